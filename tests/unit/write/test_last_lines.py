"""The last lines of a result say all that nobody may miss, whatever was answered."""

from collections.abc import Iterator
from functools import cache
from itertools import islice
from random import Random

import pytest

from careerpick.decide.decision import Decision
from careerpick.decide.explanation import explain, what_if
from careerpick.decide.result import Result, evaluate, pulls
from careerpick.decide.table import NEUTRAL_LEVEL, compile_table
from careerpick.model import Answer, AnswerSheet
from careerpick.plan.plan import Plan, make_plan
from careerpick.report.explanation import explanation_report
from careerpick.report.money import bills_around_need, bills_line, lacks_need, pays_bills
from careerpick.report.result import core_report, result_report, short_report
from careerpick.words import answers, verdict
from careerpick.words.sentences import in_short, say, small
from careerpick.write.shown import Wanted, shown_result, written
from careerpick.write.style import Screen
from tests.effort import many
from tests.reports import DAY
from tests.screens import explanation_screen, what_if_screen
from tests.shipped import CONTENT
from tests.unit.write.showing import shown

TABLE = compile_table(CONTENT)
SHEETS = many(20)
AT_KEYS = Wanted("text", DAY, at_keys=True)
KEYS_BELOW = {80: 3, 40: 2}
"""Lines of the keys and of the question for one, at so many columns."""
NEEDS = [("PH", 25_000), ("DE", 1_500), ("KE", 40_000), ("US", 2_500), ("IN", 20_000)]
"""Countries, and what somebody there needs each month."""
WINDOWS = [(80, 22), (40, 36), (40, 20)]


def drawn_sheets() -> Iterator[AnswerSheet]:
    """Sheets at random, of people who want nothing that no path gives."""
    random = Random(11)
    while True:
        answers = {}
        for question in CONTENT.bank.questions:
            if not question.options or random.random() < 0.1:
                continue
            marks = ["normal"] if question.is_detail else ["normal"] * 8 + ["important"]
            mark = random.choice(marks)
            answers[question.id] = Answer(random.choice(question.options).id, mark)  # type: ignore[arg-type]
        sheet = AnswerSheet(answers)
        wrong = {name for lack in Decision(TABLE, sheet).unmet for name in lack.questions}
        yield AnswerSheet({name: said for name, said in answers.items() if name not in wrong})


@cache
def results() -> tuple[tuple[Result, Plan], ...]:
    found = (evaluate(CONTENT, sheet) for sheet in drawn_sheets())
    recommending = (result for result in found if result.recommended)
    return tuple((result, make_plan(result)) for result in islice(recommending, SHEETS))


def as_one_line(text: str) -> str:
    return " ".join(text.split())


def last_lines(result: Result, plan: Plan, columns: int, lines: int) -> str:
    what = shown_result(result, plan, AT_KEYS, "", quick=False)
    assert isinstance(what, Screen)
    printed = shown(what, columns).rstrip("\n").split("\n")
    return as_one_line("\n".join(printed[-(lines - KEYS_BELOW[columns]) :]))


@pytest.mark.parametrize(("columns", "lines"), WINDOWS)
def test_the_last_window_holds_what_nobody_may_miss(columns: int, lines: int) -> None:
    for result, plan in results():
        said = last_lines(result, plan, columns, lines)
        headline, aside = verdict.headline(result), verdict.kind_changes(result)
        assert (headline.replace(aside, "") if columns == 40 else headline) in said
        sure = verdict.how_sure(result).partition(":")[0]
        assert f"How sure{':' if columns == 40 else ''} {sure}" in said
        bills = bills_line(plan)
        assert "Money" in said
        assert ("Not known." if lacks_need(plan) else bills) in said
        today = next((step for step in plan.steps if step.when == "today"), None)
        assert today is None or in_short(as_one_line(today.text)) in said


