"""Words that look like events but are meant in another sense, where only the grammar around them tells (`senses.tsv`).

What a single word beside them tells stands in `triggers.tsv`; attacks, wars and clashes in words are told in `figures`.
"""

from __future__ import annotations

from functools import partial

from dateline.mentions.parties import is_party
from dateline.mentions.people import group_of
from dateline.mentions.politics import is_of_politics
from dateline.mentions.signs import signs
from dateline.mentions.uses import is_said_of_others
from dateline.mentions.whom import doers
from dateline.tables import words
from dateline.text.parses import Parse, Token

_OF_NATURE = frozenset({"flood", "storm", "landslide", "fire", "wildfire", "drought"})
_SPOTS = frozenset({"GPE", "LOC", "FAC", "DATE", "TIME", "CARDINAL", "QUANTITY", "EVENT"})


def is_meant_otherwise(parse: Parse, token: Token, kind: str) -> bool:
    """Whether the word of a kind of event is used in a sense that tells none."""
    if is_said_of_others(parse, token, kind) or is_of_politics(parse, token, kind):
        return True
    if token.pos == "VERB":
        return (
            _is_a_task(parse, token)
            or _is_to_be_beaten(parse, token)
            or _is_approval(parse, token)
            or _objects(parse, token)
            or _goes_up(parse, token)
            or _is_content(parse, token)
            or (token.lemma == "break" and kind == "dispersal" and not parse.children(token.i, "dobj", "nsubjpass"))
            or _is_dismissal(parse, token, kind)
            or _is_comparison(parse, token)
            or _fails(parse, token)
        )
    return (
        _is_a_month(parse, token)
        or _is_part_of_an_adjective(parse, token)
        or _is_a_display(parse, token)
        or _is_an_objection(parse, token, kind)
        or _is_held_by_things(parse, token)
        or (kind == "talks" and token.lower == "talk")  # "all the talk of a run": only "talks" are held
        or (kind in _OF_NATURE and _is_a_flood_of_something(parse, token))
        or (kind == "chemical attack" and token.lemma.lower() == "weapon" and not _is_used(parse, token))
    )


def _is_a_task(parse: Parse, verb: Token) -> bool:
    """ "The agency charged with issuing the rules": nobody is accused."""
    if verb.lemma != "charge":
        return False
    tasks = (t for p in parse.children(verb.i, "prep") if p.lower == "with" for t in parse.children(p.i, "pcomp"))
    return any(t.lemma in _words("duty") for t in tasks)


def _is_to_be_beaten(parse: Parse, verb: Token) -> bool:
    """ "The man to beat"."""
    to = any(t.lower == "to" for t in parse.children(verb.i, "aux"))
    return verb.lemma == "beat" and to and verb.dep in ("acl", "relcl", "advcl") and not parse.children(verb.i, "dobj")


def _is_approval(parse: Parse, verb: Token) -> bool:
    """ "The version sanctioned by the government": only states, bodies and people come under sanctions."""
    if verb.lemma != "sanction":
        return False
    befallen = [*parse.children(verb.i, "dobj", "nsubjpass"), *((parse.head(verb.i),) if verb.dep == "acl" and verb.tag == "VBN" else ())]
    return bool(befallen) and not any(t.pos == "PRON" or is_party(parse, t) or group_of(parse, t) is not None for t in befallen)


def _objects(parse: Parse, verb: Token) -> bool:
    """ "She protests that the blame is unfair": says so, and marches nowhere; "shut the office to protest the law" tells of the shutting."""
    if verb.lemma != "protest":
        return False
    said = (t for t in parse.children(verb.i, "ccomp") if t.i > verb.i)
    if any(mark.lower == "that" for t in said for mark in parse.children(t.i, "mark")):
        return True
    to = verb.tag == "VB" and any(t.lower == "to" for t in parse.children(verb.i, "aux"))
    above = parse.head(verb.i)
    aim = verb.dep in ("advcl", "acl", "relcl", "xcomp") and above.lemma not in _words("gathering") and not _asks(above)
    aim = aim and not any(group_of(parse, t) == "protester" for t in doers(parse, verb))
    return to and aim and bool(parse.children(verb.i, "dobj"))


def _asks(verb: Token) -> bool:
    """Whether a word lets, calls or means people to do what follows: "urged them to protest", "the right to protest"."""
    sort = "NOUN" if verb.pos in ("NOUN", "PROPN") else "VERB"
    return (verb.lemma.lower(), sort) in signs()


_COUNTED = frozenset(
    {"rate", "price", "number", "share", "cost", "figure", "count", "sale", "stock", "temperature", "level", "yield", "premium"}
)


def _is_dismissal(parse: Parse, verb: Token, kind: str) -> bool:
    """ "Brek was forced out of the firm": whoever is driven from home is rarely named, and has no post."""
    if verb.lemma != "force" or kind != "expulsion":
        return False
    out = [t.i for t in parse.children(verb.i) if t.lower == "out"]
    of = (t for step in (verb.i, *out) for t in parse.behind(step, "of"))
    posts = any(t.entity == "ORG" or t.lemma.lower() in _words("post") for t in of)
    return posts or any(t.entity == "PERSON" for t in parse.children(verb.i, "dobj", "nsubjpass"))


def _is_comparison(parse: Parse, verb: Token) -> bool:
    """ "Nine percent, as opposed to four", "rather than shooting at random"."""
    before = parse.tokens[verb.i - 1].lower if verb.i else ""
    compared = verb.lemma == "oppose" and before == "as"
    return compared or (
        verb.tag == "VBG" and verb.dep == "pcomp" and parse.head(verb.i).lower in ("than", "of") and _is_instead(parse, verb)
    )


