"""What small changes do to a result, in words."""

import pytest

from careerpick.decide.explanation import explain
from careerpick.decide.result import evaluate
from careerpick.report import explanation
from tests.reports import DAY
from tests.unit.write.sample import CONTENT, SHEETS


@pytest.mark.parametrize(
    ("count", "draws", "cell", "words"),
    [
        (0, 10_000, "0", "never"),
        (1, 10_000, "<1", "in fewer than 1 of 100"),
        (49, 10_000, "<1", "in fewer than 1 of 100"),
        (51, 10_000, "1", "in 1 of 100"),
        (7_149, 10_000, "71", "in 71 of 100"),
        (9_949, 10_000, "99", "in 99 of 100"),
        (9_999, 10_000, ">99", "in more than 99 of 100"),
        (10_000, 10_000, "100", "every time"),
    ],
)
def test_share_never_hides_that_it_is_not_quite_all_or_nothing(
    count: int, draws: int, cell: str, words: str
) -> None:
    assert explanation.of_hundred(count, draws) == cell
    assert explanation.in_hundred_words(count, draws) == words


def test_single_levels_are_counted() -> None:
    tie = explain(evaluate(CONTENT, SHEETS["tie"]))
    fit = explain(evaluate(CONTENT, SHEETS["fit"]))

    # Six criteria for four paths, up and down: 48 steps, less one for each level at an end.
    ends = sum(p.level in (0, 4) for path in CONTENT.paths for p in path.performance.values())
    assert explanation.turning_sentence(fit) == (
        f"We moved each of our own levels by one step, up and down, {48 - ends} moves in all. "
        "No single one changes what is recommended."
    )
    assert explanation.turning_sentence(tie).endswith(
        f"{len(tie.levels[0])} of them change what is recommended (--format json names them)."
    )


def test_a_short_form_draws_nothing() -> None:
    explained = explain(evaluate(CONTENT, SHEETS["fit"]))
    explanation.explanation_report(explained, DAY, in_full=False)
    assert vars(explained).keys().isdisjoint({"perturbed", "levels"})
    explanation.explanation_report(explained, DAY)
    assert vars(explained).keys() >= {"perturbed", "levels"}
