"""The two seed reports against their hand-made reading: facts right of facts asked, and traps sprung.

    python -m benchmarks.accuracy.seeds --data ../shared/seeds

Reads `chronicle.json`, `alignment.json` and the two reports in the data folder, runs the whole chain, and compares
with what `dateline show ... --format json` gives. Prints one line `seeds METRIC VALUE` for each figure and, on
standard error, every fact that is wrong and every trap that was sprung.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import dateline
from dateline.exports.contract import document
from dateline.sentences import split

Json = dict[str, Any]
_RELATIONS = {"equal": "kept", "edit": "reworded"}


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing asked: which group it counts for, what was asked, and whether it is right."""

    group: str
    asked: str
    right: bool


class Found:
    """What dateline says of the seeds, as the JSON contract gives it."""

    def __init__(self, folder: Path) -> None:
        self.gold: Json = json.loads((folder / "chronicle.json").read_text("utf-8"))
        self.alignment: Json = json.loads((folder / "alignment.json").read_text("utf-8"))
        files = {side: folder / report["file"] for side, report in self.gold["reports"].items()}
        store = dateline.run(sorted(files.values()))
        reports = {report.name: report for report in store.get("reports")}
        self.report = {side: reports[path.stem] for side, path in files.items()}
        self.side = {report.id: side for side, report in self.report.items()}
        by_id = {report.id: report for report in reports.values()}
        claims = {claim.id: claim for claim in store.get("claims")}

        def shown(kind: str) -> list[Json]:
            records: list[Json] = document(kind, store.get(kind), by_id, claims)["records"]
            return records

        self.sentences, self.passages = shown("sentences"), shown("passages")
        self.mentions, self.claims, self.events = shown("mentions"), shown("claims"), shown("events")


def facts(found: Found) -> Iterator[Fact]:
    """Every fact asked of the two reports."""
    yield from _alignment(found)
    yield from _captions(found)
    for gold in found.gold["events"]:
        yield from _event(found, gold)
    yield from _sources(found)


def _alignment(found: Found) -> Iterator[Fact]:
    gold = found.alignment
    where = {s["id"]: (s["start"], s["end"]) for side in ("later", "earlier") for s in gold[side]["sentences"]}
    asked = {(where[pair["later"]], where[pair["earlier"]], _RELATIONS[pair["rel"]]) for pair in gold["pairs"]}
    said = {
        ((p["newer"]["start"], p["newer"]["end"]), (p["older"]["start"], p["older"]["end"]), p["relation"])
        for p in found.passages
        if p["older"] and p["newer"]
    }
    for pair in sorted(asked):
        yield Fact("alignment", f"sentence {pair[0]} {pair[2]} from {pair[1]}", pair in said)
    yield Fact("alignment", "no other pair", not said - asked)
    for relation, side, key in (("added", "newer", "added_in_later"), ("dropped", "older", "dropped_from_earlier")):
        told = sorted((p[side]["start"], p[side]["end"]) for p in found.passages if p["relation"] == relation)
        yield Fact("alignment", f"sentences {relation}", told == sorted(where[name] for name in gold[key]))


def _captions(found: Found) -> Iterator[Fact]:
    for side, gold in sorted(found.gold["reports"].items()):
        here = [s for s in found.sentences if found.side[s["span"]["report"]] == side and s["kind"] == "caption"]
        yield Fact("captions", f"captions of {side}", sorted(s["span"]["quote"] for s in here) == sorted(gold["captions"]))
        told = {(s["credit"]["person"]["quote"], s["credit"]["agency"]["quote"]) for s in here if s["credit"]}
        yield Fact("captions", f"credits of {side}", told == {(c["person"], c["agency"]) for c in gold.get("credits", ())})


def _event(found: Found, gold: Json) -> Iterator[Fact]:
    group = f"event {gold['id']}"
    event = best(found, gold)
    yield Fact("events", f"{gold['id']}: told", event is not None)
    if event is None:
        return
    for asked, right in _fields(found, gold, event):
        yield Fact(group, f"{gold['id']}: {asked}", right)


def best(found: Found, gold: Json) -> Json | None:
    """The event that answers most of what is asked of `gold`; None where none is of its type or holds its words."""
    quotes = {killed["w"] for killed in gold.get("killed", ())}
    scored = []
    for event in found.events:
        words = {claim["span"]["quote"] for reading in event["killed"] for claim in reading["claims"]}
        typed = event["type"]["plover"] == gold["plover"][0] if "plover" in gold else _of(gold, event)
        held = any(quote in word or word in quote for quote in quotes for word in words)
        where = {found.side[key] for key in event["reports"]} & set(gold.get("reports", "AB"))
        if (held if quotes else typed) and where:
            scored.append((sum(right for _, right in _fields(found, gold, event)), event["id"], event))
    return max(scored, key=lambda row: (row[0], row[1]))[2] if scored else None


