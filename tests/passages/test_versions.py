"""The generator of versions, on invented texts: what it logs is what it printed."""

from __future__ import annotations

import random
from datetime import date

from benchmarks.versions import gold, make
from benchmarks.versions.texts import Text, files, read
from benchmarks.versions.wording import reword, synonyms

_WHO = "mayor sheriff warden ferryman baker teacher nurse miller porter sexton".split()
_DID = "closed inspected opened repaired praised counted painted sold guarded measured".split()
_WHAT = "bridge market harbour school chapel quarry orchard station tannery lighthouse".split()


def _texts(count: int) -> list[Text]:
    chance = random.Random(5)  # noqa: S311 - repeatable, not secret

    def sentence() -> str:
        who, did, what = chance.choice(_WHO), chance.choice(_DID), chance.choice(_WHAT)
        one, two, three = ("".join(chance.sample("abdegiklmnorstuv", 6)).title() for _ in range(3))
        number = chance.randint(2, 90)
        return f"The {who} of {one} {did} the {what} on Tuesday with {number} officials of {two}, and residents of {three} said that it closed."

    paragraphs = [["\n\n".join(sentence() for _ in range(12))] for _ in range(count)]
    return [Text(f"t{n}", date(2031, 1, 1 + n % 28), f"News of the valley number {n}", one[0]) for n, one in enumerate(paragraphs)]


def test_one_seed_gives_one_pile_and_another_another():
    texts = _texts(40)
    assert list(make(texts, 1, 12).log()) == list(make(texts[::-1], 1, 12).log())
    assert list(make(texts, 1, 12).rows()) != list(make(texts, 2, 12).rows())


def test_what_is_logged_is_what_was_printed():
    pile = make(_texts(60), 3, 20)
    text = {row["id"]: row["text"] for row in pile.rows()}
    kinds = set()
    for version in pile.versions:
        for line in version.lines:
            assert text[version.id][line.span.start : line.span.end] == line.words
            for change in line.changes:
                kinds.add(change.kind)
                if change.older:
                    assert text[change.older.report][change.older.start : change.older.end].startswith(change.was)
                if change.newer:
                    assert text[version.id][change.newer.start : change.newer.end] == change.now
    assert {"number", "date", "hedge"} <= kinds


def test_sentences_are_split_and_merged_and_style_is_logged():
    pile = make(_texts(60), 3, 20)
    known = {one.id: one for one in pile.versions}
    told = {pair.relation for one in pile.versions for key in one.parents for pair in gold.pairs(known[key], one)}
    assert {"kept", "reworded", "split", "merged", "added", "dropped"} <= told
    for version in pile.versions:
        for line in version.lines:
            if line.joined:
                assert line.source
                assert line.source.report == line.joined.report
                assert line.source.end <= line.joined.start
    assert any(line.trivia for version in pile.versions for line in version.lines)


def test_a_folder_without_reports_gives_no_texts(tmp_path):
    (tmp_path / "table.jsonl").write_text('{"id": "1", "name": "no text"}\n', "utf-8")
    assert read(files(tmp_path)) == []
    row = '{"id": "1", "date": "2031-01-02", "text": "The ferry to Orvane ran again."}\n'
    (tmp_path / "reports.jsonl").write_text(row, "utf-8")
    assert [text.day for text in read(files(tmp_path))] == [date(2031, 1, 2)]


def test_every_relation_comes_about_and_parents_are_older():
    pile = make(_texts(60), 3, 20)
    known = {one.id: one for one in pile.versions}
    relations = {gold.relation([known[key] for key in one.parents], one) for one in pile.versions}
    assert relations == {None, "copy", "trimmed", "expanded", "reworded", "spliced", "corrected"}
    assert all(known[key].at < one.at for one in pile.versions for key in one.parents)


def test_no_rewording_undoes_another():
    for word in synonyms():
        seen = [word]
        while seen[-1] in synonyms():
            seen.append(synonyms()[seen[-1]])
            assert len(set(seen)) == len(seen), seen
    assert reword(said := "The residents said that the blast was large.", random.Random(1)) != said  # noqa: S311 - as above
