"""Did it happen, and is it today's news: asserted, denied, planned or hypothetical; new or background."""

from __future__ import annotations

from functools import cache

from dateline.mentions.doubts import doubt, ordered, question
from dateline.mentions.plans import arranged
from dateline.mentions.signs import shared_not, sign, signs
from dateline.records import Modality, Status
from dateline.tables import rows
from dateline.text.parses import Parse, Token
from dateline.text.refuted import refuted
from dateline.text.sayings import SAID
from dateline.text.superseded import superseded

_HERE = "dateline.mentions"


def modality(parse: Parse, word: int) -> tuple[Modality, int | None]:
    """How the sentence asserts the event at token `word`, and the token that makes it so.

    The nearest sign up the grammar wins: a negation on the event's own clause, a modal or future auxiliary, or a
    word that calls for, plans, fears, prevents or denies what hangs on it (`signs.tsv`).
    """
    token = parse.tokens[word]
    if token.dep == "compound" and parse.head(word).lemma in _BODIES_OF:
        return modality(parse, token.head)  # "the weapon used in his killing spree"
    if (nobody := _nobody(parse, word)) is not None:
        return "denied", nobody
    joined = token.dep == "conj" and token.tag == parse.head(word).tag == "VB"
    if joined and not parse.children(word, "nsubj", "nsubjpass", "aux", "auxpass", "neg"):
        return modality(parse, token.head)  # "is expected to sign the law and declare"
    if no := shared_not(parse, token):
        return "denied", no[0].i
    # "denied that its commander was killed in the strike": what happened "in" it is denied, not the strike.
    taken_for_granted = token.dep == "pobj" and parse.head(word).lower in _SETTING
    gone_before = taken_for_granted and parse.head(word).lower in _BEFORE and any(parse.children(word, "det", "poss", "nummod", "relcl"))
    if token.dep == "pcomp" and token.tag == "VBG" and parse.head(word).lower in ("after", "since", "into"):
        return "asserted", None  # "after being convicted", "pressured them into resigning"
    known = _known(parse, token)
    for step in () if known and taken_for_granted else parse.ancestors(word):
        if step.pos == "VERB" and (former := superseded(parse, step)) is not None and former.i != word:
            return "denied", former.i  # an earlier version told it so
    if (refutal := refuted(parse, word)) is not None and (not known or (refutal.content.i, refutal.content.lower) == (token.head, "of")):
        return "denied", refutal.word.i  # "claims that 12 were killed are untrue"; but "reports that the raid killed 12" leave the raid
    took_place = any(_tells_of_the_past(parse, t) for t in parse.children(word, "relcl"))
    if (described := _described(parse, token) or (None if took_place else arranged(parse, token))) is not None:
        return described
    if any(t.tag == "VB" for t in parse.children(word, "auxpass")) and not parse.children(word, "aux"):
        return "hypothetical", parse.children(word, "auxpass")[0].i  # "asked that he be charged"
    begun = token.dep == "dobj" and parse.head(word).tag == "VB" and parse.head(word).lemma in _BRINGS_ABOUT
    if begun and not known and (aim := modality(parse, token.head))[0] != "asserted":
        return aim  # "time is running out to strike a deal"
    told: Token | None = None
    for step in (token, *parse.ancestors(word)):
        if told is not None:
            break  # whatever stands above a clause that tells what happened
        nearest = step.i == word or (token.head == step.i and token.dep in ("nsubj", "nsubjpass", "dobj"))
        told = step if (nearest or step.dep == "relcl") and _tells_of_the_past(parse, step) else None
        if told is None and step.dep == "ccomp" and parse.head(step.i).lemma in _TAKING_FOR_GRANTED:
            told = step  # "failed to mention that the army had fired": it had
        doubted = doubt(parse, step, word)
        if doubted is not None and (token.head == step.i or not known):
            return doubted
        found_sign = sign(parse, step, word)
        if found_sign is None or (taken_for_granted and found_sign[0] == "denied") or (gone_before and step.i != word):
            continue
        if known and not _touches(parse, step, token, found_sign[1]):
            continue
        if token.lemma in _SAID_AGAINST and step.lemma in _DENYING:
            continue  # "denied the accusations": they were made
        if step.lemma in _DENYING and token.dep == "pobj" and parse.head(word).head == step.i and parse.head(word).lower in ("with", "in"):
            continue  # "denied any links with the murder"
        if step.lemma == "reject" and token.head == step.i and token.lemma in _CRIMES:
            continue  # "all parties rejected the murder": they condemned it
        if step.lemma == "deny" and parse.children(step.i, "neg"):
            continue  # "did not deny that its jets hit the school"
        if found_sign[0] == "denied" and step.lemma in _PREVENTING and step.i != word and modality(parse, step.i)[0] != "asserted":
            return "hypothetical", found_sign[1]  # "seeks to prevent the state from banning it"
        return found_sign
    if (command := ordered(parse, word)) is not None:
        return "hypothetical", command
    if not known and not taken_for_granted and (asked := question(parse, word)) is not None:
        return "hypothetical", asked
    return "asserted", None


