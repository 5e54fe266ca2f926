"""Files of places that a user adds, in the formats of GeoNames and Who's On First, about a country that is not."""

from __future__ import annotations

import gzip
import json
import zipfile

import pytest
from click.testing import CliRunner

from dateline.cli.places import command
from dateline.errors import BadInput, DatelineError
from dateline.places import Gazetteer
from dateline.places import gazetteer as shelf
from dateline.places.additions import GEONAMES, WHOSONFIRST, Given, Unreadable, join, read
from dateline.places.compile import write
from dateline.places.sources import Row


def geonames(number, name, kind, code, *, lat="12.5", lon="44.5", region="01", district="7", population="0", names=""):
    cells = [
        number,
        name,
        name,
        names,
        lat,
        lon,
        kind,
        code,
        "QZ",
        "",
        region,
        district,
        "",
        "",
        population,
        "",
        "",
        "Etc/UTC",
        "2031-05-14",
    ]
    return "\t".join(map(str, cells))


def whosonfirst(number, name, kind, **more):
    place = {"id": number, "name": name, "type": kind, "lat": 12.5, "lon": 44.5, "county": "Sefid", "region": "Morva", "country": "QZ"}
    return json.dumps(place | {"population": None, "is_current": -1, "geonames": None, "names": []} | more)


def known():
    return [
        Row("iso:QZ", "Morvania", "country", "QZ", None, None, 12.0, 44.0, 900_000, {"Morvania"}),
        Row("geonames:1", "Morva", "region", "QZ", "01", "iso:QZ", 12.4, 44.4, 300_000, {"Morva"}, "QZ.01"),
        Row("geonames:2", "Sefid", "district", "QZ", "01", "geonames:1", 12.5, 44.5, 90_000, {"Sefid"}, "QZ.01.7"),
        Row("geonames:3", "Karu", "town", "QZ", "01", "geonames:2", 12.5, 44.5, 80_000, {"Karu"}),
    ]


def given(path):
    return [one for one in read(path) if isinstance(one, Given)]


@pytest.fixture
def dump(tmp_path):
    lines = [
        geonames(2, "Sefid", "A", "ADM2", names="Safeed"),
        geonames(3, "Karu", "P", "PPLA2", names="Qaru,Karou"),
        geonames(10, "Tel Morva", "P", "PPL", population="450"),
        geonames(11, "Old Karu", "P", "PPLH"),
        geonames(12, "Al Bustan", "P", "PPLX"),
        geonames(13, "Ras Tamin", "T", "CAPE", district=""),
        geonames(14, "Road 5", "R", "RD"),
    ]
    path = tmp_path / "QZ.txt"
    path.write_text("\n".join(lines) + "\n", "utf-8")
    return path


@pytest.fixture
def lines(tmp_path):
    rows = [
        whosonfirst(900, "Karu", "locality", geonames=3, names=["Qaru"]),
        whosonfirst(901, "Bustan", "neighbourhood"),
        whosonfirst(902, "Gone", "locality", is_current=0),
        whosonfirst(903, "Ring", "planet"),
        whosonfirst(904, "Far Tamin", "locality", county=None, region=None),
        whosonfirst(905, "New Sefid", "county", region="Morva"),
        whosonfirst(906, "Sefid Bridge", "locality", county="New Sefid"),
    ]
    path = tmp_path / "qz.jsonl.gz"
    path.write_bytes(gzip.compress("\n".join(rows).encode()))
    return path


def test_a_dump_of_geonames_is_joined(dump):
    rows = {row.id: row for row in join(known(), given(dump))}
    assert {"Qaru", "Karou"} <= rows["geonames:3"].names
    assert (rows["geonames:10"].level, rows["geonames:10"].parent, rows["geonames:10"].population) == ("town", "geonames:2", 450)
    assert (rows["geonames:12"].level, rows["geonames:12"].parent) == ("neighbourhood", "geonames:2")
    assert (rows["geonames:13"].level, rows["geonames:13"].parent) == ("site", "geonames:1")
    assert "geonames:11" not in rows
    assert "geonames:14" not in rows


def test_whosonfirst_is_joined(lines):
    rows = {row.id: row for row in join(known(), given(lines))}
    assert "Qaru" in rows["geonames:3"].names
    assert (rows["whosonfirst:901"].level, rows["whosonfirst:901"].parent, rows["whosonfirst:901"].admin1) == (
        "neighbourhood",
        "geonames:2",
        "01",
    )
    assert rows["whosonfirst:904"].parent == "iso:QZ"
    assert rows["whosonfirst:906"].parent == "whosonfirst:905"
    assert not {"whosonfirst:900", "whosonfirst:902", "whosonfirst:903"} & set(rows)


def test_what_was_joined_does_not_hang_on_the_order(dump, lines):
    def told(places):
        return {row.id: (row.parent, sorted(row.names)) for row in join(known(), places)}

    both = given(dump) + given(lines)
    assert told(both) == told(list(reversed(given(dump) + given(lines))))


