"""dateline's events of one message as templates of MUC-4: which are incidents, which belong into one, what fills the slots.

A pure function over records; what counts as what stands in the tables beside this file. The task's rules on relevance
(`template-doc-part1.v7`, 1.0) are applied so:

- 1, 2: guerrillas, traffickers and terrorists are no victims; an act whose targets are all military or police people is
  none (with a thing hit beside them that is no army's it is one), nor is a fight between armed sides.
- 4: only in the nine countries; where no place is stated, that which the message speaks of most.
- 5: what is denied, planned or hypothetical is none; a threat is told as such.
- 6: what is told of a day more than two months before the report is none.
- 7: what names no target is too general, and so is what shows no sign that one incident is told (`_signs`).
- 5.0: two events of one type are one template unless both state a town, or both state a day, or both tell whom or what
  they hit, and these differ; a bare "attack" joins whatever is told beside it.

What dateline's records leave open is read from the sentence of the mention: `around` (a victim or a thing beside the
deed), `names` (a person's full name and role), and the tables of instruments, things, people and perpetrators.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import timedelta

from benchmarks.muc import around as beside
from benchmarks.muc import phrases, telling
from benchmarks.muc.incident import Incident, Reading, Target
from benchmarks.muc.templates import Fill, Template
from benchmarks.muc.where_when import country, location, stated_day
from dateline.records import Place

__all__ = ["Reading", "templates"]

RECENT = timedelta(days=62)
_MILITARY = {"ACTIVE MILITARY", "LAW ENFORCEMENT"}
_OF_SOLDIERS = re.compile(
    r"\b(?:MILITARY|ARMY|GARRISONS?|BATTALION|BRIGADE|TROOPS?|AIR FORCE|COMMAND POST|PATROL|CONVOY|BARRACKS|SOLDIERS|GUARDSMEN)\b"
)
_FIGHTING = frozenset({"clash", "strike", "war"})
"""Kinds of fights between two armed sides."""
_SPECIFIC = 1
"""Signs of a specific incident (`_signs`) below which what is told is taken as general: chosen on the open keys."""
_LEAD = 500
"""Characters at a message's start: what it reports stands there."""
_CLAIMED = re.compile(r"\b(?:CLAIM(?:ED|ING)|ADMITTED|TOOK|ASSUMED) (?:THE )?(?:RESPONSIBILITY|CREDIT)")


def templates(reading: Reading) -> list[Template]:
    """The templates that dateline's events of one message make."""
    told = [incident for event in reading.events if (incident := telling.incident(event, reading)) is not None]
    merged: list[Incident] = []
    for incident in sorted(told, key=_weight):
        partner = next((other for other in merged if _one(other, incident)), None)
        if partner is None:
            merged.append(incident)
        else:
            partner.join(incident)
    relevant = [incident for incident in merged if _relevant(incident, reading)]
    for incident in relevant:
        _complete(incident, reading)
    return [_template(incident, reading) for incident in relevant]


def _weight(incident: Incident) -> tuple[bool, int, int]:
    """Those that tell most first; a bare "attack" last, so that it joins what it may mean."""
    return (incident.type == "ATTACK", -len(incident.people) - len(incident.things), min(m.trigger.start for m in incident.mentions))


def _one(first: Incident, second: Incident) -> bool:
    told = second.people or second.things
    if first.type != second.type and (told or second.type != "ATTACK"):
        return False
    if first.stage != second.stage:
        return False
    days = {(day.start, day.end) for day in first.days}, {(day.start, day.end) for day in second.days}
    if days[0] and days[1] and not days[0] & days[1]:
        return False
    towns = {p.name for p in first.places if _is_town(p)}, {p.name for p in second.places if _is_town(p)}
    return not (towns[0] and towns[1] and not towns[0] & towns[1]) and not _hit_others(first, second)


def _hit_others(first: Incident, second: Incident) -> bool:
    """Whether two events that no sentence tells together both say whom, or both say what, they hit, and nobody and nothing is alike."""
    if {mention.sentence for mention in first.mentions} & {mention.sentence for mention in second.mentions}:
        return False
    if not (first.people and second.people) and not (first.things and second.things):
        return False
    people = any(one.same(other) for one in first.people for other in second.people)
    return not people and not any(set(one.split()) & set(other.split()) for one in first.things for other in second.things)


def _is_town(place: Place) -> bool:
    return place.level not in ("country", "region", "district", None)


# --- relevance --------------------------------------------------------------------------------------------------


def _relevant(incident: Incident, reading: Reading) -> bool:
    if not (incident.people or incident.things) or _signs(incident, reading) < _SPECIFIC:
        return False
    sorts = {target.sort for target in incident.people}
    if sorts <= _MILITARY and all(_OF_SOLDIERS.search(name) for name in incident.things):
        return False
    if all(mention.kind in _FIGHTING for mention in incident.mentions):
        return False
    sent = reading.report.date
    ends = [when.end for when in incident.days if when.end]
    if sent and ends and all(end < sent.start - RECENT for end in ends):
        return False
    return country(incident, reading) is not None


def _signs(incident: Incident, reading: Reading) -> int:
    """How many signs there are that one incident is told, not terrorism at large."""
    words = [reading.words(mention.trigger) for mention in incident.mentions]
    return sum(
        (
            any(word.endswith(("ED", "OT", "EW")) for word in words),
            any(mention.counts for mention in incident.mentions),
            bool(incident.days),
            any(place.level not in (None, "country") for place in incident.places),
            any(target.person.name for target in incident.people),
            len(incident.mentions) > 1,
            min(mention.trigger.start for mention in incident.mentions) < _LEAD,
            bool(incident.things),
        )
    )