def _described(parse: Parse, token: Token) -> tuple[Modality, int] | None:
    """ "a planned attack", "a foiled bombing": what an adjective makes of a noun."""
    if token.pos not in ("NOUN", "PROPN"):
        return None
    above = parse.head(parse.head(token.i).i) if token.dep == "pobj" and parse.head(token.i).lower == "of" else token
    targeted = parse.children(above.i, "amod") if above.lemma == "target" else ()  # "a possible target of an attack"
    for t in (*parse.children(token.i, "amod", "compound"), *targeted):
        sign = signs().get((t.lower, "ADJ"))
        if sign is not None and not (t.lower == "attempted" and token.lemma == "assassination"):  # it was tried: an attack
            return sign, t.i
    return None


def _known(parse: Parse, token: Token) -> bool:
    """Whether "the" or "this" opens a noun: "the shooting could be linked to a feud" leaves no doubt of the shooting.

    Nor does "wanted for a shooting that left two dead": what is told of it has happened.
    """
    named = token.pos == "NOUN" or (token.tag == "VBG" and token.dep in ("pobj", "dobj", "nsubj", "nsubjpass"))  # "the drive-by shooting"
    return named and (
        any(t.lower in ("the", "this", "that", "these", "those") for t in parse.children(token.i, "det"))
        or any(parse.children(token.i, "poss"))
        or any(t.lower in _GOING_ON for t in parse.children(token.i, "amod"))
        or any(_tells_of_the_past(parse, t) for t in parse.children(token.i, "relcl"))
        or any(t.tag == "VBN" and parse.children(t.i, "agent") for t in parse.children(token.i, "acl"))  # "a suit brought by"
        or (token.dep == "pobj" and parse.head(parse.head(token.i).i).lemma in _SERIES)
    )


_BODIES_OF = frozenset({"spree", "site", "scene", "victim", "suspect"})
_SERIES = frozenset({"wave", "series", "string", "spate", "drumbeat", "rash", "spree", "flurry"})
"""What is one of "a wave of attacks" is there."""


_SAID_AGAINST = frozenset({"accusation", "allegation", "criticism", "complaint", "charge"})
_CRIMES = frozenset({"assassination", "attack", "bombing", "execution", "kidnapping", "killing", "massacre", "murder", "violence"})
_DENYING = frozenset({"deny", "denial", "reject", "dismiss", "refute", "dispute"})
_PREVENTING = frozenset({"prevent", "avert", "avoid", "deter", "prohibit", "forbid", "thwart"})
_GOING_ON = frozenset({"ongoing", "recent", "latest", "earlier", "previous", "past", "continuing", "existing"})


def _tells_of_the_past(parse: Parse, verb: Token) -> bool:
    """Whether a clause beside the main one tells what happened: "the men who ambushed the patrol", "when it murdered them",
    "trying to learn who fired", "a service for a family slain on Friday".
    """
    if verb.pos not in ("VERB", "AUX") or verb.dep not in ("relcl", "advcl", "ccomp", "acl"):
        return False
    helpers = parse.children(verb.i, "aux", "auxpass")
    if verb.dep == "acl":
        return verb.tag == "VBN" and not helpers
    past = verb.tag == "VBD" or (verb.tag == "VBN" and any(t.lower in ("was", "were", "had", "has", "have") for t in helpers))
    if not past or any(t.tag == "MD" for t in helpers):
        return False
    if verb.dep == "ccomp":
        return any(t.tag in ("WP", "WRB") for t in parse.children(verb.i, "nsubj", "nsubjpass", "dobj", "advmod"))
    return verb.dep == "relcl" or any(
        t.lower in ("when", "after", "because", "since", "as") for t in parse.children(verb.i, "mark", "advmod")
    )


def _touches(parse: Parse, step: Token, token: Token, sign: int) -> bool:
    """Whether a sign at or above the event is said of the very event: it is denied, called for, or "will begin"."""
    hung = parse.head(token.i) if token.dep == "pobj" else token
    if token.dep == "nsubjpass" and token.head == step.i and sign == step.i:
        # "the protest is planned for Friday", "the attack was foiled"; but "the strikes have been carefully planned"
        return not any(t.lemma == "have" for t in parse.children(step.i, "aux"))
    direct = token.dep in ("dobj", "nsubjpass", "pobj") and parse.head(hung.i).i == step.i and hung.lower not in _SETTING
    if token.dep == "dobj" and token.head == step.i and step.lemma in _BRINGS_ABOUT:
        return True  # "you can bring that lawsuit", "will sign the deal"
    return (direct and sign == step.i) or (token.dep in ("nsubj", "nsubjpass") and token.head == step.i and step.lemma in _TAKES_PLACE)


