"""Which writer makes which format: each is imported only when it is asked for."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from careerpick.report.blocks import Report, named, prepared, with_way_to_all
from careerpick.values import value

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date as Date  # noqa: N812 - `date` is a word of `words`

    from rich.console import RenderableType

    from careerpick.decide.circumstances import Circumstances
    from careerpick.decide.comparison import Comparison
    from careerpick.decide.explanation import Explanation, WhatIf
    from careerpick.decide.result import Result
    from careerpick.group.summary import Summary
    from careerpick.keeping.results import Change, Entry, Kept, KeptStep, Progress
    from careerpick.model import CareerPath, Content
    from careerpick.plan.plan import Plan

    Shown = str | RenderableType


@value
class Wanted:
    """What the person asked for.

    Attributes:
        format: text, json, html, markdown or csv.
        day: Today, which a report names.
        with_answers: Whether a report quotes the answers; text always does.
        in_full: Whether text says everything, and not a short form of it.
        with_sources: Whether it is listed where everything comes from.
        typed: What was typed to get this, to be typed again with another option; "" where
            nothing was typed, or where it would have to be piped again.
        at_keys: Whether keys stand below, so that no command has to be typed.
        name: What stands on a report, such as whose result it is.
        file: The name of the file with the answers, for a table of many.
    """

    format: str
    day: Date
    with_answers: bool = False
    in_full: bool = False
    with_sources: bool = False
    typed: str = ""
    at_keys: bool = False
    name: str = ""
    file: str = ""


def written(report: Report, wanted: Wanted, content: Content | None = None) -> Shown:
    """Return a report in a format that people read.

    Args:
        report: What is said.
        wanted: In which format, and whether with what quotes the answers.
        content: Whose language it is in.
    """
    if wanted.name:
        report = named(report, wanted.name)
    if wanted.format == "text":
        from careerpick.write.terminal import screen

        left = _as_long_as_wanted(report, wanted)
        return screen(replace(left, commands=()) if wanted.at_keys else left)
    left = prepared(report, with_answers=wanted.with_answers)
    if wanted.format == "markdown":
        from careerpick.write.markdown import markdown_text

        return markdown_text(left)
    from careerpick.write.html import html_page

    language = content.bank.language if content else "en"
    from_right = bool(content and content.bank.reads_from_right)
    return html_page(left, language, from_right=from_right, prints_sources=wanted.with_sources)


def _as_long_as_wanted(report: Report, wanted: Wanted) -> Report:
    """Return a report for a terminal: in full, or its short form and what shows the rest."""

    def left(*, in_full: bool) -> Report:
        sources = wanted.with_sources
        return prepared(report, with_answers=True, in_full=in_full, with_sources=sources)

    short = left(in_full=wanted.in_full)
    if not wanted.in_full and wanted.typed and short != left(in_full=True):
        return with_way_to_all(short, wanted.typed)
    return short


def shown_result(
    result: Result, plan: Plan | None, wanted: Wanted, answers_file: str, *, quick: bool
) -> Shown:
    """Return a result in the wanted format."""
    if wanted.format == "json":
        from careerpick.write.json import result_json

        return result_json(result, plan)
    if wanted.format == "csv":
        from careerpick.write.csv import ranking_csv

        return ranking_csv(result, wanted.file)
    if wanted.format == "text" and not wanted.in_full:
        from careerpick.report.result import short_report

        return written(short_report(result, plan, answers_file, quick=quick), wanted)
    from careerpick.report.result import result_report

    report = result_report(result, wanted.day, plan, answers_file, quick=quick)
    return written(report, wanted, result.content)


def shown_comparison(comparison: Comparison, wanted: Wanted) -> Shown:
    """Return a comparison in the wanted format."""
    if wanted.format == "json":
        from careerpick.write.json import json_of

        return json_of(comparison)
    if wanted.format == "csv":
        from careerpick.write.csv import levels_csv

        return levels_csv(comparison, wanted.file)
    from careerpick.report.comparison import comparison_report

    in_full = wanted.in_full or wanted.format != "text"
    report = comparison_report(comparison, wanted.day, in_full=in_full)
    return written(report, wanted, comparison.content)


def shown_plan(plan: Plan, wanted: Wanted) -> Shown:
    """Return a plan in the wanted format."""
    if wanted.format == "json":
        from careerpick.write.json import json_of

        return json_of(plan)
    if wanted.format == "csv":
        from careerpick.write.csv import plan_csv

        return plan_csv(plan, wanted.file)
    from careerpick.report.plan import plan_report

    return written(plan_report(plan, wanted.day), wanted, plan.content)


def shown_explanation(explanation: Explanation, wanted: Wanted, answers_file: str) -> Shown:
    """Return an explanation in the wanted format."""
    if wanted.format == "json":
        from careerpick.write.json import json_of

        return json_of(explanation)
    from careerpick.report.explanation import explanation_report

    report = explanation_report(explanation, wanted.day, answers_file)
    return written(report, wanted, explanation.result.content)


def shown_what_if(what_if: WhatIf, wanted: Wanted) -> Shown:
    """Return a result before and after other answers in the wanted format."""
    if wanted.format == "json":
        from careerpick.write.json import json_of

        return json_of(what_if)
    from careerpick.report.explanation import what_if_report

    return written(what_if_report(what_if, wanted.day), wanted, what_if.before.content)


def shown_paths(content: Content, path: CareerPath | None, wanted: Wanted) -> Shown:
    """Return all paths, or one in full, in the wanted format."""
    if wanted.format == "json":
        from careerpick.write.json import paths_json

        return paths_json(content, (path,) if path else content.paths)
    from careerpick.report.listing import path_report, paths_report

    day = wanted.day
    report = path_report(content, path, day) if path else paths_report(content, day)
    return written(report, wanted, content)


def shown_sites(
    content: Content, paths: Sequence[CareerPath], who: Circumstances, wanted: Wanted
) -> Shown:
    """Return the sites of these paths against a person in the wanted format."""
    if wanted.format == "json":
        from careerpick.write.json import sites_json

        return sites_json(content, paths, who)
    if wanted.format == "csv":
        from careerpick.write.csv import sites_csv

        return sites_csv(paths, who)
    from careerpick.report.listing import sites_report

    return written(sites_report(content, paths, who, wanted.day), wanted, content)


def shown_questions(content: Content, wanted: Wanted) -> Shown:
    """Return the questions in the wanted format."""
    if wanted.format == "json":
        from careerpick.write.json import questions_json

        return questions_json(content)
    from careerpick.report.listing import questions_report

    return written(questions_report(content, wanted.day), wanted, content)


def shown_group(summary: Summary, wanted: Wanted) -> Shown:
    """Return the figures of a group in the wanted format."""
    if wanted.format == "json":
        from careerpick.write.json import json_of

        return json_of(summary)
    from careerpick.report.group import group_report

    return written(group_report(summary, wanted.day), wanted, summary.content)


def shown_history(
    kept: Sequence[Kept],
    wanted: Wanted,
    content: Callable[[], Content | None],
    command: Callable[[str], str],
    bank: str,
) -> Shown:
    """Return the list of kept results in the wanted format; only one to read needs content."""
    if wanted.format == "json":
        from careerpick.write.json import history_json

        return history_json(kept)
    if wanted.format == "csv":
        from careerpick.write.csv import history_csv

        return history_csv(kept)
    from careerpick.report.kept import history_report

    return written(history_report(kept, content(), command, bank), wanted)


def shown_kept(entry: Entry, number: int, wanted: Wanted) -> Shown:
    """Return one kept result in the wanted format."""
    if wanted.format == "json":
        from careerpick.write.json import kept_result_json

        return kept_result_json(entry, number)
    from careerpick.report.kept import kept_report
    from careerpick.write.json import read_report

    return written(kept_report(entry, number, read_report(entry.shown)), wanted)


def shown_next(
    progress: Progress, command: Callable[[str], str], ticked: KeptStep | None, wanted: Wanted
) -> Shown:
    """Return the next step of a kept plan in the wanted format."""
    if wanted.format == "json":
        from careerpick.write.json import next_json

        return next_json(progress)
    from careerpick.report.kept import next_report

    return written(next_report(progress, command, ticked), wanted)


def shown_change(change: Change, numbers: tuple[int, int], wanted: Wanted) -> Shown:
    """Return what changed between two kept results in the wanted format."""
    if wanted.format == "json":
        from careerpick.write.json import change_json

        return change_json(change, numbers)
    from careerpick.report.kept import change_report

    return written(change_report(change, numbers), wanted)
