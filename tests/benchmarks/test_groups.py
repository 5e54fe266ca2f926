"""The groups benchmark's own rules, on stories made by hand."""

from __future__ import annotations

from benchmarks.accuracy import groups
from dateline.records import Sentence, Span, Story

ARTICLE = {
    "triplet-uuid": "t1",
    "uuid": "empty",
    "date": "2031-05-14",
    "title": "Levy falls",
    "source": "hpo",
    "body-paragraphs": [["The levy fell.", "Bakers cheered."], ["A ballot follows."]],
}


def sentence(name, report):
    return Sentence(name, Span(report, 0, 1), "body", 0, 0, None)


SENTENCES = {name: sentence(name, report) for name, report in (("s1", "a"), ("s2", "a"), ("s3", "a"), ("s4", "b"), ("s5", "c"))}
STORIES = [Story("y1", ("a", "b"), ("s1", "s2", "s4"), ()), Story("y2", ("a", "c"), ("s3", "s5"), ())]


def test_an_article_is_named_by_its_event_and_outlet_and_keeps_its_paragraphs():
    told = groups.report(ARTICLE)
    assert told["id"] == "t1 hpo"
    assert told["text"] == "The levy fell. Bakers cheered.\n\nA ballot follows."


def test_the_articles_nearest_in_days_are_taken():
    stream = [{"id": day, "date": f"2031-05-{day}", "title": "", "source": "", "text": "x"} for day in ("20", "15", "02")]
    assert [one["id"] for one in groups.beside(stream, [ARTICLE], 2)] == ["15", "20"]


def test_a_report_stands_where_most_of_its_sentences_do():
    assert {key: story.id for key, story in groups.standing(STORIES, SENTENCES).items()} == {"a": "y1", "b": "y1", "c": "y2"}


def test_pairs_of_the_asked_reports_and_the_strangers_beside_them_are_counted():
    told = dict(groups.figures({"a": "e1", "b": "e1"}, STORIES, SENTENCES))
    assert (told["pair_f1"], told["bcubed_f1"], told["strangers"], told["in_two"]) == (1.0, 1.0, 0.0, 1.0)
    told = dict(groups.figures({"a": "e1", "c": "e1"}, STORIES, SENTENCES))
    assert told["pair_recall"] == 0.0