_TAKING_FOR_GRANTED = frozenset(
    {"acknowledge", "forget", "ignore", "know", "mention", "note", "notice", "overlook", "realise", "realize", "regret", "remember"}
)
"""Verbs whose clause is so, whether they are denied, planned or wished."""
_BRINGS_ABOUT = frozenset(
    {
        "bring",
        "file",
        "launch",
        "sign",
        "make",
        "carry",
        "stage",
        "conduct",
        "hold",
        "begin",
        "start",
        "commit",
        "strike",
        "reach",
        "impose",
        "declare",
        "restart",
        "resume",
    }
)
_TAKES_PLACE = frozenset(
    {"begin", "start", "happen", "occur", "take", "launch", "continue", "resume", "hold", "carry", "conduct", "come", "go", "end", "stop"}
)
_BEFORE = frozenset({"after", "following", "since", "amid", "over"})
"""What stands behind these has happened: "the king will visit the town after an attack that killed ten"."""
_SETTING = frozenset({"in", "during", "after", "since", "before", "over", "following", "amid", "about"})


def _nobody(parse: Parse, word: int) -> int | None:
    """ "no attack", "nobody was arrested", "no group has claimed": the token that says so."""
    for child in parse.children(word, "det", "nsubj", "nsubjpass"):
        if child.lower in ("no", "nobody", "none"):
            return child.i
        for inner in parse.children(child.i, "det"):
            if inner.lower == "no" and parse.tokens[inner.i + 1].pos != "NUM":  # "VEHICLE NO 85 WAS SET ON FIRE"
                return inner.i
    return None


def background(parse: Parse, word: int) -> tuple[Status, int | None]:
    """Whether the sentence tells the event as something earlier that explains the news, and the token that says so.

    Signs: the past perfect (but not in reported speech, where it is only the past), "regularly" and its like, words
    that open an explanation (`background.tsv`), "days after ...".
    """
    chain = _without_setting(parse, (parse.tokens[word], *parse.ancestors(word)))
    for step in chain:
        if step.pos in ("VERB", "AUX"):
            had = next((t.i for t in parse.children(step.i, "aux") if t.lower == "had"), None)
            if had is not None and not _reported(parse, step):
                return "background", had
            if any(t.lemma in _HABITS for t in parse.children(step.i, "advmod")):
                return "background", step.i
            if (each := _each_time(parse, step)) is not None:
                return "background", each
        after = next((t.i for t in (step, *parse.children(step.i, "mark")) if t.lower in ("after", "since")), None)
        soon = after is not None and parse.tokens[after - 1].lower == "shortly" and _known(parse, parse.tokens[word])
        # "shortly after the shooting" points back at the news; "days after the shooting" tells the news of another day.
        if after is not None and not soon and any(t.lower in _SPELLS for t in parse.tokens[max(0, after - 2) : after]):
            return "background", after
    for step, below in zip(chain[1:], chain, strict=False):
        if step.lower in _openers() and below.i > step.i:
            return "background", step.i
    return "new", None


def _without_setting(parse: Parse, chain: tuple[Token, ...]) -> tuple[Token, ...]:
    """The steps above an event without what only sets its scene: "she had just left a shop when a man shot her"."""
    for number, step in enumerate(chain[:-1]):
        past = step.tag == "VBD" or any(t.lower in ("was", "were") for t in parse.children(step.i, "auxpass"))
        when = any(t.lower == "when" and t.i < step.i for t in parse.children(step.i, "advmod", "mark"))
        if step.dep == "advcl" and past and when and chain[number + 1].i < step.i:
            return chain[: number + 1]
    return chain


_HABITS = frozenset(
    {
        "regularly",
        "repeatedly",
        "often",
        "frequently",
        "previously",
        "routinely",
        "usually",
        "typically",
        "always",
        "sometimes",
        "occasionally",
    }
)


def _each_time(parse: Parse, verb: Token) -> int | None:
    """ "every year bandits raid the villages": the word that says it goes on and on."""
    if verb.tag not in ("VBP", "VBZ"):
        return None
    return next((d.i for t in parse.children(verb.i, "npadvmod") for d in parse.children(t.i, "det") if d.lower in ("every", "each")), None)


_FOUND = frozenset({"find", "discover", "learn", "determine", "hear", "see", "realize", "realise", "indicate", "appear"})
_SPELLS = frozenset({"shortly", "days", "weeks", "months", "years", "day", "week", "month", "year"})


def _reported(parse: Parse, verb: Token) -> bool:
    """Whether a clause is what someone says or finds: "said that its drones had struck"."""
    head = parse.head(verb.i)
    if any(step.lemma in _FOUND for step in (head, parse.head(head.i)) if step.pos == "VERB"):
        return True  # "officers found four people who had been shot"
    return (verb.dep in ("ccomp", "relcl", "acl") and head.lemma in SAID) or (
        verb.dep == "acl" and head.lemma in ("report", "claim", "allegation", "rumour", "rumor")
    )


@cache
def _openers() -> frozenset[str]:
    return frozenset(row[0] for row in rows(_HERE, "background.tsv"))
