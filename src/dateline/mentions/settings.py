"""When and where: which event of a sentence a time or a place belongs to, by the shortest way through the grammar."""

from __future__ import annotations

from collections.abc import Sequence

from dateline.records import Span
from dateline.text.parses import Parse


def nearest(parse: Parse, base: int, words: Sequence[int], spans: Sequence[Span]) -> dict[int, list[Span]]:
    """Give each span to the event word (of `words`, token indices) that it stands nearest to in the grammar.

    `base` is the offset of the sentence in its report. Ties go to the word that comes first.
    """
    found: dict[int, list[Span]] = {word: [] for word in words}
    for span in sorted(spans):
        tokens = parse.at(span.start - base, span.end - base)
        if not tokens:
            continue
        top = min(tokens, key=lambda t: (len(parse.ancestors(t.i)), t.i)).i
        found[min(words, key=lambda word: (_steps(parse, top, word), word))].append(span)
    return found


def _steps(parse: Parse, place: int, word: int) -> float:
    """Length of the way from a place up to the first shared head and down to the event; down costs more.

    A place hangs below its own event's verb, so an event in a clause that the place stands outside of is unlikely.
    """
    up = [place, *(t.i for t in parse.ancestors(place))]
    down = [word, *(t.i for t in parse.ancestors(word))]
    shared = next((i for i in up if i in down), None)
    if shared is None:
        return 50 + abs(place - word) / 100
    below = down[: down.index(shared)]
    # A noun that is its verb's subject, or what the verb was hit "in", shares the verb's settings: that way is free.
    cost = sum(0.25 if parse.tokens[i].dep in ("nsubj", "nsubjpass", "dobj", "ROOT") else 1.5 for i in below)
    return up.index(shared) + cost
