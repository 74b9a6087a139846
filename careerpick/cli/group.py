"""The command about many people's answers at once."""

import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import replace
from enum import StrEnum
from pathlib import Path
from shutil import rmtree
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Annotated

import typer

from careerpick import edge
from careerpick.cli.options import ContentOption, FormatOption, chosen_format
from careerpick.errors import (
    CareerpickError,
    FileError,
    Problem,
    Stopped,
    UsageError,
    closest,
    fault,
)
from careerpick.files import cannot

if TYPE_CHECKING:
    from careerpick.group.engine import Engine
    from careerpick.group.run import Source, Work
    from careerpick.group.tables import Settled
    from careerpick.model import Content

MOST_REPORTS = 500
FORMS = {".csv": "csv", ".parquet": "parquet", ".json": "json", ".jsonl": "json", ".ndjson": "json"}

PARTS_ARE_WHOLE = "_SUCCESS"
"""Stands in a folder that Spark wrote to its end."""


class EngineName(StrEnum):
    """What answers the sheets."""

    duckdb = "duckdb"
    spark = "spark"


def group(
    files: Annotated[
        list[str],
        typer.Argument(
            metavar="FILE...|FOLDER",
            help="A table with a row for each person (CSV, TSV or Parquet), "
            "answer files, or a folder of them.",
        ),
    ],
    map: Annotated[
        str | None,
        typer.Option(
            "--map", metavar="FILE", help="What columns and cells mean that cannot be guessed."
        ),
    ] = None,
    by: Annotated[
        str | None,
        typer.Option("--by", metavar="COLUMN", help="Set parts of the group side by side."),
    ] = None,
    key: Annotated[
        str | None,
        typer.Option(
            "--key",
            metavar="COLUMN",
            help="What names who is worth a talk; without it the number of the row.",
        ),
    ] = None,
    least: Annotated[
        int,
        typer.Option("--least", min=1, metavar="N", help="Fold groups with fewer people."),
    ] = 5,
    max_bad: Annotated[
        float,
        typer.Option(
            "--max-bad", min=0, max=100, metavar="PERCENT", help="Cells that may be unreadable."
        ),
    ] = 5.0,
    rejects: Annotated[
        str | None,
        typer.Option(
            "--rejects", metavar="FILE", help="Write the cells that cannot be read (CSV)."
        ),
    ] = None,
    certainty: Annotated[
        bool,
        typer.Option("--certainty/--no-certainty", help="Look at all single other answers."),
    ] = True,
    ways: Annotated[
        bool,
        typer.Option("--ways/--no-ways", help="Say what stands in the way of each path."),
    ] = True,
    summary: Annotated[
        str | None,
        typer.Option("--summary", metavar="FILE", help="Write the summary to this file."),
    ] = None,
    engine: Annotated[
        EngineName,
        typer.Option(
            "--engine",
            help="What answers: DuckDB, or Apache Spark for more than one machine holds.",
        ),
    ] = EngineName.duckdb,
    master: Annotated[
        str | None,
        typer.Option(
            "--master", metavar="URL", help="Where Spark runs: local[2], spark://host:7077 …"
        ),
    ] = None,
    content: ContentOption = None,
    format: FormatOption = None,
    output: Annotated[
        str | None,
        typer.Option(
            "--output",
            "-o",
            metavar="FILE|FOLDER",
            help="Write the result of each person: to a .csv, .parquet or .json file, "
            "or a report each to a folder.",
        ),
    ] = None,
) -> None:
    """Answer many people at once, and see the whole group.

    Takes what form tools export: a row for each person, a column for each question.
    """
    from careerpick.group.run import answer_all
    from careerpick.group.summary import summarise
    from careerpick.words.sentences import say
    from careerpick.write.shown import Wanted, shown_group

    wanted = Wanted(chosen_format(format, summary), edge.now().date(), typed=edge.typed())
    form = _form(output)
    loaded = edge.load(content)
    if master is not None and engine is not EngineName.spark:
        raise UsageError(fault("master-of-spark"))
    settled = _settled(map)
    with _working(engine, master) as (running, progress):
        source = _opened(running, files, loaded, settled)
        for option in (by, key):
            _check_carried(option, source)
        progress.rows = source.rows
        work = answer_all(running, loaded, source, certainty=certainty)
        progress.rows = work.rows
        figures = summarise(running, work, by=by or "", key=key or "", least=least)
        progress.end()
        if rejects:
            _write_rejects(running, work, rejects)
        _check_bad(work, max_bad, running.lines_left_out())
        if output:
            _write_results(running, work, output, form, ways=ways)
        progress.end()
    edge.show(shown_group(figures, wanted), summary)
    if output:
        edge.complain([], say("group.written", people=work.rows, file=output))


