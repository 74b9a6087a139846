"""Which renderer makes which format, for the commands that have more than two.

Each format's modules are imported only when it is asked for.
"""

from datetime import date as Date  # noqa: N812 - `date` is a word of `wording`
from typing import TYPE_CHECKING

from careerpick.values import value

if TYPE_CHECKING:
    from rich.console import RenderableType

    from careerpick.decide.comparison import Comparison
    from careerpick.decide.result import Result
    from careerpick.model import QuestionBank
    from careerpick.plan.plan import Plan
    from careerpick.report.blocks import Report


@value
class Wanted:
    """What the person asked for.

    Attributes:
        format: text, json, html, markdown or csv.
        day: Today, which a report names.
        with_answers: Whether a report quotes the answers.
        in_full: Whether text says everything, and not what fits on one screen.
    """

    format: str
    day: Date
    with_answers: bool = False
    in_full: bool = False


def shown_result(
    result: "Result", plan: "Plan", wanted: Wanted, answers_file: str, *, quick: bool
) -> "str | RenderableType":
    """Return a result in the wanted format."""
    match wanted.format:
        case "json":
            from careerpick.write.json_keys import result_json

            return result_json(result, plan)
        case "csv":
            from careerpick.write.tables import ranking_csv

            return ranking_csv(result)
        case "html" | "markdown":
            from careerpick.report.result import result_report

            report = result_report(result, wanted.day, plan, with_answers=wanted.with_answers)
            return _written(report, wanted.format, result.content.bank)
    from careerpick.write.terminal import result_screen, short_screen

    screen = result_screen if wanted.in_full else short_screen
    return screen(result, plan, answers_file, quick=quick)


def shown_comparison(
    comparison: "Comparison", wanted: Wanted, *, with_sources: bool
) -> "str | RenderableType":
    """Return a comparison in the wanted format."""
    match wanted.format:
        case "json":
            from careerpick.write.json_keys import comparison_json

            return comparison_json(comparison)
        case "csv":
            from careerpick.write.tables import levels_csv

            return levels_csv(comparison)
        case "html" | "markdown":
            from careerpick.report.comparison import comparison_report

            report = comparison_report(comparison, wanted.day, with_answers=wanted.with_answers)
            return _written(report, wanted.format, comparison.content.bank)
    from careerpick.write.compare import comparison_screen

    return comparison_screen(comparison, with_sources=with_sources)


def shown_plan(plan: "Plan", wanted: Wanted, *, with_sources: bool) -> "str | RenderableType":
    """Return a plan in the wanted format."""
    match wanted.format:
        case "json":
            from careerpick.write.json_keys import plan_json

            return plan_json(plan)
        case "csv":
            from careerpick.write.plan_csv import plan_csv

            return plan_csv(plan)
        case "html" | "markdown":
            from careerpick.report.plan import plan_report

            report = plan_report(plan, wanted.day, with_answers=wanted.with_answers)
            return _written(report, wanted.format, plan.content.bank)
    from careerpick.write.plan import plan_screen

    return plan_screen(plan, with_sources=with_sources)


def _written(report: "Report", form: str, bank: "QuestionBank") -> str:
    if form == "html":
        from careerpick.write.html.pages import html_page

        return html_page(report, bank.language, from_right=bank.reads_from_right)
    from careerpick.write.markdown import markdown_text

    return markdown_text(report)
