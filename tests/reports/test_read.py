"""Every format gives the same report; what cannot be read is told."""

from __future__ import annotations

import csv
import gzip
import io
import json
import os
import sys
from datetime import date
from pathlib import Path

import pyarrow as pa
import pytest
from pyarrow import parquet

from dateline import errors
from dateline.records import Interval, Part, Problem, Report
from dateline.reports import files, read
from dateline.reports.fields import GIVE_UP

CASES = json.loads((Path(__file__).parents[1] / "cases" / "reports" / "problems.json").read_text("utf-8"))
DAY = Interval(date(2024, 5, 1), date(2024, 5, 1), "day")
BARGE = "A barge sank at Orle on Wednesday.\n\n“Two of the crew are missing,” said the harbour master."
ROW = {
    "id": "b-1",
    "date": "2024-05-01",
    "time": "09:19",
    "title": "Barge sinks",
    "source": "Orle Gazette",
    "url": "https://gazette.example/b-1",
    "text": BARGE,
}


def got(*paths: Path | str, **options) -> tuple[list[Report], list[Problem]]:
    found = list(read(paths, **options))
    return [f for f in found if isinstance(f, Report)], [f for f in found if isinstance(f, Problem)]


def as_csv(rows: list[dict[str, str]], separator: str = ",") -> str:
    table = io.StringIO()
    writer = csv.DictWriter(table, list(rows[0]), delimiter=separator)
    writer.writeheader()
    writer.writerows(rows)
    return table.getvalue()


def one(folder: Path, name: str, text: str | bytes, **options) -> Report:
    path = folder / name
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    reports, problems = got(path, **options)
    assert problems == []
    assert len(reports) == 1
    return reports[0]


def test_seed_format_is_kept_untouched_and_its_date_marked(tmp_path):
    text = " date 2024-05-01 A barge sank at Orle.\r\n\r\nTwo are missing."
    report = one(tmp_path, "000_barge.txt", text)
    assert (report.text, report.date, report.name, report.title, report.time) == (text, DAY, "000_barge", None, None)
    assert report.parts == (Part("boilerplate", 1, 16),)
    assert text[17:].startswith("A barge")


@pytest.mark.parametrize(
    ("opening", "days"),
    [
        ("date 2022-04", Interval(date(2022, 4, 1), date(2022, 4, 30), "month")),
        ("date 2022", Interval(date(2022, 1, 1), date(2022, 12, 31), "year")),
        ("\ufeff\n\tdate 2024-05-01", DAY),
    ],
)
def test_seed_format_keeps_the_precision_of_its_date(tmp_path, opening, days):
    assert one(tmp_path, "a.txt", opening + "\nA barge sank at Orle.").date == days


@pytest.mark.parametrize(
    "text", ["date 20 May was set for talks.", "dates 2024-05-01 differ", "The date 2024-05-01 is set.", "date 2024-05-011 x"]
)
def test_a_text_that_only_looks_like_the_seed_format(tmp_path, text):
    report = one(tmp_path, "2024-05-01 talks.txt", text)
    assert (report.parts, report.date) == ((), DAY)


def test_plain_text_takes_its_date_from_its_name(tmp_path):
    report = one(tmp_path, "barge_20240501.txt", BARGE)
    assert (report.text, report.date, report.name, report.parts) == (BARGE, DAY, "barge_20240501", ())


@pytest.mark.parametrize(
    ("name", "held"),
    [
        ("a.jsonl", json.dumps(ROW)),
        ("a.ndjson", json.dumps(ROW, ensure_ascii=False) + "\r\n"),
        ("a.json", json.dumps(ROW)),
        ("a.JSON", json.dumps([ROW], indent=1)),
        ("a.csv", as_csv([ROW])),
        ("b.csv", as_csv([ROW], ";")),
        ("a.tsv", as_csv([ROW], "\t")),
        ("c.csv", "\ufeff\r\n" + as_csv([ROW])),
        ("utf16.jsonl", json.dumps(ROW, ensure_ascii=False).encode("utf-16")),
        ("utf16.csv", as_csv([ROW]).encode("utf-16")),
        ("a.jsonl.gz", gzip.compress(json.dumps(ROW).encode())),
        ("a.csv.gz", gzip.compress(as_csv([ROW]).encode())),
        ("a.json.gz", gzip.compress(json.dumps(ROW).encode())),
    ],
)
def test_every_format_gives_the_same_report(tmp_path, name, held):
    report = one(tmp_path, name, held)
    assert report.text == "Barge sinks\n\n" + BARGE
    assert report.parts == (Part("headline", 0, 11),)
    assert (report.date, report.time, report.name, report.source, report.url) == (DAY, "09:19", "b-1", ROW["source"], ROW["url"])
    assert report.id == one(tmp_path, "same.jsonl", json.dumps(ROW)).id


