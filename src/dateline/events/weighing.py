"""How much speaks for two happenings being one: the weights of their features, summed."""

from __future__ import annotations

from collections.abc import Sequence

from dateline.codes import nature_of
from dateline.events import matter
from dateline.events.ages import Hurt
from dateline.events.agreement import COUNTED, IN_TOWN, REGION, Feature, features, forbidden, kinds_agree
from dateline.events.dead import same_dead
from dateline.events.facts import Facts

WORDS = 12.0
"""Weight of the wording where it is the same; of reports of one shooting, half have a likeness of .3 or more, of strangers few .15."""
LIKE_WORDS = 0.2
"""From here on two happenings are told so alike that one of two days, or places, may be misread."""
UNLIKE = 0.08
OTHER_WORDS = -1.0
"""Weight of a wording less alike than `UNLIKE`, where no name is shared: two shootings in one city on one day."""
OF_A_SORT = 4.0
"""Weight that the wording has at most, where the reports lie `WEEKS` apart and share neither a day nor a name: one paper tells one sort of case in like words for years."""
WEEKS = -3.0
"""Weight of reports twelve days apart or more (`agreement.features`)."""
CLASH = -2.0
"""Weight of days or places that contradict each other in happenings told in like words."""
MISPLACED = -1.0
"""Weight of a place that contradicts where other mentions of the two agree on a town or region: one of several is misread."""
OTHER_PEOPLE = -5.0
"""Weight of those hurt in one, told one by one, being of other ages than those hurt in the other (`ages`)."""
SAME_AGE = 0.75
ANOTHER_AGE = 1.0
"""Weight of one age in common of those hurt, told one by one, and of each more: a man of 25 is often shot, a man of 25 and a girl of 11 seldom."""
ONE_DEATH = 3.0
"""Weight of one person told killed by name in both: it was only once, so the days between the reports say nothing."""
OTHER_MATTER = -2.0
"""Weight of two acts, or words, whose sentences are not alike (`matter`), and of two that different people said."""
DOUBTFUL_MATTER = -1.5
"""Weight of sentences hardly alike, where day and place do not both speak for one event."""
DOUBTFUL = ("different days", "different places")
MISREAD = (*DOUBTFUL, "days far apart", "different countries")
"""What contradicts in two tellings of one person's death: one of the two is misread, or of something else."""


def weigh(one: Sequence[Facts], other: Sequence[Facts], words: float) -> tuple[float, tuple[str, ...], tuple[Facts, Facts]]:
    """The weight of the evidence that two happenings are one, its reasons, and the two mentions that stand for them.

    Each feature counts once, with the best pair of mentions for it; `words` is the likeness of their wording. A pair that is
    forbidden outright gives 0; days or places that contradict each other count against happenings told in like words, and so do
    places where other mentions agree on one.
    """
    best: dict[str, Feature] = {}
    doubts: set[str] = set()
    dead = same_dead([facts.dead for facts in one], [facts.dead for facts in other])
    pair = (one[0], other[0])
    for a in one:
        for b in other:
            if kinds_agree(a.kind, b.kind) == 0:
                continue
            clash = forbidden(a, b)
            if clash is not None:
                if clash not in (MISREAD if dead else DOUBTFUL) or (clash == "different days" and words < LIKE_WORDS and not dead):
                    return 0.0, (), pair
                doubts.add(clash)
            for feature in features(a, b):
                known = best.get(feature.name)
                if known is None or abs(feature.weight) > abs(known.weight) or (feature.weight > known.weight == -feature.weight):
                    best[feature.name] = feature
    if doubts:
        misplaced = doubts == {"different places"} and "place" in best and best["place"].weight >= REGION
        if not misplaced and words < LIKE_WORDS and not dead:
            return 0.0, (), pair
        best["clash"] = Feature("clash", MISPLACED if misplaced else CLASH, ", ".join(sorted(doubts)))
    ours, theirs = _hurt(one), _hurt(other)
    if ours.others_than(theirs):
        best["people"] = Feature("people", OTHER_PEOPLE, "people of other ages")
    elif alike := ours.ages & theirs.ages:
        best["people"] = Feature("people", SAME_AGE + ANOTHER_AGE * (len(alike) - 1), "people of the same ages")
    _ask_matter(one, other, best)
    if dead:
        best["dead"] = Feature("dead", ONE_DEATH, ", ".join(dead))
    if "day" in best or dead:
        best.pop("reported", None)
    best["words"] = _wording(words, named="names" in best, late="reported" in best and best["reported"].weight <= WEEKS)
    if "place" in best:
        best.pop("setting", None)
    in_town = "place" in best and best["place"].weight <= IN_TOWN and any(facts.item for facts in (*one, *other))  # which ties no item
    ties = {"names", "setting", "dead"} if in_town else {"place", "names", "setting", "dead"}
    tied = ties & set(best) or {"day", COUNTED} <= set(best)
    if "kind" not in best or not (words >= LIKE_WORDS or tied):
        return 0.0, (), pair
    if {f.status for f in one} != {f.status for f in other} and ("clash" in best or not {"names", "day", "dead"} & set(best)):
        return 0.0, (), pair
    total = sum(feature.weight for feature in best.values())
    return total, tuple(f"{name}: {best[name].says} ({best[name].weight:+.2f})" for name in sorted(best)), pair


def _hurt(told: Sequence[Facts]) -> Hurt:
    counts = [count for facts in told for what in ("killed", "injured") for count in facts.toll(what)]
    return Hurt(frozenset(age for facts in told for age in facts.ages), all(count.low <= 1 for count in counts))


def _ask_matter(one: Sequence[Facts], other: Sequence[Facts], best: dict[str, Feature]) -> None:
    """Weigh what two acts, or words, are about: politicians speak every day, of this and that.

    Sentences that are not alike count -2, those hardly alike -1.5, unless the day and the place, or a figure, speak for one; so do words of others (-2). Where the sentences are not much
    alike, who spoke is named in both for being a speaker alone, and counts once, not as a name too.
    """
    natures = {nature_of(facts.kind) for facts in (*one, *other)}
    if not natures <= {"act", "word"}:
        return
    alike = matter.nearest((facts.matter for facts in one), (facts.matter for facts in other))
    if alike < matter.OTHER:
        best["matter"] = Feature("matter", OTHER_MATTER, "sentences of other matters")
    elif alike < matter.DOUBTFUL and not ("day" in best and {"place", COUNTED} & set(best)):
        best["matter"] = Feature("matter", DOUBTFUL_MATTER, "sentences hardly alike")
    if natures == {"word"}:
        if matter.strangers(*(frozenset(key for facts in told for key in facts.actors) for told in (one, other))):
            best["speakers"] = Feature("speakers", OTHER_MATTER, "others said it")
        if alike < matter.ALIKE and {"who", "names"} <= set(best) and _in_both(best["who"]) <= _in_both(best["names"]):
            del best["who"]


def _in_both(feature: Feature) -> set[str]:
    return set(feature.says.split(", "))


def _wording(words: float, *, named: bool, late: bool) -> Feature:
    """The likeness of the wording (12 for the same words); told in other words altogether, and nobody named in both (-1).

    Where nobody is named in both, and the reports are of other weeks (`late`), it can be that of a sort of case.
    """
    if words < UNLIKE and not named:
        return Feature("words", OTHER_WORDS, "told in other words")
    weight = WORDS * words if named or not late else min(WORDS * words, OF_A_SORT)
    return Feature("words", round(weight, 2), "told in like words")
