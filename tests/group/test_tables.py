"""Tables as form tools write them: which column is what, and what a cell means."""

from pathlib import Path

import pytest
import yaml

pytest.importorskip("duckdb", reason="the extra careerpick[groups] is not installed")

from careerpick.errors import CareerpickError, UsageError
from careerpick.group import duck, run
from careerpick.group.duck import DuckEngine
from careerpick.group.inputs import open_table
from careerpick.group.mapping import read_mapping
from careerpick.group.reports import sheets_of
from careerpick.group.run import answer_all
from careerpick.group.tables import Settled, by_number, map_columns, question_named
from careerpick.model import Answer, AnswerSheet, Content, Mark
from careerpick.report.group import mapping
from careerpick.words.problems import worded
from tests.group.running import run_table
from tests.group.sheets import (
    asked_of,
    differences,
    random_content,
    random_sheets,
    single,
    write_table,
)


@pytest.mark.parametrize(
    "head",
    [
        "talk",
        " Talk ",
        "TALK",
        "How much do you want to talk or write with people at work?",
        "how much do you want to talk or write with people at work",
        "G03Q05. How much do you want to talk or write with people at work?",
        "Q12_talk",
        "skills/talk",
        "Group three/skills/talk",
        "<p>How much do you want to talk or write with people at work?</p>",
        "Q03_skills->How much do you want to talk or write with people at work?",
        "Skills [How much do you want to talk or write with people at work?]",
    ],
)
def test_a_column_is_named_as_form_tools_name_it(content: Content, head: str) -> None:
    found = question_named(head, content)

    assert found is not None
    assert found.id == "talk"


def test_a_column_is_named_by_the_number_of_its_question(content: Content) -> None:
    for number, question in enumerate(content.bank.questions, start=1):
        if not question.is_detail:
            assert question_named(str(number), content) == question
            assert question_named(f"Q{number}", content) == question


def test_a_detail_is_carried_along_and_read_for_a_report_alone(
    tmp_path: Path, content: Content
) -> None:
    sheets = list(random_sheets(content, 2, 3))
    details = {"country": ["Kenya", "ph"], "first-client": ["now", "Not yet"]}
    table, inside = tmp_path / "t.csv", tmp_path / "work"
    write_table(table, content, sheets, more=details)
    inside.mkdir()
    engine = DuckEngine(inside)

    source = open_table(engine, str(table), content, Settled())
    work = answer_all(engine, content, source, details=True)
    read = [sheet.answers for _, sheet in sheets_of(engine, work)]
    engine.close()

    assert source.mapped.carried == tuple(details)
    assert not set(details) & set(source.mapped.questions)
    assert [one["country"].option for one in read] == ["KE", "PH"]
    assert [one["first-client"].option for one in read] == ["now", "nobody"]
    assert [
        {q: one[q] for q in sheet.answers} for one, sheet in zip(read, sheets, strict=True)
    ] == [dict(sheet.answers) for sheet in sheets]


def test_money_that_is_doubtful_in_a_country_is_not_read(tmp_path: Path, content: Content) -> None:
    table, inside = tmp_path / "t.csv", tmp_path / "work"
    rows = ["daily,40000 bob,Kenya", "daily,40000 bob,Bolivia", "daily,40000 bob,"]
    table.write_text("\n".join(["talk,monthly-need,country", *rows, ""]), encoding="utf-8")
    inside.mkdir()
    engine = DuckEngine(inside)

    work = answer_all(
        engine, content, open_table(engine, str(table), content, Settled()), details=True
    )
    read = [sheet.answers for _, sheet in sheets_of(engine, work)]
    engine.close()

    assert work.bad == {"monthly-need": {"doubtful-money": 1}}
    assert [(one.row, one.text) for one in work.details.unread] == [(1, "40000 bob")]
    assert "monthly-need" not in read[0]
    assert [one["monthly-need"].option for one in read[1:]] == ["BOB", "BOB"]


@pytest.mark.parametrize("head", ["Timestamp", "name", "class", "region", "Start date", "_id", ""])
def test_other_columns_are_carried_along(content: Content, head: str) -> None:
    assert question_named(head, content) is None


def test_a_near_name_is_pointed_out_and_not_guessed(content: Content) -> None:
    mapped = map_columns(["talkk", "seen", "name", "class"], content, Settled())

    assert mapped.nearest == {"talkk": "talk"}
    assert "talk" in mapped.missing
    assert mapped.carried == ("talkk", "name", "class")


def test_columns_that_are_sure_take_one_line(content: Content) -> None:
    words = [question.prompt for question in content.bank.questions]
    mapped = map_columns(["Timestamp", *words, "E-mail"], content, Settled())

    count, details = len(content.bank.scored), len(content.bank.details)
    assert mapping(mapped, content) == [
        f"{count} of {count} questions found by their words; {details} of detail, for reports "
        "alone; 2 columns carried along: Timestamp, E-mail."
    ]