def test_parquet_gives_the_same_report_and_reads_typed_dates(tmp_path):
    texts = pa.Table.from_pylist([ROW])
    parquet.write_table(texts, tmp_path / "a.parquet")
    typed = texts.set_column(1, "date", pa.array([date(2024, 5, 1)])).append_column("left", pa.array([{"aside": 1}]))
    parquet.write_table(typed.set_column(5, "URL", pa.array([ROW["url"]]).dictionary_encode()), tmp_path / "b.parquet")
    reports, problems = got(tmp_path)
    assert problems == []
    assert len(reports) == 2
    assert {report.id for report in reports} == {one(tmp_path, "same.jsonl", json.dumps(ROW)).id}


def test_parquet_timestamps_keep_their_clock_time(tmp_path):
    moment = pa.array([1714555171000], pa.timestamp("ms", "UTC"))
    parquet.write_table(pa.table({"published": moment, "body": [BARGE]}), tmp_path / "a.parquet")
    (report,), _ = got(tmp_path)
    assert (report.date, report.time) == (DAY, "09:19:31.000Z")


def test_parquet_that_cannot_be_read(tmp_path, monkeypatch):
    (tmp_path / "a.parquet").write_bytes(b"PAR1 and no more PAR1")
    parquet.write_table(pa.table({"words": [BARGE]}), tmp_path / "b.parquet")
    reports, problems = got(tmp_path)
    assert reports == []
    assert ["no Parquet file" in problems[0].what, "no column for the text" in problems[1].what] == [True, True]
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    _, (problem, _) = got(tmp_path)
    assert problem.remedy == 'pip install "dateline[parquet]"'


def test_parquet_bytes_that_are_not_utf8_spoil_one_report_only(tmp_path):
    bad = pa.Array.from_buffers(pa.string(), 1, [None, pa.py_buffer(b"\0\0\0\0\4\0\0\0"), pa.py_buffer(b"caf\xe9")])
    parquet.write_table(pa.table({"text": pa.chunked_array([pa.array([BARGE]), bad]), "date": ["2024-05-01"] * 2}), tmp_path / "a.parquet")
    (report,), (problem,) = got(tmp_path)
    assert (report.text, problem.where) == (BARGE, "a.parquet:row 2")


@pytest.mark.parametrize("case", CASES, ids=[case["case"] for case in CASES])
def test_problem(tmp_path, case):
    (tmp_path / case["file"]).write_text(case["text"], "utf-8", newline="")
    reports, problems = got(tmp_path)
    assert [report.text.removeprefix("Barge\n\n") for report in reports] == case["reports"]
    assert len(problems) == len(case["problems"])
    for problem, (where, what, *remedies) in zip(problems, case["problems"], strict=True):
        assert (problem.stage, problem.where) == ("reports", where)
        assert what in problem.what
        assert problem.remedy
        assert all(remedy in problem.remedy for remedy in remedies)
    assert {problem.report for problem in problems} <= {None, *(report.id for report in reports)}


def test_line_17_of_1000_is_malformed(tmp_path):
    lines = [json.dumps({"id": n, "date": "2024-05-01", "text": f"Barge {n} sank."}) for n in range(1, 1001)]
    lines[16] = lines[16][:-3]
    (tmp_path / "wire.jsonl").write_text("\n".join(lines))
    reports, (problem,) = got(tmp_path)
    assert problem.where == "wire.jsonl:17"
    assert [report.name for report in reports] == [str(n) for n in range(1, 1001) if n != 17]


