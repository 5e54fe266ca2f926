"""Place names against LGL (local news) and GeoVirus (reports of outbreaks): found, and put where they lie.

    python -m benchmarks.accuracy.places --data ../shared/data/places [--limit N] [--errors]

Reads `lgl_geovirus.tar.gz` of that folder and prints lines `set metric value`. `--limit N` takes the first N articles of
each set, `--errors` lists what differs.

- Found: `recognition_*` wants the same characters, `overlap_f1` one shared character, one to one. LGL marks
  adjectives of peoples ("Egyptian") as places, which dateline on purpose does not: they count as missed, and
  `without_peoples_f1` leaves them out on both sides.
- `given_right`: as `given_within_161km`, but a country or region is right where it is the one that the gold names: sources
  put the middle of Canada, or of Queensland, hundreds of kilometres apart.
- `given_*`: each name of the gold that has coordinates is handed over with its report (`locate_names`); the share put
  within 161 km (100 miles), as the published figures have it. `abstained` is the share left without coordinates, which
  counts as wrong. Distances in km are over the names that were put somewhere.
- `end_to_end_within_161km`: the share of all names with coordinates that were found (overlap) and put within 161 km;
  `end_to_end_right` counts countries and regions as `given_right` does.
- `populous_*`: the yardstick, measured in the same run with the same gazetteer: each name handed over means the most
  populous place of that name (a people's adjective its country), without any context.
"""

from __future__ import annotations

import argparse
import re
import statistics
import sys
import tarfile
import time
import xml.etree.ElementTree as ET
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from urllib.parse import unquote

from dateline.places import Entry, Gazetteer, locate, locate_names, open_gazetteer
from dateline.places.words import demonyms
from dateline.records import Interval, Place, Report, Span, identify
from dateline.sentences import split
from dateline.text.distance import kilometres
from dateline.text.parser import Parser, load

ARCHIVE = "lgl_geovirus.tar.gz"
NEAR_KM = 161.0
Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Marked:
    """A place name of the gold: characters of the text and, where the gold says so, degrees (WGS 84)."""

    start: int
    end: int
    point: Point | None
    title: str
    """The name of the place that is meant, as the gold's own source has it."""


@dataclass(frozen=True, slots=True)
class Article:
    """A report and its place names."""

    group: str
    report: Report
    gold: tuple[Marked, ...]


@dataclass(slots=True)
class Tally:
    """Counts of one set, and the distances (km) of names handed over."""

    counts: Counter[str] = field(default_factory=Counter)
    distances: list[float] = field(default_factory=list)
    yardstick: list[float] = field(default_factory=list)


def articles(archive: Path, limit: int | None) -> Iterator[Article]:
    """The articles of both sets, in order of the files, or the first `limit` of each."""
    with tarfile.open(archive) as tar:
        for name, read in (("lgl.xml", _lgl), ("GeoVirus.xml", _geovirus)):
            stream = tar.extractfile(name)
            assert stream is not None, name  # noqa: S101 - a member of the archive
            root = ET.fromstring(stream.read())  # noqa: S314 - a corpus the user chose to measure on
            for element in list(root.iter("article"))[:limit]:
                yield read(element)


def _lgl(article: ET.Element) -> Article:
    gold = []
    for name in article.iter("toponym"):
        lat, lon = name.findtext("gaztag/lat"), name.findtext("gaztag/lon")
        point = (float(lat), float(lon)) if lat and lon else None
        gold.append(Marked(int(name.findtext("start", "")), int(name.findtext("end", "")), point, name.findtext("gaztag/name", "")))
    day = date.fromisoformat(article.findtext("dltime", "")[:10])
    return _article("lgl", article.findtext("text", ""), article.findtext("domain"), Interval(day, day, "day"), gold)


