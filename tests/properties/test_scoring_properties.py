"""What must hold for every bank and every sheet."""

from collections.abc import Iterable
from dataclasses import replace
from fractions import Fraction
from itertools import combinations, permutations, product
from random import Random
from typing import TypeVar

from hypothesis import assume, given
from hypothesis import strategies as st

from careerpick.decide.asking import MOST_DECIDING, is_settled, next_deciding, next_question
from careerpick.decide.changes import Share, fewest_changes, measure_certainty, openings, two_away
from careerpick.decide.circumstances import SEVERITY, check_access, check_all, facts_of
from careerpick.decide.decision import Decision
from careerpick.decide.explanation import perturb, turning_levels
from careerpick.decide.result import PathResult, evaluate, explain_gap, with_facts
from careerpick.decide.table import compile_table
from careerpick.model import Answer, AnswerSheet, Content, Level, Mark, Question
from tests.builders import standings_of
from tests.properties.strategies import contents, contents_with_sheet, numbers_of, sheets

T = TypeVar("T")
Case = tuple[Content, AnswerSheet]


def rank(content: Content, sheet: AnswerSheet) -> dict[str, PathResult]:
    return standings_of(compile_table(content), sheet)


def recommended(content: Content, sheet: AnswerSheet) -> tuple[str, ...]:
    """The recommendation the long way, without `Decision`."""
    ranking = rank(content, sheet)
    if none_fits_the_long_way(content, sheet) or not any(s.score for s in ranking.values()):
        return ()
    access = check_all(content, facts_of(content.bank, sheet))
    left = [
        item
        for item in ranking.values()
        if not item.ruled_out_by and access[item.path.id].status != "blocked"
    ]
    best = max((item.score for item in left), default=0)
    return tuple(sorted(item.path.id for item in left if item.score == best))


def none_fits_the_long_way(content: Content, sheet: AnswerSheet) -> bool:
    given = missed = Fraction(0)
    for question in content.bank.questions:
        answer = sheet.answers.get(question.id)
        if answer is None:
            continue
        ticked = question.ticked(answer.option)
        strong = answer.mark != "normal" or any(option.deal_breaker for option in ticked)
        for criterion, counted in (pair for option in ticked for pair in option.wants.items()):
            evidence = Fraction(counted, content.unit)
            size = question.weight * abs(evidence) * (2 if strong else 1)
            given += size
            levels = [path.performance[criterion].level for path in content.paths]
            if (evidence == 2 and max(levels) <= 1) or (evidence == -2 and min(levels) >= 3):
                if strong:
                    return True
                missed += size
    return missed > 0 and 2 * missed >= given


def differ_by_one(question: Question, one: str, other: str) -> bool:
    """The rule of `Question.is_near`, by what was ticked."""
    if question.pick != "many":
        return one != other
    ticks = [{option.id: option.id in said.split("+") for option in question.options}
             for said in (one, other)]  # fmt: skip
    changed = [name for name, was in ticks[0].items() if was != ticks[1][name]]
    full = all(sum(ticked.values()) == question.most for ticked in ticks)
    return len(changed) == (2 if full else 1)


@given(contents_with_sheet())
def test_contributions_add_up_to_the_score_exactly(case: Case) -> None:
    content, sheet = case
    for standing in rank(content, sheet).values():
        assert standing.score == sum(item.points for item in standing.contributions)
        assert {item.question for item in standing.contributions} == set(sheet.answers)


@given(contents())
def test_option_never_favours_a_path_that_gives_less_of_what_it_asks_for(content: Content) -> None:
    table = compile_table(content)
    for question in content.bank.questions:
        for option in question.options:
            points = dict(zip(table.path_ids, table.points[question.id][option.id], strict=True))
            for more, less in permutations(content.paths, 2):
                if all(
                    evidence * (more.performance[k].level - less.performance[k].level) >= 0
                    for k, evidence in option.wants.items()
                ):
                    assert points[more.id] >= points[less.id]


@given(contents())
def test_option_that_asks_for_nothing_adds_nothing(content: Content) -> None:
    table = compile_table(content)
    for question in content.bank.questions:
        for option in question.options:
            if not any(option.wants.values()):
                assert set(table.points[question.id][option.id]) == {0}


