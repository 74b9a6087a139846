"""What must hold for every bank and every sheet."""

from collections.abc import Iterable
from dataclasses import replace
from itertools import combinations, product
from random import Random
from typing import TypeVar

from hypothesis import given
from hypothesis import strategies as st

from careerpick.insight.decision import Decision
from careerpick.insight.reasons import explain_gap
from careerpick.insight.robustness import Share, measure_certainty
from careerpick.limits import check_all, recommend
from careerpick.model import Answer, AnswerSheet, Content, Level
from careerpick.scoring import Ranking, compile_table, rank_paths
from tests.properties.strategies import contents, contents_with_sheet, sheets

T = TypeVar("T")
Case = tuple[Content, AnswerSheet]


def rank(content: Content, sheet: AnswerSheet) -> Ranking:
    return rank_paths(compile_table(content), sheet)


def recommended(content: Content, sheet: AnswerSheet) -> tuple[str, ...]:
    """The recommendation the long way, without the fast path of `Decision`."""
    return recommend(rank(content, sheet), check_all(content, sheet)).paths


@given(contents_with_sheet())
def test_contributions_add_up_to_the_score_exactly(case: Case) -> None:
    content, sheet = case
    for standing in rank(content, sheet).standings:
        assert standing.score == sum(item.points for item in standing.contributions)
        assert {item.question for item in standing.contributions} == set(sheet.answers)


@given(contents())
def test_points_of_a_question_sum_to_zero_for_each_path(content: Content) -> None:
    for options in compile_table(content).points.values():
        assert all(sum(column) == 0 for column in zip(*options.values(), strict=True))


@given(contents_with_sheet(), st.randoms())
def test_order_of_files_questions_options_and_answers_changes_nothing(
    case: Case, random: Random
) -> None:
    content, sheet = case

    def shuffled(items: Iterable[T]) -> tuple[T, ...]:
        listed = list(items)
        return tuple(random.sample(listed, len(listed)))

    questions = tuple(
        replace(q, options=shuffled(q.options)) for q in shuffled(content.bank.questions)
    )
    other = replace(
        content, paths=shuffled(content.paths), bank=replace(content.bank, questions=questions)
    )
    other_sheet = AnswerSheet(dict(shuffled(sheet.answers.items())))

    def outcome(ranking: Ranking) -> list[tuple[str, int, int, int]]:
        return [(s.path, s.rank, s.score, s.match) for s in ranking.standings]

    assert outcome(rank(content, sheet)) == outcome(rank(other, other_sheet))


@given(contents_with_sheet())
def test_removing_a_path_never_changes_the_score_of_another(case: Case) -> None:
    content, sheet = case
    scores = {item.path: item.score for item in rank(content, sheet).standings}
    for gone in content.paths:
        rest = tuple(path for path in content.paths if path is not gone)
        ranking = rank(replace(content, paths=rest), sheet)
        assert {item.path: item.score for item in ranking.standings} == {
            path: score for path, score in scores.items() if path != gone.id
        }


@given(contents_with_sheet(), st.data())
def test_raising_a_level_in_the_wanted_direction_never_lowers_a_path(
    case: Case, data: st.DataObject
) -> None:
    content, _ = case
    path = data.draw(st.sampled_from(content.paths))
    question = data.draw(st.sampled_from(content.bank.questions))
    criterion = data.draw(st.sampled_from(sorted(path.performance)))
    level = path.performance[criterion].level
    higher: list[Level] = [item for item in (1, 2, 3, 4) if item > level]
    if not higher:
        return
    raised = replace(
        path,
        performance={
            **path.performance,
            criterion: replace(
                path.performance[criterion], level=data.draw(st.sampled_from(higher))
            ),
        },
    )
    other = replace(
        content, paths=tuple(raised if item is path else item for item in content.paths)
    )
    most = max(question.options, key=lambda option: option.wants.get(criterion, 0))
    sheet = AnswerSheet({question.id: Answer(most.id)})

    assert rank(other, sheet).of(path.id).score >= rank(content, sheet).of(path.id).score


@given(contents_with_sheet())
def test_skipping_a_question_takes_exactly_its_contribution_away(case: Case) -> None:
    content, sheet = case
    ranking = rank(content, sheet)
    for gone in sheet.answers:
        rest = AnswerSheet({q: answer for q, answer in sheet.answers.items() if q != gone})
        for standing in rank(content, rest).standings:
            before = ranking.of(standing.path)
            points = next(c.points for c in before.contributions if c.question == gone)
            assert standing.score == before.score - points


@given(contents())
def test_empty_sheet_is_an_exact_tie_and_recommends_nothing(content: Content) -> None:
    ranking = rank(content, AnswerSheet())

    assert {(item.rank, item.score, item.match) for item in ranking.standings} == {(1, 0, 50)}
    assert recommended(content, AnswerSheet()) == ()


@given(contents_with_sheet())
def test_rank_is_one_more_than_the_number_of_better_paths(case: Case) -> None:
    standings = rank(*case).standings
    for item in standings:
        assert item.rank == 1 + sum(other.score > item.score for other in standings)
        assert 0 <= item.match <= 100
        for other in standings:
            if other.score > item.score:
                assert other.match >= item.match


@given(contents_with_sheet())
def test_nothing_blocked_or_ruled_out_is_ever_recommended(case: Case) -> None:
    content, sheet = case
    access = check_all(content, sheet)
    for path in recommended(content, sheet):
        assert access[path].status != "blocked"
        assert rank(content, sheet).of(path).ruled_out_by == ()


@given(contents_with_sheet())
def test_reasons_sum_to_the_gap_between_any_two_paths(case: Case) -> None:
    content, sheet = case
    table = compile_table(content)
    ranking = rank_paths(table, sheet)
    for ahead, behind in product(table.path_ids, repeat=2):
        reasons = explain_gap(content, table, sheet, ahead, behind)
        gap = ranking.of(ahead).score - ranking.of(behind).score
        assert sum(reason.points for reason in reasons) == gap
        assert [r.points for r in reasons] == sorted((r.points for r in reasons), reverse=True)


@given(contents_with_sheet())
def test_certainty_equals_brute_force(case: Case) -> None:
    content, sheet = case
    chosen = recommended(content, sheet)
    changes = [
        (question.id, Answer(option.id, sheet.answers[question.id].mark))
        for question in content.bank.questions
        if question.id in sheet.answers
        for option in question.options
        if option.id != sheet.answers[question.id].option
    ]
    if not chosen:
        return

    def stays(*instead: tuple[str, Answer]) -> bool:
        changed = AnswerSheet({**sheet.answers, **dict(instead)})
        return recommended(content, changed) == chosen

    pairs = [pair for pair in combinations(changes, 2) if pair[0][0] != pair[1][0]]
    found = measure_certainty(Decision(content, compile_table(content), sheet), chosen)

    assert found.one_away == Share(sum(stays(change) for change in changes), len(changes))
    assert found.two_away == Share(sum(stays(*pair) for pair in pairs), len(pairs))


@given(
    contents().flatmap(
        lambda content: st.tuples(st.just(content), sheets(content), sheets(content))
    )
)
def test_decision_after_changes_equals_deciding_anew(
    case: tuple[Content, AnswerSheet, AnswerSheet],
) -> None:
    content, sheet, changes = case
    decision = Decision(content, compile_table(content), sheet)
    changed = AnswerSheet({**sheet.answers, **changes.answers})

    assert decision.after(changes.answers) == recommended(content, changed)
