"""The stories that a store keeps are those that weaving all its reports at once gives, whatever came when; and few are made anew."""

from __future__ import annotations

import random

from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.runners import weaving
from dateline.runners.relating import relate
from dateline.store import open_store
from dateline.stories import group
from tests.passages.telling import report

_LINES = st.sampled_from(
    """The dam above Karsk burst before dawn and flooded the lower town.
Rescue boats took forty families of Karsk from the roofs of their houses.
The governor closed both roads from Karsk to Orvane until the flood was over.
Dockers in Orvane voted to end a strike that had lasted nine weeks.
Grain freighters would sail from Orvane within days, shipping lines said.
The harbour levy of Orvane paid for the herring fair and the new ferry.
The ferry to Brill sank in fog with forty dockers aboard.
© Mara Tolk, Coast Press, Karsk""".splitlines()
)
_PILES = st.lists(
    st.tuples(st.lists(_LINES, min_size=1, max_size=5).map("\n".join), st.one_of(st.none(), st.integers(1, 20))),
    min_size=1,
    max_size=14,
    unique=True,
)


def keep(store, told):
    with store.transaction():
        for one, sentences in told:
            store.keep(one, [("sentences", sentences)], "reader")
    relate(store)


@settings(max_examples=150, deadline=None)
@given(_PILES, st.randoms(use_true_random=False), st.integers(1, 4))
def test_batches_and_orders_make_no_difference(told, chance: random.Random, size):
    made = [report(text, day) for text, day in told]
    chance.shuffle(made)
    with open_store(":memory:") as store:
        for at in range(0, len(made), size):
            keep(store, made[at : at + size])
        reports, sentences, passages = (store.get(kind) for kind in ("reports", "sentences", "passages"))
        assert {story.id: story for story in store.get("stories")} == {
            story.id: story for story in group(reports, sentences, (), (), passages)
        }


def test_a_chain_of_reports_is_not_woven_anew_to_its_end(monkeypatch):
    """Each of twenty reports is a little like the next: all are connected, yet one more at one end makes no story at the other anew."""
    words = [
        f"{first}{second}"
        for first in "karsk orvane arlen brill tolva ronn".split()
        for second in "mill dam fair levy ferry quay gate".split()
    ]
    texts = [" ".join(words[2 * at : 2 * at + 4]) + " were named." for at in range(18)]
    woven = []
    kept = weaving._replace

    def counted(reports, store):
        woven.append(len(reports))
        kept(reports, store)

    monkeypatch.setattr(weaving, "_replace", counted)
    with open_store(":memory:") as store:
        keep(store, [report(text, 1) for text in texts])
        keep(store, [report(f"{words[0]} {words[1]} were named again.", 2)])
    assert woven[0] == 18
    assert woven[1] < 12
