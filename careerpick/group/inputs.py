"""Files to a relation of sheets: a table, or the answer files of a folder."""

import csv
import os
from collections.abc import Mapping, Sequence
from dataclasses import replace
from io import StringIO
from pathlib import Path

from careerpick.answers import parse_answers
from careerpick.content.text import wrong_encoding
from careerpick.errors import AnswerError, FileError, Problem, UsageError, fault
from careerpick.files import TABLE_ENDINGS, cannot, read_bounded
from careerpick.group.engine import Engine, TextTable
from careerpick.group.run import Details, Sheets, UnreadDetail
from careerpick.group.tables import (
    MARKS_OF_COMPANION,
    MOST_COLUMNS,
    Companion,
    Mapped,
    Settled,
    by_number,
    map_columns,
    question_named,
)
from careerpick.model import MARK_SIGNS, Answer, AnswerSheet, Content, Question

TABLES = (*TABLE_ENDINGS, ".parquet")
ANSWER_FILES = (".yaml", ".yml", ".json", ".txt", ".csv", ".tsv")
MOST_FILES = 10_000
_HEAD_BYTES = 1024 * 1024
_MOST_HEAD_ROWS = 4


def is_table(name: str) -> bool:
    """Tell whether a name is that of a table."""
    return Path(name).suffix.casefold() in TABLES


def open_table(engine: Engine, name: str, content: Content, settled: Settled) -> Sheets:
    """Return the sheets of a table.

    Args:
        engine: What reads it.
        name: The file, as the person named it.
        content: What its columns are about.
        settled: What was said of its columns.

    Raises:
        CareerpickError: It cannot be read, or its columns cannot be understood.
    """
    try:
        with Path(name).open("rb") as handle:
            raw = handle.read(_HEAD_BYTES)
    except (OSError, ValueError) as error:
        raise FileError(cannot("read", name, error)) from None
    if Path(name).suffix.casefold() == ".parquet":
        return _parquet(engine, name, content, settled)
    table = _text_table(name, raw, content)
    mapped = map_columns(table.names, content, settled)
    columns = {head: f"x{number}" for number, head in enumerate(table.names)}
    where = _not_extra(engine, table, mapped)
    read = engine.text_table(name, table)
    return Sheets(_source_sql(engine, content, f"{read} {where}", mapped, columns), mapped)


