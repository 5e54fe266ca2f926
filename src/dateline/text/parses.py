"""A sentence's grammar as plain data: tokens, heads, entities. No stage ever sees the parser's own objects.

A `Parse` depends on the sentence's text alone, so copies of a sentence share one, and it can be stored.
"""

from __future__ import annotations

import zlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Concatenate, ParamSpec, TypeVar

import msgspec

P = ParamSpec("P")
T = TypeVar("T")

PLACE_LABELS = frozenset({"GPE", "LOC", "FAC"})
"""What a name that the parser takes for a place can be labelled: a state or town, a land or water, a building or road."""


class Token(msgspec.Struct, frozen=True, gc=False):
    """One word. `start` and `end` are offsets in the sentence's text; `head` is the index of its head (the root's: its own)."""

    i: int
    text: str
    lemma: str
    pos: str
    """Universal part of speech (VERB, NOUN, PROPN ...)."""
    tag: str
    """Penn Treebank tag (VBD, NN ...)."""
    dep: str
    """Dependency label of the CLEAR style that spaCy's English models use (nsubj, dobj, prep ...)."""
    head: int
    start: int
    end: int
    entity: str
    """OntoNotes entity label (GPE, ORG, PERSON ...), or ""."""

    @property
    def lower(self) -> str:
        """The word in lower case."""
        return self.text.lower()


@dataclass(frozen=True, slots=True)
class Entity:
    """Tokens `first` to `last` (both included) named as `label`."""

    first: int
    last: int
    label: str


@dataclass(frozen=True)
class Parse:
    """The grammar of one sentence."""

    tokens: tuple[Token, ...]
    entities: tuple[Entity, ...]

    @cached_property
    def _children(self) -> tuple[tuple[Token, ...], ...]:
        children: list[list[Token]] = [[] for _ in self.tokens]
        for token in self.tokens:
            if token.head != token.i:
                children[token.head].append(token)
        return tuple(map(tuple, children))

    @cached_property
    def _ancestors(self) -> dict[int, tuple[Token, ...]]:
        return {}

    @cached_property
    def _kept(self) -> dict[object, Any]:
        return {}

    def once(self, work: Callable[Concatenate[Parse, P], T], *given: P.args, **named: P.kwargs) -> T:
        """What `work(self, ...)` gives, found once for all copies of the sentence and kept as long as the parse is.

        `work` is a pure function of the module, and what it is given beside the parse can be hashed.
        """
        key = (work, given, tuple(named.items()))
        if key not in self._kept:
            self._kept[key] = work(self, *given, **named)
        found: T = self._kept[key]
        return found

    def children(self, i: int, *deps: str) -> tuple[Token, ...]:
        """The tokens that depend on token `i`, left to right; only those with one of `deps`, where given."""
        below = self._children[i]
        return tuple([token for token in below if token.dep in deps]) if deps and below else below

    def behind(self, i: int, *prepositions: str) -> tuple[Token, ...]:
        """The objects of the prepositions of token `i`, left to right; only those behind one of `prepositions`, where given."""
        found = (p for p in self.children(i, "prep") if not prepositions or p.lower in prepositions)
        return tuple([t for p in found for t in self.children(p.i, "pobj")])

    def agents(self, i: int) -> tuple[Token, ...]:
        """Who did what the passive verb `i` tells: "hit by soldiers"."""
        return tuple([t for by in self.children(i, "agent") for t in self.children(by.i, "pobj")])

    def head(self, i: int) -> Token:
        """The token that token `i` depends on (itself for a root)."""
        return self.tokens[self.tokens[i].head]

    def ancestors(self, i: int) -> tuple[Token, ...]:
        """Heads of token `i`, nearest first, up to the root."""
        known = self._ancestors.get(i)
        if known is None:
            found: list[Token] = []
            step = i
            while self.tokens[step].head != step:
                step = self.tokens[step].head
                found.append(self.tokens[step])
            known = self._ancestors[i] = tuple(found)
        return known

    def subtree(self, i: int, *, without: tuple[str, ...] = ()) -> tuple[Token, ...]:
        """Token `i` and all that depends on it, in order of text, leaving out branches with a label in `without`."""
        found = [i]
        for reached in found:  # which grows as it is walked
            found += [child.i for child in self._children[reached] if child.dep not in without]
        return tuple([self.tokens[j] for j in sorted(found)])

    def top(self, tokens: Sequence[Token]) -> Token:
        """The first of the tokens that hangs on none of the others: the word by which a phrase is tied to its sentence."""
        return next((t for t in tokens if t.head == t.i or self.head(t.i) not in tokens), tokens[0])

    def roots(self) -> tuple[Token, ...]:
        """The root words: one, or more where the parser saw several sentences."""
        return tuple(token for token in self.tokens if token.head == token.i)

    def at(self, start: int, end: int) -> tuple[Token, ...]:
        """The tokens that overlap characters `start` to `end` of the sentence."""
        return tuple(token for token in self.tokens if token.start < end and start < token.end)


def pack(parse: Parse) -> bytes:
    """A parse as compressed bytes, to be stored."""
    words = [(t.text, t.lemma, t.pos, t.tag, t.dep, t.head, t.start, t.end, t.entity) for t in parse.tokens]
    names = [(e.first, e.last, e.label) for e in parse.entities]
    return zlib.compress(msgspec.msgpack.encode((words, names)), 1)


def unpack(packed: bytes) -> Parse:
    """The parse that `pack` made bytes of."""
    words, names = msgspec.msgpack.decode(zlib.decompress(packed))
    tokens = tuple(
        Token(i, text, lemma, pos, tag, dep, head, start, end, entity)
        for i, (text, lemma, pos, tag, dep, head, start, end, entity) in enumerate(words)
    )
    return Parse(tokens, tuple(Entity(*name) for name in names))
