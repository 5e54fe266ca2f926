"""Every attribution of one sentence."""

from __future__ import annotations

from dateline.claims.attributions import Attribution
from dateline.claims.corrections import by_correction
from dateline.claims.headlines import by_colon
from dateline.claims.marks import by_mark
from dateline.claims.nominals import by_accord, by_adjective, by_noun, kept_within
from dateline.claims.predicates import attributing
from dateline.claims.refutals import by_refutal
from dateline.claims.verbs import by_verb
from dateline.text.parses import Parse
from dateline.text.refuted import refutal


def attributions(parse: Parse, *, headline: bool = False) -> tuple[Attribution, ...]:
    """Every attribution of the sentence, in order of its cue; a colon attributes more freely in a headline."""
    retracted = {token.i: found for token in parse.tokens if token.pos == "VERB" and (found := by_correction(parse, token)) is not None}
    untrue = {token.i: refuting for token in parse.tokens if (refuting := refutal(parse, token)) is not None}
    refuted = [found for what in untrue.values() if (found := by_refutal(parse, what)) is not None]
    known = {*retracted, *untrue, *(found.cue[0] for found in refuted)}
    telling = [token for token in parse.tokens if token.lemma.lower() in attributing() and token.i not in known]
    spoken = [*retracted.values(), *refuted]
    found_by = (found for token in telling for way in (by_verb, by_noun, by_adjective) if (found := way(parse, token)) is not None)
    spoken += [found for found in found_by if found.head not in untrue]  # nobody vouches for "a post saying that 30 died", called fake
    known = {i for found in spoken for i in range(found.cue[0], found.cue[1] + 1)}
    spoken += [found for token in telling if token.i not in known and (found := by_mark(parse, token)) is not None]
    told = by_colon(parse, headline=headline)
    if told is not None and not any(found.content == told.content or found.cue[1] + 1 == told.cue[0] for found in spoken):
        spoken.append(told)
    accorded = [found for token in parse.tokens if token.lower == "according" and (found := by_accord(parse, token)) is not None]
    return tuple(
        sorted((*spoken, *(kept_within(parse, found, spoken) for found in accorded)), key=lambda found: (found.cue, found.content))
    )