def _form(output: str | None) -> str:
    """Return how the results are to be written.

    Raises:
        UsageError: The name does not say.
    """
    if output is None:
        return ""
    form = FORMS.get(Path(output).suffix.casefold())
    if output.endswith(os.sep) or (form is None and Path(output).is_dir()):
        return "folder"
    if form is None:
        raise UsageError(fault("output-ending", name=output))
    return form


class _Progress:
    """Says on standard error how far it is, on one line."""

    def __init__(self) -> None:
        self.rows: int | None = None
        self._shown = False

    def __call__(self, work: str, share: float) -> None:
        from careerpick.words.group import progress

        if sys.stderr is None:
            return
        text = progress(work, min(1.0, share), self.rows)
        with suppress(OSError):
            if sys.stderr.isatty():
                sys.stderr.write(f"\r{text:<60}")
            else:
                sys.stderr.write(f"{text}\n")
            sys.stderr.flush()
        self._shown = True

    def end(self) -> None:
        """Leave the line."""
        if self._shown and sys.stderr is not None and sys.stderr.isatty():
            with suppress(OSError):
                sys.stderr.write("\r" + " " * 60 + "\r")
        self._shown = False


@contextmanager
def _working(name: EngineName, master: str | None) -> "Iterator[tuple[Engine, _Progress]]":
    progress = _Progress()
    try:
        with TemporaryDirectory(prefix="careerpick-") as folder:
            engine = _started(name, master, Path(folder), progress)
            try:
                yield engine, progress
            finally:
                engine.close()
    except KeyboardInterrupt:
        progress.end()
        raise Stopped(130) from None
    except OSError as error:
        raise FileError(cannot("use", str(error.filename or ""), error)) from None


def _started(name: EngineName, master: str | None, folder: Path, said: _Progress) -> "Engine":
    if name is EngineName.spark:
        from careerpick.group.spark import SparkEngine, start_spark

        return SparkEngine(start_spark(master or "local[*]", folder), said)
    from careerpick.group.duck import DuckEngine

    return DuckEngine(folder, said)


def _opened(
    engine: "Engine", files: Sequence[str], content: "Content", settled: "Settled"
) -> "Source":
    from careerpick.group.inputs import files_of, is_table, open_files, open_table
    from careerpick.words.group import mapping
    from careerpick.words.sentences import say

    tables = [name for name in files if is_table(name) and not Path(name).is_dir()]
    if len(files) == 1 and tables:
        source = open_table(engine, tables[0], content, settled)
        for line in mapping(source.mapped, content):
            edge.complain([], line)
        return source
    names = files_of(files)
    source, problems = open_files(engine, names, content)
    if problems and not source.rows:
        raise CareerpickError(problems)
    if problems:
        left = len(names) - (source.rows or 0)
        edge.complain(problems, say("group.left-out", count=left))
    return source


def _check_carried(name: str | None, source: "Source") -> None:
    carried = source.mapped.carried
    if name is not None and name not in carried:
        near = closest(name, carried) or ""
        raise UsageError(fault("not-carried", name=name, near=near, names=carried))


