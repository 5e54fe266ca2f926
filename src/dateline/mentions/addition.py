"""What the counts of one sentence make together: seven shot and three of them dead, two hurt and two others hurt."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dateline.mentions.lists import bare
from dateline.mentions.people import People, group_of, multiples, one, start_of
from dateline.mentions.sufferers import frames
from dateline.mentions.toll import Toll
from dateline.mentions.traits import described
from dateline.text.numbers import parse_number
from dateline.text.parses import Parse


def taken_together(parse: Parse, found: Sequence[Toll]) -> tuple[Toll, ...]:
    """The counts of a sentence, in order of text: each of the people once for each thing that befell them."""
    listed = [_headline_list(parse, toll) for toll in _once(_one_fatally(parse, found))]
    whole = _who_dies(parse, _killed_them(parse, tuple(toll for toll in listed if not any(_part_of(toll, of) for of in listed))))
    return _added(parse, _without_dead(parse, whole))


def _one_fatally(parse: Parse, found: Sequence[Toll]) -> Sequence[Toll]:
    """ "Four people were shot, one fatally": one killed, and three who lived; the words of both are the proof."""
    if not any(toll.unsaid for toll in found):
        return found
    for token in parse.tokens:
        if token.lower != "fatally" or parse.head(token.i).i > token.i:
            continue  # "one was fatally shot" has its own verb
        number = next((t for t in parse.tokens[max(0, token.i - 2) : token.i] if t.pos == "NUM"), None)
        few = parse_number(number.text) if number is not None else None
        if number is None or few is None:
            continue
        shot = next((toll for toll in found if toll.unsaid and toll.people.low > few and toll.people.high == toll.people.low), None)
        if shot is not None:
            people = shot.people
            lived = People(people.low - few, people.low - few, None, people.group, people.first, max(people.last, token.i))
            rest = [toll for toll in found if toll is not shot and not (toll.word == shot.word and toll.people.first == number.i)]
            died = Toll("killed", People(few, few, None, None, number.i, token.i), token.i, shot.cumulative, shot.several)
            return [*rest, replace(shot, people=lived, unsaid=False), died]
    return found


def _once(found: Sequence[Toll]) -> tuple[Toll, ...]:
    """Keep one toll for the same people and the same fate; people who were shot and killed were not injured."""
    kept: list[Toll] = []
    for toll in found:
        same = [i for i, other in enumerate(kept) if _overlap(toll.people, other.people) and not _apart(toll, other)]
        if any(kept[i].what == toll.what for i in same):
            continue
        if toll.what == "killed":
            kept = [other for i, other in enumerate(kept) if not (i in same and other.what == "injured")]
        elif toll.what == "injured" and any(kept[i].what == "killed" for i in same):
            continue
        kept.append(toll)
    return tuple(sorted(kept, key=lambda toll: (toll.word, toll.what)))


def _apart(a: Toll, b: Toll) -> bool:
    """Whether one is the few that "fatally" takes out of the other's many."""
    killed, hurt = (a, b) if a.what == "killed" else (b, a)
    return a.what != b.what and killed.people.low < hurt.people.low and a.people.last == b.people.last


def _overlap(a: People, b: People) -> bool:
    return a.first <= b.last and b.first <= a.last


def _part_of(toll: Toll, of: Toll) -> bool:
    """Whether a toll counts some of those that another of the same words counts."""
    return (
        toll.what == of.what
        and toll.word == of.word
        and toll.people.low < of.people.low
        and of.people.first <= toll.people.first <= of.people.last
    )


def _headline_list(parse: Parse, toll: Toll) -> Toll:
    """With those listed before them by a headline that leaves the "and" out: "Man, two children found dead"."""
    people = toll.people
    comma = people.first - 1
    of_some = parse.tokens[toll.word].lower == "fatally"  # "four boys, one fatally, were shot"
    if comma < 1 or parse.tokens[comma].text != "," or parse.tokens[people.first].pos == "DET" or of_some:
        return toll
    noun = parse.tokens[comma - 1]
    opens = group_of(parse, noun) is not None and not frames(noun) and start_of(parse, noun.i) in _opening(parse)
    before = (one(parse, noun.i) or bare(parse, noun.i)) if opens else None
    if before is None or not before.low or before.last != noun.i:
        return toll
    high = None if people.high is None or before.high is None else people.high + before.high
    return replace(toll, people=People(people.low + before.low, high, people.hedge, people.group, before.first, people.last))


