"""How marked mentions are read, on a document invented for it."""

from __future__ import annotations

from benchmarks.accuracy import ecbplus as benchmark
from dateline.scores import clusterings
from dateline.tables import rows
from train import ecbplus, hanging, phrases

DOCUMENT = b"""<Document doc_name="9_1ecb.xml">
<token t_id="1" sentence="0" number="0">Firemen</token>
<token t_id="2" sentence="0" number="1">were</token>
<token t_id="3" sentence="0" number="2">called</token>
<token t_id="4" sentence="0" number="3">out</token>
<token t_id="5" sentence="1" number="0">The</token>
<token t_id="6" sentence="1" number="1">mill</token>
<token t_id="7" sentence="1" number="2">burned</token>
<Markables>
<ACTION_OCCURRENCE m_id="11"><token_anchor t_id="3"/><token_anchor t_id="4"/></ACTION_OCCURRENCE>
<ACTION_OCCURRENCE m_id="12"><token_anchor t_id="7"/></ACTION_OCCURRENCE>
<HUMAN_PART m_id="13"><token_anchor t_id="1"/></HUMAN_PART>
<ACTION_OCCURRENCE m_id="20" RELATED_TO="" TAG_DESCRIPTOR="t9_fire" instance_id="ACT77"/>
</Markables>
<Relations>
<CROSS_DOC_COREF r_id="5" note="ACT77"><source m_id="12"/><target m_id="20"/></CROSS_DOC_COREF>
</Relations>
</Document>"""


def test_a_document_gives_sentences_and_where_its_mentions_stand():
    report = ecbplus.marked("9_1ecb", 9, DOCUMENT)
    assert report.sentences == {0: "Firemen were called out", 1: "The mill burned"}
    words = {mark.id: report.sentences[mark.sentence][mark.start : mark.end] for mark in report.marks}
    assert words == {"9_1ecb/0011": "called out", "9_1ecb/0012": "burned"}


def test_a_chain_bears_its_name_across_reports_and_a_mention_in_none_its_own():
    chains = {mark.id: mark.chain for mark in ecbplus.marked("9_1ecb", 9, DOCUMENT).marks}
    assert chains == {"9_1ecb/0011": "9_1ecb/0011", "9_1ecb/0012": "ACT77"}


def test_mentions_become_tellings_with_their_head_word(tools):
    told = {one.id: one for one in ecbplus.tellings([ecbplus.marked("9_1ecb", 9, DOCUMENT)], tools.parser)}
    assert told["9_1ecb/0011"].word == "call"
    assert told["9_1ecb/0012"].phrase == "burned"
    assert {one.story for one in told.values()} == {"9_1ecb"}


def test_only_mentions_of_checked_sentences_are_asked():
    assert benchmark.asked([ecbplus.marked("no such report", 9, DOCUMENT)])[0].marks == ()


def test_the_list_of_checked_sentences_is_that_of_the_eight_dev_topics():
    listed = rows("benchmarks.ecbplus", "sentences.tsv")
    assert {name.split("_")[0] for name, _ in listed} == {"2", "5", "12", "18", "21", "23", "34", "35"}
    assert sum(len(numbers.split()) for _, numbers in listed) == 346


def test_conll_is_the_mean_of_three():
    gold, put = {1: "a", 2: "a", 3: "b"}, {1: "x", 2: "y", 3: "y"}
    parts = [measure(gold, put).f1 for measure in (clusterings.muc, clusterings.b_cubed, clusterings.ceaf_e)]
    assert clusterings.conll(gold, put) == sum(parts) / 3


def test_words_and_phrases_count_that_another_report_has_too():
    told = phrases.weights_in_common(
        {"one": ["The mill burned down"], "other": ["Firemen saw the mill burned out"], "third": ["Rain fell"]}
    )
    assert set(told["one"]) == {"the", "mill", "burned", "the mill", "mill burned", "the mill burned"}
    assert told["third"] == {}
    assert list(phrases.likenesses([told["one"], told["other"], told["third"]])) == [(0, 1)]


def test_who_whom_and_where_hang_on_a_mention(tools):
    text = "The miners blocked the old bridge in Kestrel on Sunday"
    (parse,) = tools.parser.parse([text])
    phrase = parse.at(text.index("blocked"), text.index("blocked") + len("blocked"))
    ties = hanging.ties(parse, phrase, ecbplus.head_of(phrase))
    assert ties.who == {"miner"}
    assert {"bridge", "sunday"} <= ties.whom
    assert {"miner", "bridge", "old"} <= set(ties.around)
