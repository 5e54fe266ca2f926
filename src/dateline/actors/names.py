"""Register names, states and offices in one report: "Kataib Hezbollah", "US military", "the government of Iraq"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from dateline.actors.found import Found, Line, Sort
from dateline.actors.register import Entry, Office, Register, Sense
from dateline.actors.states import act_behind, acts, is_modifier, speaks
from dateline.actors.words import Word
from dateline.text.parses import Token

_FILLERS = frozenset(
    "senior top elite federal special high-ranking ranking chief acting interim caretaker foreign national "
    "military civilian local regular central new deputy junior far-right hard-line hardline unnamed anonymous".split()
)
_PAST = frozenset({"former", "ex", "late", "onetime", "previous"})
_NOT_IN_NAMES = frozenset({"PERSON", "FAC", "WORK_OF_ART", "PRODUCT", "EVENT", "LAW", "ORG", "LOC", "GPE"})
_NAMED_TYPES = frozenset({"party", "agency", "ministry", "office", "company", "international body", "force"})


@dataclass(frozen=True, slots=True)
class Holder:
    """An office said to be held by the person whose name begins at `start` of its sentence."""

    start: int
    sector: str | None
    country: str | None
    words: str


@dataclass(frozen=True, slots=True)
class _Hit:
    """A register name at words `first` to `last` (exclusive) of a line."""

    line: Line
    first: int
    last: int
    senses: tuple[Sense, ...]

    @property
    def words(self) -> list[Word]:
        return self.line.words[self.first : self.last]

    @property
    def printed(self) -> str:
        return self.line.text[self.words[0].start : self.words[-1].end]


def named(lines: Sequence[Line], register: Register) -> tuple[list[Found], dict[str, list[Holder]]]:
    """Every register name, state and composed office of a report, and the offices whose holders are named (by sentence id).

    Marks what it finds as taken in `lines`.
    """
    hits = [hit for line in lines for hit in _hits(line, register)]
    company = _Company(hits)
    found: list[Found] = []
    holders: dict[str, list[Holder]] = {}
    for hit in hits:
        year = hit.line.report.date.end.year if hit.line.report.date else None
        senses = company.trusted(hit, year)
        if not senses:
            continue
        composed = _composed(hit, senses, register)
        if isinstance(composed, Holder):
            holders.setdefault(hit.line.sentence.id, []).append(composed)
            continue
        one = composed or _plain(hit, senses)
        offset = hit.line.sentence.span.start
        if one is not None and hit.line.free(one.span.start - offset, one.span.end - offset):
            hit.line.take(one.span.start - offset, one.span.end - offset)
            found.append(one)
    return found, holders


def _hits(line: Line, register: Register) -> Iterator[_Hit]:
    i = 0
    while i < len(line.words):
        match = register.names.longest(line.words, i, capitals=line.capitals)
        if match is None:
            i += 1
            continue
        end, senses = match
        if None not in senses:
            yield _Hit(line, i, end, tuple(sense for sense in senses if sense is not None))
        i = end


class _Company:
    """Which names and countries a report has: doubtful names are trusted in their company only."""

    def __init__(self, hits: Iterable[_Hit]) -> None:
        self._names: dict[str, set[str]] = {}
        self._countries: set[str] = set()
        for hit in hits:
            sure = [sense for sense in hit.senses if sense.trust == "always"]
            for sense in sure:
                if len({s.entry.key for s in sure}) > 1:
                    continue
                self._names.setdefault(sense.entry.key, set()).add(hit.printed)
                if sense.entry.type == "state" and sense.entry.country:
                    self._countries.add(sense.entry.country)

    def trusted(self, hit: _Hit, year: int | None) -> tuple[Sense, ...]:
        """The senses that hold in this report, all of one entry; none where several entries are left."""
        senses = [s for s in hit.senses if not (year and s.entry.valid_from and year < s.entry.valid_from)]
        kept = [s for s in senses if s.trust == "always" and s.role != "sign"]
        kept = kept or [s for s in senses if s.role != "sign" and self._names.get(s.entry.key)]
        kept = kept or [s for s in senses if s.trust == "company" and s.role != "sign" and s.entry.country in self._countries]
        return tuple(kept) if len({s.entry.key for s in kept}) == 1 else ()


def _composed(hit: _Hit, senses: Sequence[Sense], register: Register) -> Found | Holder | None:
    """ "US military", "Israel's prime minister", "the government of Iraq"; a `Holder` where a person's name follows the office."""
    entry = senses[0].entry
    if entry.type != "state":
        return None
    line, words = hit.line, hit.line.words
    roles = {sense.role for sense in senses}
    i = hit.last
    if i < len(words) and words[i].form == "'s" and "name" in roles:
        i += 1
    elif "adjective" not in roles:
        return _office_of(hit, entry, register)
    past = False
    start = i
    while i < len(words) and i - start < 3 and (line.capitals or words[i].text.islower()):
        ahead = register.offices.longest(words, i, capitals=line.capitals)
        if ahead is not None or (words[i].form not in _FILLERS and words[i].form not in _PAST):
            break
        past = past or words[i].form in _PAST
        i += 1
    match = register.offices.longest(words, i, capitals=line.capitals) if i < len(words) else None
    if match is None or any(word.glued for word in words[hit.last : match[0]]):
        return None
    end, offices = match
    past = past or (hit.first > 0 and words[hit.first - 1].form in _PAST)
    return _office(hit, entry, offices[0], hit.first, end, past=past)


