"""Inside one report: which mentions tell the same event."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dateline.codes import nature_of
from dateline.events.agreement import HAPPENED, days_agree, figures_equal, forbidden, kinds_agree, places_agree
from dateline.events.dead import same_dead
from dateline.events.facts import Facts, called_in, told_as_another, told_to_compare
from dateline.events.pyramid import brings_in_others
from dateline.records import Link, identify


def join(mentions: Sequence[Facts]) -> tuple[list[list[Facts]], list[Link]]:
    """Group one report's mentions (in order of text) into happenings, and say why each joined.

    A mention joins the earlier happening that agrees best and that nothing forbids; ties go to the one told first,
    the lead. Where the report tells of several such things, what says nothing of its own joins only one told near it (`_near`). What is told as background joins news only if day, place or figures say so. What the report tells as having
    happened has happened in all of a group: the call about a shooting was no false alarm.
    """
    groups: list[list[Facts]] = []
    links: list[Link] = []
    for facts in mentions:
        best: tuple[float, int, list[str]] | None = None
        rivals = {number for number, group in enumerate(groups) if _rivals(facts, group)}
        for number, group in enumerate(groups):
            score, reasons = _fit(facts, group, alone=rivals <= {number})
            if score > 0 and (best is None or score > best[0]):
                best = (score, number, reasons)
        if best is None:
            groups.append([facts])
            continue
        older = groups[best[1]][0].mention
        links.append(
            Link(
                identify("k", older.id, facts.mention.id),
                older.id,
                facts.mention.id,
                same=True,
                score=round(min(1.0, best[0] / 4), 3),
                reasons=tuple(best[2]),
            )
        )
        groups[best[1]].append(facts)
    return [_borne_out(group) for group in groups], links


def _rivals(facts: Facts, group: Sequence[Facts]) -> bool:
    """Whether the report tells here of another thing that the mention could be of: of the kind, of that time, and as having happened."""
    return any(kinds_agree(told.kind, facts.kind) and told.modality in HAPPENED and told.status == facts.status for told in group)


def _borne_out(group: Sequence[Facts]) -> list[Facts]:
    """The group; what was called in, suspected or searched for is asserted where another mention says that it happened."""
    if not any(facts.modality == "asserted" for facts in group):
        return list(group)
    return [replace(facts, modality="asserted") if facts.modality == "hypothetical" else facts for facts in group]


def _fit(facts: Facts, group: Sequence[Facts], *, alone: bool) -> tuple[float, list[str]]:
    """How well a mention fits a happening told before it in the same report: 0 where it must not join.

    What is told as another event than the one before ("a separate shooting") needs a place, a day or figures of its own that say it is
    one; what is told to compare with ("the deadliest since") is never one. Nor is what brings in other victims than the lead's (`pyramid`).
    """
    if told_to_compare(facts) != told_to_compare(group[0]) or _of_other_items(facts, group) or brings_in_others(facts, group):
        return 0.0, []
    if facts.which is not None and any(other.which not in (None, facts.which) for other in group):
        return 0.0, []
    score, reasons = _likeness(facts, group, alone=alone)
    if _another_death(facts, group) and not {"the same place", "the same day"} & set(reasons):
        return 0.0, []
    if told_as_another(facts) and not (_STATED & set(reasons) or any(told_as_another(other) for other in group)):
        return 0.0, []
    return score, reasons


def _of_other_items(facts: Facts, group: Sequence[Facts]) -> bool:
    """Whether a round-up tells the two in different items, or one of them is its sum: "two dead, six wounded" opens it, and is told in none.

    What it opens with can be the first of its items, told again.
    """
    if (facts.item or group[0].item) and any(told.several or told.cumulative for told in (facts, group[0])):
        return True
    return any(other.item not in (0, facts.item) for other in group)


def _another_death(facts: Facts, group: Sequence[Facts]) -> bool:
    """Whether the group tells one person killed by name, and nobody else, and this tells another, or many."""
    told = [other.dead for other in group if other.dead]
    if not told or max((count.low for other in group for count in other.toll("killed")), default=0) > 1:
        return False
    many = any(count.low > MANY for count in facts.mention.counts if count.what == "killed")
    return many or (bool(facts.dead) and not same_dead([facts.dead], told))


MANY = 3
"""Dead, from which on a report that tells of one by name tells of something else: others of the same event are two or three."""


_STATED = {"the same place", "the same day", "the same figures", "the same one killed"}


def _likeness(facts: Facts, group: Sequence[Facts], *, alone: bool) -> tuple[float, list[str]]:
    if facts.pointing and _points_at(facts, group):
        return 4.0, ["says when and where of what was told just before"]
    if any(_forbidden_here(other, facts) for other in group):
        return 0.0, []
    reasons: list[str] = []
    score = 0.0
    if any(places_agree(other.places, facts.places) for other in group):
        score, reasons = score + 1.5, [*reasons, "the same place"]
    if any(days_agree(other.days, facts.days) for other in group):
        score, reasons = score + 1.0, [*reasons, "the same day"]
    if any(figures_equal(other, facts) for other in group):
        score, reasons = score + 1.5, [*reasons, "the same figures"]
    if any((other.actors & facts.actors) or (other.targets & facts.targets) for other in group):
        score, reasons = score + 1.0, [*reasons, "the same ones named"]
    if facts.dead and same_dead([facts.dead], (other.dead for other in group)):
        score, reasons = score + 2.0, [*reasons, "the same one killed"]
    same_kind = max(kinds_agree(other.kind, facts.kind) for other in group)
    if facts.definite and same_kind == 1.0 and facts.sentence.index - max(other.sentence.index for other in group) <= 1:
        return score + 2.0, [*reasons, "points back to the sentence before (“the …”)"]
    if facts.modality not in {other.modality for other in group} and not (facts.definite or score >= 1.5):
        return 0.0, []  # a denial joins what it denies only if the two share more than their kind
    background = {other.status for other in group} == {"background"}
    if background != (facts.status == "background"):
        if facts.definite and same_kind == 1.0:
            return score + 0.5, reasons or ["points back (“the …”)"]
        return (score, reasons) if _STATED & set(reasons) else (0.0, [])
    if facts.family == "war" or nature_of(facts.kind) in ("act", "word"):
        # One report can tell several arrests or statements with nothing to tell them apart.
        return (score + 0.5 * same_kind, reasons) if score >= 1.0 else (0.0, [])
    if (facts.status == "background" or facts.modality not in HAPPENED) and not score:
        return 0.0, []
    if facts.definite:
        score, reasons = score + 1.0, [*reasons, "points back (“the …”)"]
    elif facts.sentence.kind in ("headline", "caption"):
        score, reasons = score + 0.5, [*reasons, f"in a {facts.sentence.kind}"]
    if not reasons and not alone and not _near(facts, group, same_kind):
        return 0.0, []
    return score + 0.5 * same_kind, reasons or ["nothing tells them apart"]


def _near(facts: Facts, group: Sequence[Facts], same_kind: float) -> bool:
    """Whether what says neither where, when nor of whom can be said of this one of several: told close by, or in the report's own town,
    or with the same word and nothing of its own to tell.
    """
    if min(facts.sentence.index - other.sentence.index for other in group) <= CLOSE or places_agree(facts.places, facts.setting):
        return True
    return same_kind == 1.0 and not (facts.mention.counts or facts.places or facts.days)


CLOSE = 3
"""Sentences."""


def _forbidden_here(a: Facts, b: Facts) -> str | None:
    """Why two mentions of one report cannot be one event.

    "Police were called to a shooting on Elm Street on Friday" and "the search for those who shot two men" tell of what is told beside
    them as having happened: it suffices that they are news, and give a day gone by or a figure.
    """
    if {a.modality, b.modality} == {"asserted", "hypothetical"} and a.status == b.status == "new":
        doubtful = a if a.modality == "hypothetical" else b
        if called_in(doubtful) and (doubtful.mention.counts or (doubtful.days and not _ahead(doubtful))):
            a, b = replace(a, modality="asserted"), replace(b, modality="asserted")
    return forbidden(a, b)


def _ahead(facts: Facts) -> bool:
    """Whether a day that it names comes after its report's."""
    published = facts.report.date
    return published is not None and any(when.end is not None and when.end > published.end for when in facts.days)


def _points_at(facts: Facts, group: Sequence[Facts]) -> bool:
    """Whether the group's last mention is of the kind, and near enough before, that "it happened on Elm Street" is said of it."""
    last = max(group, key=lambda other: other.start)
    near = facts.sentence.index - last.sentence.index <= NEAR
    return near and last.kind == facts.kind and last.modality in HAPPENED and forbidden(last, facts) in (None, "different places")


NEAR = 4
"""Sentences."""
