"""When and where: which event of a sentence a time or a place belongs to, by the grammar."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet

from dateline.mentions.aftermath import COMING, afterwards, lasts, never_came, well_after
from dateline.mentions.plans import arranging
from dateline.mentions.speech import claims_it, says, what_it_claims
from dateline.mentions.spoken import aside, in_its_phrase, is_the_speakers
from dateline.mentions.whose_day import how_things_stood, stands_apart, told_by, whose_day
from dateline.records import Place, Span
from dateline.tables import words
from dateline.text.parses import Parse, Token
from dateline.text.sayings import SAID

_SITED = {None: 0, "in": 0, "at": 0, "near": 1}
"""How well words before a place say where: in it, near it, and then "north of", "outside", "between" and the rest."""


_WIDTH = {"site": 0, "neighbourhood": 1, "town": 2, "district": 3, "region": 4, "country": 5, "several": 6, "unknown": 7}


def attach(
    parse: Parse,
    base: int,
    told: Mapping[int, frozenset[int]],
    spans: Sequence[Span],
    *,
    through_speech: bool,
    deeds: AbstractSet[int] = frozenset(),
) -> dict[int, list[Span]]:
    """Give each span to the event that it says something of; one that belongs to none of them is left out.

    `told` maps an event's word (token index) to all tokens that tell it: the word and those of its counts. `base`
    is the sentence's offset in its report. A span belongs to an event if it hangs on one of its words, or on a verb
    whose subject, object or setting the event is ("a strike hit the town on Monday"). What hangs on a verb of
    speaking is when or where it was said; a place there is taken all the same if `through_speech` ("police in Arlen
    said that ..."). An event that is only spoken of has nothing but what stands in its own phrase (`spoken.py`). Where an event
    has a span of its own branch, those from above it are left out. `deeds`: words of what was done, and not only said (`whose_day`).
    """
    own: dict[int, list[Span]] = {word: [] for word in told}
    above: dict[int, list[Span]] = {word: [] for word in told}
    fixed = {word for word in told if arranging(parse, parse.tokens[word]) is not None}  # "called a strike for Monday in Arlen"
    apart = {word: None if word in fixed else aside(parse, word, days=not through_speech) for word in told}
    for span in sorted(spans):
        tokens = parse.at(span.start - base, span.end - base)
        if not tokens:
            continue
        top = parse.top(tokens)
        if how_things_stood(parse, tokens[0]) or is_the_speakers(parse, top, told):
            continue
        events = {
            word: words
            for word, words in told.items()
            if ((over := apart[word]) is None or in_its_phrase(parse, over, word, tokens[0].i))
            and not _of_what_stands_beside(parse, top, word)
        }
        teller = told_by(events)
        if not through_speech and (stated := whose_day(parse, tokens, told, events, deeds)) is not None:
            own[stated].append(span)
            continue
        chain = (top, *parse.ancestors(top.i))
        verb = next((step for step in chain if step.pos in ("VERB", "AUX") and step.lower not in _LIKE_PREPOSITIONS), None)
        if verb is not None and not through_speech and claims_it(parse, verb) and top.i not in what_it_claims(parse, verb):
            continue
        if verb is not None and not through_speech and never_came(parse, verb) and all(verb.i not in words for words in told.values()):
            continue
        hung, verb = verb, told_before(parse, verb, top) if verb is not None else None
        if verb is not hung and verb in chain:
            chain = (top, *chain[chain.index(verb) :])  # "said Tuesday a boy was shot": nothing below the saying has the day
        word = next((teller[step.i] for step in chain if step.i in teller), None)
        if word is not None and verb is not None and not through_speech and well_after(parse, verb, word):
            continue
        if word is None and verb is not None:
            word = teller.get(verb.i)
        clause = next(
            (
                word
                for word, words in sorted(events.items())
                if any(parse.tokens[i].dep == "relcl" and parse.head(i) in tokens for i in words)
            ),
            None,
        )
        if clause is not None:
            own[clause].append(span)  # "2028, when 40 people died"
        elif (
            verb is not None and verb.i in events and _present(parse, verb) and (around := _clause_of(parse, verb, top, events)) is not None
        ):
            above[around].append(span)  # "are investigating a shooting on Sunday"
        elif word is not None and (verb is None or verb.i in events[word] or any(step.i in events[word] for step in _until(chain, verb))):
            own[word].append(span)
        elif verb is not None and (around := _clause_of(parse, verb, top, events)) is not None:
            above[around].append(span)
        elif verb is None and events and len(told) == 1 and _is_of_all(parse, tokens, min(events)) and not stands_apart(parse, tokens):
            above[min(events)].append(span)  # a caption: "Scene of a homicide in Arlen, Friday, Jan. 9"
        elif verb is not None and not (_going_on(parse, verb) and not through_speech):
            spoken = says(parse, verb) and not through_speech
            heard = [
                word for word in sorted(events) if not spoken or (parse.tokens[word].head == verb.i and parse.tokens[word].dep == "dobj")
            ]  # "on Monday it reported two strikes"
            reached = [
                (steps, word)
                for word in heard
                for i in sorted(events[word])
                if (i == word or parse.tokens[i].tag == "VBG")  # "went on a rampage Thursday, killing four in an attack"
                and (through_speech or not well_after(parse, verb, word))
                if (steps := _reach(parse, i, verb, through_speech=through_speech)) is not None
            ]
            if reached:
                word = min(reached)[1]
                for each in (word, *_done_then_too(parse, word, top, events)):
                    above[each].append(span)
            elif events and len(told) == 1 and _helpers_came(parse, verb, spoken=spoken) and not afterwards(parse, min(events), verb):
                above[min(events)].append(span)  # "officers were called on Sunday and found two men shot"
    return {word: own[word] or above[word] for word in told}


def _is_of_all(parse: Parse, tokens: Sequence[Token], word: int) -> bool:
    """Whether a span without a verb is of the one event told: behind it, or opening the sentence and hung on whoever did it, the verb
    being taken for a description ("On 5 March, alleged rebels machinegunned a general").
    """
    described = parse.tokens[word]
    return tokens[0].i > word or (tokens[0].i <= 1 and described.dep == "acl" and described.tag == "VBN" and not parse.agents(word))


def _done_then_too(parse: Parse, word: int, top: Token, events: Mapping[int, frozenset[int]]) -> list[int]:
    """What else was done on a day told first: "today gunmen broke in, killed a guard and set fire to the farm"."""
    first = parse.tokens[word]
    if first.pos != "VERB" or top.i > first.i:
        return []
    return [other for other in sorted(events) if other != word and first in _before_it(parse, other)]


def _before_it(parse: Parse, word: int) -> list[Token]:
    """The verbs with which a verb is listed, and that stand before it."""
    found, step = [], parse.tokens[word]
    while step.pos == "VERB" and step.dep == "conj":
        step = parse.head(step.i)
        found.append(step)
    return found


def _of_what_stands_beside(parse: Parse, top: Token, word: int) -> bool:
    """ "The crisis in Orle and the murder": of two things listed, the first alone was in Orle."""
    event = parse.tokens[word]
    above = parse.ancestors(top.i)
    if event.dep != "conj" or event.pos not in ("NOUN", "PROPN") or event in above:
        return False
    first = parse.head(word)
    while first.dep == "conj" and first.pos in ("NOUN", "PROPN"):
        first = parse.head(first.i)
    return first.pos == "NOUN" and first in above and top.i < word


def told_before(parse: Parse, verb: Token, top: Token) -> Token:
    """The verb that a span hangs on: in "a man was shot on Monday, police said" the parser may tie the day to the saying."""
    if verb.lemma in SAID and verb.tag in ("VBZ", "VBP") and any(top.i < t.i for t in parse.children(verb.i, "nsubj")):
        # "On Sunday, police say, he was shot", "On Sunday police say he was shot": what is said now was not said on Sunday.
        return next((t for t in parse.children(verb.i, "ccomp") if t.pos in ("VERB", "AUX")), verb)
    above = parse.head(verb.i)
    if verb.dep == "ccomp" and above.lemma in SAID and above.tag == "VBD" and above.i < top.i < _begin(parse, verb, top):
        return above  # "The chief told reporters Tuesday police had found a video": he told it then.
    speaker = next((t for t in parse.children(verb.i, "nsubj") if t.i > top.i), None)
    clause = next((t for t in parse.children(verb.i, "ccomp") if t.i < top.i), None)
    return clause if verb.lemma in SAID and speaker is not None and clause is not None else verb


def _begin(parse: Parse, verb: Token, top: Token) -> int:
    """Where the subject of a clause begins, if it stands right behind a time: "... Tuesday police had found"."""
    subject = next(iter(parse.children(verb.i, "nsubj", "nsubjpass")), None)
    opened = any(t.lower == "that" and t.i < top.i for t in parse.children(verb.i, "mark"))
    if subject is None or opened or any(t.i == top.i + 1 and t.dep == "punct" for t in parse.children(verb.i)):
        return -1
    return min(t.i for t in parse.subtree(subject.i))


def _clause_of(parse: Parse, verb: Token, top: Token, events: Mapping[int, frozenset[int]]) -> int | None:
    """The event that a clause around a verb tells more of: "the shooting, which happened on Sunday", "a shooting that left
    two hurt on Sunday", "was shot as he played on Sunday"; or that is under way in it: "are investigating a shooting on Sunday".
    """
    words = told_by(events)
    above = parse.head(verb.i)
    if verb.dep in ("relcl", "acl") and above.i in words:
        return words[above.i]
    opening = [t.lower for t in parse.children(verb.i, "mark", "advmod") if t.dep == "mark" or t.tag == "WRB"]
    said_then = says(parse, verb) and any(t.i < top.i for t in parse.children(verb.i, "nsubj"))  # "was shot, the press reported on Tuesday"
    if verb.dep == "advcl" and above.i in words and all(word in _MEANWHILE for word in opening) and not said_then:
        return words[above.i]
    if verb.dep == "pcomp" and above.lower in _AROUND and parse.head(above.i).i in words:
        return words[parse.head(above.i).i]
    if not _present(parse, verb):
        return None
    told = [t for t in parse.subtree(verb.i) if t.i in words and t.i != verb.i]
    under = [t.i for t in told if t.i < top.i] or [t.i for t in told if _of_noun_before(parse, t, top)]
    return words[max(under)] if under else None


def _of_noun_before(parse: Parse, told: Token, top: Token) -> bool:
    """ "Are investigating an incident on Sunday that left two dead": the day stands with the noun of which the deaths are told."""
    clause = next((t for t in (told, *parse.ancestors(told.i)) if t.dep == "relcl"), None)
    return clause is not None and parse.head(clause.i).i < top.i < clause.i


_LIKE_PREPOSITIONS = frozenset({"following", "according", "located", "situated"})
"""Verbs in form only: "a fight in the harbour following a party Sunday night", "a shooting at a shop located near Orle on Sunday"."""
_MEANWHILE = frozenset({"when", "while", "as"})
_AROUND = frozenset({"before", "after", "while", "by", "following"})
"""Words that tell what else was done then: "shot two people before turning the gun on himself Sunday"."""


def _helpers_came(parse: Parse, verb: Token, *, spoken: bool) -> bool:
    """Whether helpers were called or came; "the shots were reported on Sunday" called them, "he reported today that a bank was bombed" only says so."""
    called = [t for t in parse.children(verb.i, "nsubjpass") if t.lower != "it"]
    return verb.lemma in COMING and (not spoken or bool(called))


def _present(parse: Parse, verb: Token) -> bool:
    """Whether a verb tells of now ("are looking into"), so that a day beside it is the day of something else."""
    now = any(t.lower in ("is", "are", "'re", "'s") for t in parse.children(verb.i, "aux", "auxpass"))
    return verb.tag in ("VBZ", "VBP") or (verb.tag in ("VBG", "VBN") and now)


def _going_on(parse: Parse, verb: Token) -> bool:
    """Whether a verb tells of what goes on as the report is written: "her mother is breaking her silence tonight, a day after she was shot"."""
    return verb.tag == "VBG" and any(t.lower in ("is", "are", "'re", "'s") for t in parse.children(verb.i, "aux"))


def _until(chain: Sequence[Token], verb: Token) -> Sequence[Token]:
    return chain[: chain.index(verb) + 1] if verb in chain else chain


def _reach(parse: Parse, word: int, verb: Token, *, through_speech: bool) -> int | None:
    """Steps from an event up to a verb with no other verb between (but one of speaking, where allowed); None if there is one.

    For times (not `through_speech`), None too where the verb tells of what came after the event.
    """
    if not through_speech and verb.i != word and afterwards(parse, word, verb):
        return None
    for steps, step in enumerate(parse.ancestors(word), start=1):
        if step.i == verb.i:
            return None if lasts(parse, verb) and step.i != word else steps
        if step.pos in ("VERB", "AUX") and not (through_speech and verb.lemma in SAID):
            return None
    return None


_HELP = frozenset({"hospital", "hospitals", "center", "centre", "clinic", "infirmary", "morgue"})


def is_where_brought(parse: Parse, base: int, span: Span) -> bool:
    """ "Was flown to Arlen", "died at a hospital in Arlen": where the hurt were brought, not where they were hurt."""
    tokens = parse.at(span.start - base, span.end - base)
    if not tokens:
        return False
    brought = words("dateline.mentions", "brought.tsv")
    top = parse.top(tokens)
    chain = [top, *parse.ancestors(top.i)]
    verb = next((n for n, step in enumerate(chain) if step.pos in ("VERB", "AUX")), None)
    if not verb:
        return False
    at, lemma = chain[verb - 1].lower, chain[verb].lemma.lower()
    if any(step.lower in _HELP for step in chain[:verb]):
        return (lemma in brought or lemma in COMING) and at in ("to", "at", "in", "from")
    return at == "to" and lemma in brought


def brings_to_hospital(parse: Parse, verb: Token) -> bool:
    """ "Paramedics rushed two victims to a hospital": who brings them did them no harm."""
    to = (inner for p in parse.children(verb.i, "prep") if p.lower == "to" for inner in parse.subtree(p.i))
    return verb.lemma in words("dateline.mentions", "brought.tsv") and any(t.lower in _HELP for t in to)


def best_sited(places: Sequence[Place]) -> tuple[Span, ...]:
    """Of an event's places, those that say it best: "near San Ramón, northwest of the capital" leaves the capital out;
    "near San Ramón in Alajuela province" keeps both, since the province is only wider.
    """

    def outdone(place: Place) -> bool:
        return any(
            _SITED.get(other.relation, 2) < _SITED.get(place.relation, 2) and _WIDTH[other.precision] <= _WIDTH[place.precision]
            for other in places
        )

    return tuple(place.span for place in places if not outdone(place))
