"""What is recommended for one sheet, and what would be if some answers were different.

The sheet is prepared once, and then asked about thousands that differ from it in a few answers.
The one place that says which paths are out.
"""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import starmap
from operator import add, sub
from typing import Literal

from careerpick.decide.circumstances import Access, blocked_paths, check_all, chosen_for, facts_of
from careerpick.decide.table import NEUTRAL_LEVEL, STRONG, Scores, ScoreTable, Wanted, at_wrong_end
from careerpick.model import Answer, AnswerSheet, Content, Mark
from careerpick.values import value

Verdict = Literal["fit", "tie", "stop_gap", "none_fits", "nothing_left", "not_enough"]
"""fit: the best-scored of what is left, and good enough to be called so. tie: several share the
best score. stop_gap: something is left, but the answers lean away from it. none_fits: what is
wanted most, no path gives. nothing_left: all is blocked or ruled out, whatever is wanted.
not_enough: the answers favour nothing."""


@value
class Recommendation:
    """What the answers come to."""

    verdict: Verdict
    paths: tuple[str, ...]
    """Recommended path ids: one, several for a tie, or none."""
    best: tuple[str, ...]
    """Ids of the best-scored paths, whatever puts them out; empty when the answers favour nothing.
    With none_fits the nearest."""

    @property
    def nearest(self) -> str | None:
        """Id of the best-scored path where nothing is recommended; None where anything is."""
        return self.best[0] if self.best and not self.paths else None


@value
class Unmet:
    """Something that is wanted strongly and is at the wrong end of every path."""

    criterion: str
    wanted: int
    """1 where more of it is wanted, -1 where less."""
    questions: tuple[str, ...]
    """Ids of the questions whose answers say so, in the order of the bank."""
    strong: bool
    """Whether one of them is marked, or is a refusal in its own words."""
    elsewhere: str | None = None
    """What can be done instead, in the words of the bank; None where it says nothing."""


@value
class StrongWish:
    """Something that an answer wants by +-2, which a path at the wrong end fails."""

    question: str
    criterion: str
    evidence: int
    size: int
    """Of the evidence, weighted and marked, in the unit of the table."""
    mark: Mark
    met_by: frozenset[str]
    """Ids of the paths that are not at the wrong end."""

    def at_level(self, path: str, criterion: str, level: int) -> "StrongWish":
        """Return the same where a path stands at another level of a criterion."""
        if criterion != self.criterion:
            return self
        fails = at_wrong_end(level, self.evidence)
        return replace(self, met_by=self.met_by - {path} if fails else self.met_by | {path})


Changes = Mapping[str, Answer]
"""Question id to the answer that is given instead."""