def test_not_utf8(tmp_path):
    (tmp_path / "2024-05-01.txt").write_bytes("A café burned\nin Orle, a façade fell.".encode("cp1252"))
    (tmp_path / "a.jsonl").write_bytes(
        '{"date": "2024-05-01", "text": "A café burned."}\n{"date": "2024-05-01", "text": "x"}'.encode("cp1252")
    )
    (tmp_path / "a.csv").write_bytes('date,text,by\n2024-05-01,A café burned.,x\n2024-05-01,"A barge\nsank.",José\n'.encode("cp1252"))
    (tmp_path / "a.json").write_bytes('[{"date": "2024-05-01", "text": "A café burned."}, {"date": "2024", "text": "x"}]'.encode("cp1252"))
    reports, problems = got(tmp_path)
    assert [report.text for report in reports] == ["A barge\nsank.", "x", "x"]
    assert [problem.where for problem in problems] == ["2024-05-01.txt", "a.csv:2", "a.json:item 1", "a.jsonl:1"]
    assert "byte 0xe9 in line 1" in problems[0].what
    assert all("iconv" in problem.remedy for problem in problems)


def test_binary_files(tmp_path):
    for name in ("2024-05-01.txt", "a.jsonl", "a.csv", "a.json", "a.jsonl.gz"):
        held = b"\x7fELF\0\0\1\2" * 9000
        (tmp_path / name).write_bytes(gzip.compress(held) if name.endswith("gz") else held)
    reports, problems = got(tmp_path)
    assert reports == []
    assert len(problems) == 5
    assert all("binary" in problem.what for problem in problems)


