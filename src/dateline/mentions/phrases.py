"""Cuts the words of a name or description out of a sentence: "at least two soldiers who ..." gives "soldiers"."""

from __future__ import annotations

from dateline.text.parses import Parse, Token

_LOOSE = ("relcl", "acl", "appos", "conj", "cc", "punct", "advcl", "prep", "det", "case", "nummod", "quantmod", "advmod", "predet")
"""Branches that are no part of a name or description: "at least two soldiers who ..." gives "soldiers"."""


def outermost(phrases: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Each phrase once, without those that lie inside another."""
    kept = sorted(set(phrases))
    return [p for p in kept if not any(p != q and q[0] <= p[0] and p[1] <= q[1] for q in kept)]


def unbroken(parse: Parse, phrases: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Phrases with the parts of a hyphenated word put together again: "his re-election"."""
    tokens = parse.tokens
    found: list[tuple[int, int]] = []
    for first, last in phrases:
        end = found[-1][1] if found else -1
        if end + 1 == first and first and tokens[end].end == tokens[first].start and "-" in (tokens[end].text, tokens[first].text):
            found[-1] = (found[-1][0], last)
        elif tokens[first].text != "-":
            found.append((first, last))
    return found


_CHARGING = frozenset({"accuse", "acquit", "clear", "convict", "remind", "rob", "strip", "suspect", "warn"})
_DAYS = frozenset({"yesterday", "today", "tomorrow", "tonight"})


def add_phrase(parse: Parse, phrases: list[tuple[int, int]], head: Token, *, whole: bool = True) -> None:
    """Add the phrase under a noun, with its "of ..." and its own coordinates as phrases of their own."""
    if whole:
        keep = [t.i for t in parse.subtree(head.i, without=_LOOSE)]
        for preposition in parse.children(head.i, "prep"):
            charged = preposition.lower == "of" and parse.head(head.i).lemma in _CHARGING and head.dep in ("dobj", "nsubjpass")
            if charged or parse.children(preposition.i, "pcomp"):
                continue  # "accused the king of fraud", "... of hiding it"
            if preposition.i > head.i and (preposition.lower in ("of", "with") or (preposition.lower == "in" and head.pos == "PROPN")):
                inside = parse.subtree(preposition.i, without=("relcl", "acl", "appos", "conj", "cc", "punct", "advcl"))
                if not any(t.entity in ("DATE", "TIME") for t in inside):
                    keep += [t.i for t in inside]
        first, last = min(keep), max(keep)
        named = [t for t in parse.children(head.i, "appos") if t.pos == "PROPN" and t.i > last]
        if named and head.tag == "NN" and parse.tokens[last + 1].text == ",":
            last = named[0].i  # "the group's envoy, Ilse Marandt"
    else:
        own = [t.i for t in parse.subtree(head.i, without=("conj", "cc", "punct", "det", "relcl", "acl", "appos", "advcl"))]
        own = [i for i in own if i <= head.i or not _in_clause(parse, i, head.i)]
        first, last = min(own), max(own)
        if parse.tokens[last].tag == "POS":
            last -= 1
    while first < head.i and parse.tokens[first].lower in _DAYS and parse.tokens[first + 1].tag != "POS":
        first += 1  # "yesterday Brandt announced"
    phrase = (whole_word(parse, first), last)
    others: list[tuple[int, int]] = []
    for other in parse.children(head.i, "conj"):
        if other.pos in ("NOUN", "PROPN", "ADJ"):
            add_phrase(parse, others, other, whole=whole)
    if others and others[0][0] == last + 2 and parse.tokens[last + 1].text == "&":
        phrase, others = (phrase[0], others[0][1]), others[1:]  # "Halvorsen & Pike" is one firm
    phrases += [phrase, *others]


def whole_word(parse: Parse, first: int) -> int:
    """Where the word begins that token `first` stands in: a "14-year-old boy" is no "year-old boy"."""
    tokens = parse.tokens
    while first and tokens[first - 1].end == tokens[first].start and (tokens[first - 1].text == "-" or tokens[first].text == "-"):
        first -= 1
    return first


def _in_clause(parse: Parse, i: int, head: int) -> bool:
    """Whether token `i`, right of a name, belongs to what is said of it ("Rahbani of planning it"), not to the name."""
    chain = (parse.tokens[i], *parse.ancestors(i))
    return any(
        t.pos == "VERB" or (t.dep == "prep" and t.lower == "of" and any(c.dep == "pcomp" for c in parse.children(t.i)))
        for t in chain
        if t.i > head
    )
