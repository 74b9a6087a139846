"""No path has a head start: the figures of benchmarks/balance.py on a smaller sample.

The bounds leave room for the noise of a smaller sample; the wanted figures are those that
the benchmark prints. Everything is seeded, so a failure means that the content changed.
"""

import pytest

from benchmarks.balance import always_leads, idle_questions, neutral_share, random_shares, report
from benchmarks.validation import people_picks
from careerpick.authoring.balance import (
    Shares,
    count_shares,
    sheet_of,
)
from careerpick.decide.limits import check_all, recommend
from careerpick.decide.table import compile_table, rank_paths
from careerpick.model import Content

SHEETS = 20_000
SEED = 7


@pytest.fixture(scope="module", params=[False, True], ids=["unmarked", "marked"])
def shares(content: Content, request: pytest.FixtureRequest) -> Shares:
    return random_shares(content, SHEETS, SEED, marked=request.param)


def test_each_path_comes_first_on_a_fair_share_of_random_sheets(shares: Shares) -> None:
    assert len(shares.first) == 4
    assert min(shares.first.values()) >= 0.20
    assert max(shares.first.values()) <= 0.30


def test_no_path_is_recommended_too_often(shares: Shares) -> None:
    assert max(shares.recommended.values()) <= 0.36
    assert min(shares.recommended.values()) >= 0.10


def test_ties_for_the_first_place_are_rare(shares: Shares) -> None:
    assert shares.ties <= 0.005
    assert sum(shares.first.values()) + shares.ties == pytest.approx(1)


def test_the_fast_count_agrees_with_the_real_recommendation(content: Content) -> None:
    sheets = 300
    table = compile_table(content)
    counted = dict.fromkeys(table.path_ids, 0)
    picks = list(people_picks(content, table, sheets, SEED))
    for picked in picks:
        sheet = sheet_of(content.bank.questions, picked)
        advice = recommend(rank_paths(table, sheet), check_all(content, sheet))
        for path in advice.paths:
            counted[path] += 1
    fast = count_shares(content, picks)
    assert {path: round(share * sheets) for path, share in fast.recommended.items()} == counted


def test_always_choosing_the_same_position_decides_nothing(content: Content) -> None:
    usual = random_shares(content, SHEETS, SEED, marked=False).median_gap
    for path, lead in always_leads(content).values():
        assert lead <= usual / 2, path


def test_every_question_changes_a_score_or_a_status(content: Content) -> None:
    assert idle_questions(content) == []


def test_a_path_in_the_middle_of_every_scale_hardly_ever_comes_first(content: Content) -> None:
    assert neutral_share(content, SHEETS, SEED) <= 0.022


def test_the_same_seed_prints_the_same_table(content: Content) -> None:
    first = list(report(content, 500, SEED))
    assert first == list(report(content, 500, SEED))
    assert all(any(path.id in line for line in first) for path in content.paths)
