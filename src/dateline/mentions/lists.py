"""How many people a list of noun phrases speaks of: "two men, a woman and a boy" are four."""

from __future__ import annotations

from functools import cache

from dateline.mentions.ages import OLDEST, aged, name_with_age
from dateline.mentions.people import People, group_of, one, start_of
from dateline.tables import words
from dateline.text.numbers import parse_number
from dateline.text.parses import Parse, Token


def count(parse: Parse, head: int, word: Token | None = None) -> People | None:
    """The people that the noun phrase under token `head` speaks of; None where it states no number.

    `word` says what befell them: who is listed behind it ("left one dead and three injured") is not among them.
    Ages and other numbers right of the noun are never counts; "two of the men died" tells of two; coordinated phrases are added ("a man and his son": 2).
    """
    head = _of_the_total(parse, _of_that_age(parse, head))
    own = one(parse, head)
    if own is None:
        return _spelled_out(parse, head)
    if own.high == 0:
        return own  # "neither the pilot nor the passengers"
    low, high, hedge, first, last = own.low, own.high, own.hedge, own.first, own.last
    if (self := _then_self(parse, last)) is not None:
        low, high, last = low + 1, None if high is None else high + 1, self
    others = _conjuncts(parse, head)
    if word is not None and head < word.i:
        others = [other for other in others if other < word.i]
    said_again = _said_again(parse, [head, *others])
    for other in others:
        more = one(parse, other) or bare(parse, other)
        if more is None or other in said_again:
            continue
        low += more.low
        high = None if high is None or more.high is None else high + more.high
        hedge = hedge or more.hedge
        first, last = min(first, more.first), max(last, more.last)
    if others and self is None and (self := _then_self(parse, last)) is not None:
        low, high, last = low + 1, None if high is None else high + 1, self
    return People(low, high, hedge, own.group, first, last)


def _of_the_total(parse: Parse, head: int) -> int:
    """Those that "a total of five people" counts."""
    if parse.tokens[head].lower != "total":
        return head
    return next((t.i for t in parse.behind(head, "of")), head)


def _of_that_age(parse: Parse, head: int) -> int:
    """ "Boy" for the 16 of "Boy, 16, dies", "Varga" for the 26 of "Varga, 26 was hurt", which the parser may take for the subject."""
    tokens = parse.tokens
    if head < 2 or head + 1 >= len(tokens) or tokens[head].pos != "NUM" or tokens[head - 1].text != ",":
        return head
    if tokens[head + 1].text != "," and not _named(parse, tokens[head - 2]):
        return head
    noun, age = tokens[head - 2], parse_number(tokens[head].text)
    person = noun.tag not in ("NNS", "NNPS", "CD") and group_of(parse, noun) is not None
    return noun.i if person and age is not None and age <= OLDEST else head


def _named(parse: Parse, noun: Token) -> bool:
    """Whether a noun ends a person's name: "1 Dead, 4 Hurt" names nobody."""
    full = any(t.pos == "PROPN" for t in parse.children(noun.i, "compound"))
    return noun.pos == "PROPN" and (noun.entity == "PERSON" or (full and not noun.entity))


def _then_self(parse: Parse, last: int) -> int | None:
    """Where a headline goes on with the doer: "Man kills two sons, self", "killing two, then himself"."""
    tokens = parse.tokens
    if tokens[last].pos == "NUM" and last + 1 < len(tokens) and tokens[last + 1].tag in ("NNS", "NNPS"):
        last += 1  # "Shoots 3 Violinists, Self"
    after = [t.lower for t in tokens[last + 1 : last + 4]]
    if after[:2] == [",", "self"]:
        return last + 2
    if after[:2] == ["then", "self"] or (after[:2] == ["then", "himself"]):
        return last + 2
    return last + 3 if after in ([",", "then", "himself"], [",", "then", "herself"], [",", "then", "self"]) else None


def bare(parse: Parse, head: int) -> People | None:
    """ "Woman" in "a man and woman": the list's article stands for it too."""
    noun = parse.tokens[head]
    if noun.tag != "NN" or noun.lemma.lower() not in _sorts() or parse.children(head, "nummod"):
        return None
    return People(1, 1, None, group_of(parse, noun), head, head)


def _said_again(parse: Parse, heads: list[int]) -> frozenset[int]:
    """The names in "a man and his two sons, Bor Kell, 12, and Ivo Kell, 10": they tell who the two were."""
    for place, head in enumerate(heads):
        noun, counted = parse.tokens[head], one(parse, head)
        names = [other for other in heads[place + 1 :] if parse.tokens[other].pos == "PROPN"]
        if (noun.tag == "NNS" or noun.pos == "NUM") and counted is not None and counted.low == len(names) > 1:
            after = parse.tokens[counted.last + 1].text
        else:
            continue
        if after == ",":
            return frozenset(names)
    return frozenset()


def _spelled_out(parse: Parse, head: int) -> People | None:
    """ "The victims, a man and a woman, were ...": the number is in what follows the noun."""
    if parse.tokens[head].tag != "NNS" or group_of(parse, parse.tokens[head]) is None:
        return None
    for more in parse.children(head, "appos"):
        if (
            more.i > head
            and parse.children(more.i, "conj")
            and not _age_behind(parse, more)
            and (people := count(parse, more.i)) is not None
        ):
            return People(people.low, people.high, people.hedge, people.group, start_of(parse, head), people.last)
    return None


