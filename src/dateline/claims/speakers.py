"""From the words of a source to a speaker: pronouns by the actor stage's antecedents, quotations by their neighbours."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from dateline.claims.attributions import ATTITUDES, Attribution
from dateline.claims.sources import short
from dateline.records import Actor, Report, Sentence, Span
from dateline.text.parses import Parse

_PRONOUNS = frozenset({"he", "she", "they", "it", "we", "i"})

_NEAR = 3
"""Words that may stand between a quotation and who says it, its marks and a comma included, where several speak in the sentence."""

Said = tuple[Span, Span | None, str | None]


class Speakers:
    """Knows who speaks in one report."""

    def __init__(
        self,
        report: Report,
        sentences: Sequence[Sentence],
        parses: Mapping[str, Parse],
        spoken: Mapping[str, tuple[Attribution, ...]],
        actors: Sequence[Actor],
    ) -> None:
        self._report = report
        self._sentences = sentences
        self._parses = parses
        self._spoken = spoken
        self._actors = actors

    def span(self, sentence: Sentence, tokens: tuple[int, int]) -> Span:
        """Characters of tokens first to last of a sentence."""
        parse = self._parses[sentence.id]
        return Span(self._report.id, sentence.span.start + parse.tokens[tokens[0]].start, sentence.span.start + parse.tokens[tokens[1]].end)

    def name(self, sentence: Sentence, attribution: Attribution) -> str | None:
        """Who the source is: the resolved name for a name or pronoun, the printed words for a description.

        None for a pronoun whose antecedent is not sure: nobody is guessed.
        """
        span = self.span(sentence, attribution.source)
        parse = self._parses[sentence.id]
        head = parse.tokens[attribution.head]
        named = self.span(sentence, short(parse, head)) if attribution.source[0] <= attribution.head <= attribution.source[1] else span
        words = self._report.text[max(span.start, named.start) : min(span.end, named.end)]
        whole = Span(self._report.id, sentence.span.start + head.start, sentence.span.start + head.end)
        actor = next((actor for actor in self._actors if actor.span.overlaps(whole)), None)
        if head.lower in _PRONOUNS:
            if head.lower == "they" and (outer := self._outer(sentence, attribution)) is not None:
                return self.name(sentence, outer)
            return actor.name if actor is not None and actor.antecedent is not None else None
        if actor is not None and head.pos == "PROPN":
            return actor.name
        behind = next(
            (actor for actor in self._actors if span.covers(actor.span) and actor.span.start > whole.end and actor.antecedent is None), None
        )
        if behind is not None and self._report.text[span.start : behind.span.start].rstrip().endswith(","):
            return behind.name  # "the prosecutor, Lucía Vargas"
        return words

    def _outer(self, sentence: Sentence, attribution: Attribution) -> Attribution | None:
        """ "officials have said they suspect": they are the officials whose speech holds the words."""
        holding = [a for a in self._spoken[sentence.id] if a.size > attribution.size and a.covers(*attribution.source)]
        return min(holding, key=lambda a: (a.size, a.cue), default=None)

    def of_quotes(self, quotes: Sequence[Span]) -> dict[Span, Said | None]:
        """Source, cue and name of the one who says each quotation (no name for an unresolved "he"); None where the text does not tell.

        `quotes` stand in order of text. A quotation that stands alone goes on with the speaker before it: of the quotation or
        the sentence before it in the paragraph, or of the paragraph before, where that ended in a quotation or a colon.
        """
        told: dict[Span, Said | None] = {}
        before: Span | None = None
        for quote in quotes:
            holding = [i for i, s in enumerate(self._sentences) if s.span.overlaps(quote)]
            said = next((said for i in holding if (said := self._in_sentence(self._sentences[i], quote)) is not None), None)
            if said is None and holding and holding[0] and self._alone(holding, quote):
                said = self._going_on(holding[0], before, told)
            told[quote] = said
            before = quote
        return told

    def _alone(self, holding: Sequence[int], quote: Span) -> bool:
        """Whether a quotation begins its first sentence and ends its last: nothing beside it could tell who speaks."""
        first, last = self._sentences[holding[0]].span, self._sentences[holding[-1]].span
        return first.start == quote.start and not self._report.text[quote.end : last.end].strip(" .")

    def _going_on(self, index: int, before: Span | None, told: Mapping[Span, Said | None]) -> Said | None:
        here, earlier = self._sentences[index], self._sentences[index - 1]
        if before is not None and earlier.span.overlaps(before) and (here.paragraph == earlier.paragraph or self._left_open(before)):
            return told[before]
        spoken = self._spoken.get(earlier.id, ())
        near = here.paragraph == earlier.paragraph or self._report.text[earlier.span.end - 1] == ":"
        return self._said(earlier, spoken[-1]) if spoken and near else None

    def _left_open(self, quote: Span) -> bool:
        """Whether a quotation has no closing mark, and so goes on in the next paragraph."""
        return self._report.text[quote.start : quote.end].rstrip()[-1] not in "”\"'’»“"

    def _in_sentence(self, sentence: Sentence, quote: Span) -> Said | None:
        parse = self._parses.get(sentence.id)
        if parse is None:
            return None
        tokens = [t for t in parse.at(quote.start - sentence.span.start, quote.end - sentence.span.start) if t.pos != "PUNCT"]
        if not tokens:
            return None
        first, last = tokens[0].i, tokens[-1].i
        outside = [a for a in self._spoken[sentence.id] if not first <= a.cue[0] <= last]
        covering = [a for a in outside if a.covers(first, last)]
        best = min(covering, key=lambda a: (a.size, a.cue), default=None)
        if best is None and outside:
            speech = [a for a in outside if a.stance not in ATTITUDES] or outside
            nearest = min(speech, key=lambda a: (_gap(a, first, last), a.cue))
            best = nearest if len(speech) == 1 or _gap(nearest, first, last) <= _NEAR else None
        return None if best is None else self._said(sentence, best)

    def _said(self, sentence: Sentence, attribution: Attribution) -> Said | None:
        name = self.name(sentence, attribution)
        source = self.span(sentence, attribution.source)
        return source, self.span(sentence, attribution.cue), name


def _gap(attribution: Attribution, first: int, last: int) -> int:
    """Words between tokens first to last and the nearer of the source and the cue."""
    ends = (attribution.source, attribution.cue)
    return min(start - last if start > last else max(0, first - end) for start, end in ends)
