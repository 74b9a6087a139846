"""What the recommendation would be if some answers were different, fast and exactly.

The same rule as `limits.recommend`, on the same table, for thousands of sheets that
differ from one sheet in a few answers.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from careerpick.limits import best_left, blocked_paths
from careerpick.model import Answer, AnswerSheet, Content
from careerpick.scoring import ScoreTable

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
    def scores(self) -> tuple[int, ...]:
        """Score of each path of the table for the unchanged sheet."""
        return tuple(map(sum, zip(*map(self._row, self.sheet.answers.items()), strict=True))) or (
            0,
        ) * len(self.table.path_ids)

    @cached_property
    def _option_facts(self) -> dict[tuple[str, str], Mapping[str, int]]:
        return {
            (question.id, option.id): option.facts
            for question in self.content.bank.questions
            for option in question.options
            if option.facts
        }

    @cached_property
    def _guarded(self) -> frozenset[str]:
        """Questions whose answer can put a path out: deal-breakers, and those that state facts."""
        marked = {q for q, answer in self.sheet.answers.items() if answer.mark == "deal_breaker"}
        return frozenset(marked | {question for question, _ in self._option_facts})

    @cached_property
    def _out(self) -> frozenset[str]:
        return self._out_of(self.sheet.answers)

    def _row(self, item: tuple[str, Answer]) -> tuple[int, ...]:
        question, answer = item
        row = self.table.points[question][answer.option]
        return row if answer.importance == 1 else tuple(answer.importance * x for x in row)

    def _out_of(self, answers: Mapping[str, Answer]) -> frozenset[str]:
        facts: dict[str, int] = {}
        out: frozenset[str] = frozenset()
        for question, answer in answers.items():
            facts.update(self._option_facts.get((question, answer.option), {}))
            if answer.mark == "deal_breaker":
                out |= self.table.excluded[question][answer.option]
        key = frozenset(facts.items())
        if key not in self._blocked:
            self._blocked[key] = blocked_paths(self.content, facts)
        return out | self._blocked[key]

    def delta(self, question: str, instead: Answer) -> tuple[int, ...]:
        """Return what giving this answer instead adds to each path's score."""
        new = self._row((question, instead))
        now = self.sheet.answers.get(question)
        if now is None:
            return new
        return tuple(a - b for a, b in zip(new, self._row((question, now)), strict=True))

    def recommended(self, changes: Changes, scores: Iterable[int]) -> tuple[str, ...]:
        """Return the recommended path ids after `changes`, which led to these scores."""
        out = self._out
        if not self._guarded.isdisjoint(changes) or any(
            answer.mark == "deal_breaker" for answer in changes.values()
        ):
            out = self._out_of({**self.sheet.answers, **changes})
        return best_left(dict(zip(self.table.path_ids, scores, strict=True)), out)

    def after(self, changes: Changes) -> tuple[str, ...]:
        """Return the recommended path ids after `changes`."""
        columns = zip(
            self.scores, *(self.delta(q, instead) for q, instead in changes.items()), strict=True
        )
        return self.recommended(changes, map(sum, columns))
