"""Pronouns, "the group" and "the president": taken to mean an actor only where exactly one is possible, else left out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from dateline.actors.continuing import own_mind, same_subject, told_after
from dateline.actors.descriptions import descriptions, group_meant, holder_meant, refer
from dateline.actors.found import Found, Line, by_line
from dateline.actors.register import Register
from dateline.records import Span
from dateline.text.parser import plain
from dateline.text.parses import Parse, Token
from dateline.text.sayings import SAID

_PRONOUNS: Mapping[str, str] = {"he": "m", "him": "m", "she": "f", "her": "f", "they": "p", "them": "p"}
_SPOKEN_FOR = frozenset({"COP", "JUD", "MED"})
"""Those who speak of others: "Sgt. Brown said he was shot" is not about the sergeant."""
_SAYING = frozenset("say tell add report announce state confirm".split())


@dataclass(frozen=True, slots=True)
class _Candidate:
    """Someone a pronoun could mean. `found` is None for a person who is not named ("a man"), who only makes it doubtful."""

    place: int
    name: str
    found: Found | None


def referred(lines: Sequence[Line], found: Sequence[Found], register: Register) -> list[Found]:
    """All of `found`, and pronouns, definite group nouns and offices with exactly one possible antecedent.

    Pronouns and groups look back over the paragraph so far; its first sentence also to the sentence before it, where
    sentences that are all quotation are passed over, and so are headlines and captions. An office looks back over the
    whole report, for whom it calls so. Several candidates, or none: a pronoun is left out, a description stays one.
    """
    here = {line.sentence.id: own for line, own in zip(lines, by_line(lines, found), strict=True)}
    body = [line for line in lines if line.sentence.kind == "body"]
    new: list[Found] = []
    meant: set[Span] = set()
    persons = [one for one in found if one.titled is not None]
    for n, line in enumerate(body):
        window = _window(body, n)
        for token, sort in line.parse.once(_pronouns):
            reference = _pronoun(line, token, sort, window, here) if line.free(token.start, token.end) else None
            if reference is not None:
                here.setdefault(line.sentence.id, []).append(reference)
                offset = line.sentence.span.start
                line.take(reference.span.start - offset, reference.span.end - offset)
                new.append(reference)
        for description in descriptions(line, here.get(line.sentence.id, ())):
            means = group_meant(description, window, here, register) or holder_meant(description, persons, line.report.text)
            if means is not None:
                here.setdefault(line.sentence.id, []).append(means)
                new.append(means)
                meant.add(description.span)
    return [one for one in found if not (one.sort == "generic" and any(span.covers(one.span) for span in meant))] + new


def _pronouns(parse: Parse) -> tuple[tuple[Token, str], ...]:
    """The personal pronouns of a sentence, each with whom it can mean."""
    return tuple((t, _PRONOUNS[t.lower]) for t in parse.tokens if t.pos == "PRON" and t.tag == "PRP" and t.lower in _PRONOUNS)


def _window(body: Sequence[Line], n: int) -> list[Line]:
    """The sentences, oldest first, that a reference in sentence `n` may look back to, itself included."""
    line = body[n]
    window = [line]
    m = n - 1
    while m >= 0 and body[m].sentence.paragraph == line.sentence.paragraph:
        window.insert(0, body[m])
        m -= 1
    if m >= 0 and all(_is_quotation(one) for one in window[:-1]):
        while m >= 0 and _is_quotation(body[m]):
            m -= 1
        if m >= 0:
            window.insert(0, body[m])
    return window


def _is_quotation(line: Line) -> bool:
    words = plain(line.text).strip()
    return words.startswith('"') and words.endswith('"')


def _pronoun(line: Line, token: Token, sort: str, window: Sequence[Line], here: Mapping[str, Sequence[Found]]) -> Found | None:
    place = line.sentence.span.start + token.start
    if _is_quoted(line, place):
        return None  # who "he" is inside a speaker's words is for the speaker to say
    if told_after(line.parse, token):
        return None
    candidates = [c for one in window for c in _candidates(one, sort, place, here.get(one.sentence.id, ()))]
    candidates = [c for c in candidates if c.found is None or not _speaks_of_others(line, token, c.found)]
    if line.parse.head(token.i).lemma in SAID:
        candidates = [c for c in candidates if not _is_quoted(line, c.place)]  # "The boy was brave," he said: not the boy
    named = [c.found for c in candidates if c.found is not None]
    if len({c.name for c in candidates}) == 1:
        if not named or (sort != "p" and _someone_else_is_meant(window, line, token, sort, named, here)):
            return None
        return refer(line.span(token.start, token.end), named[-1], f'the only one that "{token.text}" can mean')
    if sort == "p":
        return None
    return _continued(line, token, candidates, window)


def _continued(line: Line, token: Token, candidates: Sequence[_Candidate], window: Sequence[Line]) -> Found | None:
    """Whom the sentence goes on about, where more than one could be meant: its own subject so far, or that of the last sentence with anyone in it."""
    span = line.span(token.start, token.end)
    for told in reversed(window):
        here = [c for c in candidates if told.sentence.span.start <= c.place < told.sentence.span.end]
        persons = [c.found for c in here if c.found is not None]
        if told is line and (speaker := own_mind(line, token, persons)) is not None:
            return refer(span, speaker, f'who says what "{token.text}" thinks or feels')
        if here:
            subject = same_subject(line, token, told, persons, lambda own: [c.place for c in here if c.name != own.name])  # noqa: B023 - called at once
            return None if subject is None else refer(span, subject, f'the subject before, with whom "{token.text}" goes on')
    return None


def _someone_else_is_meant(
    window: Sequence[Line], line: Line, token: Token, sort: str, named: Sequence[Found], here: Mapping[str, Sequence[Found]]
) -> bool:
    """Whether an earlier pronoun shows that the text speaks of someone beside the candidate.

    That is a "he" that was left unresolved, or a "she" where the candidate's own gender is not known.
    """
    known = next((one.gender for one in named if one.gender), None)
    taken = {one.span.start for one in here.get(line.sentence.id, ()) if one.antecedent is not None}
    taken |= {one.span.start for other in window for one in here.get(other.sentence.id, ()) if one.antecedent is not None}
    for other in window:
        for earlier in other.parse.tokens:
            gender = _GENDERED.get(earlier.lower)
            place = other.sentence.span.start + earlier.start
            if gender is None or place >= line.sentence.span.start + token.start:
                continue
            if gender != sort and known is None:
                return True
            if gender == sort and place not in taken and (earlier.tag == "PRP" or place < named[0].span.start):
                return True
    return False


_GENDERED: Mapping[str, str] = {"he": "m", "him": "m", "his": "m", "she": "f", "her": "f", "hers": "f"}


def _is_quoted(line: Line, place: int) -> bool:
    """Whether what stands at `place` in the report is quoted in this sentence."""
    at = place - line.sentence.span.start
    return at >= 0 and plain(line.text).count('"', 0, at) % 2 == 1


def _candidates(line: Line, sort: str, before: int, found: Sequence[Found]) -> Iterator[_Candidate]:
    """Those in a sentence, before character `before` of the report, that a pronoun of this sort could mean."""
    for one in found:
        if one.span.end > before:
            continue
        if sort == "p":
            yield _Candidate(one.span.start, one.register or one.name.lower(), one if one.plural else None)
        elif one.sort == "person" or (one.sort == "reference" and not one.plural and one.register is None):
            if one.gender in (None, sort):
                yield _Candidate(one.span.start, one.name, one)
        elif _is_unnamed_person(line, one, found):
            yield _Candidate(one.span.start, one.name.lower(), None)
    taken = [(one.span.start, one.span.end) for one in found]
    for token in line.parse.once(_people, sort):
        place = line.sentence.span.start + token.start
        if place < before and not any(s <= place < e for s, e in taken):
            yield _Candidate(place, f"{token.lower} {place}", None)


def _people(parse: Parse, sort: str) -> tuple[Token, ...]:
    """The words of a sentence that a pronoun of this sort could mean where they are no actor's."""
    if sort == "p":
        return tuple(token for token in parse.tokens if token.tag in ("NNS", "NNPS", "CD"))
    return tuple(token for token in parse.tokens if _is_someone(token, sort))


