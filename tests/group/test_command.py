"""`careerpick group` as a person runs it, and as somebody who means it ill."""

import csv
import json
import os
import re
import signal
import subprocess
import sys
from pathlib import Path
from random import Random

import pytest
import yaml

pytest.importorskip("duckdb", reason="the extra careerpick[groups] is not installed")

from careerpick.cli.group import _check_outputs
from careerpick.content import load_content
from careerpick.model import Content
from tests.cli import running
from tests.cli.running import CAREERPICK, ROOT, environment
from tests.group.sheets import cell_of, differences, random_sheets, single, write_table
from tests.shipped import CONTENT

SMALL = {"CAREERPICK_CONTENT": str(running.STARTER)}
"""Four questions are read faster than all that are shipped."""
SHIPPED = {"CAREERPICK_CONTENT": ""}


def run(*words: str, cwd: Path, **more: str) -> subprocess.CompletedProcess[str]:
    done = running.run(*words, cwd=cwd, env={**SMALL, **more})
    return subprocess.CompletedProcess(
        done.args, done.returncode, done.stdout.decode(), done.stderr.decode()
    )


def names_in(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


@pytest.fixture(scope="module")
def content() -> Content:
    return load_content(running.STARTER)


@pytest.fixture
def table(tmp_path: Path, content: Content) -> Path:
    sheets = list(random_sheets(content, 40, 11))
    path = tmp_path / "answers.csv"
    write_table(
        path,
        content,
        sheets,
        more={
            "name": [f"Person {place}" for place in range(40)],
            "class": ["7a"] * 20 + ["7b"] * 17 + ["7c"] * 3,
            "note": ['=HYPERLINK("http://x","y")', "-5", "+1", "@SUM(A1)"] * 10,
        },
    )
    return path


@pytest.mark.parametrize("option", ["--output", "--rejects"])
def test_nothing_is_written_over_the_table(table: Path, tmp_path: Path, option: str) -> None:
    before = table.read_bytes()

    done = run("group", table.name, option, str(table), cwd=tmp_path)

    assert (done.returncode, done.stdout) == (2, "")
    assert "would be written over" in done.stderr
    assert table.read_bytes() == before


def test_the_summary_and_the_results(table: Path, tmp_path: Path, content: Content) -> None:
    done = run("group", table.name, "--by", "class", "-o", "out.csv", cwd=tmp_path)

    assert done.returncode == 0, done.stderr
    assert "40 people." in done.stdout
    assert (
        "questions found by their ids; 3 columns carried along: name, class, note." in done.stderr
    )
    assert "Person" not in done.stdout
    with (tmp_path / "out.csv").open(newline="", encoding="utf-8") as handle:
        rows = list(csv.DictReader(handle))
    sheets = list(random_sheets(content, 40, 11))
    for sheet, row in zip(sheets, rows, strict=True):
        expected = {name: str(value) for name, value in single(content, sheet).items()}
        assert differences(expected, row) == {}
    assert [row["note"] for row in rows[:4]] == [
        '\'=HYPERLINK("http://x","y")',
        "-5",
        "+1",
        "'@SUM(A1)",
    ]
    assert names_in(tmp_path) == ["answers.csv", "out.csv"]


def test_lines_that_end_in_two_ways_are_named(tmp_path: Path) -> None:
    (tmp_path / "t.csv").write_bytes(b"good-day,which-offer\r\nout,sure\r\nearned,sure\n")

    done = run("group", "t.csv", cwd=tmp_path)

    assert done.returncode == 1
    assert "some of its lines end in one way" in done.stderr


def test_small_groups_are_folded_and_cannot_be_told(table: Path, tmp_path: Path) -> None:
    done = run("group", table.name, "--by", "class", "--summary", "s.json", cwd=tmp_path)

    assert done.returncode == 0, done.stderr
    said = (tmp_path / "s.json").read_text(encoding="utf-8")
    assert "Person 1" not in said
    groups = json.loads(said)["groups"]
    # 7c has three: shown as "other" alone it could be told, so 7b is folded with it.
    assert [(group["name"], group["people"]) for group in groups] == [("7a", 20), (None, 20)]


def test_fewer_people_than_may_be_shown(tmp_path: Path) -> None:
    (tmp_path / "t.csv").write_text("good-day,which-offer\nout,sure\n", encoding="utf-8")

    done = run("group", "t.csv", "--format", "json", cwd=tmp_path)

    shown = json.loads(done.stdout)
    assert (shown["people"], shown["too_few"]) == (1, True)
    assert shown["paths"] == [] == shown["questions"]


@pytest.mark.parametrize(("ending", "summary"), [("json", "html"), ("parquet", "md")])
def test_results_in_other_forms_beside_the_summary_in_a_file(
    table: Path, tmp_path: Path, content: Content, ending: str, summary: str
) -> None:
    done = run(
        "group", table.name, "-o", f"out.{ending}", "--summary", f"s.{summary}", cwd=tmp_path
    )

    assert done.returncode == 0, done.stderr
    said = (tmp_path / f"s.{summary}").read_text(encoding="utf-8")
    assert "40" in said
    assert "Person 1" not in said
    if ending == "json":
        lines = (tmp_path / "out.json").read_text(encoding="utf-8").splitlines()
        rows = [json.loads(line) for line in lines]
    else:
        import duckdb

        cursor = duckdb.execute(f"SELECT * FROM '{tmp_path / 'out.parquet'}'")
        names = [column[0] for column in cursor.description]
        rows = [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]
    sheets = list(random_sheets(content, 40, 11))
    assert len(rows) == 40
    for sheet, row in zip(sheets, rows, strict=True):
        assert differences(single(content, sheet), row) == {}
    assert rows[0]["note"].startswith("=HYPERLINK")  # text there, and no formula


def test_a_folder_of_answer_files_and_a_report_each(tmp_path: Path, content: Content) -> None:
    folder = tmp_path / "class"
    folder.mkdir()
    sheets = [sheet for sheet in random_sheets(content, 5, 12) if sheet.answers][:3]
    for place, sheet in enumerate(sheets):
        lines = [f"{question}={cell_of(answer)}" for question, answer in sheet.answers.items()]
        (folder / f"p{place}.txt").write_text("\n".join(lines) + "\n", encoding="utf-8")
    (folder / "broken.yaml").write_text("good-day: perhaps\n", encoding="utf-8")

    done = run("group", "class", "-o", "reports/", cwd=tmp_path)
    results = run("group", "class", "-o", "out.json", "--summary", "s.txt", cwd=tmp_path)

    assert done.returncode == 0, done.stderr
    assert "broken.yaml" in done.stderr
    names = names_in(tmp_path / "reports")
    assert names == [f"{place + 1}-p{place}.html" for place in range(3)]
    for name in names:
        page = (tmp_path / "reports" / name).read_text(encoding="utf-8")
        assert f": {Path(name).stem}</h1>" in page
    assert results.returncode == 0
    assert "3 people" in (tmp_path / "s.txt").read_text(encoding="utf-8")
    rows = [json.loads(line) for line in (tmp_path / "out.json").read_text().splitlines()]
    for sheet, row in zip(sheets, rows, strict=True):
        assert differences(single(content, sheet), row) == {}


def test_a_country_that_is_none_costs_nobody_the_sheet(tmp_path: Path) -> None:
    rows = ["talk,seen,country", *["daily,like,Türkei"] * 9, "daily,like,Atlantis"]
    (tmp_path / "t.csv").write_text("\n".join([*rows, ""]), encoding="utf-8")
    (tmp_path / "class").mkdir()
    for place, country in enumerate(["Türkei"] * 4 + ["=1+1"]):
        text = f"talk: daily\nseen: like\ncountry: {country}\n"
        (tmp_path / "class" / f"p{place}.yaml").write_text(text, encoding="utf-8")
    more = ("--format", "json", "--max-bad", "10", "--rejects", "bad.csv")

    files = run("group", "class", *more, cwd=tmp_path, **SHIPPED)
    first = (tmp_path / "bad.csv").read_text(encoding="utf-8").splitlines()
    table = run("group", "t.csv", "-o", "reports/", *more, cwd=tmp_path, **SHIPPED)
    second = (tmp_path / "bad.csv").read_text(encoding="utf-8").splitlines()

    assert 'Warning: There is no country "=1+1"' in files.stderr
    assert "at class/p4.yaml, line 3" in files.stderr
    assert "Counted as skipped: one answer.\n" in files.stderr
    assert "Left out" not in files.stderr
    for done, people in ((files, 5), (table, 10)):
        shown = json.loads(done.stdout)
        assert (shown["people"], shown["bad"]) == (people, {"country": {"not-typed": 1}})
    assert first[1:] == ["5,country,country,'=1+1"]
    assert second[1:] == ["10,country,country,Atlantis"]


def test_who_is_worth_a_talk_is_named_beside_the_summary_of_a_folder(tmp_path: Path) -> None:
    (tmp_path / "class").mkdir()
    for name in ("ann", "bob", "cleo", "dan", "eve"):
        text = "talk: daily\nset-times: never\nhours-per-week: 0\ndevice: phone\n"
        (tmp_path / "class" / f"{name}.yaml").write_text(text, encoding="utf-8")

    (tmp_path / "class" / "fay.yaml").write_text("# later\n", encoding="utf-8")

    alone = run("group", "class", "--summary", "s.html", cwd=tmp_path, **SHIPPED)
    page = (tmp_path / "s.html").read_text(encoding="utf-8")
    chosen = run("group", "class", "--key", "file", cwd=tmp_path, **SHIPPED)

    names = "ann.yaml, bob.yaml, cleo.yaml, dan.yaml, eve.yaml"
    assert f"Worth a talk first: {names}. The summary shows no names" in alone.stderr
    assert "Files in the order of the folder: 1, 2, 3, 4, 5" in page
    assert "ann" not in page
    assert f"file: {names}" in " ".join(chosen.stdout.split())
    assert "This file answers no question." in chosen.stderr
    assert "at class/fay.yaml" in chosen.stderr


def test_files_of_the_same_name_are_told_apart_by_their_folders(tmp_path: Path) -> None:
    for place in range(5):
        (tmp_path / f"c{place}").mkdir()
        said = "out" if place else "skip"  # who skips all of it has answered, too
        (tmp_path / f"c{place}" / "a.txt").write_text(f"good-day={said}\n", encoding="utf-8")
    folders = [f"c{place}" for place in range(5)]
    done = run("group", *folders, "-o", "all.csv", cwd=tmp_path)
    assert done.returncode == 0
    written = (tmp_path / "all.csv").read_text(encoding="utf-8").splitlines()
    assert [row.partition(",")[0] for row in written[1:]] == [f"{name}/a.txt" for name in folders]


def test_reports_bear_the_names_of_people_in_any_script(tmp_path: Path) -> None:
    (tmp_path / "class").mkdir()
    (tmp_path / "class" / "Anna M\u00fcller.txt").write_text("good-day=out\n", encoding="utf-8")
    table = "who,good-day\nJo\u0308rg/Wei\u00df,out\n\u738b\u82b3,out\n../..,out\n"
    (tmp_path / "t.csv").write_text(table, encoding="utf-8")

    assert run("group", "class", "-o", "files/", cwd=tmp_path).returncode == 0
    assert run("group", "t.csv", "--key", "who", "-o", "rows/", cwd=tmp_path).returncode == 0

    assert names_in(tmp_path / "files") == ["1-Anna-M\u00fcller.html"]
    rows = ["1-J\u00f6rg-Wei\u00df.html", "2-\u738b\u82b3.html", "3.html"]
    assert names_in(tmp_path / "rows") == rows


def test_a_report_is_the_page_of_the_quiz_also_where_nothing_can_be_planned(tmp_path: Path) -> None:
    assert run("new", "bank", "--kind", "things", cwd=tmp_path).returncode == 0
    (tmp_path / "class").mkdir()
    (tmp_path / "class" / "ann.txt").write_text("good-ride=fast\nbags=none\n", encoding="utf-8")
    bank = ("--content", "bank")

    done = run("group", "class", "-o", "reports/", *bank, cwd=tmp_path)
    page = ("--format", "html", "--with-answers", "--name", "1-ann")
    single = run("quiz", "--answers", "class/ann.txt", *page, *bank, cwd=tmp_path)

    assert done.returncode == 0, done.stderr
    assert (tmp_path / "reports" / "1-ann.html").read_text(encoding="utf-8") == single.stdout


def test_a_share_that_is_just_too_much_is_told_apart_from_what_may_be(tmp_path: Path) -> None:
    rows = ["out,sure"] * 18 + ["perhaps,perhaps"]
    text = "\n".join(["good-day,which-offer", *rows, ""])
    (tmp_path / "t.csv").write_text(text, encoding="utf-8")

    done = run("group", "t.csv", cwd=tmp_path)

    assert done.returncode == 1
    assert "5.3% of the cells cannot be read (2 of 38), and no more than 5% may be" in done.stderr


def test_few_cells_that_could_not_be_read_are_not_said_to_be_none(tmp_path: Path) -> None:
    rows = ["talk,device,seen\n", *["daily,,\n"] * 800, "daily,none such,\n"]
    rows += ["daily,,none such\n"] * 2
    (tmp_path / "t.csv").write_text("".join(rows), encoding="utf-8")

    done = run("group", "t.csv", cwd=tmp_path, **SHIPPED)

    assert "3 of 806 cells (under 1%) could not be read" in " ".join(done.stdout.split())
    questions = done.stdout.rpartition("What could not be read")[2]
    assert 0 < questions.index("seen ") < questions.index("device ")


def test_too_many_bad_cells_are_an_error_and_stand_in_the_rejects(tmp_path: Path) -> None:
    (tmp_path / "t.csv").write_text(
        "good-day,which-offer\nout,sure\n=1+1,sure\nperhaps,sure\n", encoding="utf-8"
    )

    done = run("group", "t.csv", "--rejects", "bad.csv", "-o", "out.csv", cwd=tmp_path)
    allowed = run("group", "t.csv", "--max-bad", "50", cwd=tmp_path)

    assert (done.returncode, done.stdout) == (1, "")
    assert 'Most often: "=1+1" (1) and "perhaps" (1). See all with' in done.stderr
    assert "--max-bad" in done.stderr
    assert not (tmp_path / "out.csv").exists()
    assert (tmp_path / "bad.csv").read_text(encoding="utf-8").splitlines() == [
        "row,column,question,value",
        "2,good-day,good-day,'=1+1",
        "3,good-day,good-day,perhaps",
    ]
    assert allowed.returncode == 0


@pytest.mark.parametrize(
    ("option", "name"), [("-o", "x.csv"), ("--summary", "x.md"), ("--rejects", "x.csv")]
)
def test_a_folder_that_is_not_there_is_told_before_the_work(
    tmp_path: Path, option: str, name: str
) -> None:
    done = run("group", "none.csv", option, f"nowhere/{name}", cwd=tmp_path)

    assert (done.returncode, done.stdout) == (1, "")
    assert "Cannot write this file: there is no such folder.\n  at nowhere/x." in done.stderr


@pytest.mark.parametrize(
    "more", [("-o", "b.csv", "--rejects", "./b.csv"), ("--rejects", "-", "--summary", "s.md")]
)
def test_nothing_is_written_over_something_else_of_the_same_run(
    tmp_path: Path, more: tuple[str, ...]
) -> None:
    done = run("group", "none.csv", *more, cwd=tmp_path)

    assert (done.returncode, done.stdout) == (2, "")
    assert "one over the other" in done.stderr
    assert names_in(tmp_path) == []


def test_a_device_may_swallow_several_outputs() -> None:
    _check_outputs(os.devnull, os.devnull)


def test_what_goes_to_a_pipe_leaves_it_a_pipe(tmp_path: Path) -> None:
    (tmp_path / "t.csv").write_text("good-day\nout\nperhaps\n", encoding="utf-8")
    pipe = tmp_path / "pipe.csv"
    os.mkfifo(pipe)
    with subprocess.Popen(["cat", pipe], stdout=subprocess.PIPE, text=True) as reader:
        try:
            done = run("group", "t.csv", "--max-bad", "99", "--rejects", "pipe.csv", cwd=tmp_path)
            came, _ = reader.communicate(timeout=30)
        finally:
            reader.kill()
    assert done.returncode == 0, done.stderr
    assert came.splitlines()[1:] == ["2,good-day,good-day,perhaps"]
    assert names_in(tmp_path) == ["pipe.csv", "t.csv"]
    assert pipe.is_fifo()


def test_what_is_no_answer_file_in_a_folder_is_named(tmp_path: Path) -> None:
    (tmp_path / "class").mkdir()
    for name in ("ann.yaml", ".hidden.yaml", "kofi.docx", "photo.jpg"):
        (tmp_path / "class" / name).write_text("good-day: out\n", encoding="utf-8")
    (tmp_path / "none").mkdir()

    done = run("group", "class", "--format", "json", cwd=tmp_path)
    none = run("group", "none", cwd=tmp_path)

    assert json.loads(done.stdout)["people"] == 1
    assert (
        "Not read, by the endings of their names: class/kofi.docx, class/photo.jpg." in done.stderr
    )
    assert "There is no answer file in none." in none.stderr
    assert "end in .yaml, .yml" in none.stderr


def test_a_mapping_file(tmp_path: Path) -> None:
    (tmp_path / "t.csv").write_text("Reden?,which-offer\noft,sure\n", encoding="utf-8")
    (tmp_path / "m.yaml").write_text(
        "columns:\n  Reden?: good-day\ncells:\n  good-day: {oft: out}\n", encoding="utf-8"
    )
    (tmp_path / "w.yaml").write_text("columns:\n  Redn?: good-day\n", encoding="utf-8")

    done = run("group", "t.csv", "--map", "m.yaml", "--least", "1", cwd=tmp_path)
    wrong = run("group", "t.csv", "--map", "w.yaml", cwd=tmp_path)

    assert done.returncode == 0, done.stderr
    assert wrong.returncode == 2
    assert "Reden?" in wrong.stderr


@pytest.mark.parametrize(
    ("name", "raw", "words"),
    [
        ("none.csv", None, "cannot read"),
        ("empty.csv", b"", "this file is empty"),
        ("blank.csv", b"\n\n", "names its columns"),
        ("class.xlsx", b"PK\x03\x04\x14", "a workbook of a table program"),
        ("nul.csv", b"good-day,which-offer\x00\nout,sure\n", "not a text file"),
        ("latin.csv", "good-day,which-offer\ncaf\xe9,sure\n".encode("latin-1"), "line 2, column 4"),
        (
            "excel.csv",
            "good-day,which-offer\n5 \u20ac,sure\n".encode("cp1252"),
            "excel calls this kind of file",
        ),
        ("not.parquet", b"good-day,which-offer\n", "not a parquet file"),
        ("wide.csv", b",".join(b"c%d" % n for n in range(10_000)) + b"\n1\n", "columns"),
        ("head.csv", b"name,age\nA,1\n", "named like a question"),
    ],
)
def test_files_that_are_no_tables(tmp_path: Path, name: str, raw: bytes | None, words: str) -> None:
    if raw is not None:
        (tmp_path / name).write_bytes(raw)

    done = run("group", name, "-o", "out.csv", cwd=tmp_path)

    assert (done.returncode, done.stdout) == (1, "")
    assert words in " ".join(done.stderr.split()).casefold()
    assert "Traceback" not in done.stderr
    assert not (tmp_path / "out.csv").exists()


@pytest.mark.parametrize(
    "raw",
    [
        b'good-day,which-offer\nout,"sure\nmet,sure\n' * 50,
        b"good-day,which-offer\nout," + b"x" * 3_000_000 + b"\n",
        b"good-day,which-offer\nout\nmet,sure,more,and,more\nout,sure\n",
        b"good-day,which-offer\n" + b"\xff\xfe,sure\n" * 3,
        b"good-day,which-offer\r\n\r\n\r\nout,sure\r\n",
        b"good-day,which-offer\n" + b"out,sure\n" * 200_000 + b"da\x00ily,sure\n",
        b"good-day,which-offer\n" + b'"' * 5_000_000,
        b"good-day,which-offer\n" + b"out,sure" + b"," * 5_000_000 + b"\n",
    ],
    ids=[
        "quote never closed",
        "cell of 3 MB",
        "torn lines",
        "other encoding",
        "blank lines",
        "NUL far down",
        "5 MB of quotes",
        "5 million cells in a line",
    ],
)
def test_tables_that_are_damaged_end_in_words(tmp_path: Path, raw: bytes) -> None:
    (tmp_path / "t.csv").write_bytes(raw)

    done = run("group", "t.csv", "--max-bad", "100", cwd=tmp_path)

    assert done.returncode in (0, 1)
    assert "Traceback" not in done.stderr
    assert len(done.stderr) < 4000


def test_lines_that_are_no_rows_are_counted(tmp_path: Path) -> None:
    (tmp_path / "t.csv").write_text(
        "good-day,which-offer\n" + "out,sure\n" * 50 + "out\n", encoding="utf-8"
    )

    done = run("group", "t.csv", cwd=tmp_path)
    strict = run("group", "t.csv", "--max-bad", "1", cwd=tmp_path)

    assert "50 people" in done.stdout
    assert "one line" in done.stderr
    assert strict.returncode == 1


def test_a_name_with_wildcards_is_one_file(tmp_path: Path) -> None:
    (tmp_path / "a1.csv").write_text("good-day,which-offer\nout,sure\n", encoding="utf-8")
    (tmp_path / "a*.csv").write_text("good-day,which-offer\n" + "out,sure\n" * 7, encoding="utf-8")

    done = run("group", "a*.csv", "--format", "json", cwd=tmp_path)

    assert json.loads(done.stdout)["people"] == 7


def test_a_disk_that_is_full_leaves_the_former_file(table: Path, tmp_path: Path) -> None:
    if not Path("/dev/full").exists():
        pytest.skip("no /dev/full here")
    done = run("group", table.name, "--summary", "/dev/full", cwd=tmp_path)

    assert done.returncode == 1
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("name", ["out.csv", "out.parquet", "bad.csv"])
def test_results_that_find_no_room_leave_the_former_file(
    table: Path, tmp_path: Path, name: str
) -> None:
    (tmp_path / name).write_text("former", encoding="utf-8")
    option = "--rejects" if name == "bad.csv" else "-o"
    if option == "-o":
        head, *rows = table.read_text(encoding="utf-8").splitlines()
        draw = Random(1)
        lines = [f"{head},more", *(f"{row},{draw.randbytes(200).hex()}" for row in rows * 20)]
    else:
        lines = ["good-day,which-offer", *(f"{'y' * 200}{place},sure" for place in range(800))]
    table.write_text("\n".join(lines) + "\n", encoding="utf-8")
    limited = f"ulimit -f 40; exec {sys.executable} -m careerpick group {table.name}"

    done = subprocess.run(
        ["sh", "-c", f"{limited} --max-bad 100 {option} {name}"],
        cwd=tmp_path,
        env=environment({**SMALL, "PYTHONDONTWRITEBYTECODE": "1"}),
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )

    assert (done.returncode, done.stdout) == (1, ""), done.stderr
    assert "Traceback" not in done.stderr
    assert (tmp_path / name).read_text(encoding="utf-8") == "former"
    assert names_in(tmp_path) == sorted([table.name, name])


@pytest.mark.parametrize(("library", "engine"), [("duckdb", "duckdb"), ("pyspark", "spark")])
def test_without_the_engine_it_says_so(
    table: Path, tmp_path: Path, library: str, engine: str
) -> None:
    (tmp_path / f"{library}.py").write_text("raise ImportError\n", encoding="utf-8")
    words = ("group", table.name, "--engine", engine)

    done = run(*words, cwd=tmp_path, PYTHONPATH=f"{tmp_path}:{ROOT}")

    assert (done.returncode, done.stdout) == (1, "")
    installs = re.search(rf"Install it: (\S+) -m pip install '({library}\S+)'$", done.stderr, re.M)
    assert installs
    assert Path(installs[1]).samefile(sys.executable)
    assert f'"{installs[2]}"' in (ROOT / "pyproject.toml").read_text(encoding="utf-8")


def test_a_master_is_one_of_spark(table: Path, tmp_path: Path) -> None:
    done = run("group", table.name, "--master", "local[2]", cwd=tmp_path)

    assert (done.returncode, done.stdout) == (2, "")
    assert "--engine spark" in done.stderr


def test_an_interrupt_leaves_no_half_of_a_file(tmp_path: Path) -> None:
    table = tmp_path / "t.csv"
    write_table(table, CONTENT, list(random_sheets(CONTENT, 3000, 1)))
    head, _, rest = table.read_text(encoding="utf-8").partition("\n")
    with table.open("w", encoding="utf-8") as handle:
        handle.write(head + "\n")
        for _ in range(150):
            handle.write(rest)
    process = subprocess.Popen(
        [*CAREERPICK, "group", table.name, "-o", "out.csv"],
        cwd=tmp_path,
        env=environment({"PYTHONPATH": str(ROOT)}),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        stdin=subprocess.DEVNULL,
        text=True,
    )
    assert process.stderr
    while "%" not in (said := process.stderr.readline()):
        assert said, "it ended before it could be interrupted"
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=60)

    assert process.returncode == 130, err
    assert out == ""
    assert names_in(tmp_path) == ["t.csv"]


