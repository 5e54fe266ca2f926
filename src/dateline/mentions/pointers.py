"""Words that tell when and where what was told before happened: "It happened at 9 p.m. on Elm Street", "The incident occurred ..."."""

from __future__ import annotations

from dateline.mentions.triggers import Trigger
from dateline.tables import words
from dateline.text.parses import Parse, Token

_HAPPENS = frozenset({"happen", "occur", "unfold"})


def pointers(parse: Parse, kind: str) -> tuple[Trigger, ...]:
    """The words of a sentence that point back at an event of `kind` told before it, as triggers of that kind.

    They are the noun, where one is used (`pointers.tsv`), or the verb of happening, where its subject is "it", "this" or "that".
    """
    found: list[Trigger] = []
    for verb in parse.tokens:
        if verb.pos != "VERB" or not (verb.lemma in _HAPPENS or _takes_place(parse, verb)):
            continue
        for subject in parse.children(verb.i, "nsubj"):
            if subject.lower in ("it", "this", "that") and verb.dep != "relcl":
                found.append(Trigger(verb.i, kind))
            elif subject.lemma.lower() in words("dateline.mentions", "pointers.tsv"):
                found.append(Trigger(subject.i, kind))
    return tuple(found)


def _takes_place(parse: Parse, verb: Token) -> bool:
    return verb.lemma == "take" and any(t.lower == "place" for t in parse.children(verb.i, "dobj"))