@pytest.mark.parametrize(("columns", "lines"), WINDOWS)
def test_the_last_window_says_whether_it_pays_what_was_typed(columns: int, lines: int) -> None:
    told = 0
    for number, (result, _) in enumerate(results()):
        country, need = NEEDS[number % len(NEEDS)]
        typed = {"country": Answer(country), "need": Answer("", number=need)}
        named = {item.id: typed["need" if item.pick == "amount" else "country"]
                 for item in CONTENT.bank.questions if item.is_typed}  # fmt: skip
        asked = evaluate(CONTENT, result.sheet.with_answers(named))
        plan = make_plan(asked)
        said = last_lines(asked, plan, columns, lines)
        headline = verdict.headline(asked, pays=pays_bills(plan))
        aside = verdict.kind_changes(asked)
        assert (headline.replace(aside, "") if columns == 40 else headline) in said
        begins, sum_of_money, ends = bills_around_need(plan)
        assert (f"{begins}{ends}" if columns == 40 else bills_line(plan)) in said
        told += bool(sum_of_money)
    assert told > SHEETS // 4


def test_who_asks_why_and_what_if_is_told_as_well_that_it_does_not_pay() -> None:
    need = {"monthly-need": Answer("", number=25_000)}
    tight = (it for it, _ in results() if it.recommended[0].access.status == "stretch")
    asked = (evaluate(CONTENT, it.sheet.with_answers(need)) for it in tight)
    result = next(it for it in asked if not pays_bills(make_plan(it)))
    why = shown(explanation_screen(explain(result), "-"), 200)
    other = shown(what_if_screen(what_if(CONTENT, AnswerSheet(), result.sheet.answers)), 400)
    for said in map(as_one_line, (why, other)):
        assert "it will not pay your bills in the first year" in said.casefold()
        assert "it will be tight" not in said.casefold()


def test_the_keys_take_no_more_lines_than_these_tests_leave_to_them() -> None:
    views = [line.split(" | ") for line in say("quiz.views").splitlines()]
    longest = max((path.name for path in CONTENT.paths), key=len)
    beside = say("quiz.beside", view="", name=longest)
    line = ", ".join(f"{key} {short}" for _, key, short, _ in views) + beside
    assert len(line) <= 80 * (KEYS_BELOW[80] - 1) - 20
    bare = say("quiz.bare-keys", keys=" ".join(key for _, key, _, _ in views))
    assert len(bare) <= 40


def test_what_goes_against_a_marked_answer_or_two_answers_is_named() -> None:
    for result, plan in results():
        if len(result.recommended) > 1:
            continue
        path = result.recommended[0].path
        what = shown_result(result, plan, AT_KEYS, "", quick=False)
        assert isinstance(what, Screen)
        said = as_one_line(shown(what, 200))
        opposed: dict[str, int] = {}
        for name, answer in result.sheet.answers.items():
            question = CONTENT.bank.question(name)
            option = question.option(answer.option) if question else None
            for criterion, evidence in option.wants.items() if option else ():
                if evidence * (path.performance[criterion].level - NEUTRAL_LEVEL) < 0:
                    weight = result.table.importance(name, answer)
                    opposed[criterion] = opposed.get(criterion, 0) + weight
        for criterion, times in opposed.items():
            name = CONTENT.bank.criterion(criterion).name
            assert times < 2 or name in said or small(name) in said


def test_the_answer_that_would_change_it_changes_it() -> None:
    named = 0
    for result, _ in results():
        said = verdict.otherwise(result)
        if result.certainty.turning:
            turning = [
                item
                for item in result.certainty.turning
                if answers.label(CONTENT, item.change.question, item.change.instead) in said
            ]
            assert turning
            instead = {turning[0].change.question: turning[0].change.instead}
            after_it = evaluate(CONTENT, result.sheet.with_answers(instead))
            assert after_it.recommendation.paths == turning[0].recommended
            assert all(row.path.name in said for row in after_it.recommended)
            named += 1
        elif result.certainty.label == "firm":
            assert said == ""
    assert named > SHEETS // 4


def test_pulls_for_and_against_a_path_add_up_to_its_score() -> None:
    for result, _ in results():
        for row in result.paths:
            both = [
                reason.points
                for towards in (True, False)
                for reason in pulls(result, row.path, towards=towards)
            ]
            assert sum(both) == row.score