def _office_of(hit: _Hit, entry: Entry, register: Register) -> Found | Holder | None:
    """ "the government of (the) Iraq": the office stands before the state."""
    words = hit.line.words
    i = hit.first - 1
    if i >= 0 and words[i].form == "the":
        i -= 1
    if i < 1 or words[i].form not in ("of", "for") or not any(sense.role == "name" for sense in hit.senses):
        return None
    for length in (4, 3, 2, 1):
        first = i - length
        if first >= 0:
            match = register.offices.longest(words, first, capitals=hit.line.capitals)
            if match is not None and match[0] == i and match[1][0].code not in ("MIL", "HEAD", "LEG", "DIP", "OPP"):
                return _office(hit, entry, match[1][0], first, hit.last, past=first > 0 and words[first - 1].form in _PAST)
    return None


def _office(hit: _Hit, entry: Entry, office: Office, first: int, last: int, *, past: bool) -> Found | Holder | None:
    line, words = hit.line, hit.line.words
    start, end = words[first].start, words[last - 1].end
    printed = line.text[start:end]
    if _name_follows(line, last):
        return Holder(words[last].start, None if past else office.sector, entry.country, printed)
    if past:
        return None
    if _modifies_a_thing(line, words[last - 1]):
        return None
    key = f"{entry.key}:{office.code}"
    plural = office.type in ("force", "agency", "state") or words[last - 1].text.endswith("s")
    return Found(
        line.span(start, end), printed, key, office.sector, entry.country, "office", plural, (f'"{printed}" is {office.type} {key}',)
    )


def _modifies_a_thing(line: Line, word: Word) -> bool:
    """ "police station", "government building": the words only describe a thing that does not act."""
    token = line.token(word.start)
    if token is None or token.dep not in ("compound", "nmod") or token.head <= token.i:
        return False
    return (
        act_behind(line.parse, token) is None and line.parse.head(token.i).pos == "NOUN" and line.parse.head(token.i).tag in ("NN", "NNS")
    )


def _name_follows(line: Line, i: int) -> bool:
    """Whether a person's name begins at word `i`: two capitalised words, or one that the parser takes for a person."""
    words = line.words
    if i >= len(words) or not words[i].text[:1].isupper() or words[i].glued or line.capitals:
        return False
    token = line.token(words[i].start)
    if token is None or token.pos != "PROPN" or words[i].start - words[i - 1].end != 1:
        return False
    following = words[i + 1] if i + 1 < len(words) else None
    two = following is not None and following.text[:1].isupper() and following.start - words[i].end == 1
    return token.entity == "PERSON" or (two and token.entity in ("", "PERSON", "ORG") and line.sentence.kind != "headline")


def _plain(hit: _Hit, senses: Sequence[Sense]) -> Found | None:
    entry = senses[0].entry
    line = hit.line
    token = line.head_of(hit.words)
    if token is None or _joined_to_description(line, hit) or _inside_longer_name(line, hit, entry):
        return None
    span = line.span(hit.words[0].start, hit.words[-1].end)
    if entry.type == "state":
        return _state(hit, senses, token)
    sort: Sort = "group" if entry.type in ("armed group", "party", "force") else "office"
    why = [f'"{hit.printed}" is {entry.type} {entry.key} of the register']
    if any(sense.trust != "always" for sense in senses):
        why.append("trusted because the report has another name of it, or names its country")
    return Found(span, entry.name, entry.key, entry.sector, entry.country, sort, sort == "group", tuple(why))


