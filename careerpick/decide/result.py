"""Everything that a renderer shows of one person's answers, as plain values.

Renderers choose layout and colour; what is said, and in which order of weight, is
decided here and in `wording`.
"""

from collections.abc import Mapping
from dataclasses import field, replace

from careerpick.decide.asking import is_settled, telling_questions
from careerpick.decide.certainty import Certainty, measure_certainty
from careerpick.decide.changes import Opening, WayToLead, fewest_changes, openings
from careerpick.decide.circumstances import Circumstances, circumstances
from careerpick.decide.decision import Decision, Recommendation, Unmet, recommend, unmet
from careerpick.decide.limits import Access
from careerpick.decide.reasons import Gap, explain_gap, same_place_every_time
from careerpick.decide.table import Ranking, ScoreTable, Standing, compile_table, rank_paths
from careerpick.model import AnswerSheet, CareerPath, Content, Mark, Terms
from careerpick.values import value

WHAT_IF_ANSWERS = 2
"""The what-if of a result looks for sets of up to so many other answers."""
WHAT_IF_PATHS = 3
"""It looks at so many of the best-scored paths within reach."""
NEXT_SHOWN = 3
"""Open questions that are named as worth answering next."""


@value
class PathResult:
    """One path as this person's answers see it."""

    path: CareerPath
    standing: Standing
    access: Access
    terms: Terms = field(default_factory=Terms)
    """What the bank calls things; nothing is said of a start where a path can need nothing."""


@value
class Result:
    """What one sheet comes to.

    Attributes:
        content: What was asked, and the paths.
        table: The same, compiled.
        sheet: The answers.
        given: Limit id to a value that was given instead of what the answers state.
        facts: Limit id to what is known of the person: given, or stated.
        circumstances: The same with what the details say; it changes no path's place.
        paths: From best to worst; ties share a rank.
        recommendation: What the person may act on.
        unmet: What is wanted strongly and at the wrong end of every path.
        gap: The recommended path against the best of the others; None when nothing single is
            recommended.
        certainty: How far the recommendation hangs on single answers.
        settled: Whether no unmarked answers to the skipped core questions could change it.
        settled_with_marks: Whether no answers to them could, marked or not.
        ask_next: Ids of the open questions, core or deciding, that tell most.
        what_if: The one change worth knowing: what would open the best match where that is
            out of reach, else the fewest other answers that would put another path within
            reach first, of the `WHAT_IF_PATHS` that are nearest (without changes where it
            takes more than `WHAT_IF_ANSWERS`); None when there is neither.
        straight_line: Whether (nearly) all answers stand at the same place of their lists.
    """

    content: Content
    table: ScoreTable
    sheet: AnswerSheet
    given: Mapping[str, int]
    facts: Mapping[str, int]
    circumstances: Circumstances
    paths: tuple[PathResult, ...]
    recommendation: Recommendation
    unmet: tuple[Unmet, ...]
    gap: Gap | None
    certainty: Certainty
    settled: bool
    settled_with_marks: bool
    ask_next: tuple[str, ...]
    what_if: Opening | WayToLead | None
    straight_line: bool

    def of(self, path_id: str) -> PathResult:
        """Return the row of this path (callers pass ids of this result)."""
        return next(row for row in self.paths if row.path.id == path_id)

    @property
    def recommended(self) -> tuple[PathResult, ...]:
        """The recommended rows: one, several for a tie, or none."""
        return tuple(self.of(path_id) for path_id in self.recommendation.paths)

    @property
    def skipped(self) -> tuple[str, ...]:
        """Ids of the core questions without an answer, in the order of the bank."""
        return tuple(
            question.id
            for question in self.content.bank.questions
            if question.id not in self.sheet.answers and question.ask == "core"
        )

    @property
    def answered(self) -> int:
        """How many answers there are to questions that may score."""
        return len(self.table.scored(self.sheet).answers)

    @property
    def asked(self) -> int:
        """How many questions count as asked: those with an answer, and the skipped ones."""
        return self.answered + len(self.skipped)

    def marked(self, mark: Mark) -> tuple[str, ...]:
        """Return the ids of the questions whose answers count so, in the order of the bank."""
        answers = self.sheet.answers
        return tuple(
            question
            for question in self.table.points
            if question in answers and self.table.mark(question, answers[question]) == mark
        )


