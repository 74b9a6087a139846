"""Facts against needs: what can start now, what can come later, and what to recommend.

Preferences never enter a status and limits never enter a score; only `recommend` sees
both.
"""

from collections.abc import Mapping
from typing import Literal

from careerpick.decide.table import Ranking, Standing
from careerpick.model import AnswerSheet, CareerPath, Content, Need, QuestionBank
from careerpick.values import value

Status = Literal["open", "stretch", "unknown", "later", "blocked"]
SEVERITY: tuple[Status, ...] = ("open", "stretch", "unknown", "later", "blocked")
"""From best to worst."""

Verdict = Literal["fit", "tie", "stop_gap", "nothing_left", "not_enough"]


@value
class LimitCheck:
    """One limit of one need, against what the person has.

    Attributes:
        limit: Limit id.
        status: How this limit alone stands.
        have: What the person stated; None when not given.
        minimum: Below it the path is out of reach for now.
        comfortable: From it on nothing stands in the way.
    """

    limit: str
    status: Status
    have: int | None
    minimum: int
    comfortable: int


@value
class NeedCheck:
    """One need of a path; its status is that of its best limit."""

    need: Need
    status: Status
    limits: tuple[LimitCheck, ...]

    @property
    def can_wait(self) -> bool:
        """Whether a start need not wait for it: met, or whatever is missing could only be tight.

        Nobody has less than nothing, so a minimum of 0 is met by every answer.
        """
        unknown = self.status == "unknown" and any(check.minimum <= 0 for check in self.limits)
        return unknown or self.status in ("open", "stretch")


@value
class Access:
    """Whether a person can take a path now; the status is that of the worst need."""

    path: str
    status: Status
    needs: tuple[NeedCheck, ...]

    @property
    def can_start(self) -> bool:
        """Whether the path can be started now, whatever the answers that are missing."""
        return all(need.can_wait for need in self.needs)


@value
class Recommendation:
    """What the answers come to.

    Attributes:
        verdict: fit: the best-scored of what is left, and good enough to be called so.
            tie: several share the best score. stop_gap: something is left, but the
            answers lean away from it. nothing_left: all is blocked or ruled out.
            not_enough: the answers favour nothing.
        paths: Recommended path ids: one, several for a tie, or none.
        best: Ids of the best-scored paths, blocked or not; empty when not_enough.
    """

    verdict: Verdict
    paths: tuple[str, ...]
    best: tuple[str, ...]


def facts_of(bank: QuestionBank, sheet: AnswerSheet) -> dict[str, int]:
    """Return limit id to value, for every fact that an answer of the sheet states."""
    facts: dict[str, int] = {}
    for question in bank.questions:
        answer = sheet.answers.get(question.id)
        option = question.option(answer.option) if answer else None
        if option:
            facts.update(option.facts)
    return facts


def check_access(path: CareerPath, bank: QuestionBank, facts: Mapping[str, int]) -> Access:
    """Hold the facts against the needs of one path."""
    growing = {limit.id for limit in bank.limits if limit.kind == "growing"}
    needs = tuple(_check_need(need, facts, growing) for need in path.needs)
    return Access(path.id, _worst([need.status for need in needs]), needs)


def _check_need(need: Need, facts: Mapping[str, int], growing: set[str]) -> NeedCheck:
    checks = []
    for limit, threshold in need.any_of.items():
        have = facts.get(limit)
        status: Status
        if have is None:
            status = "unknown"
        elif have >= threshold.comfortable:
            status = "open"
        elif have >= threshold.minimum:
            status = "stretch"
        else:
            status = "later" if limit in growing else "blocked"
        checks.append(LimitCheck(limit, status, have, threshold.minimum, threshold.comfortable))
    best = min((check.status for check in checks), key=SEVERITY.index)
    return NeedCheck(need, best, tuple(checks))


def _worst(statuses: list[Status]) -> Status:
    return max(statuses, key=SEVERITY.index, default="open")


def blocked_paths(content: Content, facts: Mapping[str, int]) -> frozenset[str]:
    """Return the ids of the paths that these facts put out of reach for now."""
    return frozenset(
        path.id
        for path in content.paths
        if check_access(path, content.bank, facts).status == "blocked"
    )


def check_all(content: Content, sheet: AnswerSheet) -> dict[str, Access]:
    """Return path id to access for every path of the content."""
    facts = facts_of(content.bank, sheet)
    return {path.id: check_access(path, content.bank, facts) for path in content.paths}


def recommend(ranking: Ranking, access: Mapping[str, Access]) -> Recommendation:
    """Choose the best-scored path that is neither blocked nor ruled out.

    The answers favour nothing when every score is 0; then nothing is recommended.
    """
    standings = ranking.standings
    if not any(standing.score for standing in standings):
        return Recommendation("not_enough", (), ())
    best = tuple(item.path for item in standings if item.rank == 1)
    out = frozenset(
        item.path
        for item in standings
        if item.ruled_out_by or access[item.path].status == "blocked"
    )
    chosen = best_left({item.path: item.score for item in standings}, out)
    verdict: Verdict = "fit"
    if not chosen:
        verdict = "nothing_left"
    elif is_stop_gap(ranking.of(chosen[0]), ranking):
        verdict = "stop_gap"
    elif len(chosen) > 1:
        verdict = "tie"
    return Recommendation(verdict, chosen, best)


def best_left(scores: Mapping[str, int], out: frozenset[str]) -> tuple[str, ...]:
    """Return the best-scored path ids that are not out: one, several for a tie, or none.

    None, too, when every score is 0, which favours nothing. The one rule of choice: the
    recommendation and everything that asks whether it would change go through here.
    """
    if not any(scores.values()):
        return ()
    left = {path: score for path, score in scores.items() if path not in out}
    top = max(left.values(), default=0)
    return tuple(sorted(path for path, score in left.items() if score == top))


def is_stop_gap(standing: Standing, ranking: Ranking) -> bool:
    """Tell whether recommending this path would call a stop-gap a fit.

    True when another path scored better and this one is last, is leaned away from, or is
    more than half of the whole spread behind.
    """
    top = ranking.standings[0].score
    bottom = ranking.standings[-1].score
    if standing.score == top:
        return False
    return (
        standing.score == bottom or standing.score < 0 or 2 * (top - standing.score) > top - bottom
    )
