"""Who denies what is told, or takes it back: "the ministry rejected a report that 14 people were killed"."""

from __future__ import annotations

from dateline.claims.attributions import Attribution
from dateline.claims.sources import phrase, trimmed
from dateline.records import Stance
from dateline.text.parses import Parse
from dateline.text.refuted import Refutal


def by_refutal(parse: Parse, found: Refutal) -> Attribution | None:
    """That 14 were killed is what the ministry denies, whatever its verb does beside: "dismissed as propaganda a claim that ..."."""
    if found.by is None:
        return None
    tokens = parse.subtree(found.content.i)
    stance: Stance = "retracts" if found.withdrawn else "denies"
    cue = found.word.i, found.word.i
    return Attribution(phrase(parse, found.by), cue, trimmed(parse, tokens[0].i, tokens[-1].i), stance, found.by.i)
