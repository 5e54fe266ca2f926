"""Which words of a sentence tell an event, and of what kind (`triggers.tsv`)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from dateline.mentions.casualties import Toll
from dateline.mentions.figures import Reading, quarrels, reading
from dateline.mentions.forms import forms
from dateline.mentions.fortunes import befell
from dateline.mentions.people import FIGHTERS, group_of
from dateline.mentions.quarrels import is_of_words
from dateline.mentions.senses import is_meant_otherwise
from dateline.mentions.sifting import can_harm, is_unreal, tells
from dateline.mentions.strikes import by_its_doer
from dateline.mentions.turns import turns
from dateline.mentions.unmade import is_called_false, is_unmade
from dateline.mentions.whom import doers
from dateline.tables import rows
from dateline.text.parses import PLACE_LABELS, Parse, Token
from dateline.text.superseded import is_of_an_erratum

_CAUSES = frozenset({"in", "by", "during", "from", "after", "following", "of", "with", "to"})


@dataclass(frozen=True, slots=True)
class Trigger:
    """The token that tells an event, its kind, and the counts that belong to it.

    `unsaid`: its word may be a figure of speech, and nothing in the sentence says that it was a deed. `pointing`: it only points back at
    what was told before ("officers were called to Elm Street"), so that whoever is named beside it did not do it.
    """

    word: int
    kind: str
    tolls: tuple[Toll, ...] = ()
    unsaid: bool = False
    pointing: bool = False


_TELLING = frozenset({"NOUN", "PROPN", "VERB"})


def triggers(parse: Parse, tolls: tuple[Toll, ...]) -> tuple[Trigger, ...]:
    """Every event that the sentence tells, each with its counts, in order of text.

    A count that no event claims ("Two people died") gives an event of kind "casualties" of its own.
    """
    tolls = tuple(toll for toll in tolls if befell(parse, toll) and not is_unmade(parse, toll) and not is_unreal(parse, toll.word))
    tolls = tuple(toll for toll in tolls if not is_of_an_erratum(parse, toll.word))
    kinds = {token.i: kind for token in parse.tokens if token.pos in _TELLING and (kind := _kind(parse, token)) is not None}
    kinds |= dict(turns(parse))
    kinds = {word: kind for word, kind in kinds.items() if tells(parse, word, kinds) and not is_of_an_erratum(parse, word)}
    harmed = frozenset(toll.word for toll in tolls if toll.what in ("killed", "injured"))
    meant: dict[int, Reading] = {
        word: "figure" if is_of_words(parse, parse.tokens[word], kind) else reading(parse, word, kind, kinds, harmed)
        for word, kind in kinds.items()
    }
    kinds = dict(_meant(parse, kinds, meant))
    tolls = tuple(toll for toll in tolls if not _pained(parse, parse.tokens[toll.word], kinds))
    owned: dict[int, list[Toll]] = {word: [] for word in kinds}
    for toll in tolls:
        owner = (_war(toll, kinds) if toll.cumulative else None) or _owner(parse, toll, kinds)
        if owner is None:
            owner = toll.word
            kinds[owner] = _kind_of_toll(parse, toll, kinds)
            owned[owner] = []
        if not is_called_false(parse, toll):
            owned[owner].append(toll)
    return tuple(
        Trigger(word, kinds[word], tuple(owned[word]), unsaid=meant.get(word) == "open" and not owned[word]) for word in sorted(kinds)
    )


def _pained(parse: Parse, verb: Token, kinds: Mapping[int, str]) -> bool:
    """ "The leak hurt the candidate": what is no deed, weapon or person hurts nobody's body."""
    if verb.lemma == "execute" and any(t.lemma in _CARRIED_OUT for t in parse.children(verb.i, "dobj")):
        return True
    if verb.lemma != "hurt" or verb.pos != "VERB":
        return False
    causes = (*doers(parse, verb), *parse.children(verb.i, "csubj"))
    hurt = parse.children(verb.i, "dobj")
    if any(parse.children(p.i, "pcomp") for p in parse.children(verb.i, "prep") if p.lower == "by"):
        return True  # "hurting workers by lowering wages"
    if not causes and verb.tag in ("VB", "VBG") and any(t.entity in ("PERSON", "ORG", "NORP") for t in hurt):
        return True  # "for the purpose of hurting the candidate"
    if any(t.pos == "NOUN" and not parse.children(t.i, "nummod") and group_of(parse, t) is None for t in hurt):
        return True  # "hurt her career"
    return bool(causes and hurt) and not any(
        t.i in kinds
        or t.pos == "PROPN"
        or (t.pos == "PRON" and t.lower not in _THINGS)
        or group_of(parse, t) is not None
        or t.lower in _hurtful()
        for t in causes
    )


