"""Who a sentence says is answerable for an event: blamed for it, responsible for it, claiming it, taking part in it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dateline.mentions.cast import Roles, can_act
from dateline.mentions.forms import forms
from dateline.mentions.phrases import add_phrase
from dateline.mentions.status import modality
from dateline.mentions.whom import doers
from dateline.text.parses import Parse, Token

_BLAMES = frozenset({"blame", "accuse", "suspect"})
_CLAIMS = frozenset({"claim", "accept", "admit", "take"})
_ATTRIBUTES = frozenset({"attribute", "blame", "ascribe", "pin"})
_RESPONSIBILITY = frozenset({"responsibility", "credit"})


def add_answerable(parse: Parse, word: Token, found: Roles) -> None:
    """Add to the actors those whom the sentence makes answerable for the event told at `word`; they are not whom it befell."""
    _accused(parse, word, found)
    if not found.actors:
        for head in _answerable(parse, word):
            if can_act(parse, head):
                add_phrase(parse, found.actors, head)
                found.targets[:] = [(first, last) for first, last in found.targets if not first <= head.i <= last]


def _accused(parse: Parse, word: Token, found: Roles) -> None:
    """Who is blamed for it: "blamed the group for the attack", "suspect the group of leading it"."""
    for verb in parse.tokens:
        if verb.lemma not in _BLAMES or verb.pos != "VERB":
            continue
        accused = parse.children(verb.i, "dobj") or parse.children(verb.i, "nsubjpass")
        for name in accused:
            if name.lower in ("that", "which", "what"):
                continue  # "the mood that critics blame for the attack": a thing
            crimes = [p for step in (verb, name) for p in parse.children(step.i, "prep") if p.lower in ("for", "of")]
            below = {i for crime in crimes for i in _crimes(parse, crime)}
            if verb.dep == "relcl" and any(parse.tokens[i].tag == "WDT" for i in below):
                below.add(verb.head)  # "the attack, for which police blamed separatists"
            leans = any(parse.tokens[i].lower == "it" for i in below) and word.i < verb.i
            # "blamed the group for the attack and officials said": the parser may tear the attack from its "for"
            torn = verb.i < word.i and any(
                t.lower == "for" and t.head in (verb.i, name.i) for t in parse.tokens[max(0, word.i - 3) : word.i]
            )
            if word.i in below or leans or torn:
                add_phrase(parse, found.actors, name, whole=False)


def _crimes(parse: Parse, preposition: Token) -> Iterator[int]:
    """The words that tell what somebody is blamed "for" or accused "of": not what he deceived others about."""
    queue = list(parse.children(preposition.i, "pobj", "pcomp"))
    while queue:
        step = queue.pop()
        yield step.i
        queue += parse.children(step.i, "conj")
        if step.pos == "VERB" and _BRINGING_ABOUT.isdisjoint(forms(step)):
            queue += parse.children(step.i, "dobj") if step.lemma in _DEEDS_OF else ()
            continue
        queue += parse.children(step.i, "dobj", "attr", "compound")  # "of being the source of the attacks"
        queue += [t for p in parse.children(step.i, "prep") if p.lower in _INTO for t in parse.children(p.i, "pobj", "pcomp")]


_BRINGING_ABOUT = frozenset(
    {
        "be",
        "carry",
        "commit",
        "conduct",
        "execute",
        "finance",
        "fund",
        "help",
        "launch",
        "lead",
        "mastermind",
        "mount",
        "orchestrate",
        "order",
        "organise",
        "organize",
        "participate",
        "perpetrate",
        "plan",
        "plot",
        "stage",
        "support",
        "take",
    }
)
_DEEDS_OF = frozenset({"use"})
_INTO = frozenset({"of", "in", "for", "behind", "on", "against", "with"})


def _answerable(parse: Parse, word: Token) -> Iterator[Token]:
    """The heads of those who claimed the event, are responsible for it, or took part in it, or to whom it was attributed."""
    if word.dep == "pcomp" and parse.head(word.i).lower == "for":  # "claimed responsibility for bombing the bank"
        yield from _responsible(parse, parse.head(parse.head(word.i).i))
    if word.lemma == "fall":  # "the city fell to the rebels"
        yield from parse.behind(word.i, "to")
    noun = word
    while noun.dep == "conj" and parse.head(noun.i).pos in ("NOUN", "PROPN"):
        noun = parse.head(noun.i)
    if noun.pos not in ("NOUN", "PROPN"):
        return
    above = parse.head(noun.i)
    if noun.dep == "pobj" and above.lower == "for":
        yield from _responsible(parse, parse.head(above.i))
    if noun.dep == "pobj" and above.lower == "in":
        yield from _taking_part(parse, parse.head(above.i))
    as_something = any(p.lower == "as" and p.i > noun.i for p in parse.children(above.i, "prep"))  # "claimed it as proof of"
    if noun.dep == "dobj" and above.lemma == "claim" and not as_something and not _set_off(parse, above):
        yield from doers(parse, above)
    verbs = [above] if noun.dep in ("nsubjpass", "dobj") and above.pos == "VERB" and not _set_off(parse, above) else []
    told = (t for t in parse.children(noun.i, "acl", "relcl") if t.tag == "VBN" or any(o.tag == "WDT" for o in parse.children(t.i, "dobj")))
    for verb in (*verbs, *told):
        if verb.lemma in _ATTRIBUTES:
            yield from _laid_on(parse, verb, noun)


def _laid_on(parse: Parse, verb: Token, deed: Token) -> Sequence[Token]:
    """On whom a deed is blamed: "blamed the attack on separatists", where the parser may hang the "on" on the attack."""
    if any(p.lower in ("to", "on") for p in parse.children(verb.i, "prep")):
        return parse.behind(verb.i, "to", "on")
    return parse.behind(deed.i, "on") if deed.dep == "dobj" else ()


def _responsible(parse: Parse, head: Token) -> Iterator[Token]:
    """ "The group is responsible for it", "claimed responsibility for it", "those responsible for it" tells nobody."""
    if head.lower == "responsible" and head.dep in ("acomp", "attr", "oprd"):
        be = parse.head(head.i)
        if be.lemma == "be" and not _set_off(parse, be):
            yield from parse.children(be.i, "nsubj")
    claim = parse.head(head.i) if head.lower in _RESPONSIBILITY else head
    claimed = claim is not head or any(t.lower in _RESPONSIBILITY for t in parse.children(head.i, "dobj"))
    if claimed and claim.lemma in _CLAIMS and claim.pos == "VERB" and not _set_off(parse, claim):
        yield from doers(parse, claim)


def _taking_part(parse: Parse, head: Token) -> Iterator[Token]:
    """ "Soldiers took part in the raid", "participated in the killing"."""
    verb = parse.head(head.i) if head.lower == "part" and head.dep == "dobj" else head
    took = verb.lemma == "take" and any(t.lower == "part" for t in parse.children(verb.i, "dobj"))
    if (took or verb.lemma == "participate") and verb.tag in ("VBD", "VBN", "VBG") and not _set_off(parse, verb):
        yield from doers(parse, verb)


def _set_off(parse: Parse, verb: Token) -> bool:
    """Whether a verb is denied, only possible, or to come."""
    return modality(parse, verb.i)[0] != "asserted"
