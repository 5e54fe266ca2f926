"""Tellings into events: probabilities of pairs, joined by the mean and the likest of two groups' pairs, the surest first."""

from __future__ import annotations

from collections.abc import Sequence

from dateline.events import evidence
from dateline.events.tellings import Model, Telling, Told, model, pairs, probability, told
from dateline.text.grouping import mean_link

NONE = 0.005
"""A pair less probable than this counts as none: two groups are then no likelier one for having it."""
REASONS = 4
"""Features told as reasons of a join: those that weighed most."""


def join(tellings: Sequence[Telling], by: Model | None = None) -> tuple[Told, ...]:
    """Which tellings are of one event, by id of the event; the outcome does not depend on their order.

    `by` weighs the features: the model for coded rows where none is given. Two groups are one event while the
    probability of their pairs, by `by.likest` that of the likest, else the mean, is at least `by.least`. Raises `ValueError` where two tellings bear one id.
    """
    by = by or model()
    tellings = sorted(tellings, key=lambda telling: telling.id)
    if len({telling.id for telling in tellings}) < len(tellings):
        raise ValueError("two tellings bear the same id")
    names = tuple(by.weights)
    sure: dict[tuple[int, int], float] = {}
    for one, other in pairs(tellings):
        likely = probability(evidence.features(tellings[one], tellings[other], names), by)
        if likely >= NONE:
            sure[one, other] = likely
    reports = {number: telling.report for number, telling in enumerate(tellings)} if by.once else {}
    groups, joins = mean_link(len(tellings), sure, by.least, reports, by.likest)
    why: dict[str, list[str]] = {}
    for one, other, likely in joins:
        why.setdefault(tellings[one].id, []).append(_reason(tellings[one], tellings[other], likely, by))
    return told([[tellings[number] for number in group] for group in groups], why)


def _reason(one: Telling, other: Telling, likely: float, by: Model) -> str:
    """ "b with a, 0.83: same spot +1.75, same days +1.58": a join and what weighed most in it."""
    found = evidence.features(one, other, tuple(by.weights))
    weighed = sorted(((by.weights[name] * value, name) for name, value in found.items()), key=lambda row: (-abs(row[0]), row[1]))
    told = ", ".join(f"{name.replace('_', ' ')} {weight:+.2f}" for weight, name in weighed[:REASONS] if weight)
    return f"{other.id} with {one.id}, {likely:.2f}: {told}"
