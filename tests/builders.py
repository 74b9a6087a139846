"""Small content made in a line or two, for tests that work a case out by hand."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any, TypeVar

from careerpick.decide.result import PathResult, Result
from careerpick.decide.table import ScoreTable
from careerpick.model import (
    Answer,
    AnswerSheet,
    CareerPath,
    Content,
    Criterion,
    Earning,
    Estimate,
    Evidence,
    FirstSteps,
    Group,
    Income,
    Level,
    Limit,
    Mark,
    Need,
    Option,
    Performance,
    Question,
    QuestionBank,
    Range,
    Rates,
    Step,
    Terms,
    Threshold,
    Weight,
)
from careerpick.plan.plan import Plan

WORK = Terms(
    title="Which way fits you",
    path="path",
    paths="paths",
    start="start",
    tight="tight at the start",
    refusal="take work that fails on this",
)
"""What a bank about work calls things."""

Found = TypeVar("Found", Result, Plan)


def make_criterion(criterion_id: str, kind: str = "taste") -> Criterion:
    return Criterion(
        id=criterion_id,
        name=criterion_id.title(),
        group="work",
        kind="good" if kind == "good" else "taste",
        low="none of it",
        high="all of it",
        words=("none", "little", "some", "much", "all"),
        choose_high=f"you want {criterion_id}",
        choose_low=None if kind == "good" else f"you avoid {criterion_id}",
    )


def make_question(
    question_id: str,
    wants: Sequence[Mapping[str, Evidence]],
    *,
    weight: Weight = 1,
    facts: Sequence[Mapping[str, int]] = (),
    section: str = "goals",
    refusals: str = "",
) -> Question:
    """Make a question with options a, b, c … that want these things."""
    stated = [*facts, *({} for _ in range(len(wants) - len(facts)))]
    return Question(
        id=question_id,
        section=section,
        prompt=f"What about {question_id}?",
        help=f"It tells {question_id}.",
        options=tuple(
            Option(
                id=letter,
                label=f"{question_id} {letter}",
                wants=want,
                facts=fact,
                deal_breaker=letter in refusals,
            )
            for letter, want, fact in zip("abcdef", wants, stated, strict=False)
        ),
        weight=weight,
    )


def make_estimate(low: float, typical: float, high: float) -> Estimate:
    return Estimate(low, typical, high, why="made up", basis="judgement", sources=("judgement",))


def make_income() -> Income:
    return Income(
        (
            Earning(
                way="own",
                how="You find people who pay.",
                rates=(
                    Rates(
                        place="world",
                        currency="USD",
                        start=Range(5, 10, 20),
                        later=Range(10, 20, 40),
                        basis="judgement",
                        as_of="2026",
                        note="Made up.",
                        sources=("judgement",),
                    ),
                ),
                weeks_to_first_income=make_estimate(1, 4, 12),
                months_to_established=make_estimate(3, 6, 12),
                paid_share_start=make_estimate(0.3, 0.5, 0.7),
                paid_share_later=make_estimate(0.5, 0.7, 0.9),
                fee_share=make_estimate(0, 0.1, 0.2),
            ),
        )
    )


def way_of(path: CareerPath) -> Earning:
    """Return the first way to earn of a path that has one."""
    assert path.income
    return path.income.ways[0]


def with_way(path: CareerPath, **changes: Any) -> CareerPath:
    """Return the path with its first way to earn changed."""
    assert path.income
    first, *others = path.income.ways
    return replace(path, income=Income((replace(first, **changes), *others)))


def make_steps(*texts: str) -> tuple[Step, ...]:
    """Make steps for everybody."""
    return tuple(Step(text) for text in texts)


def make_need(
    limits: Mapping[str, tuple[int, int]], reason: str = "It takes time.", remedy: str = "Wait."
) -> Need:
    """Make a need from limit id to (minimum, comfortable)."""
    return Need(
        any_of={
            limit: Threshold(comfortable=comfortable, minimum=minimum)
            for limit, (minimum, comfortable) in limits.items()
        },
        reason=reason,
        remedy=remedy,
        sources=("judgement",),
    )


def make_path(path_id: str, levels: Mapping[str, Level], needs: Sequence[Need] = ()) -> CareerPath:
    return CareerPath(
        schema=1,
        id=path_id,
        name=path_id.title(),
        aliases=(),
        summary=f"About {path_id}.",
        performance={
            criterion: Performance(level, "Because.", ("judgement",), "medium")
            for criterion, level in levels.items()
        },
        needs=tuple(needs),
        income=make_income(),
        costs=(),
        risks=(),
        ladder=(),
        platforms=(),
        first_steps=FirstSteps(
            make_steps("Begin."), make_steps("Go on."), make_steps("Look back.")
        ),
        suits=("you like it",),
        does_not_suit=("you do not",),
        corrections=(),
        sources={},
    )


def make_content(
    questions: Sequence[Question],
    paths: Sequence[CareerPath],
    *,
    limits: Sequence[Limit] = (),
    goods: Sequence[str] = (),
) -> Content:
    """Make content whose criteria are those that the paths have levels for."""
    criteria = sorted({criterion for path in paths for criterion in path.performance})
    return Content(
        bank=QuestionBank(
            schema=1,
            groups=(Group("work", "The work"),),
            criteria=tuple(
                make_criterion(item, "good" if item in goods else "taste") for item in criteria
            ),
            limits=tuple(limits),
            sections=(Group("goals", "Goals"),),
            questions=tuple(questions),
            terms=WORK,
        ),
        paths=tuple(sorted(paths, key=lambda path: path.id)),
        bank_fingerprint="0" * 12,
        fingerprint="0" * 12,
        question_fingerprints={question.id: "0" * 8 for question in questions},
    )


def make_limit(limit_id: str, kind: str) -> Limit:
    return Limit(limit_id, limit_id.title(), "fixed" if kind == "fixed" else "growing", "units")


def make_sheet(marks: Mapping[str, Mark] | None = None, /, **answers: str) -> AnswerSheet:
    """Make a sheet from question=option, with marks by question id where wanted."""
    marks = marks or {}
    return AnswerSheet({q: Answer(option, marks.get(q, "normal")) for q, option in answers.items()})


def standings_of(table: ScoreTable, sheet: AnswerSheet) -> dict[str, PathResult]:
    """Return path id to how it stands, best first."""
    return {row.path.id: row for row in Result(table, sheet).paths}


def with_parts(found: Found, **parts: object) -> Found:
    """Return a result or a plan of which some parts are not worked out but given."""
    made = replace(found)
    vars(made).update(parts)
    return made
