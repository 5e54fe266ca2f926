"""Headline, body, caption, credit or boilerplate: told by a paragraph's form alone, before any model reads it.

Rules in order: boilerplate and credits are whole paragraphs of a known form (`boilerplate.tsv`, `credits.tsv`); a
caption ends in a picture credit, or is one sentence standing alone that shows a scene in the present tense; a
headline is a first paragraph without a full stop. Teasers of other stories are known by being printed twice (`teasing`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from itertools import pairwise

from dateline.records import Credit, Kind, Span
from dateline.tables import rows, words

_HERE = "dateline.sentences"
_PICTURE_CREDIT = re.compile(
    r"[(\[]\s*(?P<inside>[^()\[\]]{2,80})\s*[)\]]\s*$"
    r"|(?:\||[-–—])\s*(?:Photo|Picture|Image|Credit|Photograph)s?(?: by| courtesy of|:)\s*(?P<outside>[^|]{2,80})$"
    r"|(?:^|\s)(?:Photo|Picture|Image|Photograph)s?(?: by| courtesy of|:)\s*(?P<by>[^|.]{2,80})$",
    re.IGNORECASE,
)
_PERSON = re.compile(r"[A-ZÀ-Þ][\w.'’-]*(?:\s+(?:al-|el-|bin|de|van|von|da|di|la|[A-ZÀ-Þ])[\w.'’-]*){0,4}")
_TERMINAL = re.compile(r"[.!?…][\"”’')\]]*$")
_SAYING = re.compile(r"\b(?:said|says|told|according to|added|asked|announced|reported)\b|[“\"]", re.IGNORECASE)
SCENE_WORDS = range(5, 60)
HEADLINE_WORDS = range(3, 26)


def classify(sentences: Sequence[str], *, first: bool, report: str) -> Kind:
    """The kind of one paragraph, given its sentences; `report` is the text that follows it."""
    paragraph = " ".join(sentences)
    if any(pattern.search(paragraph) for pattern in _patterns("boilerplate.tsv")):
        return "boilerplate"
    if any(pattern.search(paragraph) for pattern in _patterns("credits.tsv")):
        return "credit"
    if len(sentences) <= 3 and _names(paragraph) is not None:
        return "caption" if len(paragraph.split()) > 4 else "credit"
    if first and report.strip() and not _TERMINAL.search(paragraph) and len(paragraph.split()) in HEADLINE_WORDS and len(sentences) == 1:
        return "headline"
    if not first and len(sentences) == 1 and _shows_scene(paragraph):
        return "caption"
    return "body"


def teasing(paragraphs: Sequence[str]) -> frozenset[int]:
    """The numbers of the paragraphs that only lead to other pages: several of them, each printed twice in succession (once as the picture's text).

    One paragraph printed twice is a slip, or the report's own lead.
    """
    first = [number for number, (one, next_one) in enumerate(pairwise(paragraphs)) if one == next_one and len(one.split()) >= TEASER_WORDS]
    if len({paragraphs[number] for number in first}) < SEVERAL:
        return frozenset()
    return frozenset(at for number in first for at in (number, number + 1))


SEVERAL = 2
TEASER_WORDS = 6
"""Words below which a line is a button or a label."""


def _shows_scene(sentence: str) -> bool:
    """Whether a sentence standing alone reads as an uncredited caption: who, then a verb of the scene in the present tense."""
    tokens = re.findall(r"[\w'’-]+|[^\w\s]", sentence)
    if len(tokens) not in SCENE_WORDS or _SAYING.search(sentence):
        return False
    verbs = words(_HERE, "scene_verbs.tsv")
    opening = tokens[:9]
    position = next((i for i, token in enumerate(opening) if token in verbs), None)  # as printed: March is a month
    if position in (None, 0):
        return False
    subject = opening[:position]
    if not subject[0][:1].isupper() or any(token.lower() in _NOT_IN_SUBJECT or token.endswith("ed") for token in subject):
        return False
    # "Crowds gather at ..." shows a scene; "The group gathers intelligence" may be a statement: an article before a
    # singular present verb needs a word of place or time soon after it.
    after = [token.lower() for token in tokens[position + 1 : position + 4]]
    return any(token in _PLACING for token in after)


_NOT_IN_SUBJECT = frozenset(
    "he she it they we i you who which that this there if when while although but and or as to will would could should may might must can "
    "has have had was were is are been be not did do does said since before after in on at another so now story much things : ; . ? !".split()
)
_PLACING = frozenset(
    "as at in on near outside inside after during beside by through past over around along amid next from to behind before under a an the "
    "their his her into across for with damaged debris smoke".split()
)


def credit_in(text: str, sentence: Span) -> Credit | None:
    """The picture or text credit at the end of a sentence, with the spans of person and agency."""
    words_of = text[sentence.start : sentence.end]
    found = _names(words_of)
    if found is None:
        return _byline(words_of, sentence)

    def at(part: tuple[int, int] | None) -> Span | None:
        return Span(sentence.report, sentence.start + part[0], sentence.start + part[1]) if part else None

    return Credit(at(found[0]), at(found[1]))


def _byline(words_of: str, sentence: Span) -> Credit | None:
    match = re.match(r"(?:By|—|–|--|-)\s*", words_of)
    person = _PERSON.match(words_of, match.end()) if match else None
    return Credit(Span(sentence.report, sentence.start + person.start(), sentence.start + person.end()), None) if person else None


_Part = tuple[int, int]
_NO_STOP = re.compile(r"[\w”’\"')]\s*\($")
"""A caption that ends in a credit has no full stop before it."""


def _names(paragraph: str) -> tuple[_Part | None, _Part | None] | None:
    """Offsets of person and agency in a picture credit at the end of `paragraph`; None where there is no such credit."""
    match = _PICTURE_CREDIT.search(paragraph)
    if match is None or match.lastgroup is None:
        return None
    group = match.lastgroup
    start, inside = match.start(group), match.group(group).rstrip()
    inside = re.sub(r"[\s.]+$", "", inside)
    pieces = [(start + piece.start(), start + piece.end()) for piece in re.finditer(r"[^/|,]+", inside)]
    pieces = [
        (a + len(paragraph[a:b]) - len(paragraph[a:b].lstrip()), b - len(paragraph[a:b]) + len(paragraph[a:b].rstrip())) for a, b in pieces
    ]
    agency = next((piece for piece in pieces if _is_agency(paragraph[slice(*piece)])), None)
    person = next((piece for piece in pieces if piece != agency and _PERSON.fullmatch(paragraph[slice(*piece)])), None)
    if agency is None and person is not None and len(pieces) == 2 and inside.count("/") == 1 and _NO_STOP.search(paragraph[:start]):
        agency = next(piece for piece in pieces if piece != person)  # an agency that we do not know, in the form of a credit
    if group == "inside" and (agency is None or (person is None and not _says_picture(inside))):
        return None  # "(AP)" ends wire copy as well, and "(Reuters/Ipsos)" is a poll: a picture credit names its maker
    return (person, agency) if person or agency else None


def _says_picture(inside: str) -> bool:
    return bool(re.search(r"photo|picture|image|file|handout|courtesy", inside, re.IGNORECASE))


def _is_agency(name: str) -> bool:
    bare = re.sub(r"\s*\b(?:Photos?|Pictures?|Images?|File|Pool|via)\b\s*", " ", name, flags=re.IGNORECASE).strip()
    return name.strip().casefold() in _agencies() or bare.casefold() in _agencies()


@cache
def _agencies() -> frozenset[str]:
    return frozenset(name.casefold() for name in words(_HERE, "agencies.tsv"))


@cache
def _patterns(table: str) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(row[0], re.IGNORECASE) for row in rows(_HERE, table))