_CARRIED_OUT = frozenset(
    {"merger", "plan", "order", "deal", "strategy", "trade", "play", "contract", "agreement", "program", "move", "turn"}
)
_THINGS = frozenset({"it", "that", "this", "which", "what"})


@cache
def _hurtful() -> frozenset[str]:
    return frozenset(row[0] for row in rows("dateline.mentions", "role_words.tsv") if row[1] == "weapon") | frozenset(
        row[0] for row in rows("dateline.mentions", "sites.tsv")
    )


def _meant(parse: Parse, kinds: Mapping[int, str], meant: Mapping[int, Reading]) -> Iterator[tuple[int, str]]:
    """The events without figures of speech; of these, who attacks a party in words condemns it."""
    for word, kind in kinds.items():
        if meant[word] != "figure":
            yield word, kind
        elif quarrels(parse, word):
            yield word, "condemnation"


def _kind_of_toll(parse: Parse, toll: Toll, kinds: dict[int, str]) -> str:
    """What a count without an event of its own tells: a war's tally, an arrest, or deaths of which no more is said.

    "The worst flood since 2028, when 40 people died" tells of another flood.
    """
    if toll.cumulative:
        return "disease outbreak" if _by_disease(parse, parse.tokens[toll.word]) else "war"
    harms = {kind for kind in kinds.values() if can_harm(kind)}
    if len(harms) == 1 and any(_of_another_day(parse, step) for step in (parse.tokens[toll.word], *parse.ancestors(toll.word))):
        return min(harms)
    if parse.tokens[toll.word].lower in ("shot", "stabbed"):
        return "shooting" if parse.tokens[toll.word].lower == "shot" else "stabbing"  # headlines: "Five Shot, One Killed"
    if toll.what in ("killed", "injured") and _by_bullets(parse, toll.word):
        return "shooting"
    return _FATES.get(toll.what, "casualties")


def _by_disease(parse: Parse, word: Token) -> bool:
    """ "The pandemic that has killed 60,000 people", "died of the virus"."""
    causes = [*parse.children(word.i, "nsubj"), *(t for p in parse.children(word.i, "prep", "agent") for t in parse.children(p.i, "pobj"))]
    causes += [parse.head(word.i)] if word.dep == "relcl" else []
    return any(t.lemma.lower() in _ILLS for t in causes)


_ILLS = frozenset(
    {"pandemic", "epidemic", "outbreak", "virus", "coronavirus", "covid", "covid-19", "disease", "flu", "influenza", "ebola", "cholera"}
)


def _by_bullets(parse: Parse, word: int) -> bool:
    """ "Two men suffered gunshot wounds", "a girl was hit by a bullet": wounds that only a shooting gives."""
    below = parse.children(word, "compound", "amod", "agent", "nsubj", "prep")
    return any(
        t.lower in _SHOTS for t in (*below, *(inner for t in below if t.dep in ("agent", "prep") for inner in parse.children(t.i, "pobj")))
    )


_SHOTS = frozenset({"gunshot", "gunshots", "bullet", "bullets", "gunfire"})


_FATES = {"arrested": "arrest", "abducted": "abduction", "displaced": "displacement", "rescued": "rescue"}


