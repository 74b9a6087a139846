"""Everything that a renderer shows of one person's answers, as plain values.

Renderers choose layout and colour; what is said, and in which order of weight, is
decided here and in `wording`.
"""

from careerpick.decide.certainty import Certainty, measure_certainty
from careerpick.decide.changes import Opening, WayToLead, fewest_changes, openings
from careerpick.decide.consistency import (
    Contradiction,
    find_contradictions,
    same_place_every_time,
)
from careerpick.decide.decision import Decision
from careerpick.decide.limits import Access, Recommendation, check_all, recommend
from careerpick.decide.reasons import Reason, explain_gap
from careerpick.decide.stopping import is_settled, telling_questions
from careerpick.decide.table import Ranking, ScoreTable, Standing, compile_table, rank_paths
from careerpick.model import AnswerSheet, CareerPath, Content
from careerpick.values import value

WHAT_IF_ANSWERS = 2
"""The what-if of a result looks for sets of up to so many other answers."""
NEXT_SHOWN = 3
"""Open questions that are named as worth answering next."""


@value
class PathResult:
    """One path as this person's answers see it."""

    path: CareerPath
    standing: Standing
    access: Access


@value
class Result:
    """What one sheet comes to.

    Attributes:
        content: What was asked and what it was held against.
        sheet: The answers.
        paths: From best to worst; ties share a rank.
        recommendation: What the person may act on.
        versus: The path that the reasons compare the recommended one with: the best of
            the others; None when nothing single is recommended.
        reasons: All reasons for the recommended path against `versus`, largest lead
            first; they sum to the gap exactly. Empty when nothing single is recommended.
        certainty: How far the recommendation hangs on single answers.
        settled: Whether no unmarked answers to the skipped questions could change it.
        settled_with_marks: Whether no answers to them could, marked or not.
        ask_next: Ids of the skipped questions that tell most, the first first.
        what_if: The one change worth knowing: what would open the best match where that is
            out of reach, else the fewest other answers that would put another path within
            reach first (without changes where it takes more than `WHAT_IF_ANSWERS`); None
            when there is neither.
        contradictions: Answers that pull against each other.
        straight_line: Whether (nearly) all answers stand at the same place of their lists.
    """

    content: Content
    sheet: AnswerSheet
    paths: tuple[PathResult, ...]
    recommendation: Recommendation
    versus: str | None
    reasons: tuple[Reason, ...]
    certainty: Certainty
    settled: bool
    settled_with_marks: bool
    ask_next: tuple[str, ...]
    what_if: Opening | WayToLead | None
    contradictions: tuple[Contradiction, ...]
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
        """Ids of the questions without an answer, in the order of the bank."""
        return tuple(
            question.id
            for question in self.content.bank.questions
            if question.id not in self.sheet.answers
        )

    def marked(self, mark: str) -> tuple[str, ...]:
        """Return the ids of the questions with this mark, in the order of the bank."""
        return tuple(
            question.id
            for question in self.content.bank.questions
            if question.id in self.sheet.answers and self.sheet.answers[question.id].mark == mark
        )


def evaluate(content: Content, sheet: AnswerSheet, table: ScoreTable | None = None) -> Result:
    """Hold a sheet against the content.

    Args:
        content: The questions and paths.
        sheet: Answers to questions of that content.
        table: The compiled content, where the caller has it already.
    """
    table = table or compile_table(content)
    decision = Decision(content, table, sheet)
    skipped = [item.id for item in content.bank.questions if item.id not in sheet.answers]
    ranking = rank_paths(table, sheet)
    access = check_all(content, sheet)
    recommendation = recommend(ranking, access)
    versus = _best_other(ranking, recommendation)
    return Result(
        content=content,
        sheet=sheet,
        paths=tuple(
            PathResult(content.path(item.path), item, access[item.path])
            for item in ranking.standings
        ),
        recommendation=recommendation,
        versus=versus,
        reasons=explain_gap(content, table, sheet, recommendation.paths[0], versus)
        if versus
        else (),
        certainty=measure_certainty(decision, recommendation.paths),
        settled=is_settled(decision, skipped, marks=False),
        settled_with_marks=is_settled(decision, skipped, marks=True),
        ask_next=telling_questions(decision, skipped, NEXT_SHOWN),
        what_if=_what_if(decision, ranking, recommendation),
        contradictions=find_contradictions(content.bank, sheet),
        straight_line=same_place_every_time(content.bank, sheet),
    )


def _best_other(ranking: Ranking, recommendation: Recommendation) -> str | None:
    if len(recommendation.paths) != 1:
        return None
    others = (item.path for item in ranking.standings if item.path not in recommendation.paths)
    return next(others, None)


def _what_if(
    decision: Decision, ranking: Ranking, recommendation: Recommendation
) -> Opening | WayToLead | None:
    held_back = set(recommendation.best) - set(recommendation.paths)
    opening = next((item for item in openings(decision) if item.path in held_back), None)
    if opening or not recommendation.best:
        return opening
    single = recommendation.paths if len(recommendation.paths) == 1 else ()
    ways = [
        WayToLead(item.path, fewest_changes(decision, item.path, WHAT_IF_ANSWERS))
        for item in ranking.standings
        if item.path not in decision.out and item.path not in single
    ]
    too_many = WHAT_IF_ANSWERS + 1
    return min(ways, key=lambda way: len(way.changes) if way.changes else too_many, default=None)