def _is_instead(parse: Parse, verb: Token) -> bool:
    above = parse.head(verb.i)
    return above.lower == "than" or "instead" in (parse.head(above.i).lower, parse.tokens[above.i - 1].lower)


def _is_content(parse: Parse, verb: Token) -> bool:
    """ "Lawmakers resigned to higher taxes"."""
    helped = parse.children(verb.i, "aux")
    return verb.lemma == "resign" and verb.tag == "VBN" and not helped and any(p.lower == "to" for p in parse.children(verb.i, "prep"))


def _is_a_display(parse: Parse, noun: Token) -> bool:
    """ "A demonstration of good will"; but "of thousands", "of the miners" is one of people."""
    of = parse.behind(noun.i, "of")
    if noun.lemma == "demonstration" and any(t.lower in ("that", "this", "how", "it") for t in of):
        return True  # "a further demonstration of that"
    shown = any(t.pos == "NOUN" and not t.entity and group_of(parse, t) is None and not is_party(parse, t) and t.tag == "NN" for t in of)
    return noun.lemma == "demonstration" and shown


def _is_held_by_things(parse: Parse, noun: Token) -> bool:
    """ "Millions are held hostage by insurance plans": who holds hostages is somebody."""
    held = parse.head(noun.i)
    if noun.lower != "hostage" or held.lemma not in ("hold", "take"):
        return False
    holders = parse.agents(held.i)
    return bool(holders) and not any(t.entity or t.pos != "NOUN" or group_of(parse, t) is not None or is_party(parse, t) for t in holders)


def _is_an_objection(parse: Parse, noun: Token, kind: str) -> bool:
    """ "The bill passed over protests from the minister": words, where a party and no place or people stand behind "from"."""
    if kind != "protest" or noun.lemma != "protest":
        return False
    whose = parse.behind(noun.i, "from")
    return any(t.entity in ("PERSON", "ORG") or is_party(parse, t) or t.lemma in ("group", "lobby", "critic") for t in whose)


def _goes_up(parse: Parse, verb: Token) -> bool:
    """ "The count has shot up", "the candidate shot back, saying ..."."""
    if verb.lemma != "shoot":
        return False
    if [t.lower for t in parse.tokens[verb.i + 1 : verb.i + 3]] == ["through", "with"]:
        return True  # "a speech shot through with anger"
    behind = [t.lower for t in parse.tokens[verb.i + 1 : verb.i + 3]]
    if behind in (["back", ":"], ["back", ","]):
        return True  # "Haln shot back: ..."
    steps = (t for t in parse.children(verb.i, "dobj", "npadvmod") if t.lemma in _words("step"))
    if any(parse.children(t.i, "nummod") for t in steps):
        return True  # "the index shot up 250 points"
    if parse.children(verb.i, "dobj", "nsubjpass"):
        return False
    ways = {t.lower for t in parse.children(verb.i, "prt", "advmod", "prep")}
    if any(t.lemma in _COUNTED for t in parse.children(verb.i, "nsubj")):
        return True  # "the rate has shot above 10 percent"
    if "back" in ways:
        return bool(parse.children(verb.i, "advcl", "ccomp"))
    return "up" in ways and not any(t.pos == "PRON" or group_of(parse, t) is not None for t in parse.children(verb.i, "nsubj"))


def _fails(parse: Parse, verb: Token) -> bool:
    """ "The candidate bombed": who bombs has planes, and something to bomb."""
    if verb.lemma != "bomb" or parse.children(verb.i, "dobj", "nsubjpass", "auxpass", "agent") or verb.dep in ("acl", "relcl", "amod"):
        return False
    return any(
        t.entity == "PERSON" or t.pos == "PRON" or t.lemma in ("number", "show", "film", "joke") for t in parse.children(verb.i, "nsubj")
    )


def _is_a_month(parse: Parse, noun: Token) -> bool:
    """ "On March 15"."""
    behind = parse.tokens[noun.i + 1 : noun.i + 2]
    return noun.text == "March" and any(t.pos == "NUM" for t in behind)


def _is_part_of_an_adjective(parse: Parse, noun: Token) -> bool:
    """ "Hurricane-weary towns", "flood-prone streets", "war-torn"."""
    behind = parse.tokens[noun.i + 1 : noun.i + 3]
    joined = len(behind) > 1 and behind[0].text == "-" and noun.end == behind[0].start and behind[0].end == behind[1].start
    return joined and (behind[1].pos == "ADJ" or behind[1].tag in ("VBN", "VBG", "VBD"))


def _is_a_flood_of_something(parse: Parse, noun: Token) -> bool:
    """ "A flood of new customers", "a landslide at the top of the ticket"."""
    of = parse.behind(noun.i, "of")
    things = (t for t in of if t.pos == "NOUN" or (t.pos == "PROPN" and t.text.islower()))  # "a cyclone of new invective"
    if any(t.entity not in _SPOTS and t.lemma.lower() not in _words("nature") for t in things):
        return True
    if noun.lemma.lower() == "landslide" and any(
        t.entity in ("PERSON", "NORP") for t in parse.children(noun.i, "compound", "poss", "amod")
    ):
        return True  # "a Brandt landslide"
    return noun.lemma.lower() == "landslide" and any(t.lemma.lower() in _words("voting") for t in parse.tokens)


def _is_used(parse: Parse, weapon: Token) -> bool:
    """ "The use of chemical weapons", "killed with a chemical weapon"; not "gave up its chemical weapons"."""
    above = parse.ancestors(weapon.i)[:3]
    near = [*above, *parse.children(weapon.i), *(t for step in above for t in parse.children(step.i, "prep", "conj"))]
    return any(t.lemma.lower() in _words("using") or t.lower in _words("using") for t in near)


_words = partial(words, "dateline.mentions", "senses.tsv")