def test_columns_that_are_not_sure_are_listed(content: Content) -> None:
    talk, seen, sell = (content.bank.question(name) for name in ("talk", "seen", "sell"))
    assert talk
    assert seen
    assert sell
    names = [talk.prompt, f"<p>G1Q2. {seen.prompt}</p>", "Sell", "Q1", "Reden", "learnn"]
    mapped = map_columns(names, content, Settled(columns={"Reden": "worry"}))

    first, *more, lacking = mapping(mapped, content)

    assert first.startswith(
        "5 of 33 questions found: 1 by their ids, 1 by --map, 1 by their numbers and 2 by their "
        "words; 1 column carried along: learnn."
    )
    asked = content.bank.questions[0]
    assert more == [
        "Found by a number alone; please check that these questions are meant:",
        f"  “Q1”: {asked.id}, “{asked.prompt}”",
        "Not read as answers: “learnn”; is it the question “learn”? Then say so with --map.",
    ]
    assert "Then say so with --map" in lacking
    assert "sell" not in lacking


def test_an_id_among_words_is_to_be_checked(content: Content) -> None:
    prompts = [question.prompt for question in content.bank.scored if question.id != "group"]
    mapped = map_columns([*prompts, "Group"], content, Settled())

    _, ask, row = mapping(mapped, content)

    assert ask.startswith("Found by its id alone")
    assert row.startswith("  “Group”: group, “Someone asks you")


def test_marks_of_no_question_are_carried_along(content: Content) -> None:
    mapped = map_columns(["sell_important", "talk", "talk_important"], content, Settled())

    assert mapped.carried == ("sell_important",)
    assert mapping(mapped, content)[0].startswith(
        "1 of 33 questions found by their ids; 1 with a column of marks; 1 column carried along"
    )


def test_names_are_sorted_by_their_numbers() -> None:
    names = ["c10", "c1", "b", "c2.txt", "10", "9"]

    assert sorted(names, key=by_number) == ["9", "10", "b", "c1", "c2.txt", "c10"]


def test_two_columns_for_one_question_are_refused(content: Content) -> None:
    with pytest.raises(UsageError, match="Two columns answer") as caught:
        map_columns(["talk", "Q: talk"], content, Settled())

    assert [problem.code for problem in caught.value.problems] == ["column-twice"]


def test_a_table_without_questions_is_refused(content: Content) -> None:
    with pytest.raises(CareerpickError, match="None of the 2 columns") as caught:
        map_columns(["name", "age"], content, Settled())

    assert [problem.code for problem in caught.value.problems] == ["no-question-column"]


def test_headings_in_another_language_show_how_a_mapping_begins(content: Content) -> None:
    heads = ["Zeitstempel", 'Wie viel willst du "reden"?', "Wem dienst du?"]
    with pytest.raises(CareerpickError, match="None of the 3 columns") as caught:
        map_columns(heads, content, Settled())

    (problem,) = map(worded, caught.value.problems)
    *_, said, columns, first, other = problem.fix.split("\n")
    example = "\n".join([columns, first, other])
    assert said == (
        "Or say in a file which column answers which question, and name it with --map FILE:"
    )
    ids = [question.id for question in content.bank.scored]
    assert yaml.safe_load(example) == {"columns": {heads[1]: ids[0], heads[0]: "carry"}}


def test_a_mapping_settles_columns_marks_and_cells(tmp_path: Path, content: Content) -> None:
    table = tmp_path / "t.csv"
    table.write_text(
        "Wie viel reden?,wichtig,seen,note\nTaeglich,ja,like,a\nkaum,,like,b\n", encoding="utf-8"
    )
    settled = Settled(
        columns={"Wie viel reden?": "talk"},
        ignored=frozenset({"note"}),
        cells={"talk": {"taeglich": "daily", "kaum": "hardly"}},
    )

    work, found = run_table(tmp_path, content, table, settled)

    assert work.source.mapped.carried == ("wichtig",)
    sheet = AnswerSheet({"talk": Answer("daily"), "seen": Answer("like")})
    assert differences(single(content, sheet), found[0]) == {}
    assert work.bad_cells == 0


