"""The benchmark of places on two articles invented for it."""

from __future__ import annotations

import tarfile

import pytest

from benchmarks.accuracy import places
from dateline.places import open_gazetteer

LGL = """<articles><article docid="1"><domain>example.com</domain><dltime>2031-05-14 10:00:00</dltime>
<text>A barn burned in Salem, Oregon. Iraqi crews came.</text><toponyms>
<toponym><start>17</start><end>22</end><phrase>Salem</phrase><gaztag geonameid="1"><name>Salem</name><lat>44.94</lat><lon>-123.04</lon></gaztag></toponym>
<toponym><start>24</start><end>30</end><phrase>Oregon</phrase><gaztag geonameid="2"><name>Oregon</name><lat>60</lat><lon>-123</lon></gaztag></toponym>
<toponym><start>32</start><end>37</end><phrase>Iraqi</phrase></toponym>
</toponyms></article></articles>"""
GEOVIRUS = """<articles><article><source>x</source><text>Crews came to Mosul.</text><locations>
<location><name>Mosul</name><start>15</start><end>20</end><lat>36.34</lat><lon>43.13</lon><page>https://example.org/wiki/Mosul_(city)</page></location>
</locations></article></articles>"""


@pytest.fixture
def archive(tmp_path):
    path = tmp_path / places.ARCHIVE
    with tarfile.open(path, "w:gz") as tar:
        for name, text in (("lgl.xml", LGL), ("GeoVirus.xml", GEOVIRUS)):
            (tmp_path / name).write_text(text, "utf-8")
            tar.add(tmp_path / name, name)
    return path


def test_articles_are_read(archive):
    lgl, geovirus = places.articles(archive, None)
    assert [lgl.report.text[mark.start : mark.end] for mark in lgl.gold] == ["Salem", "Oregon", "Iraqi"]
    assert [(geovirus.report.text[mark.start : mark.end], mark.title) for mark in geovirus.gold] == [("Mosul", "Mosul")]
    assert list(places.articles(archive, 0)) == []


def test_figures(archive, parser):
    tally, gazetteer = places.Tally(), open_gazetteer()
    for article in places.articles(archive, None):
        list(places.measure(article, parser, gazetteer, tally))
    found = dict(places.figures(tally))
    assert found["recognition_p"] == 1.0
    assert found["recognition_r"] == 0.75  # "Iraqi" is no place
    assert found["without_peoples_f1"] == 1.0
    assert found["given_within_161km"] == pytest.approx(2 / 3)  # the invented point of Oregon lies elsewhere
    assert found["given_right"] == 1.0  # but Oregon it is
    assert found["end_to_end_within_161km"] == pytest.approx(2 / 3)
    assert found["populous_within_161km"] == pytest.approx(1 / 3)


def test_absent_data_are_told(tmp_path, monkeypatch, capsys):
    monkeypatch.setattr("sys.argv", ["places", "--data", str(tmp_path)])
    assert places.main() == 2
    assert places.ARCHIVE in capsys.readouterr().err
