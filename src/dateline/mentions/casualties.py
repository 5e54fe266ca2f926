"""Killed, injured, missing, arrested ...: every count of people that one sentence states, with the word that says it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from dateline.mentions.people import People, count
from dateline.tables import rows
from dateline.text.numbers import parse_number
from dateline.text.parses import Parse, Token

_HERE = "dateline.mentions"
_WARS = frozenset({"war", "conflict", "offensive", "campaign", "insurgency", "uprising", "pandemic", "genocide"})
_DOUBT = frozenset({"reportedly", "allegedly", "apparently", "presumably", "probably"})
_FATAL = frozenset({"fatally", "dead"})


@dataclass(frozen=True, slots=True)
class Toll:
    """People counted, what befell them, and the tokens that say so."""

    what: str
    people: People
    word: int
    """The token that says what befell them."""
    cumulative: bool

    @property
    def first(self) -> int:
        """First token of the words that say it."""
        return min(self.people.first, self.word)

    @property
    def last(self) -> int:
        """Last token of the words that say it."""
        return max(self.people.last, self.word)


def tolls(parse: Parse) -> tuple[Toll, ...]:
    """Every count in the sentence, in order of text; the same people are told once for each thing that befell them."""
    found: list[Toll] = []
    for token in parse.tokens:
        frame = _frame(token)
        if frame is None:
            continue
        what, where = frame
        if where == "number":
            if (counted := _numbered(parse, token)) is None:
                continue
            what, where = counted, "toll"
        if token.lemma == "shoot":
            what = _shot(parse, token)
        if what == "injured" and _fatal(parse, token):
            what = "killed"
        found += [Toll(what, _doubted(parse, token, people), token.i, _cumulative(parse, token)) for people in _people(parse, token, where)]
    return _once(found)


def _once(found: list[Toll]) -> tuple[Toll, ...]:
    """Keep one toll for the same people and the same fate; people who were shot and killed were not injured."""
    kept: list[Toll] = []
    for toll in found:
        same = [i for i, other in enumerate(kept) if _overlap(toll.people, other.people)]
        if any(kept[i].what == toll.what for i in same):
            continue
        if toll.what == "killed":
            kept = [other for i, other in enumerate(kept) if not (i in same and other.what == "injured")]
        elif toll.what == "injured" and any(kept[i].what == "killed" for i in same):
            continue
        kept.append(toll)
    return tuple(sorted(kept, key=lambda toll: (toll.word, toll.what)))


def _overlap(a: People, b: People) -> bool:
    return a.first <= b.last and b.first <= a.last


def _frame(token: Token) -> tuple[str, str] | None:
    for what, pos, where in _table().get(token.lemma.lower(), ()) or _table().get(token.lower, ()):
        if (
            pos == token.pos
            or (pos == "ADJ" and token.pos in ("ADJ", "VERB", "ADV"))
            or (pos == "VERB" and token.pos == "ADJ" and where == "object")
        ):
            return what, where
    return None


def _people(parse: Parse, token: Token, where: str) -> list[People]:
    heads: list[int]
    if where == "noun":
        own = _number_before(parse, token)
        return [own] if own else []
    if where == "toll":
        return _toll_figures(parse, token)
    if where == "of":
        heads = [t.i for p in parse.children(token.i, "prep") if p.lower == "of" for t in parse.children(p.i, "pobj")]
    elif where == "object":
        heads = _objects(parse, token)
    elif where == "subject":
        heads = _subjects(parse, token)
    else:
        heads = _described(parse, token)
    return [people for head in heads if (people := count(parse, head)) is not None]


def _objects(parse: Parse, verb: Token) -> list[int]:
    """Whom the verb befell: its object; in the passive its subject; the noun it describes ("people killed in ...")."""
    passive = parse.children(verb.i, "nsubjpass")
    if passive:
        return [_meant(t, verb) for t in passive]
    direct = [t.i for t in parse.children(verb.i, "dobj")]
    if any(parse.tokens[i].lower in ("himself", "herself", "themselves") for i in direct):
        return _subjects(parse, verb)  # "a boy shot himself"
    if direct:
        return direct
    if verb.tag == "VBN":
        if verb.i and parse.tokens[verb.i - 1].pos == "NUM":
            return [verb.i - 1]  # headlines: "two dead, four hurt"
        if verb.dep in ("acl", "amod", "relcl"):
            return [verb.head] if verb.i > verb.head or verb.dep == "amod" else []
        if verb.dep == "conj":  # "were killed and wounded", "one killed and three injured"
            before = _quantity_left(parse, verb)
            return [before] if before is not None else _objects(parse, parse.tokens[verb.head]) if _frame(parse.tokens[verb.head]) else []
        subject = parse.children(verb.i, "nsubj")
        if subject:  # headlines: "Two killed in crash"
            return [t.i for t in subject]
        before = _quantity_left(parse, verb)
        return [before] if before is not None else []
    return []


def _meant(subject: Token, verb: Token) -> int:
    """The people that "who" means: "three people who were arrested"."""
    return verb.head if verb.dep == "relcl" and subject.lower in ("who", "that", "which") else subject.i


def _subjects(parse: Parse, verb: Token) -> list[int]:
    own = [_meant(t, verb) for t in parse.children(verb.i, "nsubj", "nsubjpass")]
    if own:
        return own
    if verb.dep == "conj" and parse.head(verb.i).pos in ("VERB", "AUX"):
        return _subjects(parse, parse.head(verb.i)) or [t.i for t in parse.children(verb.head, "nsubjpass")]
    if verb.dep in ("acl", "relcl"):
        return [verb.head]
    before = _quantity_left(parse, verb)
    return [before] if before is not None else []


def _described(parse: Parse, word: Token) -> list[int]:
    """The noun that "dead", "missing" or "injured" describes."""
    if word.dep in ("acomp", "attr", "oprd", "ccomp", "advcl", "xcomp"):
        own = [t.i for t in parse.children(word.i, "nsubj", "nsubjpass")]
        verb = parse.head(word.i)
        if own:
            return own
        objects = [t.i for t in parse.children(verb.i, "dobj") if t.i < word.i]
        subjects = [t.i for t in parse.children(verb.i, "nsubj", "nsubjpass")]
        if verb.lemma == "leave":
            return objects or ([_q] if (_q := _quantity_left(parse, word)) is not None else [])
        return objects or subjects
    if word.dep == "amod" and word.i < word.head:
        return []  # "a dead man", "the injured passengers" state no event's toll
    if word.dep == "amod":
        return [word.head]
    numbers = [t.i for t in parse.children(word.i, "nummod", "nsubj")]
    before = _quantity_left(parse, word)
    return numbers or ([before] if before is not None else [])


def _quantity_left(parse: Parse, word: Token) -> int | None:
    """The number or counted noun just left of a word, where the parser saw no tie ("one dead, three injured")."""
    for token in reversed(parse.tokens[max(0, word.i - 5) : word.i]):
        if token.pos in ("VERB", "PUNCT", "CCONJ", "ADP", "SCONJ"):
            return None
        if token.pos == "NUM" and parse_number(token.text) is not None:
            return token.i
        if token.pos in ("NOUN", "PROPN", "PRON"):
            return token.i
    return None


def _number_before(parse: Parse, noun: Token) -> People | None:
    """ "12 deaths", "three fatalities", "no injuries"."""
    for child in parse.children(noun.i, "nummod", "det", "amod"):
        if child.lower == "no":
            return People(0, 0, None, None, child.i, noun.i)
        value = parse_number(child.text) if child.pos == "NUM" else None
        if value is not None and child.i < noun.i:
            return People(value, value, None, None, child.i, noun.i)
    return None


def _toll_figures(parse: Parse, noun: Token) -> list[People]:
    """ "the death toll rose to 12 from nine", "put the number of dead at seven", "bringing to four the number killed".

    The figure after "to", "at" or "as" is the toll; the one after "from" was.
    """
    tokens = parse.tokens
    if noun.i >= 3 and tokens[noun.i - 1].lower == "the" and tokens[noun.i - 3].lower == "to":
        value = parse_number(tokens[noun.i - 2].text)
        if value is not None:
            return [People(value, value, None, None, noun.i - 2, noun.i)]
    for token in tokens[noun.i + 1 : noun.i + 20]:
        value = parse_number(token.text) if token.pos == "NUM" else None
        if value is None:
            continue
        before = [t.lower for t in tokens[max(0, token.i - 3) : token.i]]
        hedge = "at least" if before[-2:] == ["at", "least"] else None
        opener = before[-3:-2] if hedge else before[-1:]
        if opener and opener[0] in _REACHES:
            return [People(value, None if hedge else value, hedge, None, noun.i, token.i)]
    return []


_REACHES = frozenset({"to", "at", "as", "is", "was", "reached", "reaches", "passed", "hit", "topped", "exceeded"})
_COUNTED = {
    "dead": "killed",
    "killed": "killed",
    "deaths": "killed",
    "fatalities": "killed",
    "drowned": "killed",
    "injured": "injured",
    "wounded": "injured",
    "injuries": "injured",
    "missing": "missing",
    "displaced": "displaced",
}


def _numbered(parse: Parse, noun: Token) -> str | None:
    """What befell those whose number is told: "the number of people killed", "the number of its dead"."""
    for preposition in parse.children(noun.i, "prep"):
        if preposition.lower == "of":
            inside = [t.lower for t in parse.subtree(preposition.i)][:6]
            return next((_COUNTED[word] for word in inside if word in _COUNTED), None)
    return None


def _shot(parse: Parse, verb: Token) -> str:
    """Someone shot is injured, unless the sentence says "shot dead", "shot to death", "shot and killed"."""
    after = [t.lower for t in parse.tokens[verb.i + 1 : verb.i + 4]]
    if after[:1] == ["dead"] or after[:2] == ["to", "death"] or after[:2] == ["and", "killed"]:
        return "killed"
    return "injured"


def _fatal(parse: Parse, verb: Token) -> bool:
    if any(t.lower in _FATAL for t in parse.children(verb.i)):
        return True
    return [t.lower for t in parse.tokens[verb.i + 1 : verb.i + 3]] == ["to", "death"]


def _doubted(parse: Parse, word: Token, people: People) -> People:
    """Keep "reportedly" as the hedge where the number has none of its own."""
    doubt = next((t for t in parse.children(word.i, "advmod") if t.lower in _DOUBT), None)
    if doubt is None or people.hedge:
        return people
    return People(people.low, people.high, doubt.lower, people.group, min(people.first, doubt.i), people.last)


def _cumulative(parse: Parse, word: Token) -> bool:
    """Whether the count is a running tally: what killed is a war, or the words say "since", "so far this year"."""
    chain = (word, *parse.ancestors(word.i))
    causes = list(parse.children(word.i, "nsubj", "agent", "prep"))
    causes += [inner for t in causes for inner in parse.children(t.i, "pobj")]
    if word.dep == "relcl":
        # "its support of Israel in its war in Gaza that has killed ...": the parser may tie the clause to any noun
        # before it, so a war among the nouns of the phrase makes it a tally.
        causes += [t for t in parse.subtree(word.head) if t.i < word.i]
    if any(t.lemma.lower() in _WARS for t in causes):
        return True
    words_of = " ".join(t.lower for t in parse.tokens)
    near = " ".join(t.lower for top in chain[:2] for t in parse.subtree(top.i))
    return bool(
        re.search(
            r"\b(?:so far this year|this year alone|since (?:the )?(?:war|conflict|fighting|violence|january|february|march|april|may|june|july|august|september|october|november|december|\d{4})|since last)\b",
            near,
        )
    ) or (bool(re.search(r"\bsince (?:the )?(?:war|conflict|fighting) (?:began|started|broke)", words_of)))


@cache
def _table() -> dict[str, tuple[tuple[str, str, str], ...]]:
    table: dict[str, list[tuple[str, str, str]]] = {}
    for lemma, pos, what, frame in rows(_HERE, "casualties.tsv"):
        table.setdefault(lemma, []).append((what, pos, frame))
    return {lemma: tuple(found) for lemma, found in table.items()}