def _kind(parse: Parse, token: Token) -> str | None:
    pos = "NOUN" if token.pos == "PROPN" else token.pos
    lemma = next((form for form in forms(token) if form in _lemmas()), None)
    if lemma is None or (token.pos == "PROPN" and token.entity in ("PERSON", "GPE", "ORG")) or _is_a_month(parse, token):
        return None
    options = _table().get((lemma, pos), ())
    if lemma == "fire" and pos == "VERB" and _fires_at(parse, token):
        return "shooting"
    sorting = pos == "NOUN" or (token.tag == "VBG" and token.dep == "compound")  # "sentencing policies"
    if not options or (sorting and _is_modifier(parse, token)) or (pos == "VERB" and token.dep == "amod"):
        return None  # "an overturned bus", "a collapsed house" describe; they do not tell
    if token.tag == "VBN" and token.dep in ("nsubj", "nsubjpass", "dobj", "pobj") and any(parse.children(token.i, "det")):
        return None  # "the beheaded", "the wounded": people, not a deed
    if pos == "VERB" and token.dep == "acl" and token.tag == "VBN" and lemma in _LASTING:
        return None  # "land occupied by the rebels", "a bomb planted by them" tell how it is
    if token.lemma == "strike" and pos == "NOUN" and token.i and parse.tokens[token.i - 1].lower == "on":
        return "labour strike"  # "went on strike"
    beside = _beside(parse, token)
    for kind, needed, forbidden in options:
        if forbidden & beside or (needed and not needed & beside):
            continue
        return None if is_meant_otherwise(parse, token, kind) else by_its_doer(parse, token, kind)
    return None


def _is_a_month(parse: Parse, token: Token) -> bool:
    """ "On 31 March", "March 3"."""
    beside = (*parse.tokens[max(0, token.i - 1) : token.i], *parse.tokens[token.i + 1 : token.i + 2])
    return token.text in ("March", "MARCH") and any(t.tag == "CD" for t in beside)


_LASTING = frozenset({"occupy", "capture", "seize", "take", "plant", "place"})


def _fires_at(parse: Parse, token: Token) -> bool:
    """ "Fired on the senator", "fired into the crowd"; but nobody is "fired on Monday"."""
    if (
        token.tag == "VBN"
        or parse.children(token.i, "dobj", "nsubjpass", "auxpass")
        or any(t.lower == "off" for t in parse.children(token.i, "prt"))
    ):
        return False  # "insults that he fired off at the senator"
    if any(parse.children(p.i, "pcomp") for p in parse.children(token.i, "prep") if p.lower == "for"):
        return False  # "fired at both parties for failing them"
    at = (p for p in parse.children(token.i, "prep") if p.lower in _AT)
    return any(t.entity not in ("DATE", "TIME") for p in at for t in parse.children(p.i, "pobj"))


_AT = frozenset({"on", "at", "upon", "into"})


def _is_modifier(parse: Parse, token: Token) -> bool:
    """ "attack helicopter", "strike team", "war crimes": the noun only tells what sort the next one is."""
    head = parse.head(token.i)
    return (
        token.dep in ("compound", "nmod", "amod")
        and head.i > token.i
        and head.pos in ("NOUN", "PROPN")
        and head.lemma.lower() not in ("site", "scene", "victim", "death", "spree", "act", "action")
    )


def _beside(parse: Parse, token: Token) -> frozenset[str]:
    """Lemmas and forms that stand beside a word: its dependents, theirs through one preposition, and its governor."""
    near = list(parse.children(token.i))
    for child in list(near):
        if child.dep in ("prep", "agent", "dobj", "nsubj", "nsubjpass", "compound", "prt", "conj") or _lets(parse, child):
            near += parse.children(child.i)
            if child.lemma.lower() in _AMOUNTS:
                near += parse.behind(child.i, "of")  # "blew up a section of the pipeline"
        if child.dep == "prep":
            near += parse.tokens[child.i + 1 : child.i + 2]  # "set on fire two buses": the parser may take "fire" for part of "buses"
    head = parse.head(token.i)
    if head.i != token.i:
        near.append(head)
        if head.dep == "prep" or head.pos == "ADP":
            near.append(parse.head(head.i))
        near += (
            [t for t in parse.children(head.i, "nsubj", "dobj", "prt") if t.i != token.i]
            if token.dep in ("dobj", "nsubj", "nsubjpass", "conj")
            else []
        )
    return frozenset(word for t in near for word in (*forms(t), t.lower)) | ({_PLACE} if _takes_a_place(parse, token) else set())


_AMOUNTS = frozenset(
    "acre couple dozen half hectare hundred kilometer kilometre majority mile number part piece portion quantity score section series stretch "
    "thousand two-third".split()
)
_PLACE = "(place)"
"""In `triggers.tsv`, a named place as the object."""


