"""Who speaks: the noun that a verb, a noun or an adjective of saying belongs to, and its phrase as printed."""

from __future__ import annotations

from dateline.tables import words
from dateline.text.parses import Parse, Token

_IMPERSONAL = frozenset({"there", "this", "that", "which", "what", "these", "those", "something", "anything", "everything", "nothing"})
_NOBODY = frozenset({"no", "neither", "nobody", "none", "nothing"})
_SOME = frozenset({"many", "some", "several", "others", "one", "two", "three", "most", "few", "all", "both"})
_SHARES = frozenset(
    {"percent", "%", "majority", "third", "half", "quarter", "number", "handful", "dozens", "scores", "hundreds", "thousands"}
)
_MEASURES = ("DATE", "TIME", "CARDINAL", "QUANTITY", "MONEY", "PERCENT")


def source_of(parse: Parse, verb: Token, *, things: bool) -> Token | None:
    """Who speaks: the verb's subject, or that of the nearest verb above it whose subject can speak.

    With `things` any noun may be the subject: "the letter said that".
    """
    for step in (verb, *parse.ancestors(verb.i)):
        if step.pos not in ("VERB", "AUX"):
            continue  # "rejected terms for a deal that would ..., vowing": the parser may hang the vowing on any noun
        subjects = parse.children(step.i, "nsubj")
        if subjects and subjects[0].lower in ("who", "which", "that") and step.dep == "relcl":
            subjects = (parse.head(step.i),)
        if not subjects and step is verb:
            subjects = parse.agents(step.i)
        if not subjects and step is not verb and step.lemma == "quote":
            subjects = parse.children(step.i, "nsubjpass")  # "was quoted as saying"
        own = things and step is verb
        if subjects and subjects[0].lower == "those" and parse.children(subjects[0].i, "acl", "relcl", "prep"):
            return subjects[0]  # "those surveyed said"
        speaker = next((s for t in subjects for s in (t, *parse.children(t.i, "conj")) if can_speak(s, things=own)), None)
        if speaker is not None:
            return None if nobody(parse, speaker) else speaker
        if subjects and step is verb:
            return None
        passive = parse.children(step.i, "nsubjpass") and not (verb.dep == "conj" and verb.tag != step.tag)
        if passive or step.dep not in ("advcl", "conj", "xcomp", "relcl", "pcomp", "acl", "ccomp" if step is not verb else "conj"):
            return None
    return None


def nobody(parse: Parse, source: Token) -> bool:
    """Whether a source is none: "no group claimed it"."""
    return source.lower in _NOBODY or any(t.lower in _NOBODY for t in parse.children(source.i, "det"))


def can_speak(token: Token, *, things: bool = False) -> bool:
    """Whether a noun, name or pronoun can say something; with `things`, papers and the like too."""
    if token.lemma.lower() in _SHARES:
        return True
    if token.lower in _IMPERSONAL or token.entity in _MEASURES:
        return token.lower in _SOME
    if token.pos in ("PROPN", "PRON") or token.entity in ("PERSON", "ORG", "NORP", "GPE") or token.lower in _SOME:
        return True
    return (things and token.pos == "NOUN") or token.lemma.lower() in words("dateline.claims", "speaker_nouns.tsv")


def phrase(parse: Parse, head: Token) -> tuple[int, int]:
    """First and last token of a source as printed: with "of ...", its name, its age, its office and who it was."""
    keep = {t.i for t in parse.subtree(head.i)}
    first = last = head.i
    while first - 1 in keep:
        first -= 1
    while last + 1 in keep:
        last += 1
    return trimmed(parse, first, last)


def short(parse: Parse, head: Token) -> tuple[int, int]:
    """First and last token of a source without what is told of it between commas: what names it."""
    keep = [t.i for t in parse.subtree(head.i, without=("relcl", "acl", "appos", "advcl", "punct", "conj", "cc"))]
    first, last = min(keep), max(keep)
    joined = [t for t in parse.children(head.i, "conj") if t.pos in ("NOUN", "PROPN")]
    for other in joined:
        last = max(last, *(t.i for t in parse.subtree(other.i, without=("relcl", "acl", "appos", "advcl", "punct"))))
    named = [t for t in parse.children(head.i, "appos") if t.pos == "PROPN" and t.i > last]
    if named and parse.tokens[last + 1].text == ",":
        last = named[0].i  # "the prosecutor, Lucía Vargas"
    return trimmed(parse, first, last)


def trimmed(parse: Parse, first: int, last: int) -> tuple[int, int]:
    """The stretch without commas, dashes and quotation marks at its ends."""
    while last > first and parse.tokens[last].pos == "PUNCT" and parse.tokens[last].text != ")":
        last -= 1
    while last > first and parse.tokens[first].pos == "PUNCT":
        first += 1
    return first, last