def test_a_narrow_window_leaves_the_asides_out() -> None:
    firm = (pair for pair in results() if pair[0].certainty.label == "firm")
    result, plan = next(pair for pair in firm if pair[0].recommendation.verdict == "fit")
    what = written(core_report(result, plan), AT_KEYS)
    assert isinstance(what, Screen)
    assert "tries on described people" in as_one_line(shown(what, 80))
    assert "tries on described people" not in as_one_line(shown(what, 40))


def test_an_empty_sheet_says_so_and_nothing_else() -> None:
    result = evaluate(CONTENT, AnswerSheet({}))
    assert verdict.otherwise(result) == ""


@pytest.mark.parametrize(("columns", "lines"), WINDOWS)
@pytest.mark.parametrize("option", ["hands", "room", "goods", "job", "works"])
def test_where_none_fits_the_last_window_says_what_can_be_done(
    option: str, columns: int, lines: int
) -> None:
    wanted = {"must-have": Answer(option, "important"), "worry": Answer("machines", "important")}
    result = evaluate(CONTENT, AnswerSheet({**next(drawn_sheets()).answers, **wanted}))
    assert result.recommendation.verdict == "none_fits"
    what = written(core_report(result, make_plan(result)), AT_KEYS)
    assert isinstance(what, Screen)
    rows = shown(what, columns).splitlines()
    assert len(rows) + KEYS_BELOW[columns] <= lines
    said = as_one_line(" ".join(rows))
    for lack in result.unmet:
        assert lack.elsewhere
        assert lack.elsewhere in said
    assert verdict.nearest_left(result) in said


def test_what_was_left_open_is_not_told_to_be_in_the_way_as_well() -> None:
    result = evaluate(CONTENT, AnswerSheet({"purpose": Answer("living")}))
    said = shown(written(short_report(result, make_plan(result)), AT_KEYS), 80)
    assert say("short.label-left_open") in said
    assert say("short.label-in_the_way") not in said


def test_where_none_fits_an_explanation_says_so_first_and_not_how_sure_that_is() -> None:
    answers = {**next(drawn_sheets()).answers, "must-have": Answer("goods", "deal_breaker")}
    result = evaluate(CONTENT, AnswerSheet(answers))
    assert result.recommendation.verdict == "none_fits"
    said = shown(written(explanation_report(explain(result), DAY), Wanted("text", DAY)), 80)
    top, _, rest = as_one_line(said).partition(" Why ")
    assert all(line in top and line not in rest for line in verdict.unmet_lines(result))
    assert f"\n{say('report.how-sure')}\n" not in said


def test_where_none_fits_the_commands_show_the_nearest_and_another_answer() -> None:
    answers = {**next(drawn_sheets()).answers, "must-have": Answer("job")}
    result = evaluate(CONTENT, AnswerSheet(answers))
    plan, (nearest,) = make_plan(result), result.recommendation.best
    named = " --answers mine.yaml"
    for report in (
        short_report(result, plan, "mine.yaml"),
        result_report(result, DAY, plan, "mine.yaml"),
    ):
        typed = [command.typed for command in report.commands]
        assert f"careerpick plan{named} --path {nearest}" in typed
        (tried,) = (words for words in typed if words.startswith(f"careerpick whatif{named} "))
        question, _, option = tried.rpartition(" ")[2].partition("=")
        assert evaluate(CONTENT, AnswerSheet({**answers, question: Answer(option)})).recommended


@pytest.mark.parametrize(("need", "is_told"), [(2000, True), (1, False)])
def test_a_bridge_that_does_not_pay_the_bills_is_called_so(need: int, is_told: bool) -> None:
    told = set()
    for result, _ in results():
        asked = evaluate(
            CONTENT, result.sheet.with_answers({"monthly-need": Answer("USD", number=need)})
        )
        plan = make_plan(asked)
        if plan.route.bridge and asked.recommended:
            said = as_one_line(shown(written(short_report(asked, plan), AT_KEYS), 80))
            told.add("It will not pay your bills. Build" in said)
    assert told == {is_told}
