from __future__ import annotations

import pytest

from dateline import claims, mentions
from tests.conftest import cases
from tests.telling import parsed, report


def _claims(parser, text):
    told = report(text)
    found, parses = parsed(parser, told)
    return told, claims.attribute(told, found, parses, mentions.extract(told, found, parses, [], []), [], [], [])


def _who(read, field):
    told, found = read
    words = {(told.text[c.source.start : c.source.end], told.text[c.cue.start : c.cue.end], c.stance) for c in found if c.field == field}
    return {" | ".join(row) for row in words} or {"-"}


def _sources(parser, sentence, field="statement"):
    return _who(_claims(parser, "A day of news.\n\n" + sentence), field)


@pytest.mark.parametrize(("expected", "sentence"), cases("claims/sources.tsv"))
def test_who_says_so(parser, expected, sentence):
    assert expected in _sources(parser, sentence)


@pytest.mark.parametrize(("expected", "sentence"), cases("claims/attitudes.tsv"))
def test_what_is_believed_or_wanted_stands_apart(parser, expected, sentence):
    assert expected in _sources(parser, sentence, "attitude")


@pytest.mark.parametrize(("expected", "headline"), cases("claims/headlines.tsv"))
def test_a_headline_names_its_speaker_before_a_colon(parser, expected, headline):
    assert expected in _who(_claims(parser, headline + "\n\nThe town is quiet."), "statement")


@pytest.mark.parametrize(("expected", "text"), cases("claims/quotations.tsv"))
def test_who_speaks_a_quotation(parser, expected, text):
    told, found = _claims(parser, "A day of news.\n\n" + text.replace("|", "\n\n"))
    spoken = {f"{c.speaker or '-'} | {told.text[c.span.start : c.span.end]}" for c in found if c.field == "quote"} or {"none"}
    assert expected in spoken


@pytest.mark.parametrize(("expected", "sentence"), cases("claims/doers.tsv"))
def test_who_is_only_held_to_have_done_it(parser, expected, sentence):
    told, found = _claims(parser, "A day of news.\n\n" + sentence)
    doers = {(c.stance, told.text[c.source.start : c.source.end] if c.source else "-") for c in found if c.field == "actor"}
    assert expected in {" | ".join(doer) for doer in doers}


def test_the_dead_of_whom_somebody_is_accused_are_the_reports_own_words(parser):
    _, found = _claims(parser, "Marco Leira is accused of killing two men in Arlen.")
    assert {(claim.source, claim.stance) for claim in found if claim.field == "killed"} == {(None, "states")}


def test_who_denies_a_part_in_it_does_not_deny_the_dead(parser):
    _, found = _claims(parser, "The militia denied responsibility for the bombing that killed nine people in Arlen.")
    assert {claim.stance for claim in found if claim.field == "killed"} == {"states"}


@pytest.mark.xfail(strict=True, reason="known failure")
@pytest.mark.parametrize(("expected", "sentence"), cases("claims/known_failures.tsv"))
def test_who_says_so_known_failures(parser, expected, sentence):
    assert expected in _sources(parser, sentence)


def test_a_value_belongs_to_the_narrowest_attribution_that_covers_it(parser):
    told, found = _claims(parser, "The ministry said that police had told it that three people were killed.")
    killed = next(claim for claim in found if claim.field == "killed")
    assert told.text[killed.source.start : killed.source.end] == "police"


@pytest.mark.parametrize(("expected", "sentence"), cases("claims/passed_on.tsv"))
def test_who_only_passes_on_what_others_say_does_not_vouch_for_it(parser, expected, sentence):
    told, found = _claims(parser, "A day of news.\n\n" + sentence)
    killed = {(told.text[c.source.start : c.source.end], c.stance) for c in found if c.field == "killed" and c.source}
    assert killed == {tuple(expected.split(" | "))}


def test_what_nobody_is_said_to_say_the_report_states_itself(parser):
    _, found = _claims(parser, "Three people were killed in a fire.")
    killed = next(claim for claim in found if claim.field == "killed")
    assert (killed.source, killed.stance) == (None, "states")


def test_no_value_belongs_to_one_who_wants_or_condemns_it(parser):
    _, found = _claims(parser, "Mara Ostrow criticised the attack that killed three people.")
    assert {(claim.source, claim.stance) for claim in found if claim.field == "killed"} == {(None, "states")}


def test_an_unresolved_he_is_not_named(parser):
    told, found = _claims(parser, "He vowed to rebuild the bridge.")
    statement = next(claim for claim in found if claim.field == "statement")
    assert told.text[statement.source.start : statement.source.end] == "He"
    assert statement.speaker is None


def test_a_quotation_alone_goes_on_with_the_speaker_before_it(parser):
    told, found = _claims(parser, "“We will rebuild it,” Mara Ostrow said. “There is no other way.”")
    quoted = [claim for claim in found if claim.field == "quote"]
    assert [told.text[claim.span.start : claim.span.end] for claim in quoted] == ["“We will rebuild it,”", "“There is no other way.”"]
    assert {claim.speaker for claim in quoted} == {"Mara Ostrow"}


def test_a_quotation_left_open_runs_to_the_end_of_its_paragraph(parser):
    told, found = _claims(parser, "“We will rebuild it, Mara Ostrow said.\n\nNobody was hurt.")
    quoted = [claim for claim in found if claim.field == "quote"]
    assert [told.text[claim.span.start : claim.span.end] for claim in quoted] == ["“We will rebuild it, Mara Ostrow said."]