@given(contents_with_sheet())
def test_no_reason_names_what_the_answer_does_not_speak_of(case: Case) -> None:
    content, sheet = case
    table = compile_table(content)
    for ahead, behind in permutations(table.path_ids, 2):
        for reason in explain_gap(Decision(table, sheet), ahead, behind).reasons:
            question = content.bank.question(reason.question)
            option = question.option(reason.answer.option) if question else None
            assert option is not None
            assert (reason.criterion is None) == (reason.points == 0)
            assert reason.criterion is None or option.wants.get(reason.criterion)


@given(contents_with_sheet())
def test_reasons_by_criterion_sum_to_the_gap_with_each_criterion_once(case: Case) -> None:
    content, sheet = case
    table = compile_table(content)
    ranking = standings_of(table, sheet)
    for ahead, behind in permutations(table.path_ids, 2):
        reasons = explain_gap(Decision(table, sheet), ahead, behind).by_criterion
        gap = ranking[ahead].score - ranking[behind].score
        assert sum(reason.points for reason in reasons) == gap
        assert len({reason.criterion for reason in reasons}) == len(reasons)


@given(contents_with_sheet())
def test_given_facts_are_those_that_decide(case: Case) -> None:
    content, sheet = case
    result = with_facts(evaluate(content, sheet), {"hours": 0})
    facts = {**facts_of(content.bank, sheet), "hours": 0}
    access = check_all(content, facts, result.chosen)
    assert "hours" not in result.chosen
    assert {row.path.id: row.access for row in result.paths} == access
    blocked = {path for path, found in access.items() if found.status == "blocked"}
    assert blocked.isdisjoint(result.recommendation.paths)


@given(contents_with_sheet())
def test_evaluation_recommends_what_the_long_way_does(case: Case) -> None:
    content, sheet = case
    result = evaluate(content, sheet)
    assert result.recommendation.paths == recommended(content, sheet)
    fits_none = result.recommendation.verdict == "none_fits"
    assert fits_none == none_fits_the_long_way(content, sheet)
    assert (result.certainty.label == "none") == (not result.recommended)


@given(contents_with_sheet())
def test_deciding_questions_end(case: Case) -> None:
    content, sheet = case
    questions = tuple(replace(question, ask="deciding") for question in content.bank.questions)
    content = replace(content, bank=replace(content.bank, questions=questions))
    decision = Decision(compile_table(content), sheet)
    asked: list[str] = []
    while (found := next_deciding(decision, asked)) is not None:
        assert found not in asked
        assert found not in sheet.answers
        asked.append(found)
    assert len(asked) <= MOST_DECIDING


@given(contents_with_sheet(), st.randoms())
def test_order_of_files_questions_options_and_answers_changes_nothing(
    case: Case, random: Random
) -> None:
    content, sheet = case

    def shuffled(items: Iterable[T]) -> tuple[T, ...]:
        listed = list(items)
        return tuple(random.sample(listed, len(listed)))

    questions = tuple(
        q if q.pick == "many" else replace(q, options=shuffled(q.options))
        for q in shuffled(content.bank.questions)
    )
    other = replace(
        content, paths=shuffled(content.paths), bank=replace(content.bank, questions=questions)
    )
    other_sheet = AnswerSheet(dict(shuffled(sheet.answers.items())))

    def outcome(ranking: dict[str, PathResult]) -> list[tuple[str, int, int, int]]:
        return [(s.path.id, s.rank, s.score, s.match) for s in ranking.values()]

    assert outcome(rank(content, sheet)) == outcome(rank(other, other_sheet))


@given(contents_with_sheet())
def test_removing_a_path_changes_nothing_of_another(case: Case) -> None:
    content, sheet = case

    def seen(some: Content) -> dict[str, tuple[int, int, str]]:
        return {
            row.path.id: (row.score, row.match, row.access.status)
            for row in evaluate(some, sheet).paths
        }

    before = seen(content)
    for gone in content.paths if len(content.paths) > 1 else ():
        rest = tuple(path for path in content.paths if path is not gone)
        after = seen(replace(content, paths=rest))
        assert after == {path: held for path, held in before.items() if path != gone.id}


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
    assume(most.wants.get(criterion, 0) >= 0)

    assert rank(other, sheet)[path.id].score >= rank(content, sheet)[path.id].score


@given(contents_with_sheet())
def test_skipping_a_question_takes_exactly_its_contribution_away(case: Case) -> None:
    content, sheet = case
    ranking = rank(content, sheet)
    for gone in sheet.answers:
        rest = AnswerSheet({q: answer for q, answer in sheet.answers.items() if q != gone})
        for standing in rank(content, rest).values():
            before = ranking[standing.path.id]
            points = next(c.points for c in before.contributions if c.question == gone)
            assert standing.score == before.score - points


