"""Who says what in news articles: PolNeAR's sources, cues and contents against the claims that dateline reads.

    python -m benchmarks.accuracy.attribution --data ../shared/data/attribution [--limit N] [--half even|odd]

Reads `polnear_train.tar.gz` of that folder (840 articles with brat stand-off marks; of an article marked twice, the
first marking in order of file names), reads each article as a report of its own, and prints one line
`attribution METRIC VALUE` for each figure. `--limit N` takes the first N articles; `--half` takes every second one
(the rules were written with the even ones in sight, the odd ones kept back).

What is held against the gold: every claim with a source, and every quotation. PolNeAR also marks what people want,
favour or feel; dateline tells beliefs and wishes as claims of field "attitude", which stand with the statements here;
`statements_*` leaves them out.

- `content_f1`, `source_f1`, `cue_f1` (with `_precision`, `_recall`): of all characters that are in some marked span,
  those that are in some found span, and the other way about. A character counts once, however many spans cover it.
- `source_right_given_content`: of the gold attributions that have a source and whose content was found, the share
  whose source was found: the characters of the two sources have an F1 of at least .5, or one is the other with what
  is told of it behind a comma, a bracket or "who" ("Ana Ruiz", "Ana Ruiz, a baker who ..."), or the gold is a relative
  word that stands at or after the end of the found ("Ana Ruiz, *who* said"). The content was found if content that shares at least half of the shorter one's characters was; of several, that with the best character F1,
  then the best source counts. A content found without a source is wrong. `source_touched_given_content` asks only
  that the two sources share a character.
- `content_found`: the share of all gold attributions whose content was found, as above.
- `quotation_marks_content_f1`, `quotation_marks_and_cue_words_content_f1`: two yardsticks in the same run. All that
  stands between quotation marks; and that together with every whole sentence in which a reporting word stands.
- `recall_PART`: the share of characters of gold contents found, by what their cue is (`said`, `other words`, `sign`) and
  by whether source, cue and content stand within one sentence (`one sentence`, `over sentences`).
"""

from __future__ import annotations

import argparse
import io
import re
import tarfile
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from dateline import claims, sentences
from dateline.records import Claim, Report, Sentence, Span, report_id
from dateline.scores import Score, spans
from dateline.text.parser import Parser, load