def evaluate(
    content: Content, sheet: AnswerSheet, facts: Mapping[str, int] | None = None
) -> Result:
    """Work out what a sheet comes to.

    Args:
        content: The questions and paths.
        sheet: Answers to questions of that content.
        facts: Limit id to a value that is taken instead of what the answers state.
    """
    table = compile_table(content)
    decision = Decision(content, table, table.scored(sheet), dict(facts or {}))
    who = circumstances(content.bank, sheet, facts)
    ranking = rank_paths(table, sheet)
    recommendation = recommend(ranking, decision.out, fits_none=decision.fits_none)
    versus = _first_two(ranking, recommendation)
    skipped = [q.id for q in content.bank.scored if q.id not in sheet.answers]
    core = [q.id for q in content.bank.questions if q.id in skipped and q.ask == "core"]
    bank = content.bank
    terms = bank.terms if bank.limits else replace(bank.terms, start="")
    return Result(
        content=content,
        table=table,
        sheet=sheet,
        given=decision.given,
        facts=who.facts,
        circumstances=who,
        paths=tuple(
            PathResult(content.path(item.path), item, decision.access[item.path], terms)
            for item in ranking.standings
        ),
        recommendation=recommendation,
        unmet=unmet(content, table, sheet),
        gap=explain_gap(content, table, sheet, *versus) if versus else None,
        certainty=measure_certainty(decision),
        settled=is_settled(decision, core, marks=False),
        settled_with_marks=is_settled(decision, core, marks=True),
        ask_next=telling_questions(decision, skipped, NEXT_SHOWN),
        what_if=_what_if(decision, ranking, recommendation),
        straight_line=same_place_every_time(content.bank, sheet),
    )


def with_facts(result: Result, facts: Mapping[str, int]) -> Result:
    """Return the same with facts that were not given: what can start, and what is recommended.

    How sure that is, and what else would change it, stays as it was.
    """
    content, sheet, given = result.content, result.sheet, {**facts, **result.given}
    decision = Decision(content, result.table, result.table.scored(sheet), given)
    who = circumstances(content.bank, sheet, given)
    ranking = Ranking(tuple(row.standing for row in result.paths))
    return replace(
        result,
        given=given,
        facts=who.facts,
        circumstances=who,
        paths=tuple(replace(row, access=decision.access[row.path.id]) for row in result.paths),
        recommendation=recommend(ranking, decision.out, fits_none=decision.fits_none),
    )


def _first_two(ranking: Ranking, recommendation: Recommendation) -> tuple[str, str] | None:
    """Return the recommended path and the best of the others."""
    if len(recommendation.paths) != 1:
        return None
    (first,) = recommendation.paths
    others = (item.path for item in ranking.standings if item.path != first)
    return next(((first, other) for other in others), None)


def _what_if(
    decision: Decision, ranking: Ranking, recommendation: Recommendation
) -> Opening | WayToLead | None:
    if recommendation.verdict in ("not_enough", "none_fits"):
        return None
    held_back = set(recommendation.best) - set(recommendation.paths)
    opening = next((item for item in openings(decision) if item.path in held_back), None)
    if opening:
        return opening
    single = recommendation.paths if len(recommendation.paths) == 1 else ()
    others = [
        item.path
        for item in ranking.standings
        if item.path not in decision.out and item.path not in single
    ]
    ways = [fewest_changes(decision, path, WHAT_IF_ANSWERS) for path in others[:WHAT_IF_PATHS]]
    too_many = WHAT_IF_ANSWERS + 1
    return min(ways, key=lambda way: len(way.changes) if way.changes else too_many, default=None)