def _opening(parse: Parse) -> tuple[int, ...]:
    """Where a headline's own words can begin: at its start, and behind "Police:" or "Police identify"."""
    second = parse.tokens[1] if len(parse.tokens) > 1 else None
    return (0, 2) if second is not None and (second.text == ":" or second.tag == "VBP") else (0,)


_OTHERS = frozenset({"other", "others", "another", "more", "additional"})


def _without_dead(parse: Parse, found: tuple[Toll, ...]) -> tuple[Toll, ...]:
    """ "Seven shot, three dead": of those shot, four lived, if the dead are told after them and are no others.

    So too "one is dead after a gunman shot five" and "a man died after he and four others were shot".
    """
    for shot in found:
        for dead in found:
            few, many = dead.people, shot.people
            of_them = few.first < many.first <= few.last  # "four of the five people shot died"
            if not (shot.unsaid or of_them) or shot.what != "injured" or dead.what != "killed" or many.high is None:
                continue
            himself = _himself(parse, dead)
            gone = few.low - himself
            if not 0 < gone < many.low or _others(parse, few):
                continue
            after = any(t.lower == "after" for t in parse.tokens[dead.word : shot.word]) and not _others(parse, many)
            several = parse.tokens[many.first].lower in multiples() or parse.tokens[many.first].lower in ("he", "she")
            if few.first > many.last or after or several or of_them:
                people = replace(many, low=many.low - gone, high=many.high - gone, last=max(few.last, many.last))
                return tuple(replace(toll, people=people, unsaid=False) if toll is shot else toll for toll in found)
    return found


def _killed_them(parse: Parse, found: tuple[Toll, ...]) -> tuple[Toll, ...]:
    """ "Shot two men, killing them", "Girl shot in the head, killed": they are dead."""
    for toll in found:
        for verb in parse.children(toll.word, "advcl"):
            them = any(t.lower in ("him", "her", "them", "both") for t in parse.children(verb.i, "dobj"))
            bare_verb = parse.tokens[verb.i - 1].text == "," and not any(t.dep != "prep" for t in parse.children(verb.i))  # headlines
            if (them or bare_verb) and toll.what == "injured" and toll.unsaid and verb.lemma == "kill" and verb.i > toll.word:
                rest = tuple(other for other in found if other is not toll and other.word != verb.i)
                return (*rest, replace(toll, what="killed", unsaid=False))
    return found


def _who_dies(parse: Parse, found: tuple[Toll, ...]) -> tuple[Toll, ...]:
    """ "8-year-old shot in head, dies", "Boy, 3, dies after shooting himself": the one of whom a headline tells both."""
    dies = next((t.i for t in parse.tokens if t.lower == "dies"), None)
    if dies is None or len(found) != 1 or not found[0].unsaid or found[0].people.low != 1:
        return found
    people = found[0].people
    if people.last > dies and not _himself(parse, found[0]):
        return found
    return (replace(found[0], what="killed", unsaid=False, people=replace(people, last=max(people.last, dies))),)


def _added(parse: Parse, found: tuple[Toll, ...]) -> tuple[Toll, ...]:
    """Add up what one sentence says befell some and then others: "two are in critical condition and two others hurt",
    "a man was shot in the leg and a woman in the arm", "a man shot his wife dead and then killed himself",
    "a gunman killed 12 people before he was killed". Those whom "all four" counts are told again one by one.
    """
    whole = [toll for toll in found if _all_of(parse, toll)]
    found = tuple(toll for toll in found if toll in whole or all(toll.what != of.what for of in whole))
    for first in found:
        for second in found:
            a, b = first.people, second.people
            if first.what != second.what or first is second or first.what not in ("killed", "injured") or not (a.low and b.low):
                continue
            himself = first.what == "killed" and not _himself(parse, first) and second.word > first.word and _doer(parse, first, second)
            if not himself and not (b.first > a.last and (_new_people(parse, a, b) or _suspects_too(parse, first, second))):
                continue
            high = None if a.high is None or b.high is None else a.high + b.high
            both = People(a.low + b.low, high, a.hedge or b.hedge, a.group, min(a.first, b.first), max(a.last, b.last, second.word))
            return _added(parse, tuple(replace(toll, people=both) if toll is first else toll for toll in found if toll is not second))
    return found


