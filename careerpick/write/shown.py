"""Which writer makes which format: each is imported only when it is asked for."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from careerpick import write
from careerpick.report.blocks import Report, named, prepared, with_way_to_all
from careerpick.values import value

if TYPE_CHECKING:
    from datetime import date as Date  # noqa: N812 - `date` is a word of `words`

    from rich.console import RenderableType

    from careerpick.decide.result import Result
    from careerpick.model import Content
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

    @property
    def is_whole(self) -> bool:
        """Whether nothing is left out for want of room: a report to keep has all of it."""
        return self.in_full or self.format != "text"


def written(report: Report, wanted: Wanted, content: Content | None = None) -> Shown:
    """Return a report in a format that people read, in the language of the content."""
    if wanted.name:
        report = named(report, wanted.name)
    if wanted.format == "text":
        from careerpick.write.text import screen

        left, whole = (
            prepared(report, with_answers=True, in_full=full, with_sources=wanted.with_sources)
            for full in (wanted.in_full, True)
        )
        if wanted.at_keys:
            left = replace(left, commands=())
        elif wanted.typed and left != whole:
            left = with_way_to_all(left, wanted.typed)
        return screen(left)
    left = prepared(report, with_answers=wanted.with_answers)
    if wanted.format == "markdown":
        from careerpick.write.markdown import markdown_text

        return markdown_text(left)
    from careerpick.write.html import html_page

    bank = content.bank if content else None
    return html_page(left, bank, prints_sources=wanted.with_sources)


def shown_result(
    result: Result, plan: Plan | None, wanted: Wanted, answers_file: str, *, quick: bool
) -> Shown:
    """Return a result in the wanted format; as text, what fits on one screen or all of it."""
    if wanted.format == "json":
        return write.json.result_json(result, plan)
    if wanted.format == "csv":
        return write.csv.ranking_csv(result, wanted.file)
    from careerpick.report.result import result_report, short_report

    if wanted.is_whole:
        report = result_report(result, wanted.day, plan, answers_file, quick=quick)
    else:
        report = short_report(result, plan, answers_file, quick=quick)
    return written(report, wanted, result.content)