def _geovirus(article: ET.Element) -> Article:
    """GeoVirus counts characters from 1."""
    gold = [
        Marked(
            int(name.findtext("start", "")) - 1,
            int(name.findtext("end", "")) - 1,
            (float(name.findtext("lat", "")), float(name.findtext("lon", ""))),
            re.sub(r"_\(.*\)$|,_.*$", "", unquote(name.findtext("page", "").rsplit("/", 1)[-1])).replace("_", " "),
        )
        for name in article.iter("location")
    ]
    return _article("geovirus", article.findtext("text", ""), None, None, gold)


def _article(group: str, text: str, source: str | None, day: Interval | None, gold: Sequence[Marked]) -> Article:
    report = Report(identify("r", group, text), text, day, None, None, None, source, None, ())
    return Article(group, report, tuple(sorted(set(gold), key=lambda mark: (mark.start, mark.end))))


def measure(article: Article, parser: Parser, gazetteer: Gazetteer, tally: Tally) -> Iterator[str]:
    """Add one article to the tally; yields a line for each difference."""
    report = article.report
    sentences = split(report)
    texts = [report.text[sentence.span.start : sentence.span.end] for sentence in sentences]
    parses = dict(zip((sentence.id for sentence in sentences), parser.parse(texts), strict=True))
    begin = time.perf_counter_ns()
    found = locate(report, sentences, parses, gazetteer)
    tally.counts.update(ns=time.perf_counter_ns() - begin, articles=1)
    yield from _recognition(article, found, gazetteer, tally.counts)
    spans = [Span(report.id, mark.start, mark.end) for mark in article.gold]
    given = {place.span: place for place in locate_names(report, sentences, parses, spans, gazetteer)}
    for mark, span in zip(article.gold, spans, strict=True):
        if mark.point is None:
            continue
        words = report.text[mark.start : mark.end]
        tally.counts["with_point"] += 1
        place = given.get(span)
        off = _off(mark.point, place)
        best = next((each for each in found if each.span.start < mark.end and mark.start < each.span.end), None)
        found_near = _near(_off(mark.point, best))
        tally.counts.update(end_to_end=found_near, end_to_end_right=found_near or _is_the_area(mark, best, gazetteer))
        tally.counts["right"] += _near(off) or _is_the_area(mark, place, gazetteer)
        if off is not None:
            tally.distances.append(off)
        populous = most_populous(words, gazetteer)
        if populous is not None and populous.lat is not None and populous.lon is not None:
            tally.yardstick.append(kilometres(*mark.point, populous.lat, populous.lon))
        if not _near(off):
            put = "-" if place is None or place.lat is None else f"{place.gazetteer} {', '.join((place.name, *place.within))}"
            why = "; ".join(place.why) if place else "no place there"
            yield f"put\t{report.source}\t{words}\t{mark.point}\t{put}\t{'-' if off is None else round(off)}\t{why}"


def _recognition(article: Article, found: Sequence[Place], gazetteer: Gazetteer, counts: Counter[str]) -> Iterator[str]:
    text, gold = article.report.text, {(mark.start, mark.end) for mark in article.gold}
    marked = {(place.span.start, place.span.end) for place in found}
    peoples = {(start, end) for start, end in gold - marked if _is_people(text[start:end], gazetteer)}
    counts.update(gold=len(gold), found=len(marked), same=len(gold & marked), peoples=len(peoples))
    rest = sorted(marked)
    for start, end in sorted(gold):
        partner = next((each for each in rest if each[0] < end and start < each[1]), None)
        if partner is not None:
            rest.remove(partner)
            counts["overlap"] += 1
    for start, end in sorted(gold ^ marked):
        what = "missed" if (start, end) in gold else "found"
        around = " ".join((text[max(0, start - 60) : start] + "[" + text[start:end] + "]" + text[end : end + 40]).split())
        yield f"{what}\t{article.report.source}\t{text[start:end]}\t{around}"


