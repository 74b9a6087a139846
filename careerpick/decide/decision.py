"""What would be recommended if some answers were different: exactly, and fast.

The same table and the same rule of choice as `limits.recommend`, prepared once for one
sheet and then asked about thousands of sheets that differ from it in a few answers.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from operator import add, sub

from careerpick.decide.limits import best_left, blocked_paths
from careerpick.decide.table import ScoreTable
from careerpick.model import Answer, AnswerSheet, Content

Scores = tuple[int, ...]
"""A score for each path, in the order of the table."""
Changes = Mapping[str, Answer]
"""Question id to the answer that is given instead."""


@dataclass(frozen=True)
class Decision:
    """One sheet, prepared for asking what follows from changing it.

    Attributes:
        content: The content that the table was compiled from.
        table: The points.
        sheet: The sheet to start from.
    """

    content: Content
    table: ScoreTable
    sheet: AnswerSheet
    _blocked: dict[frozenset[tuple[str, int]], frozenset[str]] = field(default_factory=dict)

    @cached_property
    def scores(self) -> Scores:
        """The scores of the unchanged sheet."""
        total: Scores = (0,) * len(self.table.path_ids)
        for question, answer in self.sheet.answers.items():
            total = add_scores(total, self._row(question, answer))
        return total

    @cached_property
    def out(self) -> frozenset[str]:
        """Paths that the unchanged sheet blocks or rules out."""
        return self._out_of(self.sheet.answers)

    @cached_property
    def guarded(self) -> frozenset[str]:
        """Questions whose answer can put a path out: deal-breakers, and those of fixed limits."""
        marked = {q for q, answer in self.sheet.answers.items() if answer.mark == "deal_breaker"}
        return frozenset(marked | {question for question, _ in self._facts})

    @cached_property
    def _facts(self) -> dict[tuple[str, str], Mapping[str, int]]:
        # Only a fixed limit can block, so facts about growing ones are left out.
        fixed = {limit.id for limit in self.content.bank.limits if limit.kind == "fixed"}
        return {
            (question.id, option.id): {
                limit: value for limit, value in option.facts.items() if limit in fixed
            }
            for question in self.content.bank.questions
            if any(not fixed.isdisjoint(option.facts) for option in question.options)
            for option in question.options
        }

    def _row(self, question: str, answer: Answer) -> Scores:
        row = self.table.points[question][answer.option]
        return row if answer.importance == 1 else tuple(answer.importance * x for x in row)

    def _out_of(self, answers: Changes) -> frozenset[str]:
        facts: dict[str, int] = {}
        ruled_out: set[str] = set()
        for question, answer in answers.items():
            facts.update(self._facts.get((question, answer.option), {}))
            if answer.mark == "deal_breaker":
                ruled_out |= self.table.excluded[question][answer.option]
        key = frozenset(facts.items())
        if key not in self._blocked:
            self._blocked[key] = blocked_paths(self.content, facts)
        return self._blocked[key] | ruled_out

    def delta(self, question: str, instead: Answer) -> Scores:
        """Return what giving this answer instead adds to each score."""
        new = self._row(question, instead)
        now = self.sheet.answers.get(question)
        return new if now is None else tuple(map(sub, new, self._row(question, now)))

    def single_changes(self) -> Iterator[tuple[str, Answer]]:
        """Yield every other answer to every answered question, in their order, marks kept."""
        for question, options in self.table.points.items():
            answer = self.sheet.answers.get(question)
            if answer is None:
                continue
            for option in options:
                if option != answer.option:
                    yield question, Answer(option, answer.mark)

    def out_after(self, changes: Changes) -> frozenset[str]:
        """Return the paths that are blocked or ruled out after `changes`."""
        if self.guarded.isdisjoint(changes) and all(
            answer.mark != "deal_breaker" for answer in changes.values()
        ):
            return self.out
        return self._out_of({**self.sheet.answers, **changes})

    def recommended(self, scores: Scores, out: frozenset[str]) -> tuple[str, ...]:
        """Return the recommended path ids for these scores with these paths out."""
        if not out and any(scores) and scores.count(top := max(scores)) == 1:  # quick and usual
            return (self.table.path_ids[scores.index(top)],)
        return best_left(dict(zip(self.table.path_ids, scores, strict=True)), out)

    def after(self, changes: Changes) -> tuple[str, ...]:
        """Return the recommended path ids after `changes`."""
        scores = self.scores
        for question, instead in changes.items():
            scores = add_scores(scores, self.delta(question, instead))
        return self.recommended(scores, self.out_after(changes))


def add_scores(left: Scores, right: Scores) -> Scores:
    """Add two rows of scores path by path."""
    return tuple(map(add, left, right))
