"""What must hold for questions of several answers and for scales, whatever the bank."""

from dataclasses import replace
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from careerpick.answers.choice import parse_choice
from careerpick.content.inspecting import with_steps
from careerpick.decide.decision import Decision
from careerpick.decide.table import compile_table
from careerpick.model import Answer, AnswerSheet, Content, Mark, Option, Question
from tests.builders import make_content, make_path, make_question, standings_of
from tests.properties.strategies import CRITERIA, as_scale, contents, evidence, levels, of_several

wants = st.dictionaries(st.sampled_from(CRITERIA), evidence, max_size=3)


@st.composite
def questions(draw: st.DrawFn) -> Question:
    options = draw(st.lists(wants, min_size=2, max_size=3))
    return make_question("q", options, weight=draw(st.sampled_from([1, 2, 3, 4])))


paths = st.lists(st.fixed_dictionaries(dict.fromkeys(CRITERIA, levels)), min_size=1, max_size=4)


def content_of(asked: list[Question], levels_of_each: list[dict[str, int]]) -> Content:
    made = [make_path(f"p{i}", each) for i, each in enumerate(levels_of_each)]  # type: ignore[arg-type]
    content = make_content(asked, made)
    bank, unit = with_steps(content.bank)
    return replace(content, bank=bank, unit=unit)


@given(questions().flatmap(of_several), paths, st.data())
def test_several_ticked_count_as_a_question_for_each_of_them(
    question: Question, levels_of_each: list[dict[str, int]], data: st.DataObject
) -> None:
    answer = data.draw(st.sampled_from(question.possible)).id
    marks: tuple[Mark, ...] = ("normal", "important", "deal_breaker")
    mark = data.draw(st.sampled_from(marks))
    each = [
        replace(question, id=option.id, pick="one", most=None, options=(option, Option("no", "No")))
        for option in question.options
    ]
    together = content_of([question], levels_of_each)
    apart = content_of(each, levels_of_each)
    ticked = answer.split("+")
    one = AnswerSheet({"q": Answer(answer, mark)})
    many = AnswerSheet({q.id: Answer(q.id if q.id in ticked else "no", mark) for q in each})
    tables = compile_table(together), compile_table(apart)

    seen = [
        [(s.path.id, s.rank, s.score, s.match, bool(s.ruled_out_by)) for s in ranking.values()]
        for ranking in (standings_of(tables[0], one), standings_of(tables[1], many))
    ]

    assert seen[0] == seen[1]
    assert Decision(tables[0], one).wanted.fits_none == Decision(tables[1], many).wanted.fits_none


@given(questions().flatmap(as_scale), questions(), paths)
def test_points_of_a_scale_rise_evenly_from_one_end_to_the_other(
    question: Question, other: Question, levels_of_each: list[dict[str, int]]
) -> None:
    content = content_of([question, replace(other, id="other")], levels_of_each)
    table = compile_table(content)
    low, high = question.options
    last = len(content.bank.questions[0].options) - 1
    assert last + 1 == question.steps
    for place, (step, points) in enumerate(table.points["q"].items()):
        assert step == str(place + 1)
        for path, found in zip(content.paths, points, strict=True):
            exact = question.weight * sum(
                (
                    Fraction(
                        low.wants.get(k, 0) * (last - place) + high.wants.get(k, 0) * place, last
                    )
                    * (path.performance[k].level - 2)
                )
                for k in CRITERIA
            )
            assert Fraction(found, content.unit) == exact
    for option in other.options:
        for path, found in zip(content.paths, table.points["other"][option.id], strict=True):
            whole = other.weight * sum(
                e * (path.performance[k].level - 2) for k, e in option.wants.items()
            )
            assert found == content.unit * whole


@given(contents())
def test_every_answer_that_is_possible_is_understood_as_itself(content: Content) -> None:
    for question in content.bank.questions:
        for option in question.possible:
            assert question.takes(Answer(option.id))
            assert parse_choice(option.id, question).option == option.id
            assert parse_choice(option.label, question).option == option.id