@pytest.mark.parametrize(
    ("text", "message", "place"),
    [
        ("columns: {Reden: tlk}\n", 'There is no question "tlk"', (1, 18)),
        ("marks: {Wichtig: carry}\n", 'There is no question "carry"', (1, 18)),
        ("colums: {Reden: talk}\n", 'Unknown key "colums"', (1, 1)),
        ("columns: [Reden]\n", 'Below "columns", each line holds a name', (1, 10)),
        ("columns: {Reden: [talk]}\n", '"Reden" means one thing', (1, 18)),
        ("ignore:\n- [a]\n", 'Below "ignore" stand names of columns alone', (2, 3)),
        ("cells: [a]\n", 'Below "cells", each line holds a name', (1, 8)),
        ("cells:\n  talk: {oft: dayly}\n", 'There is no answer "dayly"', (2, 15)),
        ("cells:\n  tlk: {oft: daily}\n", 'There is no question "tlk"', (2, 8)),
        ("# nothing\n", "says nothing of columns or cells", (1, 1)),
    ],
)
def test_what_is_wrong_with_a_mapping_is_told_at_its_place(
    tmp_path: Path, content: Content, text: str, message: str, place: tuple[int, int]
) -> None:
    file = tmp_path / "m.yaml"
    file.write_text(text, encoding="utf-8")

    with pytest.raises(UsageError, match=message) as caught:
        read_mapping(str(file), content)

    (problem,) = caught.value.problems
    assert (problem.line, problem.column) == place


def test_a_mapping_is_read(tmp_path: Path, content: Content) -> None:
    file = tmp_path / "m.yaml"
    file.write_text(
        "columns: {Reden: talk, Frage 7: carry}\nmarks: {Wichtig: talk}\nignore: Mail\n"
        "cells: {talk: {oft: daily, egal: skip}}\n",
        encoding="utf-8",
    )

    assert read_mapping(str(file), content) == Settled(
        {"Reden": "talk", "Frage 7": None},
        frozenset({"Mail"}),
        {"Wichtig": "talk"},
        {"talk": {"oft": "daily", "egal": "skip"}},
    )


def test_a_companion_column_marks(tmp_path: Path, content: Content) -> None:
    written: dict[str, Mark] = {
        "yes": "important", "!": "important", "no": "normal", "": "normal",
        "!!": "deal_breaker", "deal-breaker": "deal_breaker",
    }  # fmt: skip
    table = tmp_path / "t.csv"
    rows = ["talk,talk_important,seen", *(f"daily,{mark},like" for mark in written), ""]
    table.write_text("\n".join(rows), encoding="utf-8")

    work, found = run_table(tmp_path, content, table)

    for mark, row in zip(written.values(), found, strict=True):
        sheet = AnswerSheet({"talk": Answer("daily", mark), "seen": Answer("like")})
        assert differences(single(content, sheet), row) == {}, mark
    assert set(work.source.mapped.marks) == {"talk"}


def test_of_two_companion_columns_the_stronger_mark_counts(
    tmp_path: Path, content: Content
) -> None:
    written: dict[tuple[str, str], Mark] = {
        ("yes", ""): "important", ("", "yes"): "deal_breaker",
        ("yes", "yes"): "deal_breaker", ("", ""): "normal",
    }  # fmt: skip
    rows = [f"{breaks},daily,{important}" for important, breaks in written]
    text = "\n".join(["talk_deal_breaker,talk,talk_important", *rows, ""])
    (tmp_path / "t.csv").write_text(text, encoding="utf-8")

    work, found = run_table(tmp_path, content, tmp_path / "t.csv")

    for mark, row in zip(written.values(), found, strict=True):
        sheet = AnswerSheet({"talk": Answer("daily", mark)})
        assert differences(single(content, sheet), row) == {}, mark
    assert work.source.mapped.carried == ()


def test_two_columns_for_one_kind_of_mark_are_refused(content: Content) -> None:
    with pytest.raises(UsageError, match="Two columns mark") as caught:
        map_columns(["talk", "talk_important", "talk [important]"], content, Settled())

    assert [problem.code for problem in caught.value.problems] == ["marked-twice"]


def test_what_is_no_mark_makes_the_cell_unreadable(tmp_path: Path, content: Content) -> None:
    table = tmp_path / "t.csv"
    table.write_text("talk,talk_important\ndaily,perhaps\n", encoding="utf-8")

    work, _ = run_table(tmp_path, content, table)

    assert work.bad == {"talk": {"unknown-option": 1}}


def test_cells_by_id_number_label_and_with_marks(tmp_path: Path, content: Content) -> None:
    question = content.bank.question("talk")
    assert question
    label = question.options[0].label
    table = tmp_path / "t.csv"
    cells = ["daily", "1", f'"{label}"', f'" {label.upper()} "', "1.0", "DAILY", "option 1"]
    table.write_text("talk,seen\n" + "".join(f"{cell},like\n" for cell in cells), encoding="utf-8")

    work, found = run_table(tmp_path, content, table)

    expected = single(content, AnswerSheet({"talk": Answer("daily"), "seen": Answer("like")}))
    assert [differences(expected, row) for row in found] == [{}] * len(cells)
    assert work.bad_cells == 0