def test_a_compressed_file_that_is_cut_short(tmp_path):
    lines = "\n".join(json.dumps({"date": "2024-05-01", "text": os.urandom(40).hex()}) for _ in range(900))
    held = gzip.compress(lines.encode())
    (tmp_path / "a.jsonl.gz").write_bytes(held[: len(held) // 2])
    (tmp_path / "b.jsonl.gz").write_bytes(b"no gzip at all")
    (tmp_path / "c.txt.gz").write_bytes(gzip.compress(b"date 2024-05-01 A barge sank.")[:-9])
    reports, problems = got(tmp_path)
    assert 300 < len(reports) < 600
    assert [problem.where for problem in problems] == ["a.jsonl.gz", "b.jsonl.gz", "c.txt.gz"]
    assert "cut short" in problems[0].what


def test_what_is_too_long_is_told_and_the_rest_is_read(tmp_path, monkeypatch):
    monkeypatch.setattr(files, "MAX_LINE", 6_000_000)
    after = '{"date": "2024-05-01", "text": "x"}\n'
    long_text = json.dumps({"date": "2024-05-01", "text": "x" * 5_000_001})
    (tmp_path / "a.jsonl").write_text('{"text": "' + "x" * 6_000_000 + '"}\n' + long_text + "\n" + after)
    (tmp_path / "b.csv").write_text("date,text\n2024-05-01," + "x" * 5_000_001 + "\n2024-05-01," + "y" * 200_000 + "\n")
    (tmp_path / "2024-05-01.txt").write_text("x" * 5_000_001)
    reports, problems = got(tmp_path)
    assert [report.text[:1] for report in reports] == ["x", "y"]
    assert [problem.where for problem in problems] == ["2024-05-01.txt", "a.jsonl:1", "a.jsonl:2", "b.csv:2"]
    assert csv.field_size_limit() == 131_072


def test_another_kind_of_file_is_given_up(tmp_path):
    (tmp_path / "log.jsonl").write_text("08:15 started\n" * 5000)
    _, problems = got(tmp_path)
    assert len(problems) == GIVE_UP + 1
    assert "not read" in problems[-1].what


def test_folders_are_walked_in_order_without_hidden_files(tmp_path):
    for name in ("b/2.txt", "a/1.txt", "a/.hidden.txt", ".git/3.txt", "c.txt", "0.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(f"date 2024-05-01 {name}")
    (tmp_path / "a/loop").symlink_to(tmp_path)
    (tmp_path / "a/gone.txt").symlink_to(tmp_path / "nowhere.txt")
    os.mkfifo(tmp_path / "b/pipe.txt")
    reports, problems = got(tmp_path)
    assert [report.text[16:] for report in reports] == ["0.txt", "a/1.txt", "b/2.txt", "c.txt"]
    assert [problem.where for problem in problems] == ["a/gone.txt", "b/pipe.txt"]
    assert {report.id for report in reports} == {
        report.id for report in got(tmp_path / "c.txt", tmp_path / "b", tmp_path / "a", tmp_path / "0.txt")[0]
    }


def test_the_place_of_a_problem_does_not_depend_on_where_the_folder_lies(tmp_path):
    for folder in ("one", "two"):
        (tmp_path / folder / "sub").mkdir(parents=True)
        (tmp_path / folder / "sub" / "a.jsonl").write_text("{")
    assert got(tmp_path / "one") == got(tmp_path / "two")
    assert got(tmp_path / "one")[1][0].where == "sub/a.jsonl:1"


def test_a_name_that_is_not_utf8(tmp_path):
    path = os.fsdecode(os.fsencode(tmp_path) + b"/caf\xe9.txt")
    Path(path).write_text("A barge sank.")
    (report,), (problem,) = got(tmp_path)
    assert problem.where == "caf\\udce9.txt"
    assert report.name == "caf\\udce9"


def test_paths_and_fields_that_cannot_be_used(tmp_path):
    with pytest.raises(errors.BadInput, match="does not exist"):
        read([tmp_path / "nowhere"])
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(errors.BadInput, match="neither a file nor a folder"):
        read([tmp_path / "pipe"])
    with pytest.raises(errors.BadInput, match="no field"):
        read([tmp_path], fields={"byline": "author"})


def test_one_path_may_be_given_alone(tmp_path):
    (tmp_path / "a.txt").write_text("date 2024-05-01 A barge sank.")
    assert len(list(read(str(tmp_path)))) == 1


def test_other_field_names(tmp_path):
    row = {"Text": "A summary.", "Article_Body": BARGE, "when": "2024-05-01", "DCT": "1999"}
    report = one(tmp_path, "a.jsonl", json.dumps(row), fields={"text": "article_body", "date": "when"})
    assert (report.text, report.date) == (BARGE, DAY)
    assert one(tmp_path, "a.jsonl", json.dumps(row)).text == "A summary."


@pytest.mark.parametrize(
    ("title", "body", "text", "headline"),
    [
        ("Barge sinks", "Two are missing.", "Barge sinks\n\nTwo are missing.", "Barge sinks"),
        ("Barge sinks", "Barge sinks\n\nTwo are missing.", "Barge sinks\n\nTwo are missing.", "Barge sinks"),
        ("Barge sinks", "\n BARGE SINKS\r\nTwo are missing.", "\n BARGE SINKS\r\nTwo are missing.", "BARGE SINKS"),
        ("Barge sinks", "Barge sinks at Orle.", "Barge sinks\n\nBarge sinks at Orle.", "Barge sinks"),
        (" Barge sinks ", "Barge sinks", "Barge sinks", "Barge sinks"),
        ("", "Two are missing.", "Two are missing.", None),
        (None, "Two are missing.", "Two are missing.", None),
    ],
)
def test_headline_and_body_as_printed(tmp_path, title, body, text, headline):
    report = one(tmp_path, "a.jsonl", json.dumps({"title": title, "date": "2024-05-01", "text": body}))
    assert report.text == text
    assert [report.text[part.start : part.end] for part in report.parts] == ([headline] if headline else [])


def test_ids_come_from_content(tmp_path):
    ids = {
        one(tmp_path, "a.jsonl", json.dumps(ROW | change)).id
        for change in ({}, *({key: ROW[key] + "0"} for key in ("id", "title", "source", "url", "text")))
    }
    ids |= {
        one(tmp_path, "a.jsonl", json.dumps(ROW | change)).id
        for change in ({"date": "2024-05"}, {"date": None, "dct": "2024"}, {"time": "09:20"})
    }
    assert len(ids) == 9
    assert one(tmp_path, "a.jsonl", json.dumps(ROW | {"desk": "ports"})).id == one(tmp_path, "z.jsonl", "\n" + json.dumps(ROW)).id


def test_numbers_are_taken_as_ids_and_dates(tmp_path):
    report = one(tmp_path, "a.jsonl", '{"id": 17, "date": 20240501, "url": NaN, "text": "A barge sank."}')
    assert (report.name, report.date, report.url) == ("17", DAY, None)
    assert one(tmp_path, "a.jsonl", '{"id": 17.0, "date": 20240501.0, "text": "A barge sank."}').id == report.id
