"""Which happenings are compared: by a sign that few have, or, of a name that many bear, near in time only."""

from __future__ import annotations

from dateline.events.happenings import tell
from dateline.events.signs import CROWD, KNOWN, SMALL, Sign, blocks, met, most, signs
from tests.events.test_stories import read

ANY, THEN = 1, 2
FORTNIGHT = 53_000
NAME = (Sign(ANY, 0, 0), Sign(THEN, FORTNIGHT, FORTNIGHT + 1))


def holders(ever, then):
    """All that bear a name, and those of its two fortnights."""
    return lambda block: {(ANY, 0): ever, (THEN, FORTNIGHT): then, (THEN, FORTNIGHT + 1): then[:1]}.get(block, [])


def test_who_bears_a_rare_name_is_found_at_any_time():
    assert met(NAME, holders(list(range(KNOWN)), [3, 4])) == set(range(KNOWN))


def test_who_bears_a_name_that_many_bear_is_found_near_in_time():
    assert met(NAME, holders(list(range(KNOWN + 1)), [3, 4])) == {3, 4}


def test_a_crowd_of_one_fortnight_says_nothing():
    assert met(NAME, holders(list(range(CROWD + 1)), list(range(CROWD + 1)))) == {0}


def test_a_small_town_is_looked_for_at_any_time(tools, tmp_path):
    reports = [
        ["2031-05-16", "A man was shot dead on Wednesday in Chubbuck, Idaho."],
        ["2031-12-10", "Two were charged over a killing in Chubbuck, Idaho, in May."],
    ]
    store = read(tools, tmp_path, reports)
    happened, _ = tell(*(store.get(kind) for kind in ("reports", "sentences", "mentions", "times", "places", "actors")))
    first, *later = [{block for block in blocks(signs(one)) if most(block[1]) == SMALL} for one in happened]
    assert any(first & signed for signed in later)