@dataclass(frozen=True)
class Decision:
    """One sheet: what is recommended, and what would be after changes."""

    table: ScoreTable
    sheet: AnswerSheet
    given: dict[str, int] = field(default_factory=dict)
    """Limit id to a value that is taken whatever the answers say."""

    @property
    def content(self) -> Content:
        """What the table was compiled from."""
        return self.table.content

    @cached_property
    def answers(self) -> Mapping[str, Answer]:
        """The answers that may score: none to questions of detail."""
        return self.table.scored(self.sheet).answers

    @cached_property
    def scores(self) -> Scores:
        """The scores of the unchanged sheet."""
        total: Scores = (0,) * len(self.table.path_ids)
        for question, answer in self.answers.items():
            total = add_scores(total, self.table.row(question, answer))
        return total

    @property
    def by_path(self) -> dict[str, int]:
        """Path id to its score."""
        return dict(zip(self.table.path_ids, self.scores, strict=True))

    @cached_property
    def facts(self) -> dict[str, int]:
        """What those state, and what is given beside them."""
        return facts_of(self.content.bank, AnswerSheet(self.answers)) | self.given

    @cached_property
    def chosen(self) -> dict[str, str]:
        """Limit id to the label of the option that states it, where that is no number."""
        said = chosen_for(self.content.bank, self.sheet)
        return {limit: label for limit, label in said.items() if limit not in self.given}

    @cached_property
    def access(self) -> dict[str, Access]:
        """Path id to whether and when it can start, on the unchanged sheet."""
        return check_all(self.content, self.facts, self.chosen)

    @cached_property
    def out(self) -> frozenset[str]:
        """Paths that the unchanged sheet blocks or rules out."""
        return self._out_of(self.answers)

    @cached_property
    def wanted(self) -> Wanted:
        """How much the unchanged sheet wants, and how much of that no path gives."""
        return sum(starmap(self.table.wanted, self.answers.items()), Wanted())

    @cached_property
    def recommendation(self) -> Recommendation:
        """What the unchanged sheet comes to."""
        return recommend(self.by_path, self.out, fits_none=self.wanted.fits_none)

    @property
    def reach(self) -> int:
        """The largest score that any path could have with these answers.

        It would have every level at the wanted end, 2 from the middle. The common scale of
        every `match`; it hangs on the answers alone and not on the paths that are loaded.
        """
        return NEUTRAL_LEVEL * self.wanted.given

    @cached_property
    def wishes(self) -> tuple[tuple[str, str, int], ...]:
        """Question, criterion and evidence of all that the answers ask, weighted and marked."""
        return tuple(
            (question.id, criterion, evidence * question.weight * importance)
            for question, answer, option in self.sheet.chosen(self.content.bank.scored)
            for importance in [self.table.importance(question.id, answer)]
            for criterion, evidence in option.wants.items()
            if evidence
        )

    @cached_property
    def points_per_level(self) -> dict[str, int]:
        """Criterion id to what one level more of it adds to a path's score.

        The same for every path, since score(p) = sum over k of (v(p, k) - 2) * this: the
        sheet's evidence, weighted and marked.
        """
        per_level = dict.fromkeys((criterion.id for criterion in self.content.bank.criteria), 0)
        for _, criterion, evidence in self.wishes:
            per_level[criterion] += evidence
        return per_level

    @cached_property
    def strong_wishes(self) -> tuple[StrongWish, ...]:
        """What the answers want by +-2, in the order of the bank."""
        content, table, found = self.content, self.table, []
        for question, answer, _ in self.sheet.chosen(content.bank.scored):
            size = STRONG * content.unit * question.weight * table.importance(question.id, answer)
            mark = table.mark(question.id, answer)
            for option in question.ticked(answer.option):
                for criterion, evidence in option.strong_wants(content.unit):
                    met = frozenset(
                        path.id
                        for path in content.paths
                        if not at_wrong_end(path.performance[criterion].level, evidence)
                    )
                    found.append(StrongWish(question.id, criterion, evidence, size, mark, met))
        return tuple(found)

    @cached_property
    def unmet(self) -> tuple[Unmet, ...]:
        """What the unchanged sheet wants at +-2 and no path gives, in the order of the answers."""
        found: dict[tuple[str, int], list[StrongWish]] = {}
        for wish in self.strong_wishes:
            if not wish.met_by:
                found.setdefault((wish.criterion, wish.evidence // STRONG), []).append(wish)
        criterion_of = self.content.bank.criterion
        return tuple(
            Unmet(
                criterion,
                wanted,
                tuple(dict.fromkeys(wish.question for wish in wishes)),
                any(wish.mark != "normal" for wish in wishes),
                criterion_of(criterion).elsewhere if wanted > 0 else None,
            )
            for (criterion, wanted), wishes in found.items()
        )

    @cached_property
    def may_fit_none(self) -> bool:
        """Whether any answer of the bank wants what no path gives."""
        return any(one.missed for row in self.table.wants.values() for one in row.values())

    @cached_property
    def guarded(self) -> frozenset[str]:
        """Questions whose answer can put a path out: deal-breakers, and those of fixed limits."""
        marked = {q for q, answer in self.answers.items() if answer.mark == "deal_breaker"}
        refusing = {q for q, options in self.table.refusals.items() if options}
        scored, fixed = self.content.bank.scored, self._fixed
        return frozenset(
            marked | refusing | {q.id for q in scored if not fixed.isdisjoint(q.limits)}
        )

    @cached_property
    def _fixed(self) -> frozenset[str]:
        """Limits that can block a path."""
        return frozenset(limit.id for limit in self.content.bank.limits if limit.kind == "fixed")

    @cached_property
    def _blocked(self) -> dict[frozenset[tuple[str, int]], frozenset[str]]:
        """What facts block, for all those that were asked about."""
        return {}

    def _out_of(self, answers: Changes) -> frozenset[str]:
        facts = facts_of(self.content.bank, AnswerSheet(answers)) | self.given
        fixed = frozenset((limit, have) for limit, have in facts.items() if limit in self._fixed)
        if fixed not in self._blocked:
            self._blocked[fixed] = blocked_paths(self.content, dict(fixed))
        return self._blocked[fixed].union(*starmap(self.table.rules_out, answers.items()))

    def delta(self, question: str, instead: Answer | None) -> Scores:
        """Return what giving this answer instead, or none, adds to each score."""
        now = self.table.row(question, self.answers.get(question))
        return tuple(map(sub, self.table.row(question, instead), now))

    def single_changes(self) -> Iterator[tuple[str, Answer]]:
        """Yield every other answer to every answered question, in their order.

        Marks are kept, but on an answer that moves no path, where a mark would say nothing.
        """
        for question, options in self.table.points.items():
            if answer := self.answers.get(question):
                others = (
                    (option, any(it)) for option, it in options.items() if option != answer.option
                )
                for option, moves in others:
                    yield question, Answer(option, answer.mark if moves else "normal")

    def changes_of_mind(self) -> Iterator[tuple[str, Answer]]:
        """Yield the single changes by which somebody may have meant something else.

        What a person wants is often a near thing. What they have (hours, a computer) is not,
        nor is a refusal given by mistake, so these are left out. Of several that can be ticked
        it is one that was ticked or not by mistake.
        """
        for question, instead in self.single_changes():
            asked = self.content.bank.question(question)
            is_near = asked.is_near(self.answers[question].option, instead.option)
            is_refusal = instead.option in self.table.refusals[question]
            if is_near and not (asked.asks_for_a_fact or is_refusal):
                yield question, instead

    def out_after(self, changes: Changes) -> frozenset[str]:
        """Return the paths that are blocked or ruled out after `changes`."""
        marked = any(answer.mark == "deal_breaker" for answer in changes.values())
        if not marked and self.guarded.isdisjoint(changes):
            return self.out
        return self._out_of({**self.answers, **changes})

    def scores_after(self, changes: Changes) -> Scores:
        """Return the scores after `changes`."""
        scores = self.scores
        for question, instead in changes.items():
            scores = add_scores(scores, self.delta(question, instead))
        return scores

    def fits_none_after(self, changes: Changes) -> bool:
        """Tell whether no path gives what is wanted most after `changes`."""
        if not self.may_fit_none:  # asked for each pair of answers
            return False
        wanted, table = self.wanted, self.table
        for question, instead in changes.items():
            now = table.wanted(question, self.answers.get(question))
            wanted += table.wanted(question, instead) - now
        return wanted.fits_none

    def after(self, changes: Changes) -> tuple[str, ...]:
        """Return the recommended path ids after `changes`."""
        if self.fits_none_after(changes):
            return ()
        return self.best_of(self.scores_after(changes), self.out_after(changes))

    def best_of(self, scores: Scores, out: frozenset[str]) -> tuple[str, ...]:
        """Return the ids of the best-scored paths with these paths out."""
        if any(scores) and scores.count(top := max(scores)) == 1:  # quick and usual
            best = self.table.path_ids[scores.index(top)]
            if best not in out:
                return (best,)
        return best_left(dict(zip(self.table.path_ids, scores, strict=True)), out)


def add_scores(left: Scores, right: Scores) -> Scores:
    """Add two rows of scores path by path."""
    return tuple(map(add, left, right))


def recommend(
    scores: Mapping[str, int], out: Collection[str], *, fits_none: bool
) -> Recommendation:
    """Choose the best-scored path that is not out, unless none gives what is wanted most."""
    top = max(scores.values())
    best = tuple(sorted(path for path, score in scores.items() if score == top))
    if fits_none:
        return Recommendation("none_fits", (), best)
    favoured = any(scores.values())
    if all(path in out for path in scores):
        return Recommendation("nothing_left", (), best if favoured else ())
    if not favoured:
        return Recommendation("not_enough", (), ())
    chosen = best_left(scores, out)
    if is_stop_gap(scores[chosen[0]], scores.values()):
        return Recommendation("stop_gap", chosen, best)
    return Recommendation("tie" if len(chosen) > 1 else "fit", chosen, best)


def best_left(scores: Mapping[str, int], out: Collection[str]) -> tuple[str, ...]:
    """Return the best-scored path ids that are not out: one, several for a tie, or none.

    None, too, when every score is 0, which favours nothing. The one rule of choice: the
    recommendation and everything that asks whether it would change go through here.
    """
    if not any(scores.values()):
        return ()
    left = {path: score for path, score in scores.items() if path not in out}
    top = max(left.values(), default=0)
    return tuple(sorted(path for path, score in left.items() if score == top))


def is_stop_gap(own: int, scores: Collection[int]) -> bool:
    """Tell whether recommending the path with this score would call a stop-gap a fit.

    True when another path scored better and this one is last, is leaned away from, or is
    more than half of the whole spread behind.
    """
    top, bottom = max(scores), min(scores)
    return own != top and (own == bottom or own < 0 or 2 * (top - own) > top - bottom)