@given(contents())
def test_empty_sheet_is_an_exact_tie_and_recommends_nothing(content: Content) -> None:
    ranking = rank(content, AnswerSheet())

    assert {(item.rank, item.score, item.match) for item in ranking.values()} == {(1, 0, 50)}
    assert recommended(content, AnswerSheet()) == ()


@given(contents_with_sheet())
def test_rank_is_one_more_than_the_number_of_better_paths(case: Case) -> None:
    standings = rank(*case).values()
    for item in standings:
        assert item.rank == 1 + sum(other.score > item.score for other in standings)
        assert 0 <= item.match <= 100
        for other in standings:
            if other.score > item.score:
                assert other.match >= item.match


@given(contents_with_sheet())
def test_nothing_blocked_or_ruled_out_is_ever_recommended(case: Case) -> None:
    content, sheet = case
    access = check_all(content, facts_of(content.bank, sheet))
    for path in recommended(content, sheet):
        assert access[path].status != "blocked"
        assert rank(content, sheet)[path].ruled_out_by == ()


@given(contents_with_sheet())
def test_reasons_sum_to_the_gap_between_any_two_paths(case: Case) -> None:
    content, sheet = case
    table = compile_table(content)
    ranking = standings_of(table, sheet)
    for ahead, behind in product(table.path_ids, repeat=2):
        reasons = explain_gap(Decision(table, sheet), ahead, behind).reasons
        gap = ranking[ahead].score - ranking[behind].score
        assert sum(reason.points for reason in reasons) == gap
        assert [r.points for r in reasons] == sorted((r.points for r in reasons), reverse=True)


@given(contents_with_sheet())
def test_certainty_equals_brute_force(case: Case) -> None:
    content, sheet = case
    chosen = recommended(content, sheet)
    changes = [
        (question.id, Answer(option.id, sheet.answers[question.id].mark))
        for question in content.bank.questions
        if question.id in sheet.answers and not any(option.facts for option in question.options)
        for option in question.possible
        if differ_by_one(question, option.id, sheet.answers[question.id].option)
        and not option.deal_breaker
    ]

    def stays(*instead: tuple[str, Answer]) -> bool:
        changed = AnswerSheet({**sheet.answers, **dict(instead)})
        return recommended(content, changed) == chosen

    pairs = [pair for pair in combinations(changes, 2) if pair[0][0] != pair[1][0]]
    decision = Decision(compile_table(content), sheet)
    found = measure_certainty(decision)

    assert found.one_away == Share(sum(stays(change) for change in changes), len(changes))
    assert two_away(decision) == Share(sum(stays(*pair) for pair in pairs), len(pairs))


@given(
    contents().flatmap(
        lambda content: st.tuples(st.just(content), sheets(content), sheets(content))
    )
)
def test_decision_after_changes_equals_deciding_anew(
    case: tuple[Content, AnswerSheet, AnswerSheet],
) -> None:
    content, sheet, changes = case
    decision = Decision(compile_table(content), sheet)
    changed = AnswerSheet({**sheet.answers, **changes.answers})

    assert decision.after(changes.answers) == recommended(content, changed)


@given(contents_with_sheet())
def test_points_per_level_add_up_to_the_score(case: Case) -> None:
    content, sheet = case
    table = compile_table(content)
    per_level = Decision(table, sheet).points_per_level
    for standing in standings_of(table, sheet).values():
        levels = standing.path.performance
        assert standing.score == sum(
            (levels[criterion].level - 2) * points for criterion, points in per_level.items()
        )


@given(contents_with_sheet())
def test_turning_levels_equal_brute_force(case: Case) -> None:
    content, sheet = case
    chosen = recommended(content, sheet)
    expected = []
    for path in content.paths:
        for criterion, performance in path.performance.items():
            for level in (performance.level - 1, performance.level + 1):
                if not 0 <= level <= 4:
                    continue
                moved = replace(
                    path,
                    performance={
                        **path.performance,
                        criterion: replace(performance, level=level),  # type: ignore[arg-type]
                    },
                )
                paths = tuple(moved if item is path else item for item in content.paths)
                after = recommended(replace(content, paths=paths), sheet)
                if after != chosen:
                    expected.append((path.id, criterion, level, after))

    decision = Decision(compile_table(content), sheet)
    found, _ = turning_levels(decision, chosen, decision.table.path_ids)

    assert sorted((t.path, t.criterion, t.instead, t.recommended) for t in found) == sorted(
        expected
    )