def test_each_of_several_ticked_answers_is_counted(tmp_path: Path) -> None:
    assert run("new", "bank", "--kind", "things", cwd=tmp_path).returncode == 0
    bank = yaml.safe_load((tmp_path / "bank/questions.yaml").read_text(encoding="utf-8"))
    bank["questions"][0]["pick"] = "many"
    (tmp_path / "bank/questions.yaml").write_text(yaml.safe_dump(bank), encoding="utf-8")
    cells = ["fast+seen", "seen", "seen+brought", "none", "", "fast+seen+brought"]
    rows = ["good-ride,bags", *(f"{cell},much" for cell in cells)]
    (tmp_path / "six.csv").write_text("\n".join([*rows, ""]), encoding="utf-8")

    done = run("group", "six.csv", "--content", "bank", "--format", "json", cwd=tmp_path)
    said = run("group", "six.csv", "--content", "bank", "--format", "markdown", cwd=tmp_path)

    assert done.returncode == 0, done.stderr
    ride = json.loads(done.stdout)["questions"][0]
    assert ride["options"] == {"fast": 2, "seen": 4, "brought": 2}
    assert (ride["skipped"], ride["unread"]) == (1, 0)
    assert (
        "I saw a lot on the way 80%; I was there first 40%; I brought a lot home 40%" in said.stdout
    )