def _state(hit: _Hit, senses: Sequence[Sense], token: Token) -> Found | None:
    entry = senses[0].entry
    line = hit.line
    roles = {sense.role for sense in senses}
    span = line.span(hit.words[0].start, hit.words[-1].end)

    def state(why: str) -> Found:
        return Found(
            span, entry.name, entry.key, entry.sector, entry.country, "state", False, (f'"{hit.printed}" is state {entry.key}', why)
        )

    if "capital" in roles:
        return state("a capital that speaks stands for its government") if speaks(line, token) else None
    if is_modifier(token):
        act = act_behind(line.parse, token) if "adjective" in roles else None
        return None if act is None else state(f'its "{act.text}"')
    if "name" in roles:
        if _after_comma(line, hit) or _before_comma_and_name(line, hit):
            return None
        why = acts(line, token)
        return None if why is None else state(why)
    if token.pos not in ("NOUN", "PROPN") or token.dep in ("compound", "amod", "nmod", "poss"):
        return None
    plural = "people" in roles or token.tag in ("NNS", "NNPS")
    if not plural and not line.parse.children(token.i, "det"):
        return None  # "in Spanish"
    return Found(span, hit.printed, None, None, entry.country, "people", plural, (f'"{hit.printed}" are people of {entry.name}',))


def _after_comma(line: Line, hit: _Hit) -> bool:
    """ "Basra, Iraq": the state tells where the town is."""
    words = line.words
    return (
        hit.first >= 2
        and words[hit.first - 1].text == ","
        and words[hit.first - 2].text[:1].isupper()
        and not (_listed(line, hit) and not words[hit.first - 2].text.isupper())
    )


def _listed(line: Line, hit: _Hit) -> bool:
    """ "Russia, China and Iran": a list of states, not a town and its state."""
    token = line.head_of(hit.words)
    return token is not None and token.dep == "conj"


def _before_comma_and_name(line: Line, hit: _Hit) -> bool:
    """ "Lebanon, Tennessee" and "Cuba, N.Y.": a town that is called like a state."""
    words = line.words
    if hit.last + 1 >= len(words) or words[hit.last].text != "," or not words[hit.last + 1].text[:1].isupper():
        return False
    token = line.token(words[hit.last + 1].start)
    return token is not None and token.dep in ("appos", "npadvmod", "nmod") and token.entity in ("GPE", "LOC", "")


def _joined_to_description(line: Line, hit: _Hit) -> bool:
    """ "Iran-backed", "pro-Iran", "Hamas-run": a hyphen makes the name a part of a description."""
    words = line.words
    after = words[hit.last] if hit.last < len(words) else None
    if after is not None and after.glued and not after.text[:1].isupper():
        return True
    return words[hit.first].glued and not words[hit.first - 1].text[:1].isupper()


def _inside_longer_name(line: Line, hit: _Hit, entry: Entry) -> bool:
    """ "Michael Jordan", "Bank of China", "Colorado National Guard": the register's name is a part of another one."""
    words = line.words
    before = words[hit.first - 1] if hit.first else None
    if entry.type == "state" or (entry.type == "armed group" and hit.last - hit.first == 1):
        inside = {line.token(word.start) for word in hit.words}
        for found in line.parse.entities:
            tokens = line.parse.tokens[found.first : found.last + 1]
            if found.label not in _NOT_IN_NAMES or not any(token in inside for token in tokens):
                continue
            others = [token for token in tokens if token not in inside and token.pos == "PROPN" and not _title_word(token)]
            wide = found.label == "PERSON" or entry.type == "state"
            if others and wide and line.sentence.kind != "headline" and not line.capitals:
                return True
    if entry.type in _NAMED_TYPES and before is not None and before.text[:1].isupper() and not line.capitals:
        token, head = line.token(before.start), line.head_of(hit.words)
        joined = token is not None and head is not None and token.dep in ("compound", "nmod", "amod") and token.pos == "PROPN"
        return bool(joined and before.end + 1 == hit.words[0].start and line.sentence.kind != "headline")
    return False


def _title_word(token: Token) -> bool:
    return token.lower in _FILLERS or token.lower in ("president", "minister", "prime", "general", "secretary", "king", "gen.", "the")
