"""What the sentence that tells an incident says beside what dateline filled in: a victim, a thing hit, how it was hit.

dateline abstains where it is not sure; a template asks for every filler. These patterns read the words next to the word
that tells the incident, and only where dateline's mention has no target of its own.
"""

from __future__ import annotations

import re

from benchmarks.muc import phrases
from benchmarks.muc.templates import table

_DEEDS = r"(?:killed|murdered|assassinated|kidnapped|abducted|wounded|injured|machinegunned|executed|shot dead|shot|massacred|slain|taken hostage|held hostage)"
_NOUNS = r"(?:murder|killing|assassination|kidnapping|abduction|death|disappearance|massacre|execution|attack on the life)s?"
_STOP = r"\b(?:in|by|on|at|during|when|while|who|which|that|yesterday|today|last|this|after|before|was|were|has|have|had|is|are|will|whose|near|because|as|with|for|to|from|since|under|said|early)\b|[.;:\[\]()]|--|$"
_OF = re.compile(rf"\b{_NOUNS} of (?P<whom>.+?)(?={_STOP})", re.IGNORECASE)
_OBJECT = re.compile(rf"\b(?<!was )(?<!were )(?<!been ){_DEEDS} (?P<whom>(?!(?:{_STOP})|and\b|or\b|,).+?)(?={_STOP})", re.IGNORECASE)
_SUBJECT = re.compile(
    rf"(?P<whom>[^.;:\[\]()]+?),?(?: who| which)? (?:was|were|has been|have been|had been|being) (?:\w+ly )?{_DEEDS}\b", re.IGNORECASE
)
_PARTS = re.compile(r",\s+(?:and\s+)?|\s+and\s+|\s+as well as\s+")
_LONGEST = 12
"""Words of a phrase that tells of a victim; a longer stretch is not one phrase."""


def victims(printed: str) -> list[str]:
    """The phrases of a sentence (letters as print has them) that name whom a deed befell."""
    text = " ".join(printed.split())
    found: list[str] = []
    for pattern in (_OF, _OBJECT):
        for match in pattern.finditer(text):
            found += _PARTS.split(match["whom"])
    for match in _SUBJECT.finditer(text):
        before = (
            re.split(rf"{_STOP}|, ", match["whom"], flags=re.IGNORECASE) if "," not in match["whom"][-60:] else _PARTS.split(match["whom"])
        )
        last = [part.strip() for part in before if part and part.strip()]
        found += last[-1:]
    return [part.strip() for part in found if part.strip() and len(part.split()) <= _LONGEST and part.strip().upper() not in phrases.VAGUE]


_HIT = "AGAINST|IN FRONT OF|OUTSIDE|INSIDE|NEXT TO|DESTROY(?:ED|ING)|DAMAG(?:ED|ING)|BLEW UP|BLOW UP|DYNAMITED|BURNED|BURNING|SET FIRE TO|FIRE TO|ATTACKED"
_PHRASE = r" (?:(?:THE|A|AN|SEVERAL|SOME|TWO|THREE|FOUR|FIVE|SIX|\d+) )?((?:[A-Z'.-]+ ){0,4}?[A-Z'.-]+)(?=[ ,.;]|$)"
_STRUCK = re.compile(rf"\b(?:{_HIT}){_PHRASE}")
_STRUCK_WIDELY = re.compile(rf"\b(?:{_HIT}|ON|AT|IN|UNDER|OF|NEAR|TO|HIT|HITTING|AFFECTED|SHATTERED){_PHRASE}")
_NOT_IN_A_NAME = frozenset("OF IN ON AT BY TO AND THE A AN FOR FROM WITH WHICH THAT WHO WAS WERE THIS LAST YESTERDAY".split())
_LONGEST_THING = 6


def struck(around: str, *, widely: bool = False) -> list[tuple[str, str]]:
    """Things that a sentence (flat) shows to be hit, and their types: "exploded in front of the town hall".

    `widely`: also those that it only places something at ("exploded in the town hall"), and of which it says no more.
    """
    found: dict[str, str] = {}
    for match in (_STRUCK_WIDELY if widely else _STRUCK).finditer(around):
        rest = around[match.start(1) :].split()[:_LONGEST_THING]
        for length in range(len(match[1].split()), len(rest) + 1):
            part = " ".join(rest[:length]).strip(" ,.;")
            if not part or _NOT_IN_A_NAME & set(part.split()):
                break
            last = part.split()[-2:]
            if sort := phrases.sort_of(last[-1], "things.tsv") or phrases.sort_of(" ".join(last), "things.tsv"):
                found[phrases.bare(part)] = phrases.sort_of(part, "things.tsv") or sort
    return [(name, sort) for name, sort in found.items() if not any(other != name and other.startswith(name) for other in found)]


_NO_START = re.compile(r"^(?:BY|OF|THE|AND|WITH|FROM|THAT|TO|AS|ALLEGED(?= ))\s+")


def individuals(around: str) -> list[str]:
    """Phrases of a sentence (flat) that tell of armed or unknown people without a name."""
    found = {
        match.start(): _NO_START.sub("", phrases.bare(match.group()))
        for (pattern,) in table("individuals.tsv")
        for match in re.finditer(pattern, around)
        if not match.group().startswith("AGAINST")
    }
    return [found[place] for place in sorted(found)]


def inferred(around: str) -> str | None:
    """The type of an instrument that only the deed shows (7.8, note 7): who is shot was shot with a gun."""
    if re.search(r"\bMACHINE-?GUNN(?:ED|ING)\b", around):
        return "MACHINE GUN"
    return (
        "GUN"
        if re.search(
            r"\b(?:SHOT(?! DOWN)|GUNNED DOWN|SHOOTING|OPENED FIRE|FIRED (?:AT|ON|UPON|SHOTS)|RIDDLED|GUNSHOTS?|GUNMEN|BULLETS?)\b", around
        )
        else None
    )


def damage(around: str) -> list[str]:
    """What the words of a sentence (flat) say befell a thing."""
    if re.search(r"\b(?:DESTROY(?:ED|ING|S)|BLEW UP|BLOWN UP|BLOW UP|COMPLETELY BURNED)\b", around):
        return ["DESTROYED"]
    if re.search(r"\bNO (?:MATERIAL )?DAMAGE", around):
        return ["NO DAMAGE"]
    return ["SOME DAMAGE"] if re.search(r"\b(?:DAMAG(?:ED|E|ES|ING)|BURN(?:ED|ING)|SET (?:ON )?FIRE)\b", around) else []