# --- the template -----------------------------------------------------------------------------------------------


def _complete(incident: Incident, reading: Reading) -> None:
    """What can be told only now that all mentions of an incident are together.

    A victim of a killing is dead, what is bombed is damaged. Perpetrators of whom no mention tells are those that its
    sentences speak of; the organisation is the only illegal one that the message names.
    """
    told = [s.span for s in reading.sentences if any(s.span.covers(m.trigger) for m in incident.mentions)]
    incident.individuals = incident.individuals or _suspects(incident, reading)
    if not incident.individuals:
        incident.individuals = [found for span in told for found in beside.individuals(reading.words(span))][:1]
    categories = (phrases.sort_of(words, "perpetrators.tsv") for words in incident.individuals)
    incident.category = incident.category or next((found for found in categories if found), None)
    if not incident.organisations and incident.category != "STATE-SPONSORED VIOLENCE":
        incident.organisations = _only_organisation(reading)
    if _CLAIMED.search(phrases.flat(reading.report.text)):
        incident.organisations = {
            name: "CLAIMED OR ADMITTED" if sure == "REPORTED AS FACT" else sure for name, sure in incident.organisations.items()
        }
    killing = any(mention.kind in ("killing", "assassination") for mention in incident.mentions)
    for target in incident.people:
        target.effects = target.effects or (["DEATH"] if killing and incident.type == "ATTACK" else [])
    for target in incident.things.values():
        target.effects = target.effects or (["SOME DAMAGE"] if incident.type in ("BOMBING", "ARSON") else [])


def _suspects(incident: Incident, reading: Reading) -> list[str]:
    """Who is arrested or charged in a sentence that tells the incident: a suspect is a perpetrator (part2.v7, slot 9)."""
    sentences = {mention.sentence for mention in incident.mentions}
    found: list[str] = []
    for mention in reading.mentions:
        if mention.kind in ("arrest", "charge", "conviction") and mention.modality == "asserted" and mention.sentence in sentences:
            for span in mention.targets:
                meant = reading.meant(span)
                person = phrases.person(reading.printed[meant.start : meant.end])
                if person is not None and not phrases.organisations(reading.words(meant)):
                    found.append(person.tag)
    return found


def _only_organisation(reading: Reading) -> dict[str, str]:
    """The one illegal organisation that a message names, and how sure its part in the incident is; nothing where it names several."""
    told: dict[str, str] = {}
    for sentence in reading.sentences:
        words = reading.words(sentence.span)
        for name in phrases.organisations(words):
            if phrases.sort_of(name, "perpetrators.tsv") == "TERRORIST ACT":
                told.setdefault(name, words)
    if len({_SHORT_NAMES.get(name, name) for name in told}) != 1:
        return {}
    name, words = next(iter(told.items()))
    return {name: "SUSPECTED OR ACCUSED" if re.search(telling.DOUBT, words) else "REPORTED AS FACT"}


_SHORT_NAMES = {"FARABUNDO MARTI NATIONAL LIBERATION FRONT": "FMLN", "ARMY OF NATIONAL LIBERATION": "ELN"}


def _template(incident: Incident, reading: Reading) -> Template:
    where = country(incident, reading)
    fills: dict[str, list[tuple[str, str | None]]] = {
        "inc-date": [(day, None) for day in (stated_day(incident, reading),) if day != "-"],
        "inc-loc": [(location(incident, reading), None)],
        "inc-type": [(incident.type, None)],
        "inc-stage": [(incident.stage, None)],
        "perp-inc-cat": [(incident.category or "TERRORIST ACT", None)],
    }
    if incident.type not in telling.NO_INSTRUMENT:
        fills["inc-instr-id"] = [(words, None) for words in incident.instruments if words != "-"]
        fills["inc-instr-type"] = [(sort, words) for words, sort in incident.instruments.items()]
    names = phrases.unique(list(incident.organisations))
    fills["perp-org-id"] = [(name, None) for name in names]
    fills["perp-org-conf"] = [(incident.organisations[name], name) for name in names]
    others = {target.person.tag for target in incident.people} | set(incident.organisations)
    people = (words for words in phrases.unique(incident.individuals) if words not in others)
    fills["perp-ind-id"] = [(words, None) for words in people if not phrases.sort_of(words, "things.tsv")]
    if incident.type != "KIDNAPPING":
        fills["phys-tgt-id"] = [(name, None) for name in incident.things]
        fills |= _targets("phys-tgt", incident.things, where)
    fills["hum-tgt-name"] = [(t.person.name, None) for t in incident.people if t.person.name]
    fills["hum-tgt-desc"] = [(t.person.description, t.person.name) for t in incident.people if t.person.description]
    fills |= _targets("hum-tgt", {target.person.tag: target for target in incident.people}, where)
    made = {slot: tuple(dict.fromkeys(Fill((v,), (tag,) if tag else ()) for v, tag in values)) for slot, values in fills.items() if values}
    return Template(str(reading.report.name), made)


def _targets(kind: str, targets: Mapping[str, Target], where: str | None) -> dict[str, list[tuple[str, str | None]]]:
    return {
        f"{kind}-type": [(target.sort, tag) for tag, target in targets.items()],
        f"{kind}-num": [(target.number, tag) for tag, target in targets.items()],
        f"{kind}-nation": [(target.nation, tag) for tag, target in targets.items() if target.nation and target.nation != where],
        f"{kind}-effect": [(effect, tag) for tag, target in targets.items() for effect in dict.fromkeys(target.effects)],
    }
