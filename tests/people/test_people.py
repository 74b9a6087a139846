"""What the project promises: the advice is right for people whom nobody tuned for.

The whole table is made by `python -m benchmarks.people`; here stand the promises alone.
"""

from collections.abc import Callable
from datetime import date
from io import StringIO

import pytest

from benchmarks.people import HALVES, Outcome, Trial, kept, measured_with, people_of, trials_of
from careerpick.decide.changes import CertaintyLabel
from careerpick.plan.plan import make_plan
from careerpick.report.result import core_report
from careerpick.words.verdict import TRIED
from careerpick.write.shown import Wanted, written
from careerpick.write.style import make_console
from tests.effort import LONG
from tests.shipped import CONTENT

AT_KEYS = Wanted("text", date(2026, 11, 30), at_keys=True)
LINES = {80: 20, 40: 34}
"""Columns to the lines from the headline on: the last window, less the keys and the prompt."""
STEP = 1 if LONG else 12
"""Of how many people one takes the quiz anew."""
ANEW = "take the quiz for everybody anew: python -m benchmarks.people --keep"
MEASURED_WITH, EVERY = kept()
"""How everybody came out, answered for twice: it takes two minutes, and is kept."""
ONCE = list({outcome.person: outcome for outcome in reversed(EVERY)}.values())
FITS = [outcome for outcome in ONCE if not outcome.none]


@pytest.fixture(scope="module")
def sample() -> list[tuple[int, Trial]]:
    """Some people, with their places, who take the quiz here and now."""
    people = dict(enumerate(people_of(HALVES["unseen"])))
    chosen = list(people.items())[::STEP]
    return [(place, trial) for place, person in chosen for trial in trials_of(CONTENT, [person])]


def share_of(outcomes: list[Outcome], hit: Callable[[Outcome], bool | None]) -> float:
    return sum(map(bool, map(hit, outcomes))) / len(outcomes)


def test_what_is_kept_was_measured_with_these_people_and_this_content() -> None:
    assert measured_with(CONTENT) == MEASURED_WITH, ANEW


def test_what_is_kept_is_how_it_comes_out(sample: list[tuple[int, Trial]]) -> None:
    """For a sample; of everybody in `make test-long`."""
    chosen = {place for place, _ in sample}
    found = [trial.outcome(place) for place, trial in sample]
    assert found == [outcome for outcome in EVERY if outcome.person in chosen], ANEW


@pytest.mark.parametrize("half", HALVES)
def test_people_are_answered_for(half: str) -> None:
    assert sum(bool(person["answers"]) for person in people_of(HALVES[half])) >= 60


def test_right_path_comes_first() -> None:
    one = [outcome for outcome in ONCE if outcome.right is not None]
    assert share_of(one, lambda outcome: outcome.right) >= 0.93
    firm = [outcome for outcome in one if outcome.certainty == "firm"]
    # Pages leave much open: docs/validation.md tells those who answered most questions apart.
    assert len(firm) >= 0.55 * len(one)
    assert share_of(firm, lambda outcome: outcome.right) >= 0.98


@pytest.mark.parametrize("label", TRIED)
def test_words_say_how_often_such_results_were_right(label: CertaintyLabel) -> None:
    found = [item.right for item in EVERY if item.right is not None and item.certainty == label]
    assert TRIED[label] == (sum(found), len(found))


def test_hardly_anybody_is_sent_where_a_careful_adviser_warns() -> None:
    warned = [outcome for outcome in ONCE if outcome.warned is not None]
    assert share_of(warned, lambda outcome: outcome.warned) <= 0.06


def test_none_of_these_is_said_where_none_fits_and_hardly_ever_else() -> None:
    nobody = [outcome for outcome in ONCE if outcome.none]
    assert share_of(nobody, lambda outcome: outcome.says_none) >= 6 / 7
    assert share_of(FITS, lambda outcome: outcome.says_none) <= 0.02


def test_bridges_are_for_those_who_need_one() -> None:
    straight = [outcome for outcome in FITS if outcome.hybrid is False]
    assert share_of(straight, lambda outcome: outcome.bridged) <= 0.05


def test_few_questions_are_asked() -> None:
    assert max(outcome.asked for outcome in ONCE) <= 26
    assert sum(outcome.asked for outcome in ONCE) <= 22 * len(ONCE)


@pytest.mark.parametrize("width", LINES)
def test_result_fits_in_the_last_window(sample: list[tuple[int, Trial]], width: int) -> None:
    too_long = []
    for _, trial in sample:
        shown = StringIO()
        core = core_report(trial.result, make_plan(trial.result))
        make_console(shown, width=width).print(written(core, AT_KEYS))
        if shown.getvalue().count("\n") > LINES[width]:
            too_long.append((trial.person["id"], shown.getvalue().count("\n")))
        for row in trial.result.recommended:
            assert row.path.name in shown.getvalue().replace("\n", " ")
    assert too_long == []
