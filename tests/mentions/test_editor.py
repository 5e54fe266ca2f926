from __future__ import annotations

import hashlib
import shutil
from itertools import permutations
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline import mentions
from dateline.errors import ModelError
from dateline.mentions import editor as editing
from dateline.tables import rows
from tests.conftest import cases
from tests.telling import parsed, report


def _marked(sentence):
    start, end = sentence.index(">>"), sentence.index("<<") - 2
    return sentence.replace(">>", "").replace("<<", ""), start, end


def _belief(parser, editor, kind, marked):
    text, start, end = _marked(marked)
    (parse,) = parser.parse([text])
    (belief,) = editor.believes(text, parse, [(start, end, kind)])
    return belief


@pytest.mark.parametrize(("verdict", "kind", "sentence"), cases("mentions/edited.tsv"))
def test_what_an_editor_keeps(parser, tools, verdict, kind, sentence):
    assert (_belief(parser, tools.editor, kind, sentence) >= tools.editor.least) == (verdict == "kept")


@pytest.mark.xfail(strict=True, reason="known failure")
@pytest.mark.parametrize(("verdict", "kind", "sentence"), cases("mentions/edited_known_failures.tsv"))
def test_what_an_editor_keeps_known_failures(parser, tools, verdict, kind, sentence):
    assert (_belief(parser, tools.editor, kind, sentence) >= tools.editor.least) == (verdict == "kept")


def test_what_is_struck_out_is_no_mention(parser, tools):
    told = report("A day of news.\n\nAsked about the poll, the senator shot back at the chairman.\n\nTwo men were shot in Orle on Tuesday.")
    found = mentions.extract(told, *parsed(parser, told), [], [], tools.editor)
    assert [told.text[one.trigger.start :][:20] for one in found] == ["shot in Orle on Tues"]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "Rebels attacked the town, shot two guards, kidnapped a priest and threatened to kill him.",
            {"attacked": "attack", "shot": "shooting", "kidnapped": "abduction", "threatened": "threat"},
        ),
        ("The International Strike Committee said police shot two dockers.", {"Strike": "labour strike", "shot": "shooting"}),
    ],
)
def test_a_word_is_judged_alike_whatever_else_is_asked(parser, tools, text, told):
    (parse,) = parser.parse([text])
    asked = [(text.index(word), text.index(word) + len(word), kind) for word, kind in told.items()]
    alone = {word: tools.editor.believes(text, parse, [word]) for word in asked}
    for order in permutations(asked):
        assert tools.editor.believes(text, parse, order) == tuple(belief for word in order for belief in alone[word])


@pytest.mark.parametrize(
    ("sentence", "one", "other"),
    [
        ("Police said {} gunmen >>attacked<< a hotel on Monday.", "Syrian", "Swedish"),
        ("Police said a gunman >>attacked<< {} on Monday.", "Mohammed Darwish", "Peter Lindqvist"),
        ("Bombs >>attacked<< by night in {} killed nobody.", "Baghdad", "Boston"),
    ],
)
def test_whom_it_is_about_is_not_seen(parser, sentence, one, other):
    shown = set()
    for name in (one, other):
        text, start, end = _marked(sentence.format(name))
        (parse,) = parser.parse([text])
        shown.add(editing.nameless(text, parse, (start, end, "attack")))
    assert len({text for text, _, _ in shown}) == 1


@given(st.text(alphabet="abc XYZ.", max_size=40), st.integers(0, 39), st.integers(1, 6))
@settings(max_examples=60, deadline=None)
def test_the_word_stays_the_word_where_names_go(parser, text, start, length):
    text = f"{text} Maria Lopez met Omar Haddad in Paris {text}"
    end = min(len(text), start + length)
    (parse,) = parser.parse([text])
    shown, moved_start, moved_end = editing.nameless(text, parse, (start, end, "talks"))
    assert shown[moved_start:moved_end] == text[start:end]


@pytest.mark.parametrize("text", ["\x00\x01", "\u200b attack", "☃ 🔥🔥 attack", "攻击 attack " * 200])
def test_odd_characters_stop_nothing(parser, tools, text):
    (parse,) = parser.parse([text])
    assert len(tools.editor.keeps(text, parse, [(0, 1, "attack"), (len(text) - 2, len(text), "attack")])) == 2


def test_it_learned_from_the_tables_that_stand_beside_its_maker():
    tables = Path(__file__).parents[2] / "train"
    learned = hashlib.sha256(b"".join((tables / name).read_bytes() for name in ("editor_sentences.tsv", "editor_labels.tsv"))).hexdigest()
    assert ("examples", learned) in rows("dateline.mentions", "editor.tsv"), "a table was changed: python -m train.editor"


def test_another_file_is_refused(monkeypatch, tmp_path):
    folder = tmp_path / "mentions"
    shutil.copytree(Path(mentions.__file__).parent, folder)
    (folder / editing.MODEL).write_bytes(b"no model")
    monkeypatch.setattr("importlib.resources.files", lambda _: folder)
    with pytest.raises(ModelError, match="reinstall dateline"):
        editing.load_editor()
