"""Random decisions about the sample stories: each does what it says, none is lost, forgetting restores the bytes.

    python -m benchmarks.robustness.verdicts [--verdicts 1000] [--seed 0] [--errors]

In trials of ten, random verdicts are given about some of the sample reports. Then all reports are told in another order,
with some left out, and by rules that link otherwise; at last every verdict is forgotten, the latest first. Lines `SET METRIC VALUE`:

- given: verdicts given (with those that take one back).
- done_at_once: share that did what they say, and left the others in force, when they were given.
- kept: share that is applied, or told to be stale, overruled or forgotten, after reports, order and rules have changed.
- stale: share told to be stale then (their reports were left out).
- same_in_any_order, bytes_restored: share of trials.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Sequence
from random import Random

from benchmarks.robustness.desk import Desk, decide_at_random, lost, read_from
from dateline import runners, samples
from dateline.records import EventMention, Link, identify
from dateline.store import open_store

_A_TRIAL = 10


def main() -> None:
    """Print the figures; status 1 where anything was lost."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--verdicts", type=int, default=1000)
    options.add_argument("--seed", type=int, default=0)
    options.add_argument("--errors", action="store_true", help="tell on standard error what went wrong")
    chosen = options.parse_args()
    store = open_store(":memory:")
    runners.run([samples.folder()], store, runners.load_tools)
    reports, read = read_from(store)
    counted: Counter[str] = Counter()
    faults: list[str] = []
    for trial in range(max(1, chosen.verdicts // _A_TRIAL)):
        dice = Random(f"{chosen.seed} {trial}")  # noqa: S311 - trials, not secrets
        desk = Desk(dice.sample(reports, len(reports) // 2), read)
        told = [desk.exported()]
        while len(desk.verdicts) < _A_TRIAL:
            before = len(desk.verdicts)
            wrong = [*decide_at_random(desk, dice), *lost(desk)]
            if len(desk.verdicts) > before:
                counted.update(given=1, done_at_once=not wrong)
                told.append(desk.exported())
            faults += wrong
        after = [report for report in reports if dice.random() < 0.8]
        again = Desk(after, read, desk.verdicts, lambda links, mentions, dice=dice: _otherwise(links, mentions, dice))  # type: ignore[misc]
        wrong = list(lost(again))
        counted.update(lost=len(wrong), stale=list(again.states.values()).count("stale"), trials=1)
        faults += wrong
        ordered = Desk(after, read, desk.verdicts).exported()
        dice.shuffle(after)
        counted.update(same=Desk(after, read, desk.verdicts).exported() == ordered)
        counted.update(restored=_taken_back(desk, told))
    given, trials = counted["given"], counted["trials"]
    print(f"verdicts given {given}")
    print(f"verdicts done_at_once {counted['done_at_once'] / given:.4f}")
    print(f"verdicts kept {1 - counted['lost'] / given:.4f}")
    print(f"verdicts stale {counted['stale'] / given:.4f}")
    print(f"verdicts same_in_any_order {counted['same'] / trials:.4f}")
    print(f"verdicts bytes_restored {counted['restored'] / trials:.4f}")
    if chosen.errors:
        print("\n".join(faults), file=sys.stderr)
    sys.exit(bool(faults) or counted["same"] + counted["restored"] < 2 * trials)


def _otherwise(links: Sequence[Link], mentions: Sequence[EventMention], dice: Random) -> Sequence[Link]:
    """Links by other rules: three in ten are not made, three are made that were not."""
    kept = [link for link in links if dice.random() < 0.7]
    for _ in range(3):
        older, newer = sorted(mention.id for mention in dice.sample(mentions, 2))
        kept.append(Link(identify("k", older, newer), older, newer, same=True, score=0.9, reasons=("by other rules",)))
    return kept


def _taken_back(desk: Desk, told: list[str]) -> bool:
    """Whether forgetting every verdict, the latest first, gives at each step the very bytes that stood before it."""
    same = desk.exported() == told.pop()
    for verdict in reversed(list(desk.verdicts)):
        desk.decide("forget", forgets=verdict.id)
        same = desk.exported() == told.pop() and same
    return same


if __name__ == "__main__":
    main()