@given(contents_with_sheet())
def test_fewest_changes_equal_brute_force(case: Case) -> None:
    content, sheet = case
    table = compile_table(content)
    decision = Decision(table, sheet)
    for target in table.path_ids:
        found = fewest_changes(decision, target).changes
        assert (None if found is None else len(found)) == _fewest_the_long_way(
            content, sheet, target
        )
        if found is not None:
            changed = {change.question: change.instead for change in found}
            top = rank(content, AnswerSheet({**sheet.answers, **changed})).values()
            assert [item.path.id for item in top if item.rank == 1] == [target]


def _fewest_the_long_way(content: Content, sheet: AnswerSheet, target: str) -> int | None:
    questions = [q for q in content.bank.questions if q.id in sheet.answers]
    best: int | None = None
    for options in product(*([option.id for option in q.possible] for q in questions)):
        changed = AnswerSheet(
            {
                q.id: Answer(option, sheet.answers[q.id].mark)
                for q, option in zip(questions, options, strict=True)
            }
        )
        firsts = [item.path.id for item in rank(content, changed).values() if item.rank == 1]
        if firsts == [target]:
            differ = sum(
                changed.answers[q.id].option != sheet.answers[q.id].option for q in questions
            )
            best = differ if best is None else min(best, differ)
    return best


@given(contents_with_sheet(), st.booleans())
def test_settled_means_that_no_completion_changes_the_recommendation(
    case: Case, marks: bool
) -> None:
    content, sheet = case
    remaining = [q for q in content.bank.questions if q.id not in sheet.answers][:3]
    known = {q.id for q in remaining} | set(sheet.answers)
    bank = replace(
        content.bank, questions=tuple(q for q in content.bank.questions if q.id in known)
    )
    content = replace(content, bank=bank)
    chosen = recommended(content, sheet)
    kinds: tuple[Mark, ...] = ("normal", "important", "deal_breaker") if marks else ("normal",)
    choices = [
        [
            None,
            *(
                Answer(option.id, mark, number)
                for option in q.possible
                for mark in kinds
                for number in (None, *numbers_of(q, option))
            ),
        ]
        for q in remaining
    ]
    outcomes = {
        recommended(
            content,
            AnswerSheet(
                {
                    **sheet.answers,
                    **{q.id: a for q, a in zip(remaining, given, strict=True) if a is not None},
                }
            ),
        )
        for given in product(*choices)
    }

    decision = Decision(compile_table(content), sheet)
    settled = is_settled(decision, [q.id for q in remaining], marks=marks)

    if settled:
        assert outcomes == {chosen}
    elif len(content.paths) > 1 and not marks and _nothing_can_be_out(content, sheet):
        # Whatever is not settled can really still change.
        assert outcomes != {chosen} or len(chosen) != 1


def _nothing_can_be_out(content: Content, sheet: AnswerSheet) -> bool:
    marks = {answer.mark for answer in sheet.answers.values()}
    return not any(path.needs for path in content.paths) and "deal_breaker" not in marks


@given(contents_with_sheet())
def test_next_question_is_one_of_those_that_remain(case: Case) -> None:
    content, sheet = case
    remaining = [q.id for q in content.bank.questions if q.id not in sheet.answers]
    found = next_question(Decision(compile_table(content), sheet), remaining)

    assert found in remaining if remaining else found is None


@given(contents_with_sheet())
def test_openings_lead_to_the_status_that_they_promise(case: Case) -> None:
    content, sheet = case
    facts = facts_of(content.bank, sheet)
    for opening in openings(Decision(compile_table(content), sheet)):
        path = content.path(opening.path)
        after = check_access(path, content.bank, {**facts, opening.limit: opening.need}).status
        assert check_access(path, content.bank, facts).status == opening.before
        assert after == opening.after
        assert SEVERITY.index(after) < SEVERITY.index(opening.before)


@given(contents_with_sheet())
def test_sampling_is_repeatable_and_every_draw_ranks_every_path(case: Case) -> None:
    content, sheet = case
    decision = Decision(compile_table(content), sheet)
    found = perturb(decision, decision.table.path_ids, draws=50)

    assert found == perturb(decision, decision.table.path_ids, draws=50)
    assert all(sum(row) == 50 for row in found.ranks.values())
    assert sum(row[0] for row in found.ranks.values()) >= 50
