"""How often, instead of what happened: "1,000 arrests a day", "so many shootings", "protests from Arlen to Orle"."""

from __future__ import annotations

from dateline.text.parses import Parse, Token

_EACH = frozenset({"a", "an", "per", "each", "every"})
_SPELLS = frozenset({"second", "minute", "hour", "day", "night", "week", "weekend", "month", "year"})
_FROM_THEN = frozenset({"after", "ago", "apart", "before", "earlier", "from", "into", "later"})
_HOW_MANY = frozenset({"so", "how", "too", "as", "this", "that"})


def by_rate(parse: Parse, word: int) -> bool:
    """Whether the event or count at token `word` is told by the day, week or year, or only as so many: nothing of one day."""
    token = parse.tokens[word]
    if token.tag == "NNS" and any(
        many.lemma == "many" and any(t.lower in _HOW_MANY for t in parse.children(many.i, "advmod"))
        for many in parse.children(word, "amod")
    ):
        return True
    counted = (token, *parse.children(word, "dobj", "nsubj", "nsubjpass")) if token.pos == "VERB" else (token,)
    return any(_is_numbered(parse, noun) and _a_day(parse, noun.i) for noun in counted)


def _is_numbered(parse: Parse, noun: Token) -> bool:
    return noun.pos == "NUM" or any(t.i < noun.i for t in parse.children(noun.i, "nummod"))


def _a_day(parse: Parse, word: int) -> bool:
    """Whether "a day" or its like follows: not "a day later"."""
    after = [t.lower for t in parse.tokens[word + 1 : word + 4]]
    return len(after) > 1 and after[0] in _EACH and after[1] in _SPELLS and after[2:] not in [[word] for word in _FROM_THEN]


def is_reach(parse: Parse, word: int, start: int) -> bool:
    """Whether a place, from character `start` of the sentence, only says how far several events reached: "protests from Arlen to Orle"."""
    behind = parse.tokens[word + 1 :]
    if parse.tokens[word].tag != "NNS" or not behind or behind[0].lower != "from" or start < behind[0].start:
        return False
    return any(t.lower == "to" and t.dep == "prep" for t in behind)
