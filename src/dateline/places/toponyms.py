"""Whether a name of the gazetteer means a place where it stands: a town or a surname, a town or a university."""

from __future__ import annotations

import re

from dateline.places.asking import Asking
from dateline.places.departments import department
from dateline.places.gazetteer import Entry, Gazetteer
from dateline.places.keys import plain
from dateline.places.surroundings import Before, Unit, after
from dateline.places.words import FUNCTION_WORDS, cues, demonyms, heads, named_heads, not_places, states
from dateline.text.parses import PLACE_LABELS, Parse

_LARGE = 100_000
_TOWN = 1_000
_SHOUTED = 15_000


def is_place(
    sentence: str,
    parse: Parse,
    row: tuple[Unit, ...],
    index: int,
    length: int,
    context: Before,
    entries: tuple[Entry, ...],
    text: str,
    gazetteer: Gazetteer,
    known: Asking,
) -> bool:
    """Whether a name of the gazetteer means a place here."""
    first, last = row[index], row[index + length - 1]
    key = plain(text)
    is_stated = stated(sentence, last.end)
    if department(row, index, length, entries):
        return True
    if (key in not_places() or (length == 1 and (text in named_heads() or key in heads()))) and not is_stated:
        return False
    tokens = parse.tokens[first.first : last.last + 1]
    labels = {token.entity for token in tokens}
    follows = row[index + length] if index + length < len(row) and not sentence[last.end : row[index + length].start].strip() else None
    leads = (
        row[index - 1]
        if index and row[index - 1].lower not in ("the", "a", "an", "another") and not sentence[row[index - 1].end : first.start].strip()
        else None
    )
    if text.isupper() and len(text) < 4 and not sentence.isupper() and entries[0].level != "country" and gazetteer.usual(text) is None:
        return False  # "an SUV", "the EU"
    if is_stated:
        return not (leads and leads.proper and labels == {"PERSON"})
    alone = leads is None or not leads.proper or leads.direction
    people = max(entry.population for entry in entries)
    country = entries[0].level == "country" or gazetteer.usual(text) is not None
    well_known = country or entries[0].level in ("sea", "region") or people >= _LARGE
    if sentence.isupper() and not (well_known or key in known or people >= _SHOUTED):
        return False  # "SHE WAS STRUCK IN THE LEG": where all is in capitals, they tell no names
    body = _body(row, index + length, sentence) if alone and entries[0].level != "country" and labels != {"PERSON"} else None
    if body == "body":
        return people > 0
    if body == "institution" and (key in known or well_known):
        return True
    if last.text in ("County", "Parish") and length > 1 and alone:
        return True
    if _is_persons(parse, first, last, follows) and not (context.sure or key in known or well_known):
        return False
    if labels <= PLACE_LABELS:
        return not any(unit and unit.proper and not unit.direction and _together(parse, unit, first) for unit in (leads, follows))
    if any(label == "ORG" for label in labels) and _inside(parse, first.first, last.last, "ORG"):
        return False
    longer = follows is not None and follows.proper and follows.text not in cues("time")
    if longer or (leads and leads.proper and not leads.direction and leads.text not in demonyms()):
        return False
    if follows and follows.lower in cues("force"):
        return True
    if key in known or (labels == {"PERSON"} and length > 1 and entries[0].level == "country"):
        return True
    if after(row, index + length) and plain(row[index + length].text) not in ("street", "road"):
        return True
    if follows and follows.lower in cues("local") and _one_of(row, index) and labels != {"PERSON"} and people >= _TOWN:
        return True
    if follows and follows.lower in cues("somebody") and people >= (_LARGE if labels == {"PERSON"} and not _one_of(row, index) else _TOWN):
        return True
    if follows and follows.lower in cues("happening") | cues("local") and (country or key in known):
        return True
    if labels == {"ORG"} and (country or any(entry.capital for entry in entries)):
        return True  # the parser takes a government for an organisation: "Washington said"
    befallen = parse.tokens[last.last].dep == "dobj" and parse.head(last.last).lemma in cues("verb")
    if befallen and well_known:
        return True
    if context.sure:
        return country or "DATE" not in labels
    return (context.located or context.level is not None) and well_known


def _is_persons(parse: Parse, first: Unit, last: Unit, follows: Unit | None) -> bool:
    """Whether a town's name is that of a person, by the words beside it: listed with a person, or before what looks like a family's name."""
    token = parse.tokens[last.last]
    if token.dep == "conj" and parse.head(token.i).entity == "PERSON":
        return True
    if follows is None or not follows.proper or follows.direction or first.first != last.last or follows.text in cues("time"):
        return False
    family = parse.tokens[follows.last]
    named = named_heads().keys() | cues("body") | cues("institution")
    return token.dep == "compound" and token.head == family.i and family.pos == "PROPN" and follows.text not in named


def _body(row: tuple[Unit, ...], index: int, sentence: str) -> str | None:
    """What the capitalised words from `index` on name: a public "body" ("Police Department") or an "institution" ("Senior High School")."""
    for n in range(index, min(index + 3, len(row))):
        if not row[n].proper or sentence[row[n - 1].end : row[n].start].strip():
            return None
        for kind in ("body", "institution"):
            if row[n].text in cues(kind):
                return kind
    return None


def has_authority(row: tuple[Unit, ...], index: int, sentence: str) -> bool:
    """Whether the words from `index` on, behind a name, are its police or another of its public bodies: it acts where it has a say."""
    follows = row[index] if index < len(row) and not sentence[row[index - 1].end : row[index].start].strip() else None
    return follows is not None and (follows.lower in cues("force") or _body(row, index, sentence) == "body")


def _one_of(row: tuple[Unit, ...], index: int) -> bool:
    """Whether "a" or "another" stands before: "a Hawthorne man"."""
    return index > 0 and row[index - 1].lower in ("a", "an", "another")


def _together(parse: Parse, a: Unit, b: Unit) -> bool:
    """Whether the parser sees two words as parts of one name."""
    return any(e.first <= min(a.first, b.first) and max(a.first, b.first) <= e.last for e in parse.entities)


def stated(sentence: str, end: int) -> bool:
    """Whether a US state follows behind a comma: "Hawthorne, Calif."."""
    match = re.match(r",\s+((?:[A-Z]\.\s?){2}|[A-Z][a-z]+\.?(?:\s[A-Z][a-z]+)?|[A-Z]{2}\b)", sentence[end : end + 40])
    if match is None:
        return False
    words = match[1].strip()
    return words in states() or words.split()[0] in states()


def _inside(parse: Parse, first: int, last: int, label: str) -> bool:
    """Whether the words lie within a longer name of that label."""
    return any(e.label == label and e.first <= first and last <= e.last and (e.first, e.last) != (first, last) for e in parse.entities)


def is_title_case(row: tuple[Unit, ...]) -> bool:
    """Whether a headline begins nearly every word with a capital, so that capitals tell nothing."""
    words = [unit for unit in row if unit.text[0].isalpha() and unit.lower not in FUNCTION_WORDS]
    return len(words) > 3 and sum(unit.text[0].isupper() for unit in words) > 0.8 * len(words)
