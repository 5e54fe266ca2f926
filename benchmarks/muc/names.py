"""Persons' names in a message, each with the fullest form and the title or role that the text gives anywhere."""

from __future__ import annotations

import re

from benchmarks.muc import phrases

_WORD = r"(?:[A-Z][a-zñáéíóú'’]+(?:-[A-Z][a-z]+)?|[A-Z]\.)"
_PARTICLE = r"(?:de|del|la|las|los|y|da|van|von)"
_NAME = re.compile(rf"{_WORD}(?:\s+(?:{_PARTICLE}\s+)*{_WORD})*")
_AFTER = re.compile(r",?\s+(?:(?:the|a|an|who is the|who was the|who was a)\s+)?([^,;.()\[\]]{3,90})")
_STOPS = frozenset(
    "the a an of and or by to that with in on at for from against was were is are had has have said killed wounded kidnapped murdered assassinated abducted injured his her their its when while where who which as this but also".split()
)


def introduce(name: str, printed: str) -> phrases.Person:
    """The fullest form of `name` (in capitals) in the text `printed`, and who that is."""
    wanted = name.split()
    best, description = name, None
    for match in _NAME.finditer(printed):
        words = match.group().upper().split()
        first = next((i for i, word in enumerate(words) if word.strip(".") not in phrases.roles()), len(words))
        told = words[first:]
        if not told or wanted[-1] not in told or not set(wanted) <= set(told) or len(told) > 6:
            if not (told and len(wanted) > 1 and told == wanted[-len(told) :]):
                continue
        elif len(told) > len(best.split()):
            best = " ".join(told)
        description = description or _role_before(printed[: match.start()], words[:first]) or _role_behind(printed[match.end() :])
    return phrases.Person(best, description)


def _role_before(text: str, titles: list[str]) -> str | None:
    """The words before a name, back to an article, a verb or a mark, where the last is a title or role."""
    found = list(titles)
    for word in reversed(re.findall(r"\S+", text[-120:])):
        plain = word.strip('"').upper().rstrip(".")
        if word.lower() in _STOPS or (re.search(r"[,;:.)\]]$", word) and plain not in ("MR", "DR", "COL", "GEN", "MSGR")):
            break
        if not found and plain not in phrases.roles():
            return None
        found.insert(0, plain)
    return " ".join(found[-6:]) or None


def _role_behind(text: str) -> str | None:
    match = _AFTER.match(text) if text[:1] == "," else None
    if match is None:
        return None
    words = phrases.flat(match[1])
    head = re.split(r"\s(?:OF|FOR|IN|AT|AND)\s", words)[0].split()
    return phrases.bare(words) if head and head[-1] in phrases.roles() else None