def _of(gold: Json, event: Json) -> bool:
    """Whether the event's doer is the one that the gold event names (for events outside the codebook)."""
    return any(_alike(name, reading["name"]) for name in gold.get("actor", ()) if isinstance(name, str) for reading in event["actors"])


def _fields(found: Found, gold: Json, event: Json) -> Iterator[tuple[str, bool]]:
    if "plover" in gold:
        yield f"PLOVER {gold['plover']}", [event["type"]["plover"], event["type"]["mode"]] == gold["plover"]
    if "acled" in gold:
        yield f"ACLED {gold['acled']}", [event["type"]["acled"], event["type"]["acled_sub"]] == gold["acled"]
    yield f"status {gold['status']}", event["status"] == gold["status"]
    for role in ("actor", "target"):
        for name in gold.get(role, ()):
            asked = name if isinstance(name, str) else name["name"]
            said = [reading["name"] for reading in event[f"{role}s"]]
            yield f"{role} {asked}", any(_alike(asked, other) for other in said)
    if "date" in gold:
        yield f"day {gold['date']}", _day(gold["date"], event["when"])
    if "place" in gold:
        yield from _place(gold["place"], event["where"])
    for killed in gold.get("killed", ()):
        yield f"{killed['value']} killed in {killed['report']}", any(_killed(found, killed, reading) for reading in event["killed"])
    if "number_of_strikes" in gold:
        yield "number of strikes", any(r["low"] == gold["number_of_strikes"] for r in event["counts"].get("strikes", ()))
    if gold.get("cumulative"):
        yield "told as a running tally", bool(event["killed"]) and all(reading["cumulative"] for reading in event["killed"])
    if "reports" in gold:
        yield f"reports {gold['reports']}", sorted(found.side[key] for key in event["reports"]) == gold["reports"]
    if gold["id"] == "baghdad-strike":
        yield "one independent origin", [found.side[key] for key in event["origins"]] == ["A"]


def _alike(asked: str, said: str) -> bool:
    """Names agree if one holds the words of the other, "US" and "United States" being the same."""
    swap = {
        "united": "us",
        "states": "us",
        "american": "us",
        "u.s.": "us",
        "armed": "military",
        "army": "military",
        "israeli": "israel",
        "iranian": "iran",
    }
    leave = {"the", "of", "forces", "troops"}

    def words(name: str) -> set[str]:
        return {swap.get(word, word) for word in name.lower().replace("-", " ").split()} - leave

    a, b = words(asked), words(said)
    return bool(a and b) and (a <= b or b <= a)


def _day(gold: Json, when: Json | None) -> bool:
    if when is None:
        return False
    if "value" in gold:
        return bool(when["start"] == when["end"] == gold["value"])
    start, end = date.fromisoformat(when["start"]), date.fromisoformat(when["end"])
    return date.fromisoformat(gold["after"]) <= end and start <= date.fromisoformat(gold["before"])


def _place(gold: Json, where: Json | None) -> Iterator[tuple[str, bool]]:
    names = gold["name"].split(" and ")
    yield f"place {gold['name']}", where is not None and where["name"] in names
    for outer in gold.get("within", ()):
        yield f"place within {outer}", where is not None and any(_alike(outer, name) for name in where["within"])
    if "lat" in gold:
        near = (
            where is not None
            and where["lat"] is not None
            and abs(where["lat"] - gold["lat"]) < 0.2
            and abs(where["lon"] - gold["lon"]) < 0.2
        )
        yield "place within 20 km", near


def _killed(found: Found, gold: Json, reading: Json) -> bool:
    for claim in reading["claims"]:
        quote = claim["span"]["quote"]
        source = claim["source"]["quote"] if claim["source"] else None
        if (
            found.side[claim["span"]["report"]] == gold["report"]
            and reading["low"] == gold["value"]
            and (quote in gold["w"] or gold["w"] in quote)
        ):
            return "source" not in gold or gold["source"] == source
    return False


