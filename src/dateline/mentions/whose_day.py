"""Whose day a day is, by the words that it stands with: part of an event's name, counted back to it, behind it by the hour, or of a thing that is none."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from itertools import takewhile

from dateline.mentions.aftermath import trace
from dateline.records import Span
from dateline.tables import words
from dateline.text.parses import Parse, Token


def told_by(events: Mapping[int, frozenset[int]]) -> dict[int, int]:
    """The event that each word tells: a word of its own tells itself, though it stands among another's too."""
    first = {i: word for word, tokens in sorted(events.items(), reverse=True) for i in tokens}
    return first | {word: word for word in events}


def whose_day(
    parse: Parse, tokens: Sequence[Token], told: Mapping[int, frozenset[int]], events: Mapping[int, frozenset[int]], deeds: AbstractSet[int]
) -> int | None:
    """The event that the words of a day, or what stands beside them, say it is of; None where the grammar is to tell.

    `told` maps the word of each event to all that tell it; `events` are those of them of which more can be said than stands in their phrase;
    `deeds` are the words of what was done, and not only said.
    """
    named = _named_by(parse, tokens, told)
    if named is not None:
        return named
    counted = _counted_from(parse, tokens, told)
    if counted is not None:
        return counted
    struck = _struck_then(parse, tokens, events)
    return struck if struck is not None else _ends_its_phrase(parse, tokens, told, deeds)


def _named_by(parse: Parse, tokens: Sequence[Token], events: Mapping[int, frozenset[int]]) -> int | None:
    """The event whose name a day is part of: "the Jan. 1 shooting death", "the 31 March attack", "the Nov. 5, 2030, Orle shooting", "Saturday night's fatal shooting"."""
    first, last = tokens[0].i, tokens[-1].i
    opened = tokens[0].tag == "DT" or (first > 0 and parse.tokens[first - 1].tag in ("DT", "PRP$"))
    with_year = opened and tokens[-1].tag == "CD" and parse.tokens[min(last + 1, len(parse.tokens) - 1)].text == ","
    for token in parse.tokens[last + 1 + with_year : last + 5 + with_year]:
        if token.i in events and token.tag in ("NN", "NNS", "VBG"):
            return token.i if opened else None
        if token.tag == "POS":
            opened = True
        elif token.tag not in ("JJ", "NN", "NNP", "HYPH", "VBN", "VBG", "CD") or token.dep == "ROOT":
            return None
    return None


def _counted_from(parse: Parse, tokens: Sequence[Token], events: Mapping[int, frozenset[int]]) -> int | None:
    """The event of which a time counted back tells: the shooting in "two days after she was shot"."""
    after = tokens[-1]
    if after.lower not in ("after", "since") or after.i + 1 >= len(parse.tokens):
        return None
    words = told_by(events)
    for token in parse.tokens[after.i + 1 :]:
        if token.i in words:
            return words[token.i]
        if token.tag in (",", ":", ".") or (token.tag in ("VBD", "VBZ", "VBP") and token.dep not in ("aux", "auxpass")):
            break
    return None


def _struck_then(parse: Parse, tokens: Sequence[Token], events: Mapping[int, frozenset[int]]) -> int | None:
    """The event told by a noun that an hour follows: "arrested in the shooting of a man on Elm Street about 7 p.m. Friday".

    An arrest or charge for it is told by its day; who gives the hour tells of the deed. A verb or comma between parts the two.
    """
    first = tokens[0].i
    if not any(t.lower in _HOURS for t in tokens):
        return None
    noun = max((word for word in events if word < first), default=None)
    if noun is None or parse.tokens[noun].pos != "NOUN":
        return None
    between = parse.tokens[noun + 1 : first]
    parted = any(t.pos in ("VERB", "AUX") or t.tag in (",", ":") or t.lower == "and" for t in between)
    return None if parted else noun


def _ends_its_phrase(parse: Parse, tokens: Sequence[Token], events: Mapping[int, frozenset[int]], deeds: AbstractSet[int]) -> int | None:
    """The event whose phrase a day ends, where the verb only speaks of it: "condemned the murder of a priest in Orle two days ago".

    Of what is among `deeds` the day can be as well: "arrested in the murder of a priest on Monday".
    """
    first = tokens[0].i
    noun = max((word for word in events if word < first), default=None)
    if noun is None or noun in deeds or parse.tokens[noun].pos != "NOUN":
        return None
    between = parse.tokens[noun + 1 : first - (first > noun + 1 and parse.tokens[first - 1].dep == "prep")]
    dated = any(t.entity == "DATE" for t in parse.children(noun, "poss", "compound", "nmod"))  # "the number killed in Sunday's flood"
    if dated or any(t.pos in ("VERB", "AUX") or t.tag in (",", ":") for t in between) or not any(t.lower in _OF for t in between):
        return None
    top = parse.top(tokens)
    verb = next((step for step in parse.ancestors(top.i) if step.pos in ("VERB", "AUX")), None)
    return noun if verb is not None and verb.i not in deeds and verb.i < noun else None


_OF = frozenset({"of", "on", "against", "at", "in"})
"""Prepositions that an event's phrase goes on with."""
_HOURS = frozenset({"a.m.", "p.m.", "am", "pm", "noon", "midnight"})


def how_things_stood(parse: Parse, first: Token) -> bool:
    """ "As of Tuesday afternoon no one was held", "three were in stable condition late Thursday": no day of anything that happened;
    nor is that of a posted note: "Two men have died. — Arlen Police (@arlenpolice) May 4".
    """
    before = [t.lower for t in parse.tokens[max(0, first.i - 2) : first.i]]
    posted = before[-1:] == [")"] and before[0].startswith("@")
    return before == ["as", "of"] or "condition" in before or posted


def is_of_a_thing(parse: Parse, base: int, time: Span, told: Mapping[int, frozenset[int]]) -> bool:
    """Whether a day only names a thing that is none of the events `told`: "a Christmas market", "the Sept. 18 anniversary", "blocks from Saturday's scene"."""
    tokens = parse.at(time.start - base, time.end - base)
    if not tokens:
        return False
    top = parse.top(tokens)
    thing = parse.head(top.i)
    named = {thing.i, *(t.i for t in parse.children(thing.i, "compound"))}
    if any(not named.isdisjoint(tokens) for tokens in told.values()):
        return False
    if top.dep == "poss":
        return any(t.lower in _ELSEWHERE or t.lemma in trace() for t in _up_to_verb(parse, thing))
    return top.dep in ("compound", "nmod") and thing.lemma.lower() in words("dateline.mentions", "dated.tsv")


def _up_to_verb(parse: Parse, token: Token) -> Iterator[Token]:
    yield token
    yield from takewhile(lambda step: step.pos not in ("VERB", "AUX"), parse.ancestors(token.i))


_ELSEWHERE = frozenset({"from", "near", "before", "since", "than", "like", "unlike"})
"""Prepositions that set beside what is told another thing of its own day: "shot only blocks from Saturday's scene"."""


def stands_apart(parse: Parse, tokens: Sequence[Token]) -> bool:
    """Whether a day stands for itself, as on a signed note: "(@arlenpolice) May 4", "CORRECTION Feb. 20: ..."."""
    before = parse.tokens[tokens[0].i - 1].text if tokens[0].i else ""
    after = parse.tokens[tokens[-1].i + 1].text if tokens[-1].i + 1 < len(parse.tokens) else ""
    return before in ("(", ")", ":", "—", "–", "-") or after in (":", ")")