def _all_of(parse: Parse, toll: Toll) -> bool:
    """Whether a count is of all of them: "all four victims were taken to a hospital, where two are in critical condition"."""
    return any(t.lower == "all" for t in parse.tokens[max(0, toll.people.first - 1) : toll.people.last + 1])


def _new_people(parse: Parse, a: People, b: People) -> bool:
    """Whether a sentence brings in people `b` besides `a`: "another man", "two others", or "a woman" after "a man"."""
    opener = parse.tokens[b.first].lower
    if _others(parse, b):
        told = "the" in [
            t.lower for t in parse.tokens[max(0, b.first - 2) : b.first + 1]
        ]  # "the other two" were told of before, but for "five of them ... and the other"
        if told and a.low > b.low and not any(t.lower == "of" for t in parse.tokens[a.first : a.last + 1]):
            return False
        return parse.tokens[b.first].pos != "PRON" and not _others(parse, a)
    if opener not in _INDEFINITE or parse.tokens[a.first].lower not in _INDEFINITE or b.low != 1:
        return False
    return not described(parse, a).fit(described(parse, b)) or (a.first == a.last and b.first == b.last)  # "one ... and one ..."


def _suspects_too(parse: Parse, killed: Toll, second: Toll) -> bool:
    """ "14 dead in shooting; 2 suspects killed", "three relatives killed, gunman dead": a clause of its own tells the death of those who did it."""
    before = parse.tokens[second.people.first - 1].text
    victims = parse.tokens[killed.word].lower in ("killed", "murdered", "slain")
    doers = {t.lower for t in parse.tokens[second.people.first : second.people.last + 1]} & _DOERS
    those = {t.lower for t in parse.tokens[killed.people.first : second.people.first]} & (_DOERS | {"including", "self", "himself"})
    return killed.what == "killed" and bool(doers) and not those and (before == ";" or (before == "," and victims))


_INDEFINITE = frozenset({"a", "an", "one", "another"})
"""Each of these brings in someone not told of before in the sentence."""


def _others(parse: Parse, people: People) -> bool:
    return any(t.lower in _OTHERS for t in parse.tokens[max(0, people.first - 1) : people.last + 1])


def _doer(parse: Parse, killed: Toll, second: Toll) -> bool:
    """Whether the second toll is the death of the one who killed those of the first: "himself", "he", or "the gunman"."""
    if _himself(parse, second):
        return parse.tokens[killed.word].pos != "NOUN"
    verb, last = parse.tokens[killed.word], parse.tokens[second.people.last]
    if verb.lemma not in ("kill", "murder", "shoot", "slay") or second.people.low != 1 or killed.people.low < 1:
        return False
    if last.lower in ("he", "she"):
        agents = parse.agents(verb.i)
        by_one = (t for t in (*parse.children(verb.i, "nsubj"), *agents) if t.i < second.people.first)
        return killed.people.low > 1 and any(
            one(parse, t.i) == People(1, 1, None, group_of(parse, t), start_of(parse, t.i), t.i) for t in by_one
        )
    return (
        last.lower in _DOERS and parse.tokens[killed.people.last].lemma.lower() not in _DOERS and verb.lemma in ("kill", "murder", "slay")
    )


_DOERS = frozenset({"gunman", "gunmen", "shooter", "shooters", "attacker", "attackers", "assailant", "assailants", "suspect", "suspects"})


def _himself(parse: Parse, toll: Toll) -> bool:
    """Whether a toll is the doer's own death, or has it added."""
    last = parse.tokens[toll.people.last].lower
    return last in _SELF or any(t.lower in _SELF for t in parse.children(toll.word, "dobj"))


_SELF = frozenset({"himself", "herself", "self"})