def _is_people(name: str, gazetteer: Gazetteer) -> bool:
    """An adjective or name of a people ("Egyptian") that is no country's name ("U.S.")."""
    return name in demonyms() and all(entry.level != "country" for entry in gazetteer.find(name))


def most_populous(name: str, gazetteer: Gazetteer) -> Entry | None:
    """The yardstick's answer: the most populous place of that name."""
    people = demonyms().get(name) if _is_people(name, gazetteer) else None
    entries = [entry] if people and (entry := gazetteer.entry(f"iso:{people}")) else gazetteer.find(name)
    return max(entries, key=lambda entry: (entry.population, entry.id), default=None)


def _is_the_area(mark: Marked, place: Place | None, gazetteer: Gazetteer) -> bool:
    """Whether a place is the country or region that the gold names."""
    if place is None or place.level not in ("country", "region") or not mark.title:
        return False
    return place.gazetteer in [entry.id for entry in gazetteer.find(mark.title)]


def _off(point: Point, place: Place | None) -> float | None:
    """Kilometres between the gold's point and a place; None where it has none."""
    if place is None or place.lat is None or place.lon is None:
        return None
    return kilometres(*point, place.lat, place.lon)


def _near(off: float | None) -> bool:
    return off is not None and off <= NEAR_KM


def figures(tally: Tally) -> Iterator[tuple[str, float]]:
    """Every figure of a set, by name."""
    counts = tally.counts
    found, gold, total = counts["found"] or 1, counts["gold"] or 1, counts["with_point"] or 1
    yield "recognition_p", counts["same"] / found
    yield "recognition_r", counts["same"] / gold
    yield "recognition_f1", 2 * counts["same"] / (found + gold)
    yield "overlap_f1", 2 * counts["overlap"] / (found + gold)
    yield "without_peoples_f1", 2 * counts["same"] / (found + gold - counts["peoples"])
    yield "given_within_161km", sum(off <= NEAR_KM for off in tally.distances) / total
    yield "given_right", counts["right"] / total
    yield "given_abstained", 1 - len(tally.distances) / total
    yield "given_mean_km", statistics.fmean(tally.distances or [0.0])
    yield "given_median_km", statistics.median(tally.distances or [0.0])
    yield "end_to_end_within_161km", counts["end_to_end"] / total
    yield "end_to_end_right", counts["end_to_end_right"] / total
    yield "populous_within_161km", sum(off <= NEAR_KM for off in tally.yardstick) / total
    yield "populous_abstained", 1 - len(tally.yardstick) / total
    yield "populous_mean_km", statistics.fmean(tally.yardstick or [0.0])
    yield "articles_per_second", counts["articles"] / (counts["ns"] or 1) * 1e9


def main() -> int:
    """Measure and print; 2 where the data are absent."""
    options = argparse.ArgumentParser(description="Place names against LGL and GeoVirus.")
    options.add_argument("--data", type=Path, required=True, help=f"folder that holds {ARCHIVE}")
    options.add_argument("--limit", type=int, help="take only so many articles of each set")
    options.add_argument("--errors", action="store_true", help="list what differs")
    given = options.parse_args()
    archive = given.data / ARCHIVE
    if not archive.is_file():
        print(f"places: data absent: no {ARCHIVE} in {given.data}", file=sys.stderr)
        return 2
    parser, gazetteer = load(), open_gazetteer()
    tallies: dict[str, Tally] = {}
    for article in articles(archive, given.limit):
        for line in measure(article, parser, gazetteer, tallies.setdefault(article.group, Tally())):
            if given.errors:
                print(f"{article.group}\t{line}")
    for group, tally in tallies.items():
        print(group, "articles", tally.counts["articles"])
        print(group, "names", tally.counts["gold"])
        print(group, "names_with_coordinates", tally.counts["with_point"])
        for metric, figure in figures(tally):
            print(group, metric, f"{figure:.1f}" if metric.endswith(("_km", "_second")) else f"{figure:.3f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
