"""What must hold for the explanation and the what-if of every bank and every sheet."""

from hypothesis import given, settings
from hypothesis import strategies as st

from careerpick.decide.changes import WayToLead, fewest_changes
from careerpick.decide.decision import Decision
from careerpick.decide.explanation import explain, perturb, what_if
from careerpick.decide.result import evaluate
from careerpick.decide.table import compile_table
from careerpick.model import Answer, AnswerSheet, Content
from tests.builders import standings_of
from tests.effort import many
from tests.properties.strategies import contents, contents_with_sheet, sheets

Case = tuple[Content, AnswerSheet]


@settings(max_examples=many(5))
@given(contents_with_sheet(), st.data())
def test_reasons_of_every_explained_path_make_every_gap(case: Case, data: st.DataObject) -> None:
    content, sheet = case
    path = data.draw(st.sampled_from([path.id for path in content.paths]))
    result = evaluate(content, sheet)

    found = explain(result, path)

    assert len(found.against) == len(content.paths) - 1
    for against in found.against:
        scores = [result.of(item).score for item in (path, against.behind)]
        assert sum(reason.points for reason in against.reasons) == against.points
        assert against.points == scores[0] - scores[1]


@settings(max_examples=many(5))
@given(contents_with_sheet())
def test_each_way_leads_to_the_front_and_no_path_in_front_has_one(case: Case) -> None:
    content, sheet = case
    result = evaluate(content, sheet)
    table = compile_table(content)
    firsts = [row.path.id for row in result.paths if row.rank == 1]

    ways = explain(result).ways

    assert {way.path for way in ways} == {path.id for path in content.paths if [path.id] != firsts}
    for way in ways:
        if way.changes is not None:
            changed = {change.question: change.instead for change in way.changes}
            top = standings_of(table, AnswerSheet({**sheet.answers, **changed})).values()
            assert [item.path.id for item in top if item.rank == 1] == [way.path]


@given(contents_with_sheet(), st.integers(0, 3))
def test_looking_for_few_changes_finds_the_same_or_nothing(case: Case, most: int) -> None:
    content, sheet = case
    decision = Decision(compile_table(content), sheet)
    for path in content.paths:
        every = fewest_changes(decision, path.id)
        few = fewest_changes(decision, path.id, most)
        if every.changes is None or len(every.changes) <= most:
            assert few.changes == every.changes
        else:
            assert few == WayToLead(path.id, None, most + 1)


@given(contents_with_sheet())
def test_what_if_of_a_result_never_points_to_what_cannot_be_taken(case: Case) -> None:
    content, sheet = case
    result = evaluate(content, sheet)
    found = result.what_if
    if isinstance(found, WayToLead):
        row = result.of(found.path)
        assert row.access.status != "blocked"
        assert not row.ruled_out_by
    elif found:
        assert found.path in result.recommendation.best
        assert found.path not in result.recommendation.paths


@given(contents_with_sheet())
def test_levels_alone_never_beat_a_path_that_no_level_can_reach(case: Case) -> None:
    content, sheet = case
    decision = Decision(compile_table(content), sheet)
    draws = 40
    found = perturb(decision, decision.table.path_ids, draws)

    assert sum(found.levels_first.values()) >= draws
    assert all(0 <= times <= draws for times in found.levels_first.values())
    if not sheet.answers:
        assert set(found.levels_first.values()) == {draws}
        assert {row[0] for row in found.ranks.values()} == {draws}


@given(
    contents().flatmap(
        lambda content: st.tuples(st.just(content), sheets(content), sheets(content))
    ),
    st.booleans(),
)
def test_points_that_move_are_the_difference_of_the_scores(
    case: tuple[Content, AnswerSheet, AnswerSheet], is_skipping: bool
) -> None:
    content, sheet, other = case
    changes: dict[str, Answer | None] = dict(other.answers)
    if is_skipping:
        changes = dict.fromkeys(changes)

    found = what_if(content, sheet, changes)

    expected = {**sheet.answers, **changes}
    assert found.after.sheet.answers == {q: a for q, a in expected.items() if a is not None}
    for path in content.paths:
        moved = sum(move.points[path.id] for move in found.moves)
        before, after = (side.of(path.id).score for side in (found.before, found.after))
        assert after - before == moved