ARCHIVE = "polnear_train.tar.gz"
_PROSE = ("headline", "body", "caption")
_TOLD_OF_IT = re.compile(r"\s*[,(—–]|\s+(who|which|that)\b")
_BETWEEN = re.compile(r"“[^”\n]+”|\"[^\"\n]+\"")
_STRETCH = re.compile(r"(\d+) (\d+)")
_ROLE = re.compile(r"(Source|Cue|Content)\d*:(T\d+)")
_REPORTING = re.compile(
    r"\b(say|tell|add|note|ask|write|argue|announce|report|explain|claim|warn|insist|suggest|declare|respond|reply|admit|deny|acknowledge)"
    r"(s|ing)?\b|\b(said|says|told|added|noted|asked|wrote|argued|announced|reported|explained|claimed|warned|insisted|suggested|declared"
    r"|responded|replied|admitted|denied|denies|acknowledged|saying|according to)\b",
    re.IGNORECASE,
)
_SAID = re.compile(r"\b(said|says?|saying|told|tells?|telling|added?|adds|adding|wrote|writes|according to)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Marked:
    """One attribution as the annotators marked it; a role can be several stretches, or none."""

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Article:
    """An article: its words, what was marked, what was found."""

    report: Report
    sentences: tuple[Sentence, ...]
    gold: tuple[Marked, ...]
    found: tuple[Claim, ...]


def read(archive: Path) -> Iterator[tuple[Report, tuple[Marked, ...]]]:
    """Every article with its marks, in order of file names."""
    with tarfile.open(archive) as tar:
        files = {m.name: f.read().decode() for m in tar.getmembers() if m.isfile() and (f := tar.extractfile(m)) is not None}
    texts = {Path(name).stem: text for name, text in sorted(files.items()) if name.endswith(".txt")}
    marks: dict[str, str] = {}
    for name, text in sorted(files.items()):
        if name.endswith(".ann"):
            marks.setdefault(Path(name).stem.rpartition("_")[0], text)
    for name, text in texts.items():
        report = Report(report_id(name, None, None, None, None, None, text), text, None, None, name, None, None, None, ())
        if name in marks:
            yield report, tuple(_marked(report, marks[name]))


def _marked(report: Report, marks: str) -> Iterator[Marked]:
    where: dict[str, tuple[Span, ...]] = {}
    events = []
    for line in io.StringIO(marks):
        key, _, rest = line.rstrip("\n").partition("\t")
        if key.startswith("T"):
            _, _, stretches = rest.partition("\t")[0].partition(" ")
            where[key] = tuple(Span(report.id, int(start), int(end)) for start, end in _STRETCH.findall(stretches))
        elif key.startswith("E") and rest.startswith("Attribution"):
            events.append(rest)
    for event in events:
        roles: defaultdict[str, tuple[Span, ...]] = defaultdict(tuple)
        for role, key in _ROLE.findall(event):
            roles[role] += where.get(key, ())
        yield Marked(roles["Source"], roles["Cue"], roles["Content"])


def attributed(parser: Parser, report: Report, gold: tuple[Marked, ...]) -> Article:
    """What dateline finds in one article."""
    split = sentences.split(report)
    told = [s for s in split if s.kind in _PROSE]
    parses = dict(zip([s.id for s in told], parser.parse([report.text[s.span.start : s.span.end] for s in told]), strict=True))
    found = claims.attribute(report, split, parses, [], [], [], [])
    return Article(report, split, gold, tuple(c for c in found if c.source is not None or c.field == "quote"))


def figures(articles: Sequence[Article]) -> Iterator[tuple[str, float]]:
    """Every figure, by name."""
    gold = [mark for article in articles for mark in article.gold]
    found = [claim for article in articles for claim in article.found]
    content = [span for mark in gold for span in mark.content]
    yield from _three("content", spans.characters(content, [c.span for c in found]))
    yield from _three("source", spans.characters([s for m in gold for s in m.source], [c.source for c in found if c.source]))
    yield from _three("cue", spans.characters([s for m in gold for s in m.cue], [c.cue for c in found if c.cue]))
    yield from _sources(articles)
    yield from _three("statements_content", spans.characters(content, [c.span for c in found if c.field != "attitude"]))
    between = [span for article in articles for span in _between_marks(article)]
    yield "quotation_marks_content_f1", spans.characters(content, between).f1
    worded = [s.span for a in articles for s in a.sentences if _REPORTING.search(a.report.text, s.span.start, s.span.end)]
    yield "quotation_marks_and_cue_words_content_f1", spans.characters(content, [*between, *worded]).f1
    parts: defaultdict[str, list[Span]] = defaultdict(list)
    for article in articles:
        for mark in article.gold:
            for part in (_cue_kind(article.report, mark), _reach(article, mark)):
                parts[part].extend(mark.content)
    for part, stretches in sorted(parts.items()):
        yield f"recall_{part.replace(' ', '_')}", spans.characters(stretches, [c.span for c in found]).recall


def _three(name: str, score: Score) -> Iterator[tuple[str, float]]:
    yield f"{name}_f1", score.f1
    yield f"{name}_precision", score.precision
    yield f"{name}_recall", score.recall


def _sources(articles: Iterable[Article]) -> Iterator[tuple[str, float]]:
    """The share of contents found, and of those with a source the share whose source is right, or touched."""
    every = reached = asked = right = touched = 0
    for article in articles:
        for mark in article.gold:
            every += 1
            answer = source_found(article.report, mark, article.found)
            reached += answer is not None
            if answer is not None and mark.source:
                asked += 1
                right += answer[0]
                touched += answer[1]
    yield "content_found", reached / every if every else 0.0
    yield "source_right_given_content", right / asked if asked else 0.0
    yield "source_touched_given_content", touched / asked if asked else 0.0


def source_found(report: Report, mark: Marked, found: Iterable[Claim]) -> tuple[bool, bool] | None:
    """Whether the source of the claim whose content meets the gold's best is right, and whether it touches the gold's; None where none does."""
    likely = []
    for claim in found:
        score = spans.characters(mark.content, [claim.span])
        if max(score.precision, score.recall) >= 0.5:
            source = (claim.source,) if claim.source and mark.source else ()
            touched = any(spans.characters([span], source).f1 > 0 for span in mark.source) if source else False
            likely.append((score.f1, _same(report, mark.source, source), touched))
    return max(likely)[1:] if likely else None


def _same(report: Report, gold: tuple[Span, ...], found: tuple[Span, ...]) -> bool:
    if not gold or not found:
        return False
    if spans.characters(gold, found).f1 >= 0.5:
        return True
    words = report.text[gold[0].start : gold[0].end]
    if len(gold) == 1 and words.lower() in ("who", "that", "which") and 0 <= gold[0].end - found[0].end <= len(words) + 2:
        return True
    shorter, longer = sorted((gold[0], found[0]), key=lambda span: span.end - span.start)
    return shorter.start == longer.start and _TOLD_OF_IT.match(report.text, shorter.end) is not None


def _between_marks(article: Article) -> Iterator[Span]:
    """The simplest reading of quotation marks, apart from dateline's own: what stands between two double marks of one paragraph."""
    for match in _BETWEEN.finditer(article.report.text):
        yield Span(article.report.id, match.start(), match.end())


def _cue_kind(report: Report, mark: Marked) -> str:
    words = " ".join(report.text[span.start : span.end] for span in mark.cue)
    return "sign" if not re.search(r"\w", words) else "said" if _SAID.search(words) else "other words"


def _reach(article: Article, mark: Marked) -> str:
    stretches = (*mark.source, *mark.cue, *mark.content)
    if not stretches:
        return "one sentence"
    whole = Span(article.report.id, min(s.start for s in stretches), max(s.end for s in stretches))
    return "one sentence" if any(s.span.covers(whole) for s in article.sentences) else "over sentences"


def main() -> None:
    """Print the figures."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--data", type=Path, required=True)
    options.add_argument("--limit", type=int)
    options.add_argument("--half", choices=("even", "odd"))
    given = options.parse_args()
    rows = list(read(given.data / ARCHIVE))[: given.limit]
    if given.half:
        rows = rows[given.half == "odd" :: 2]
    parser = load()
    for name, value in figures([attributed(parser, report, gold) for report, gold in rows]):
        print(f"attribution {name} {value:.3f}")


if __name__ == "__main__":
    main()
