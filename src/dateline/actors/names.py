"""Names of the register in one report, where they stand for an actor: "Kataib Hezbollah", "Iraq said", "Israeli strike"."""

from __future__ import annotations

from collections.abc import Sequence
from collections.abc import Set as AbstractSet

from dateline.actors.entries import Entry
from dateline.actors.found import Found, Line, Sort
from dateline.actors.hits import Company, Hit, hits
from dateline.actors.offices import FILLERS, Holder, composed
from dateline.actors.register import Register, Sense
from dateline.actors.states import act_behind, acts, is_modifier, speaks
from dateline.text.parses import Token

_NOT_IN_NAMES = frozenset({"PERSON", "FAC", "WORK_OF_ART", "PRODUCT", "EVENT", "LAW", "ORG", "LOC", "GPE"})
_NAMED_TYPES = frozenset({"party", "agency", "ministry", "office", "company", "international body", "force"})

_SEVERAL = frozenset({"armed group", "party", "force"})
"""Types that "they" can mean."""
_NATION = frozenset({"people", "public", "population", "nation"})
_BEFORE_NOUNS = frozenset({"compound", "amod", "nmod", "poss"})
_PREMISES = frozenset("headquarters base building compound barracks airport airfield station hospital academy museum memorial".split())
"""What stands somewhere: named for its owner, it is a place."""


def named(lines: Sequence[Line], register: Register) -> tuple[list[Found], dict[str, list[Holder]]]:
    """Every register name, state and composed office of a report, and the offices whose holders are named (by sentence id).

    Marks what it finds as taken in `lines`.
    """
    names = [hit for line in lines for hit in hits(line, register)]
    company = Company(names)
    surnames = _surnames(lines)
    found: list[Found] = []
    holders: dict[str, list[Holder]] = {}
    for hit in names:
        year = hit.line.report.date.end.year if hit.line.report.date else None
        senses = company.trusted(hit, year)
        office = composed(hit, senses, register) if senses else None
        if isinstance(office, Holder):
            holders.setdefault(hit.line.sentence.id, []).append(office)
            continue
        if senses:
            one = office or (None if _is_surname(hit, senses, surnames) else _plain(hit, senses, register, year))
        else:
            later = company.too_early(hit, year)
            one = None if later is None else _of_another_time(hit, later)
        offset = hit.line.sentence.span.start
        if one is not None and hit.line.free(one.span.start - offset, one.span.end - offset):
            hit.line.take(one.span.start - offset, one.span.end - offset)
            found.append(one)
    return found, holders


def _surnames(lines: Sequence[Line]) -> set[str]:
    """Last words of the persons' full names that the parser sees in the report."""
    ends = (line.parse.tokens[one.last] for line in lines for one in line.parse.entities if one.label == "PERSON" and one.last > one.first)
    return {token.lower for token in ends}


def _is_surname(hit: Hit, senses: Sequence[Sense], surnames: AbstractSet[str]) -> bool:
    """ "Sofia" in a report on Michael Sofia: a state or capital of one word that is a person's last name there."""
    return senses[0].entry.type == "state" and hit.last - hit.first == 1 and hit.printed.lower() in surnames


def _of_another_time(hit: Hit, entry: Entry) -> Found | None:
    """The words alone, where the only actor of that name began after the report."""
    line = hit.line
    if (
        entry.type == "state"
        or line.head_of(hit.words) is None
        or _joined_to_description(line, hit)
        or _inside_longer_name(line, hit, entry)
    ):
        return None
    span = line.span(hit.words[0].start, hit.words[-1].end)
    why = f'"{hit.printed}" is not {entry.type} {entry.key}, which began in {entry.valid_from}, after the report'
    return Found(span, hit.printed, None, None, None, "name", entry.type in _SEVERAL, (why,))