def _sources(found: Found) -> Iterator[Fact]:
    """Each source named in the chronicle says something, and each quotation has its speaker."""
    said = [claim for claim in found.claims if claim["source"]]
    for name in _named(found.gold["events"]):
        yield Fact("sources", f"source {name}", any(name == claim["source"]["quote"] for claim in said))
    for gold in (quote for event in found.gold["events"] for quote in event.get("quotes", ())):
        here = [
            c
            for c in found.claims
            if c["field"] == "quote" and c["span"]["quote"] == gold["w"] and found.side[c["span"]["report"]] == gold["report"]
        ]
        yield Fact(
            "sources",
            f"{gold['speaker']} is quoted in {gold['report']}: {gold['w'][:30]}",
            any(_alike(gold["speaker"], c["speaker"] or "") for c in here),
        )


def _named(value: Any) -> Iterator[str]:
    """Every source in the chronicle, wherever it stands."""
    if isinstance(value, dict):
        source = value.get("source")
        if source:
            yield source if isinstance(source, str) else source["name"]
        for inner in value.values():
            yield from _named(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _named(inner)


def traps(found: Found) -> Iterator[tuple[str, bool]]:
    """What a careless reading gets wrong, each with whether it was sprung."""
    by_id = {gold["id"]: gold for gold in found.gold["events"]}
    strike, jordan, tally = (best(found, by_id[name]) for name in ("baghdad-strike", "jordan-attack", "gaza-tally"))
    hodeida = best(found, by_id["hodeida-strikes"])
    yield "the strike is a week early", bool(strike and strike["when"] and strike["when"]["start"] == "2024-01-31")
    dead = {killed["w"] for killed in by_id["jordan-attack"]["killed"]}
    held = [claim["span"]["quote"] for reading in (strike["killed"] if strike else ()) for claim in reading["claims"]]
    yield "the dead of Jordan are counted in Baghdad", any(quote in w for quote in held for w in dead)
    yield (
        "the tally of the war is an attack's toll",
        bool(tally and tally["type"]["acled_sub"])
        or any(reading["low"] > 1000 and not reading["cumulative"] for event in found.events for reading in event["killed"]),
    )
    yield (
        "one event for two attacks",
        len({event["id"] for event in (strike, jordan, tally, hodeida) if event})
        < sum(event is not None for event in (strike, jordan, tally, hodeida)),
    )
    yield "an actor is invented for the strikes in Hodeida", bool(hodeida and hodeida["actors"])
    yield (
        "a suspension of attacks is an attack",
        any("suspending" in _sentence(found, m) and m["trigger"]["quote"] == "attacks" for m in found.mentions),
    )
    yield (
        "a release that is only proposed took place",
        any(e["type"]["mode"] == "release" and e["modality"] == "asserted" for e in found.events),
    )
    yield "a call to storm is a riot", any(e["type"]["plover"] == "PROTEST" and e["modality"] == "asserted" for e in found.events)


def _sentence(found: Found, mention: Json) -> str:
    return next(str(s["span"]["quote"]) for s in found.sentences if s["id"] == mention["sentence"])


def offsets(found: Found) -> Iterator[Fact]:
    """Sentences stand at the hand-made offsets."""
    for side, letter in (("later", "B"), ("earlier", "A")):
        gold = [(s["start"], s["end"]) for s in found.alignment[side]["sentences"]]
        yield Fact("sentences", f"offsets of {letter}", [(s.span.start, s.span.end) for s in split(found.report[letter])] == gold)


def tally(asked: Iterable[Fact], say: Callable[[str], None]) -> None:
    """Print right and asked for each group and in all; tell what is wrong."""
    asked = list(asked)
    groups: dict[str, list[Fact]] = {}
    for fact in asked:
        groups.setdefault("events" if fact.group.startswith("event") else fact.group, []).append(fact)
    for name, members in sorted(groups.items()):
        say(f"seeds {name}_right {sum(fact.right for fact in members)}")
        say(f"seeds {name}_asked {len(members)}")
    say(f"seeds facts_right {sum(fact.right for fact in asked)}")
    say(f"seeds facts_asked {len(asked)}")
    for fact in asked:
        if not fact.right:
            print(f"wrong: {fact.asked}", file=sys.stderr)


def main() -> int:
    """Run the benchmark; 2 where the data are absent."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--data", type=Path, required=True, help="folder with chronicle.json, alignment.json and the reports")
    folder = parser.parse_args().data
    if not (folder / "chronicle.json").is_file():
        print(f"{folder}: no chronicle.json there; the seeds are not part of the project", file=sys.stderr)
        return 2
    found = Found(folder)
    tally([*facts(found), *offsets(found)], print)
    sprung = [name for name, hit in traps(found) if hit]
    print(f"seeds traps_sprung {len(sprung)}")
    for name in sprung:
        print(f"trap: {name}", file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main())
