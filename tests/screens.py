"""Reports as a terminal shows them, for the tests that read a screen."""

from collections.abc import Sequence

from careerpick.decide.comparison import Comparison
from careerpick.decide.explanation import Explanation, WhatIf
from careerpick.decide.result import Result
from careerpick.keeping.results import Compared, KeptFile, KeptResult
from careerpick.model import CareerPath, Content
from careerpick.plan.plan import Plan
from careerpick.report.blocks import Report, prepared
from careerpick.report.comparison import comparison_report
from careerpick.report.explanation import explanation_report, what_if_report
from careerpick.report.kept import change_report, history_report, kept_report
from careerpick.report.listing import path_report, paths_report, questions_report
from careerpick.report.plan import plan_report
from careerpick.report.result import result_report, short_report
from careerpick.write.style import Screen
from careerpick.write.text import screen
from tests.reports import DAY


def _screen(report: Report, *, with_sources: bool = False) -> Screen:
    return screen(prepared(report, with_answers=True, with_sources=with_sources))


def result_screen(result: Result, plan: Plan | None = None, answers_file: str = "-") -> Screen:
    return _screen(result_report(result, DAY, plan, answers_file))


def short_screen(result: Result, plan: Plan | None = None, answers_file: str = "-") -> Screen:
    return _screen(short_report(result, plan, answers_file))


def explanation_screen(explanation: Explanation, answers_file: str) -> Screen:
    return _screen(explanation_report(explanation, DAY, answers_file))


def what_if_screen(what_if: WhatIf) -> Screen:
    return _screen(what_if_report(what_if, DAY))


def comparison_screen(comparison: Comparison, *, with_sources: bool = False) -> Screen:
    return _screen(comparison_report(comparison, DAY), with_sources=with_sources)


def plan_screen(plan: Plan, *, with_sources: bool = False) -> Screen:
    return _screen(plan_report(plan, DAY), with_sources=with_sources)


def paths_screen(content: Content) -> Screen:
    return _screen(paths_report(content, DAY))


def path_screen(content: Content, path: CareerPath) -> Screen:
    return _screen(path_report(content, path, DAY), with_sources=True)


def questions_screen(content: Content) -> Screen:
    return _screen(questions_report(content, DAY))


def history_screen(kept: Sequence[KeptFile], content: Content | None) -> Screen:
    return _screen(history_report(kept, content))


def kept_screen(kept: KeptResult) -> Screen:
    return _screen(kept_report(kept))


def change_screen(change: Compared) -> Screen:
    return _screen(change_report(change))
