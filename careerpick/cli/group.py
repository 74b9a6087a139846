"""The command about many people's answers at once."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from shutil import copyfileobj, rmtree
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Annotated, Literal

from careerpick import edge, report, write
from careerpick.cli.options import (
    ContentOption,
    FormatOption,
    Given,
    argument,
    chosen_format,
    option,
    takes,
)
from careerpick.errors import CareerpickError, FileError, Stopped, UsageError, closest, fault
from careerpick.files import (
    STANDARD_INPUT,
    STANDARD_OUTPUT,
    cannot,
    is_pipe_or_device,
    keep_apart,
    write_output,
)
from careerpick.values import value
from careerpick.words.sentences import joined, say

if TYPE_CHECKING:
    from careerpick.group.engine import Engine
    from careerpick.group.run import Sheets, Work
    from careerpick.model import Content

MOST_REPORTS = 500
FORMS = {".csv": "csv", ".parquet": "parquet", ".json": "json", ".jsonl": "json", ".ndjson": "json"}
PARTS_ARE_WHOLE = "_SUCCESS"
"""Stands in a folder that Spark wrote to its end."""


@value
class GroupOptions:
    """What is said by the options of the command, in the order of its help."""

    map: Annotated[str | None, option("map", metavar="FILE")] = None
    by: Annotated[str | None, option("by", metavar="COLUMN")] = None
    key: Annotated[str | None, option("key", metavar="COLUMN")] = None
    least: Annotated[int, option("least", min=1, metavar="N")] = 5
    max_bad: Annotated[float, option("max_bad", "--max-bad", min=0, max=100, metavar="PERCENT")] = (
        5.0
    )
    rejects: Annotated[str | None, option("rejects", metavar="FILE")] = None
    certainty: Annotated[bool, option("certainty", "--certainty/--no-certainty")] = True
    ways: Annotated[bool, option("ways", "--ways/--no-ways")] = True
    summary: Annotated[str | None, option("summary", metavar="FILE")] = None
    engine: Annotated[Literal["duckdb", "spark"], option("engine")] = "duckdb"
    master: Annotated[str | None, option("master", metavar="URL")] = None
    content: ContentOption = None
    format: FormatOption = None
    output: Annotated[str | None, option("results", "--output", "-o", metavar="FILE|FOLDER")] = None

    @property
    def form(self) -> str:
        """How the results are to be written: csv, parquet, json, a folder of reports, or not.

        Raises:
            UsageError: The name does not say.
        """
        if self.output is None:
            return ""
        form = FORMS.get(Path(self.output).suffix.casefold())
        if self.output.endswith(os.sep) or (form is None and Path(self.output).is_dir()):
            return "folder"
        if form is None:
            raise UsageError(fault("output-ending", name=self.output))
        return form


@takes(GroupOptions)
def group(
    asked: GroupOptions, files: Annotated[list[str], argument("sheets", "FILE...|FOLDER")]
) -> None:
    """Answer many people at once, and see the whole group.

    Takes what form tools export: a row for each person, a column for each question.
    """
    from careerpick.group.run import answer_all, rejects_sql, results_sql
    from careerpick.group.summary import summarise, talks

    given = Given(format=asked.format, output=asked.summary, pager=False)
    given.wanted()  # refuses a format before the work
    if asked.rejects == STANDARD_OUTPUT:  # where the summary goes
        raise UsageError(fault("written-twice", name=asked.rejects))
    chosen_format(None, asked.rejects, ("csv",))
    form = asked.form
    _check_outputs(*([] if form == "folder" else [asked.output]), asked.summary, asked.rejects)
    loaded = edge.load(asked.content)
    if asked.master is not None and asked.engine != "spark":
        raise UsageError(fault("master-of-spark"))
    with _working(asked) as (engine, progress):
        source = _opened(engine, files, loaded, asked)
        progress.rows = source.rows
        reports = form == "folder"
        work = answer_all(engine, loaded, source, certainty=asked.certainty, details=reports)
        progress.rows = work.rows
        figures = summarise(engine, work, by=asked.by or "", key=asked.key or "", least=asked.least)
        named_by = source.mapped.carried[0] if source.sheets is not None and not asked.key else ""
        named = talks(engine, work, named_by) if named_by and figures.talks else ()
        progress.clear()
        if asked.rejects:
            _write_table(engine, rejects_sql(work), asked.rejects, "csv", "rejects")
            cells = say("group.cell-count", count=work.bad_cells)
            edge.complain([], say("group.rejects", cells=cells, file=asked.rejects))
        _check_bad(work, asked.max_bad, engine.lines_left_out())
        if asked.output and reports:
            _write_reports(engine, work, asked.output, asked.key or "")
        elif asked.output:
            sql = results_sql(work, for_csv=form == "csv", ways=asked.ways)
            _write_table(engine, sql, asked.output, form, "results")
        progress.clear()
    given.show(
        lambda to: report.group.group_report(figures, to.day),
        lambda: write.json.json_of(figures),
        content=loaded,
    )
    if named:
        edge.complain([], report.group.talk_first(named, named_by))
    if asked.output:
        edge.complain([], say("group.written", people=work.rows, file=asked.output))


def _check_outputs(*outputs: str | None) -> None:
    """Check that files can be put where they shall be, before the work is done.

    Raises:
        FileError: There is no such folder.
        UsageError: Two would be written to one place.
    """
    taken: set[Path] = set()
    for name in filter(None, outputs):
        if not Path(name).parent.is_dir():
            raise FileError(cannot("write", name, FileNotFoundError()))
        place = Path(name).resolve()
        if place in taken and (place.is_file() or not place.exists()):  # and no device
            raise UsageError(fault("written-twice", name=name))
        taken.add(place)


class _Progress(edge.StatusLine):
    """Says how far it is, of so many rows where that is known."""

    rows: int | None = None

    def __call__(self, work: str, share: float) -> None:
        from careerpick.report.group import progress

        self.show(progress(work, min(1.0, share), self.rows))


@contextmanager
def _working(asked: GroupOptions) -> "Iterator[tuple[Engine, _Progress]]":
    """Start the engine in a folder of its own, and close both at the end, whatever comes."""
    progress = _Progress()
    try:
        with TemporaryDirectory(prefix="careerpick-") as folder:
            engine: Engine
            if asked.engine == "spark":
                from careerpick.group.spark import SparkEngine, start_spark

                session = start_spark(asked.master or "local[*]", Path(folder))
                engine = SparkEngine(session, progress)
            else:
                from careerpick.group.duck import DuckEngine

                engine = DuckEngine(Path(folder), progress)
            try:
                yield engine, progress
            finally:
                engine.close()
    except KeyboardInterrupt:
        progress.clear()
        raise Stopped(130) from None
    except OSError as error:
        raise FileError(cannot("use", str(error.filename or ""), error)) from None


def _opened(
    engine: "Engine", files: list[str], content: "Content", asked: GroupOptions
) -> "Sheets":
    """Return the one table, or the many answer files; say what was made of them.

    Raises:
        CareerpickError: There is nothing to answer, or no column that an option names.
    """
    from careerpick.group.inputs import files_of, is_table, open_files, open_table
    from careerpick.group.mapping import read_mapping
    from careerpick.group.tables import Settled
    from careerpick.report.group import mapping

    settled = Settled() if asked.map is None else read_mapping(asked.map, content)
    is_one_table = len(files) == 1 and is_table(files[0]) and not Path(files[0]).is_dir()
    names, others = (files, []) if is_one_table else files_of(files)
    outputs = (asked.output, asked.summary, asked.rejects)
    keep_apart([*names, *filter(None, [asked.map])], *outputs)
    if is_one_table:
        source = open_table(engine, files[0], content, settled)
        for line in mapping(source.mapped, content):
            edge.complain([], line)
    else:
        if others:
            edge.complain([], report.group.other_files(others))
        source, problems = open_files(engine, names, content)
        if problems and not source.rows:
            raise CareerpickError(problems)
        left = len(names) - (source.rows or 0)
        skipped = len(source.details.unread)
        left_out = say("group.left-out", count=left) if left else ""
        passed_over = say("group.skipped", count=skipped) if skipped else ""
        edge.complain(problems, joined(left_out, passed_over))
    carried = source.mapped.carried
    for name in (asked.by, asked.key):
        if name is not None and name not in carried:
            near = closest(name, carried) or ""
            raise UsageError(fault("not-carried", name=name, near=near, names=carried))
    return source


def _check_bad(work: "Work", most: float, lines: int) -> None:
    """Say how many lines could not be read.

    Raises:
        FileError: More per cent of the lines, or of the cells, could not be read than may be.
    """
    share = work.bad_cells / work.cells if work.cells else 0.0
    if lines:
        edge.complain([], say("group.lines-left-out", count=lines))
    if 100 * lines > most * (lines + work.rows):
        raise FileError(fault("too-many-lines", lines=lines, rows=lines + work.rows, most=most))
    if 100 * share > most:
        raise FileError(
            fault(
                "too-many-bad",
                share=share,
                bad=work.bad_cells,
                cells=work.cells,
                most=most,
                texts=work.often,
            )
        )


def _write_table(engine: "Engine", sql: str, name: str, form: str, work: str) -> None:
    """Write a file whole or not at all; Spark writes a folder of parts.

    A pipe or a device is written to as it is.

    Raises:
        FileError: It cannot be written; a former file of this name is unchanged.
    """
    path = Path(os.path.realpath(name))
    made = path.with_name(f".{path.name[:48]}.{os.urandom(4).hex()}.tmp")
    try:
        if not path.is_dir() and is_pipe_or_device(name):
            with TemporaryDirectory(prefix="careerpick-") as folder:
                engine.write(sql, Path(folder) / "made", form, work)
                with (Path(folder) / "made").open("rb") as whole, Path(name).open("wb") as out:
                    copyfileobj(whole, out)
            return
        made.touch(exist_ok=False)
        engine.write(sql, made, form, work)
        if (path / PARTS_ARE_WHOLE).exists() or (made.is_dir() and path.is_file()):
            former = made.with_suffix(".former")
            path.rename(former)
            _remove(former)
        made.replace(path)  # not where a folder stands that Spark did not write
    except OSError as error:
        raise FileError(cannot("write", name, error)) from None
    finally:
        _remove(made)


def _remove(made: Path) -> None:
    if made.is_dir():
        rmtree(made, ignore_errors=True)
    else:
        made.unlink(missing_ok=True)


def _write_reports(engine: "Engine", work: "Work", folder: str, key: str) -> None:
    """Write a report for each person, called as a column names them.

    Raises:
        FileError: They cannot be written, or are too many.
    """
    from careerpick.decide.result import evaluate
    from careerpick.group.reports import sheets_of
    from careerpick.plan.plan import is_plannable, make_plan
    from careerpick.write.shown import Wanted, shown_result

    if work.rows > MOST_REPORTS:
        raise FileError(fault("too-many-reports", count=work.rows, most=MOST_REPORTS))
    try:
        Path(folder).mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise FileError(cannot("write", folder, error)) from None
    wanted = Wanted("html", edge.now().date(), with_answers=True)
    for name, sheet in sheets_of(engine, work, key=key):
        result = evaluate(work.program.content, sheet)
        titled = replace(wanted, name=name)
        plan = make_plan(result) if is_plannable(result.content) else None
        page = shown_result(result, plan, titled, STANDARD_INPUT, quick=False)
        write_output(str(Path(folder) / f"{name}.html"), str(page))