def _plain(hit: Hit, senses: Sequence[Sense], register: Register, year: int | None) -> Found | None:
    entry = senses[0].entry
    line = hit.line
    token = line.head_of(hit.words)
    if token is None or _joined_to_description(line, hit) or _inside_longer_name(line, hit, entry):
        return None
    span = line.span(hit.words[0].start, hit.words[-1].end)
    if entry.type == "state":
        return _state(hit, senses, token)
    sort: Sort = "group" if entry.type in _SEVERAL else "office"
    why = [f'"{hit.printed}" is {entry.type} {entry.key} of the register']
    if any(sense.trust != "always" for sense in senses):
        why.append("trusted because the report has another name of it, or names its country")
    if year is not None and entry.valid_to is not None and entry.valid_to < year:
        why.append(f"it ended in {entry.valid_to}: the report looks back")
    whole = register.entries.get(entry.member_of or "")
    if whole is not None:
        why.append(f"belongs to {whole.name} ({whole.key}), which is another actor")
    return Found(span, entry.name, entry.key, entry.sector, entry.country, sort, sort == "group", tuple(why))


def _state(hit: Hit, senses: Sequence[Sense], token: Token) -> Found | None:
    entry = senses[0].entry
    line = hit.line
    roles = {sense.role for sense in senses}
    span = line.span(hit.words[0].start, hit.words[-1].end)

    def state(why: str) -> Found:
        return Found(
            span,
            entry.name,
            entry.key,
            entry.sector,
            entry.country,
            "state",
            plural=False,
            why=(f'"{hit.printed}" is state {entry.key}', why),
        )

    nation = _nation(hit, roles)
    if nation is not None:
        return nation
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


def _nation(hit: Hit, roles: AbstractSet[str]) -> Found | None:
    """ "The Iraqi people", "the people of Iraq"."""
    line, words = hit.line, hit.line.words
    if "adjective" in roles and hit.last < len(words) and words[hit.last].form in _NATION:
        first, last, noun = hit.first, hit.last + 1, words[hit.last]
    elif "name" in roles and hit.first > 1 and [word.form for word in words[hit.first - 2 : hit.first]] == ["people", "of"]:
        first, last, noun = hit.first - 2, hit.last, words[hit.first - 2]
    else:
        return None
    token = line.token(noun.start)
    if token is None or token.dep in _BEFORE_NOUNS or (last < len(words) and words[last].glued):
        return None
    printed = line.text[words[first].start : words[last - 1].end]
    entry = hit.senses[0].entry
    span = line.span(words[first].start, words[last - 1].end)
    return Found(span, printed, None, None, entry.country, "people", plural=True, why=(f'"{printed}" are people of {entry.name}',))


def _after_comma(line: Line, hit: Hit) -> bool:
    """ "Basra, Iraq": the state tells where the town is."""
    words = line.words
    return (
        hit.first >= 2
        and words[hit.first - 1].text == ","
        and words[hit.first - 2].text[:1].isupper()
        and not (_listed(line, hit) and not words[hit.first - 2].text.isupper())
    )


def _listed(line: Line, hit: Hit) -> bool:
    """ "Russia, China and Iran": a list of states, not a town and its state."""
    token = line.head_of(hit.words)
    return token is not None and token.dep == "conj"


def _before_comma_and_name(line: Line, hit: Hit) -> bool:
    """ "Lebanon, Tennessee" and "Cuba, N.Y.": a town that is called like a state."""
    words = line.words
    if hit.last + 1 >= len(words) or words[hit.last].text != "," or not words[hit.last + 1].text[:1].isupper():
        return False
    token = line.token(words[hit.last + 1].start)
    return token is not None and token.dep in ("appos", "npadvmod", "nmod") and token.entity in ("GPE", "LOC", "")


def _joined_to_description(line: Line, hit: Hit) -> bool:
    """ "Iran-backed", "pro-Iran", "Hamas-run": a hyphen makes the name a part of a description."""
    words = line.words
    after = words[hit.last] if hit.last < len(words) else None
    if after is not None and after.glued and not after.text[:1].isupper():
        return True
    return words[hit.first].glued and not words[hit.first - 1].text[:1].isupper()


def _inside_longer_name(line: Line, hit: Hit, entry: Entry) -> bool:
    """ "Michael Jordan", "Bank of China", "Colorado National Guard", "FBI headquarters": a part of the name of something else."""
    words = line.words
    before = words[hit.first - 1] if hit.first else None
    after = words[hit.last] if hit.last < len(words) else None
    if entry.type != "state" and after is not None and after.form in _PREMISES and after.start - words[hit.last - 1].end == 1:
        return True
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
    return token.lower in FILLERS or token.lower in ("president", "minister", "prime", "general", "secretary", "king", "gen.", "the")