def test_numbers_as_people_type_them(tmp_path: Path, content: Content) -> None:
    table = tmp_path / "t.csv"
    cells = ["14", "14 hours a week", "fourteen", "2 hours a day", "14!", "c"]
    table.write_text(
        "hours-per-week,seen\n" + "".join(f"{cell},like\n" for cell in cells), encoding="utf-8"
    )

    work, _ = run_table(tmp_path, content, table)

    assert work.bad_cells == 0


def test_bad_cells_count_as_skipped_and_are_counted(tmp_path: Path, content: Content) -> None:
    table = tmp_path / "t.csv"
    table.write_text("talk,seen\nperhaps,like\n99,like\n!!!,like\n", encoding="utf-8")

    work, found = run_table(tmp_path, content, table)

    assert work.bad == {"talk": {"unknown-option": 1, "no-such-number": 1, "empty-answer": 1}}
    expected = single(content, AnswerSheet({"seen": Answer("like")}))
    assert [differences(expected, row) for row in found] == [{}] * 3
    assert found[0]["unread"] == [{"question": "talk", "value": "perhaps"}]


def test_heads_below_the_head_are_no_people(tmp_path: Path, content: Content) -> None:
    table = tmp_path / "t.csv"
    prompts = [content.bank.question(q).prompt for q in ("talk", "seen")]
    table.write_text(
        "StartDate,talk,seen\nStart," + ",".join(f'"{p}"' for p in prompts) + "\n"
        '"{""ImportId"":""startDate""}","{""ImportId"":""QID1""}","{""ImportId"":""QID2""}"\n'
        "2026-01-01,daily,like\n",
        encoding="utf-8",
    )

    work, found = run_table(tmp_path, content, table)

    assert work.rows == 1
    assert found[0]["StartDate"] == "2026-01-01"


@pytest.mark.parametrize(("ending", "sign"), [("csv", ";"), ("tsv", "\t"), ("csv", "|")])
def test_other_signs_between_cells(
    tmp_path: Path, content: Content, ending: str, sign: str
) -> None:
    table = tmp_path / f"t.{ending}"
    table.write_text(f"name{sign}talk{sign}seen\nA{sign}daily{sign}like\n", encoding="utf-8-sig")

    work, found = run_table(tmp_path, content, table)

    assert (work.rows, found[0]["name"], found[0]["answered"]) == (1, "A", 2)


def test_a_parquet_table_is_read_like_a_csv_table(tmp_path: Path, content: Content) -> None:
    import duckdb

    sheets = list(random_sheets(content, 100, 3))
    table = tmp_path / "t.csv"
    write_table(table, content, sheets)
    as_parquet = tmp_path / "t.parquet"
    duckdb.sql(
        f"COPY (SELECT * FROM read_csv('{table}', all_varchar = true)) "
        f"TO '{as_parquet}' (FORMAT parquet)"
    )

    _, one = run_table(tmp_path, content, table)
    _, other = run_table(tmp_path, content, as_parquet)

    assert one == other


def test_columns_by_the_words_of_the_questions(tmp_path: Path, content: Content) -> None:
    sheets = list(random_sheets(content, 30, 4))
    table = tmp_path / "t.csv"
    write_table(table, content, sheets, heads={q.id: q.prompt for q in asked_of(content)})

    work, found = run_table(tmp_path, content, table)

    assert work.source.mapped.missing == ()
    assert [differences(single(content, s), r) for s, r in zip(sheets, found, strict=True)] == [
        {}
    ] * 30


def test_a_text_that_is_first_seen_late_is_read_all_the_same(
    tmp_path: Path, content: Content, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("careerpick.group.run.SAMPLE", 2)
    table = tmp_path / "t.csv"
    table.write_text(
        "talk,seen\ndaily,like\ndaily,like\n Option 1 . ,like\nperhaps,like\n", encoding="utf-8"
    )

    work, found = run_table(tmp_path, content, table)

    assert found[2]["answered"] == 2
    assert work.bad == {"talk": {"unknown-option": 1}}


@pytest.mark.parametrize(("megabytes", "enough"), [(12, True), (0, False)])
def test_a_bank_of_many_questions_gets_the_memory_that_it_takes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, megabytes: int, enough: bool
) -> None:
    content = random_content(3, 12, count=90)
    write_table(tmp_path / "t.csv", content, list(random_sheets(content, 8, 1)))
    monkeypatch.setattr(run, "SAMPLE", 7)
    monkeypatch.setattr(duck, "_MORE_MEMORY", megabytes)

    if enough:
        assert run_table(tmp_path, content, tmp_path / "t.csv")[0].rows == 8
        return
    with pytest.raises(CareerpickError, match="more memory than it is given") as caught:
        run_table(tmp_path, content, tmp_path / "t.csv")
    assert [problem.code for problem in caught.value.problems] == ["no-memory-left"]