def _conjuncts(parse: Parse, head: int) -> list[int]:
    """The other members of a list: "a man, his wife and two others"; the parser may take one for an apposition."""
    found: list[int] = []
    queue = [head]
    while queue:
        first = queue.pop()
        for child in parse.children(first, "conj", "appos", "nmod"):
            if child.dep == "nmod" and (parse.tokens[child.i + 1].text != "," or bare(parse, child.i) is None):
                continue  # but "man, grandmother, baby": the parser may hang the first of a headline's list on its last
            if (child.dep == "appos" and not _listed(parse, first, child)) or _explains(parse, first, child) or _speaks(parse, first):
                continue
            if _age_behind(parse, child):
                continue
            if child.lemma.lower() == "age" and (described := parse.children(child.i, "compound")):
                found.append(described[-1].i)  # "3 adults and 2 teens ages 14 and 15"
            elif child.pos in ("NOUN", "PROPN", "NUM", "PRON") or aged(parse, child) is not None:
                found.append(child.i)
                queue.append(child.i)
    return found


def _speaks(parse: Parse, first: int) -> bool:
    """Whether a noun opens a headline as the one who tells it: "Sheriff: two adults, two children dead"."""
    return first == 0 and len(parse.tokens) > 1 and parse.tokens[1].text == ":"


def _age_behind(parse: Parse, child: Token) -> bool:
    """The ages in "his sons, 10 and 12," and "a man, 25,"."""
    if child.pos != "NUM" or parse.tokens[child.i - 1].text != ",":
        return False
    if child.dep == "appos" and not parse.children(child.i, "prep", "acl", "relcl", "amod", "nummod"):
        return True
    after = parse.tokens[child.i + 1].text if child.i + 1 < len(parse.tokens) else ""
    return _named(parse, parse.tokens[child.i - 2]) and after in (",", "(", ")", ";", ".", "was", "were", "and")


def _listed(parse: Parse, first: int, second: Token) -> bool:
    """Whether an "apposition" is one more member of a list: another name before an "and", or another number.

    "Four people, three men and a woman" explains: the second phrase says the first again.
    """
    if second.i < first:
        return False
    if second.lower in ("himself", "herself"):
        return True  # headlines: "Man kills wife, himself"
    if any(t.lower in ("himself", "herself") for t in parse.children(second.i, "appos", "conj")):
        return True  # "Man kills woman, her son, himself"
    goes_on = bool(parse.children(second.i, "conj", "cc"))
    before = parse.tokens[first]
    if before.pos == second.pos == "PROPN":
        return goes_on and all(t.entity == "PERSON" or name_with_age(parse, t) for t in (before, second))
    if goes_on and before.pos == second.pos == "NOUN" and {before.lemma.lower(), second.lemma.lower()} <= _sorts():
        return True  # "two men, a woman and a boy"
    if not any(t.dep == "nummod" and t.i < second.i for t in parse.children(second.i)):
        return False
    if any(t.lower in ("them", "whom", "those") for t in parse.subtree(second.i)):
        return False  # "five people, four of them teenagers"
    said = one(parse, first)
    return said is not None and said.low > 0


def _explains(parse: Parse, first: int, second: Token) -> bool:
    """ "Four people, three men and a woman": after a comma, what only says who the four were."""
    if parse.tokens[first].lemma.lower() not in _WHOLES or second.i <= first:
        return False
    if parse.tokens[first + 1].text not in _OPENERS and parse.tokens[start_of(parse, second.i) - 1].text not in _OPENERS:
        return False
    whole, parts = one(parse, first), count(parse, second.i)
    if parse.tokens[first].lemma.lower() == "adult" and group_of(parse, parse.tokens[second.i]) == "child":
        return False  # "four adults, two children"
    # Some of the parts may be lost in the grammar: "five people, a 20-year-old, 3 boys and a woman".
    return whole is not None and parts is not None and whole.low >= parts.low > 1


def listed_from(parse: Parse, head: int) -> int:
    """The first member of the list that a noun ends: what is said of "a man" in "two women and a man injured" is said of all."""
    token = parse.tokens[head]
    while token.dep == "conj" or (token.dep == "appos" and _listed(parse, token.head, token)):
        above = parse.head(token.i)
        said = parse.tokens[above.i + 1 : token.i]
        if (
            _speaks(parse, above.i)
            or one(parse, above.i) is None
            or any(t.pos in ("VERB", "AUX") or t.lower in ("dead", "injured", "missing") for t in said)
        ):
            break
        token = above
    return token.i


_OPENERS = frozenset({",", "-", "–", "—", ":", "("})
_WHOLES = frozenset(
    {"person", "people", "victim", "other", "student", "passenger", "patient", "child", "teenager", "teen", "sibling", "adult"}
)


@cache
def _sorts() -> frozenset[str]:
    return words("dateline.mentions", "sorts.tsv")