def _text_table(name: str, raw: bytes, content: Content) -> TextTable:
    """Return how a text table is written, by its beginning.

    Raises:
        CareerpickError: It has no heads.
    """
    if not raw:
        raise AnswerError(fault("no-head", name, case="empty"))
    encoding = "utf-16" if raw[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8"
    whole = raw[: raw.rfind(b"\n") + 1] if len(raw) == _HEAD_BYTES else raw
    if encoding == "utf-8" and (problem := wrong_encoding(whole, name)):
        params = {"case": "table", **problem.params}
        raise FileError(replace(problem, params=params))
    text = raw.decode("utf-16" if encoding == "utf-16" else "utf-8-sig", errors="replace")
    found = [(rows, sign) for sign in ",;\t|" if (rows := _first_rows(text, sign))]
    if not found:
        raise AnswerError(fault("no-head", name))
    rows, delimiter = max(
        found, key=lambda item: (_questions_in(item[0][0], content), len(item[0][0]))
    )
    names = rows[0]
    if (count := max(map(len, rows))) > MOST_COLUMNS:
        raise AnswerError(fault("too-many-columns", name, count=count, most=MOST_COLUMNS))
    twice = {one for one in names if names.count(one) > 1}
    unique = tuple(
        f"{one or 'column'} ({number})" if one in twice or not one else one
        for number, one in enumerate(names, start=1)
    )
    extra = []
    for row in rows[1:]:
        is_head = any(cell.startswith('{"ImportId"') for cell in row)
        if not is_head and 2 * _questions_in(row, content) <= _questions_in(names, content):
            break
        extra.append(tuple(row))
    return TextTable(unique, delimiter, tuple(extra), encoding)


def _first_rows(text: str, delimiter: str) -> list[list[str]]:
    rows: list[list[str]] = []
    try:
        for row in csv.reader(StringIO(text, newline=""), delimiter=delimiter):
            if row:
                rows.append(row)
            if len(rows) == _MOST_HEAD_ROWS:
                break
    except csv.Error:
        return []
    return rows


def _questions_in(names: Sequence[str], content: Content) -> int:
    """Return how many of the first names are those of questions, and not numbers alone."""
    return sum(
        1
        for name in names[:MOST_COLUMNS]
        if name.strip() and not name.strip().isdigit() and question_named(name, content)
    )


def _not_extra(engine: Engine, table: TextTable, mapped: Mapped) -> str:
    """Return the condition for the rows that are no second head; "" where there is none."""
    place = table.names.index(next(iter(mapped.questions.values())))
    texts = ", ".join(engine.dialect.text(row[place]) for row in table.extra if place < len(row))
    return f"WHERE x{place} NOT IN ({texts})" if texts else ""


def _parquet(engine: Engine, name: str, content: Content, settled: Settled) -> Sheets:
    try:
        read, names = engine.parquet_table(name)
    except FileError:
        raise FileError(fault("not-parquet", name)) from None
    if len(names) > MOST_COLUMNS:
        raise AnswerError(fault("too-many-columns", name, count=len(names), most=MOST_COLUMNS))
    mapped = map_columns(names, content, settled)
    name_of = engine.dialect.name
    columns = {one: f"CAST({name_of(one)} AS STRING)" for one in names}
    plain = [mapped.questions[q] for q in mapped.questions if q not in mapped.marks]
    columns |= {one: f"COALESCE({columns[one]}, '')" for one in names if one not in plain}
    return Sheets(_source_sql(engine, content, read, mapped, columns), mapped)


def _source_sql(
    engine: Engine, content: Content, read: str, mapped: Mapped, columns: Mapping[str, str]
) -> str:
    """Return the relation of the sheets, with the columns that a `Sheets` has."""
    named = {f"carried_{place}": columns[name] for place, name in enumerate(mapped.carried)}
    ids = [question.id for question in content.bank.questions]
    for question_id, column in mapped.questions.items():
        cell = columns[column]
        for companion in mapped.marks.get(question_id, ()):
            cell = _with_mark(engine, cell, columns[companion.column], companion)
        named[f"text_{ids.index(question_id)}"] = cell
    listed = ", ".join(f"{what} AS {name}" for name, what in named.items())
    return f"(SELECT {listed} FROM {read})"


def _with_mark(engine: Engine, cell: str, mark: str, companion: Companion) -> str:
    """Return a cell with the mark that stands in a column of its own.

    The stronger of two marks counts. What is no mark makes the cell one that cannot be read.
    """
    d = engine.dialect
    known = {
        text: "!!" if companion.breaks and sign == "!" else sign
        for sign, texts in MARKS_OF_COMPANION.items()
        for text in texts
    }
    whens = " ".join(f"WHEN {d.text(text)} THEN {d.text(sign)}" for text, sign in known.items())
    sign = f"CASE lower(trim({mark})) {whens} ELSE ' [' || left({mark}, 100) || ']' END"
    return (
        f"CASE WHEN trim({cell}) = '' THEN '' WHEN right(trim({cell}), 2) = '!!' THEN {cell} "
        f"WHEN right(trim({cell}), 1) = '!' AND {sign} IN ('', '!') THEN {cell} "
        f"WHEN right(trim({cell}), 1) = '!' THEN TRIM(BOTH '! ' FROM {cell}) || {sign} "
        f"ELSE {cell} || {sign} END"
    )


def open_files(
    engine: Engine, names: Sequence[str], content: Content
) -> tuple[Sheets, list[Problem]]:
    """Return the sheets of answer files, and what is wrong with them.

    Each is read as by `careerpick quiz --answers`. One with errors, or without a word about any
    question, is left out; where only the answer to a question of detail is wrong, this counts as
    skipped, with a warning.
    """
    asked = content.bank.scored
    rows: list[list[str]] = []
    sheets: list[AnswerSheet] = []
    problems: list[Problem] = []
    unread: list[UnreadDetail] = []
    bare = [Path(name).name for name in names]
    called = bare if len({*bare}) == len(bare) else names
    for name, shown in zip(names, called, strict=True):
        try:
            parsed = parse_answers(read_bounded(name), name, content, forgiving=True)
            if not (parsed.sheet.answers or parsed.skipped):
                raise AnswerError(fault("nothing-answered", name))
        except (AnswerError, FileError) as error:
            problems += error.problems
            continue
        sheet, row = parsed.sheet, 1 + len(rows)
        for one in parsed.unread:
            problems.append(replace(one.problem, severity="warning"))
            unread.append(UnreadDetail(row, one.question, one.text, one.problem.code))
        sheets.append(sheet)
        rows.append([shown, *(_written(q, sheet.answers.get(q.id)) for q in asked)])
    places = [content.bank.questions.index(question) for question in asked]
    columns = ["carried_0", *(f"text_{place}" for place in places)]
    given = engine.texts({name: [row[n] for row in rows] for n, name in enumerate(columns)})
    mapped = Mapped({q.id: q.id for q in asked}, {}, ("file",), {}, ())
    return Sheets(given, mapped, len(rows), sheets, Details(unread=unread)), problems


def _written(question: Question, answer: Answer | None) -> str:
    return "" if answer is None else question.written(answer) + MARK_SIGNS[answer.mark]


def files_of(names: Sequence[str]) -> tuple[list[str], list[str]]:
    """Return the answer files that are named: themselves, or those of a folder, in order.

    Besides, return what else is in these folders, but for hidden files and folders.

    Raises:
        CareerpickError: There is none, or there are too many.
    """
    found: list[str] = []
    others: list[str] = []
    for name in names:
        if not Path(name).is_dir():
            found.append(name)
            continue
        try:
            names_in = [entry.name for entry in os.scandir(name) if entry.is_file()]
            inside = sorted(names_in, key=by_number)
        except OSError as error:
            raise FileError(cannot("read", name, error)) from None
        for one in inside:
            if not one.startswith("."):
                is_answers = Path(one).suffix.casefold() in ANSWER_FILES
                (found if is_answers else others).append(str(Path(name) / one))
    if not found:
        raise UsageError(fault("no-answer-files", names=tuple(names), endings=ANSWER_FILES))
    if len(found) > MOST_FILES:
        raise UsageError(fault("too-many-files", count=len(found), most=MOST_FILES))
    return found, others