def _check_bad(work: "Work", most: float, lines: int) -> None:
    """Check that not too much could not be read; say which lines were left out.

    Raises:
        FileError: It was too much.
    """
    from careerpick.words.sentences import say

    share = work.bad_cells / work.cells if work.cells else 0.0
    if lines:
        edge.complain([], say("group.lines-left-out", count=lines))
    if 100 * lines > most * (lines + work.rows):
        raise FileError(fault("too-many-lines", lines=lines, rows=lines + work.rows, most=most))
    if 100 * share > most:
        raise FileError(
            fault("too-many-bad", share=share, bad=work.bad_cells, cells=work.cells, most=most)
        )


def _settled(name: str | None) -> "Settled":
    """Return what a mapping file says.

    Raises:
        CareerpickError: It cannot be read, or says something else.
    """
    from careerpick.group.mapping import read_mapping
    from careerpick.group.tables import Settled

    return Settled() if name is None else read_mapping(name)


def _write_rejects(engine: "Engine", work: "Work", name: str) -> None:
    from careerpick.group.run import rejects_sql
    from careerpick.words.sentences import say

    _replacing(engine, rejects_sql(work), name, "csv", "rejects")
    cells = say("group.cell-count", count=work.bad_cells)
    edge.complain([], say("group.rejects", cells=cells, file=name))


def _write_results(engine: "Engine", work: "Work", output: str, form: str, *, ways: bool) -> None:
    from careerpick.group.run import results_sql

    if form == "folder":
        _write_reports(engine, work, output)
        return
    sql = results_sql(work, for_csv=form == "csv", ways=ways)
    _replacing(engine, sql, output, form, "results")


def _replacing(engine: "Engine", sql: str, name: str, form: str, work: str) -> None:
    """Write a file whole or not at all.

    Raises:
        FileError: It cannot be written; a former file of this name is unchanged.
    """
    path = Path(os.path.realpath(name))
    temporary = path.with_name(f".{path.name[:48]}.{os.urandom(4).hex()}.tmp")
    try:
        temporary.touch(exist_ok=False)
        engine.write(sql, temporary, form, work)
        _put(temporary, path)
    except OSError as error:
        raise FileError(cannot("write", name, error)) from None
    finally:
        _remove(temporary)


def _put(made: Path, path: Path) -> None:
    """Put what was written in its place: a file, or a folder of parts as Spark writes it.

    Raises:
        OSError: It cannot be put there, or a folder is there that Spark did not write.
    """
    if (path / PARTS_ARE_WHOLE).exists() or (made.is_dir() and path.is_file()):
        former = made.with_suffix(".former")
        path.rename(former)
        _remove(former)
    made.replace(path)


def _remove(made: Path) -> None:
    if made.is_dir():
        rmtree(made, ignore_errors=True)
    else:
        made.unlink(missing_ok=True)


def _write_reports(engine: "Engine", work: "Work", folder: str) -> None:
    """Write a report for each person.

    Raises:
        FileError: They cannot be written, or are too many.
    """
    from careerpick.decide.result import evaluate
    from careerpick.files import STANDARD_INPUT, write_output
    from careerpick.group.reports import sheets_of
    from careerpick.plan.plan import make_plan
    from careerpick.write.shown import Wanted, shown_result

    if work.rows > MOST_REPORTS:
        raise FileError(Problem("too-many-reports", (("count", work.rows), ("most", MOST_REPORTS))))
    try:
        Path(folder).mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise FileError(cannot("write", folder, error)) from None
    wanted = Wanted("html", edge.now().date(), with_answers=True)
    for name, sheet in sheets_of(engine, work):
        result = evaluate(work.program.content, sheet)
        titled = replace(wanted, name=name)
        report = shown_result(result, make_plan(result), titled, STANDARD_INPUT, quick=False)
        assert isinstance(report, str)
        write_output(str(Path(folder) / f"{name}.html"), report)
