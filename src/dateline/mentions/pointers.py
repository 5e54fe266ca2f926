"""Words that tell when and where what was told before happened: "It happened at 9 p.m. on Elm Street", "The incident occurred ..."."""

from __future__ import annotations

from functools import partial

from dateline.mentions.likenesses import likened
from dateline.mentions.triggers import Trigger
from dateline.tables import words
from dateline.text.parses import Parse, Token

_words = partial(words, "dateline.mentions", "pointers.tsv")
"""The lemmas of `pointers.tsv` that do this."""


def pointers(parse: Parse, kind: str) -> tuple[Trigger, ...]:
    """The words of a sentence that point back at an event of `kind` told before it, as triggers of that kind.

    They are the noun, where one is used (`pointers.tsv`), the verb of happening, where its subject is "it", "this" or
    "that", or the verb that tells that helpers were called, that people were found hurt, or that shots were heard.
    Only what they say of time and place is worth a mention.
    """
    found: list[Trigger] = []
    for verb in parse.tokens:
        if verb.pos != "VERB" or any(t.tag == "MD" for t in parse.children(verb.i, "aux")) or likened(parse, verb.i):
            continue  # "it could happen", "it will feel like it happened last year"
        if _helpers_called(parse, verb) or _found_hurt(parse, verb) or (kind == "shooting" and _heard(parse, verb)):
            found.append(Trigger(verb.i, kind, pointing=True))
        if verb.lemma not in _words("happens") and not _takes_place(parse, verb):
            continue
        for subject in parse.children(verb.i, "nsubj"):
            if subject.lower in ("it", "this", "that") and verb.dep != "relcl":
                found.append(Trigger(verb.i, kind, pointing=True))
            elif subject.lemma.lower() in _words("incident"):
                found.append(Trigger(subject.i, kind, pointing=True))
    return tuple(found)


def _takes_place(parse: Parse, verb: Token) -> bool:
    return verb.lemma == "take" and any(t.lower == "place" for t in parse.children(verb.i, "dobj"))


def _helpers_called(parse: Parse, verb: Token) -> bool:
    """ "Officers were called to Elm Street about 9 p.m. Sunday", "police received a call at 9 p.m. Sunday", "his parents
    alerted police on Sunday": there, and on that day, it happened.

    "Officers had been called to the house before" tells of other times.
    """
    if any(t.lower in ("had", "has", "have", "will", "would") for t in parse.children(verb.i, "aux")):
        return False
    called = verb.lemma in _words("called") and _any(parse.children(verb.i, "nsubjpass"), "helper")
    came = verb.lemma in _words("comes") and any(_is_helper(parse, verb, t) for t in parse.children(verb.i, "nsubj"))
    rang = verb.lemma in _words("made") and _any(parse.children(verb.i, "nsubj", "nsubjpass"), "call")
    alerted = verb.lemma in _words("alert") and verb.tag == "VBD" and _any(parse.children(verb.i, "dobj"), "helper")
    return called or came or rang or alerted


def _is_helper(parse: Parse, verb: Token, subject: Token) -> bool:
    """Whether helpers came: "police", or "they" of whom police say so: "Police say they responded to a home"."""
    if subject.lower != "they" or verb.dep != "ccomp":
        return _any((subject,), "helper")
    return _any(parse.children(parse.head(verb.i).i, "nsubj"), "helper")


def _found_hurt(parse: Parse, verb: Token) -> bool:
    """ "A boy was found shot on Monday", "was found bleeding in an alley": they were hurt then, as far as the report says."""
    if verb.tag != "VBN" or verb.lemma not in ("find", "discover") or not parse.children(verb.i, "nsubjpass"):
        return False
    return any(t.lower in _words("hurt") for t in parse.children(verb.i, "oprd", "acomp", "xcomp", "advcl"))


def _heard(parse: Parse, verb: Token) -> bool:
    """ "A gunshot was heard about 9 p.m. Saturday", "neighbors heard shots on Saturday"."""
    heard = parse.children(verb.i, "nsubjpass" if verb.tag == "VBN" else "dobj")
    return verb.lemma in _words("heard") and verb.tag in ("VBN", "VBD", "VBG") and _any(heard, "noise")


def _any(tokens: tuple[Token, ...] | list[Token], does: str) -> bool:
    """Whether one of the words does this; "Conservation Officers" are officers, though their lemma as a name is not."""
    return any({t.lemma.lower(), t.lower.removesuffix("s")} & _words(does) and t.lower != "authority" for t in tokens)
