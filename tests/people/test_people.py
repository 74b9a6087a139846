"""What the project promises: the advice is right for people whom nobody tuned for.

The whole table is made by `python -m benchmarks.people`; here stand the promises alone.
"""

from collections.abc import Callable
from datetime import date
from io import StringIO

import pytest

from benchmarks.people import HALVES, Trial, people_of, trials_of
from careerpick.content import load_content
from careerpick.decide.certainty import CertaintyLabel
from careerpick.plan.plan import make_plan
from careerpick.report.short import core_report
from careerpick.words.verdict import TRIED
from careerpick.write.shown import Wanted, written
from careerpick.write.style import make_console

AT_KEYS = Wanted("text", date(2026, 11, 30), at_keys=True)
LINES = {80: 20, 40: 34}
"""Columns to the lines from the headline on: the last window, less the keys and the prompt."""


@pytest.fixture(scope="module")
def every_trial() -> list[Trial]:
    """Everybody, answered for twice: the two trials of a person follow each other."""
    return trials_of(load_content(), people_of(HALVES["unseen"]))


@pytest.fixture(scope="module")
def trials(every_trial: list[Trial]) -> list[Trial]:
    """Everybody once."""
    return list({trial.person["id"]: trial for trial in reversed(every_trial)}.values())


def share_of(trials: list[Trial], hit: Callable[[Trial], bool]) -> float:
    return sum(map(hit, trials)) / len(trials)


@pytest.mark.parametrize("half", HALVES)
def test_people_are_answered_for(half: str) -> None:
    assert sum(bool(person["answers"]) for person in people_of(HALVES[half])) >= 60


def test_right_path_comes_first(trials: list[Trial]) -> None:
    one = [trial for trial in trials if trial.person["expected_first"]]
    assert share_of(one, lambda trial: trial.is_right) >= 0.93
    firm = [trial for trial in one if trial.result.certainty.label == "firm"]
    assert len(firm) >= 0.6 * len(one)
    assert share_of(firm, lambda trial: trial.is_right) >= 0.98


@pytest.mark.parametrize("label", TRIED)
def test_words_say_how_often_such_results_were_right(
    every_trial: list[Trial], label: CertaintyLabel
) -> None:
    found = [
        trial
        for trial in every_trial
        if trial.person["expected_first"] and trial.result.certainty.label == label
    ]
    assert TRIED[label] == (sum(trial.is_right for trial in found), len(found))


def test_hardly_anybody_is_sent_where_a_careful_adviser_warns(trials: list[Trial]) -> None:
    warned = [trial for trial in trials if trial.person.get("not_first")]
    assert share_of(warned, lambda trial: trial.path in trial.person["not_first"]) <= 0.02


def test_none_of_these_is_said_where_none_fits_and_hardly_ever_else(trials: list[Trial]) -> None:
    nobody = [trial for trial in trials if trial.person.get("none")]
    fits = [trial for trial in trials if not trial.person.get("none")]
    assert share_of(nobody, lambda trial: trial.says_none) >= 6 / 7
    assert share_of(fits, lambda trial: trial.says_none) <= 0.02


def test_bridges_are_for_those_who_need_one(trials: list[Trial]) -> None:
    fits = [trial for trial in trials if not trial.person.get("none")]
    straight = [trial for trial in fits if not trial.person.get("hybrid")]
    assert share_of(straight, lambda trial: trial.bridge is not None) <= 0.05


def test_few_questions_are_asked(trials: list[Trial]) -> None:
    assert max(trial.asked for trial in trials) <= 26
    assert sum(trial.asked for trial in trials) <= 22 * len(trials)


@pytest.mark.parametrize("width", LINES)
def test_result_of_everybody_fits_in_the_last_window(trials: list[Trial], width: int) -> None:
    too_long = []
    for trial in trials:
        shown = StringIO()
        core = core_report(trial.result, make_plan(trial.result))
        make_console(shown, width=width, no_color=True).print(written(core, AT_KEYS))
        if shown.getvalue().count("\n") > LINES[width]:
            too_long.append((trial.person["id"], shown.getvalue().count("\n")))
        for row in trial.result.recommended:
            assert row.path.name in shown.getvalue().replace("\n", " ")
    assert too_long == []