def _is_someone(token: Token, sort: str) -> bool:
    """A person who is told without a name ("a man", "the 20-year-old"), or a name that was not sure enough."""
    if token.dep == "poss" and token.pos == "PROPN":
        return token.entity in ("", "PERSON", "ORG", "NORP")
    if token.dep in ("appos", "attr", "compound", "poss", "nmod", "amod"):
        return False
    if token.pos == "PROPN" and (token.entity == "PERSON" or (token.entity in ("", "ORG", "NORP") and token.dep in ("nsubj", "nsubjpass"))):
        return True
    if token.lower in _ANYONE:
        return token.dep in ("nsubj", "nsubjpass")
    gender = "m" if token.lower in _MEN else "f" if token.lower in _WOMEN else None
    if gender:
        return gender == sort
    return token.tag == "NN" and (
        token.lower in _SOMEONE or (_PERSON_ENDING.search(token.lower) is not None and token.lower not in _THINGS)
    )


_ANYONE = frozenset({"one", "someone", "somebody", "another", "anyone", "other", "who"})
_PERSON_ENDING = re.compile(r"(?:er|or|ist|ian|man|woman|eer|ee|mate|part)$")
_THINGS = frozenset(
    "number order power tower river computer paper weather quarter center water summer winter shelter tanker matter letter dinner "
    "former later corner door floor error color fever cover offer answer chapter border sector factor "
    "motor mirror terror horror part fee committee apart depart counter container transfer trailer".split()
)
_MEN = frozenset("man boy father son brother husband uncle nephew grandfather boyfriend gentleman king grandson stepfather".split())
_WOMEN = frozenset("woman girl mother daughter sister wife aunt niece grandmother girlfriend lady queen granddaughter stepmother".split())
_SOMEONE = frozenset(
    "victim person teen teenager child suspect driver passenger friend cousin neighbor neighbour worker student officer leader "
    "colleague aide militant year-old old baby toddler clerk employee customer owner candidate chief captain lawyer attorney deputy spouse".split()
)


def _is_unnamed_person(line: Line, one: Found, found: Sequence[Found]) -> bool:
    """ "A US official", "the gunman": one person, who is not named beside it."""
    if one.plural or one.sort not in ("generic", "office", "people") or _beside_name(line, one, found):
        return False
    return one.sort != "office" or ":" in (one.register or "")


def _beside_name(line: Line, one: Found, found: Sequence[Found]) -> bool:
    """ "Netanyahu, the prime minister": the description is of a named person, not of one more."""
    token = line.token(one.span.end - 1 - line.sentence.span.start)
    return token is not None and token.dep in ("appos", "attr") and any(other.sort == "person" for other in found)


def _speaks_of_others(line: Line, token: Token, candidate: Found) -> bool:
    """Whether the candidate is of police, court or hospital, who tell of others, and the pronoun does not itself speak."""
    if candidate.sector not in _SPOKEN_FOR or candidate.sort == "generic":
        return False
    return not (token.dep == "nsubj" and line.parse.head(token.i).lemma in _SAYING)
