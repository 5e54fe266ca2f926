"""Round-ups: a count over several events ("six killed in weekend shootings") is the toll of none of them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cache

from dateline.records import EventMention, Sentence
from dateline.tables import rows
from dateline.text.parses import Parse, Token

_SPELLS = frozenset({"period", "span", "stretch", "spell", "day", "night", "weekend", "week", "month", "year", "hour"})
_ONE_OF_THEM = frozenset({"a", "an", "one", "another", "the"})


def over_several(parse: Parse, word: Token) -> bool:
    """Whether what the token `word` tells befell people in several events, by the words of `roundups.tsv`.

    "Six people were killed in separate shootings since Friday"; but not the nine of "seven separate shootings,
    including one in which nine people were shot".
    """
    if not any(several.search(_words(parse.tokens)) for several, _ in _patterns()) or _in_one(parse, word):
        return False
    beside = [step.i for step in parse.tokens if step.dep == "relcl" and word not in parse.subtree(step.i)]
    told_beside = {t.i for clause in beside for t in parse.subtree(clause)}
    clause = _words(t for t in parse.tokens if t.i not in told_beside)
    return any(several.search(clause) and not (spoken_of and spoken_of.search(clause)) for several, spoken_of in _patterns())


def _in_one(parse: Parse, word: Token) -> bool:
    """Whether the clause hangs on one event: "a shooting that killed two", "one in which nine people were shot"."""
    for step in (word, *parse.ancestors(word.i)):
        if step.dep not in ("relcl", "acl"):
            continue
        head = parse.head(step.i)
        determined = any(t.lower in _ONE_OF_THEM for t in parse.children(head.i, "det", "nummod")) or head.lower == "one"
        if head.tag in ("NN", "NNP", "CD") and determined and head.i < step.i and head.lemma.lower() not in _SPELLS:
            return True
    return False


def _words(tokens: Iterable[Token]) -> str:
    return " ".join(token.lower for token in tokens)


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], re.Pattern[str] | None], ...]:
    table = rows("dateline.mentions", "roundups.tsv")
    return tuple((re.compile(several), None if beside == "-" else re.compile(beside)) for several, beside in table)


def headed(mentions: Sequence[EventMention], sentences: Sequence[Sentence], lead: int) -> list[EventMention]:
    """The mentions of a report; a headline's are of the round-up that the report opens with, where all that it counts is counted there.

    "3 dead, 11 wounded" of a report whose first sentences (`lead` with the headline) tell that three were killed and eleven hurt "in separate shootings".
    """
    heads = {sentence.id for sentence in sentences if sentence.kind == "headline"}
    opening = {sentence.id for sentence in sentences if sentence.index < lead} - heads
    summed = {
        (count.what, count.low) for mention in mentions if mention.sentence in opening for count in mention.counts if count.cumulative
    }
    return [
        replace(mention, status="background", counts=tuple(replace(count, cumulative=True) for count in mention.counts))
        if mention.sentence in heads and mention.counts and {(count.what, count.low) for count in mention.counts} <= summed
        else mention
        for mention in mentions
    ]