def test_a_joined_gazetteer_finds_them_and_says_whose_they_are(tmp_path, lines):
    path = tmp_path / "small.sqlite"
    write(path, join(known(), given(lines)), [WHOSONFIRST])
    small = Gazetteer(path)
    found = small.find("Bustan")
    assert [(entry.level, entry.population) for entry in found] == [("neighbourhood", 0)]
    assert [above.name for above in small.containers(found[0])] == ["Sefid", "Morva", "Morvania"]
    assert "Who's On First" in small.attribution
    assert "GeoNames" in small.attribution


def test_lines_that_cannot_be_read_are_named_and_the_others_kept(tmp_path):
    path = tmp_path / "QZ.txt"
    bad = [geonames("x1", "Aru", "P", "PPL"), geonames(20, "Bru", "P", "PPL", lat="95"), "Cru\t1", geonames(21, "", "P", "PPL")]
    path.write_text("\n".join([*bad, geonames(22, "Dru", "P", "PPL")]), "utf-8")
    found = list(read(path))
    assert [one.line for one in found if isinstance(one, Unreadable)] == [1, 2, 3, 4]
    assert [one.row.name for one in found if isinstance(one, Given)] == ["Dru"]
    assert "19" in next(one.why for one in found if isinstance(one, Unreadable) and one.line == 3)


def test_a_zip_of_geonames_is_read(tmp_path, dump):
    path = tmp_path / "QZ.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("readme.txt", "about")
        archive.write(dump, "QZ.txt")
    assert [one.row.id for one in given(path)] == [one.row.id for one in given(dump)]


@pytest.mark.parametrize("name", ["QZ.zip", "qz.jsonl.gz"])
def test_a_broken_archive_is_told(tmp_path, name):
    path = tmp_path / name
    path.write_bytes(b"nothing of the kind")
    with pytest.raises(BadInput, match=name):
        list(read(path))


@pytest.fixture
def compiled(tmp_path, monkeypatch):
    """Files are kept below a folder of the test; instead of the world, the small country is compiled."""
    monkeypatch.setenv("DATELINE_CACHE", str(tmp_path / "cache"))

    def compile_small(path, added):
        path.parent.mkdir(parents=True, exist_ok=True)
        write(path, join(known(), [one for file in added for one in given(file)]), [GEONAMES] if added else [])

    monkeypatch.setattr("dateline.places.compile.compile_gazetteer", compile_small)


@pytest.mark.usefixtures("compiled")
def test_import_list_and_remove(dump):
    before = shelf.default_path()
    done = CliRunner().invoke(command, ["import", str(dump)])
    assert done.exit_code == 0, done.output
    assert "5 places" in done.output
    assert "Added: GeoNames" in done.output
    assert shelf.default_path() != before
    assert [entry.id for entry in shelf.open_gazetteer().find("Tel Morva")] == ["geonames:10"]
    assert CliRunner().invoke(command, ["list"]).output.splitlines()[0] == "QZ.txt"
    dump.write_text(geonames(30, "Eru", "P", "PPL") + "\nx\n", "utf-8")
    again = CliRunner().invoke(command, ["import", str(dump)])
    assert "line 2" in again.output
    assert list(shelf.ADDED.names()) == ["QZ.txt"]
    assert shelf.open_gazetteer().find("Tel Morva") == ()
    removed = CliRunner().invoke(command, ["remove", "QZ.txt"])
    assert removed.exit_code == 0
    assert "QZ.txt: taken out\nStores read before are read anew" in removed.output
    assert shelf.default_path() == before


@pytest.mark.usefixtures("compiled")
def test_show_tells_the_places_of_a_name(dump):
    CliRunner().invoke(command, ["import", str(dump)])
    by_name = CliRunner().invoke(command, ["show", "tel morva"]).output
    assert by_name.startswith("geonames:10  Tel Morva, ")
    assert CliRunner().invoke(command, ["show", "geonames:10"]).output == by_name
    unknown = CliRunner().invoke(command, ["show", "Nowhere"]).exception
    assert isinstance(unknown, BadInput)
    assert "dateline places import" in str(unknown)


@pytest.mark.usefixtures("compiled")
def test_a_file_without_places_is_refused(tmp_path):
    path = tmp_path / "notes.txt"
    path.write_text("one\ntwo\n", "utf-8")
    done = CliRunner().invoke(command, ["import", str(path)])
    assert isinstance(done.exception, BadInput)
    assert shelf.ADDED.files() == ()
    assert isinstance(CliRunner().invoke(command, ["remove", "none.txt"]).exception, BadInput)


def test_a_folder_that_cannot_be_written_is_told(tmp_path, monkeypatch, dump):
    (tmp_path / "file").write_text("x")
    monkeypatch.setenv("DATELINE_CACHE", str(tmp_path / "file"))
    with pytest.raises(DatelineError, match="cannot be copied"):
        shelf.ADDED.keep(dump)