def _takes_a_place(parse: Parse, token: Token) -> bool:
    """ "Rebels seized Aleppo", "Kunduz was recaptured": but a candidate captures Ohio with votes."""
    takers = doers(parse, token)
    if any(t.entity == "PERSON" for t in takers):
        return False
    fighters = any(group_of(parse, t) in FIGHTERS for t in takers)  # beside whom a name that the parser does not know is a place
    return any(
        t.entity in PLACE_LABELS or (fighters and t.pos == "PROPN" and t.entity not in ("DATE", "PERSON"))
        for t in parse.children(token.i, "dobj", "nsubjpass")
    )


def _lets(parse: Parse, child: Token) -> bool:
    """ "allowed the candidate to stand": whom a verb lets do something stands in the clause below it."""
    return child.dep == "ccomp" and child.tag == "VB" and not parse.children(child.i, "mark")


def _war(toll: Toll, kinds: dict[int, str]) -> int | None:
    """A running tally belongs to the war named nearest before it, never to a single attack of the sentence."""
    return max((word for word, kind in kinds.items() if kind == "war" and word <= toll.word), default=None)


def _owner(parse: Parse, toll: Toll, kinds: dict[int, str]) -> int | None:
    """The event that a count belongs to, found along the grammar from the word that tells what befell them."""
    word = toll.word
    if word in kinds:
        return word
    if any(_of_another_day(parse, step) for step in (parse.tokens[word], *parse.ancestors(word))):
        return None  # "the worst flood since 2028, when 40 people died": another one
    for step in (word, *(t.i for t in parse.ancestors(word))):
        found = _from(parse, step, word, kinds)
        if found is not None:
            return found
        token = parse.tokens[step]
        if token.dep in ("ccomp", "pcomp") and parse.head(step).pos == "VERB" and step != word:
            break
    alone = [i for i, kind in sorted(kinds.items()) if can_harm(kind)]
    return alone[0] if len(alone) == 1 else None


def _of_another_day(parse: Parse, verb: Token) -> bool:
    """Whether a clause tells of a day named just before it: "2028, when 40 people died"."""
    when = next((t for t in parse.children(verb.i, "advmod") if t.lower == "when"), None)
    before = next((t for t in reversed(parse.tokens[: when.i]) if t.pos != "PUNCT"), None) if when else None
    return before is not None and before.entity == "DATE"


def _from(parse: Parse, step: int, word: int, kinds: dict[int, str]) -> int | None:
    """An event at one step up from a count's word: the step itself, its subject or agent, or what it happened in."""
    token = parse.tokens[step]
    if step in kinds and (step == word or can_harm(kinds[step])):
        return step
    for child in parse.children(step, "nsubj", "agent", "prep", "nsubjpass", "advcl", "xcomp", "dobj", "conj", "pcomp", "npadvmod", "dep"):
        if child.dep in ("agent", "prep"):
            if child.lower not in _CAUSES:
                continue
            for inner in parse.children(child.i, "pobj", "pcomp"):
                hit = next((i for i in (inner.i, *_nested(parse, inner.i)) if i in kinds and can_harm(kinds[i])), None)
                if hit is not None:
                    return hit
        elif child.dep in ("nsubj", "nsubjpass", "dobj"):
            hit = next((i for i in (child.i, *_nested(parse, child.i)) if i in kinds and (can_harm(kinds[i], war=True))), None)
            if hit is not None and child.dep == "nsubj":
                return hit
        elif child.i in kinds and child.i != word and can_harm(kinds[child.i]):
            return child.i
    if token.dep == "relcl" and (hit := next((i for i in (token.head, *_nested(parse, token.head)) if i in kinds), None)) is not None:
        return hit
    return None


def _nested(parse: Parse, head: int) -> list[int]:
    """Nouns that carry the meaning of another: "a wave of attacks", "the site of a strike", "the impact of the blast"."""
    return [inner.i for inner in parse.behind(head, "of")]


@cache
def _table() -> dict[tuple[str, str], tuple[tuple[str, frozenset[str], frozenset[str]], ...]]:
    table: dict[tuple[str, str], list[tuple[str, frozenset[str], frozenset[str]]]] = {}
    for lemma, pos, kind, needed, forbidden in rows("dateline.mentions", "triggers.tsv"):
        table.setdefault((lemma, pos), []).append((kind, _words(needed), _words(forbidden)))
    return {key: tuple(found) for key, found in table.items()}


@cache
def _lemmas() -> frozenset[str]:
    return frozenset(lemma for lemma, _ in _table())


def _words(cell: str) -> frozenset[str]:
    return frozenset() if cell == "-" else frozenset(cell.split("|"))
