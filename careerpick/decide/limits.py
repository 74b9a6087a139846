"""Facts against needs: what can start now, what can come later, what is out of reach.

Preferences never enter a status and limits never enter a score.
"""

from collections.abc import Mapping
from dataclasses import replace
from math import ceil
from typing import Literal

from careerpick.model import (
    AnswerSheet,
    CareerPath,
    Content,
    LimitRole,
    Need,
    Option,
    Question,
    QuestionBank,
    Threshold,
)
from careerpick.values import value

Status = Literal["open", "stretch", "unknown", "later", "blocked"]
SEVERITY: tuple[Status, ...] = ("open", "stretch", "unknown", "later", "blocked")
"""From best to worst."""


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
    def remedy(self) -> str:
        """What this person can do about it."""
        return self.need.remedies.get(str(self.limits[0].have), self.need.remedy)

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


def facts_of(bank: QuestionBank, sheet: AnswerSheet) -> dict[str, int]:
    """Return limit id to value, for every fact that an answer of the sheet states."""
    facts: dict[str, int] = {}
    for question, answer, option in sheet.chosen(bank.questions):
        facts.update(stated_facts(question, option, answer.number))
    return facts


def stated_facts(question: Question, option: Option, number: int | None) -> Mapping[str, int]:
    """Return limit id to value for one answer; a number that was typed is the fact itself."""
    if number is None or question.number is None:
        return option.facts
    return {**option.facts, question.number.limit: number}


def check_access(path: CareerPath, bank: QuestionBank, facts: Mapping[str, int]) -> Access:
    """Compare the facts with the needs of one path.

    Whoever is already there has to wait no longer for money than such people do.
    """
    growing = {limit.id for limit in bank.limits if limit.kind == "growing"}
    waiting = limit_with_role(bank, "weeks_to_wait")
    shorter = weeks_when_experienced(path) if is_experienced(path, facts) else None
    needs = tuple(
        _check_need(
            replace(need, any_of={waiting: shorter})
            if shorter and set(need.any_of) == {waiting}
            else need,
            facts,
            growing,
        )
        for need in path.needs
    )
    return Access(path.id, _worst([need.status for need in needs]), needs)


def is_experienced(path: CareerPath, facts: Mapping[str, int]) -> bool:
    """Whether somebody is already there on a path, and starts further along."""
    return any(facts.get(limit, -1) >= least for limit, least in path.experienced.items())


def weeks_when_experienced(path: CareerPath) -> Threshold | None:
    """Return how many weeks whoever is already there must be able to wait; None for as many."""
    ways = path.income.ways if path.income else ()
    weeks = ways[0].weeks_when_experienced if ways else None
    return Threshold(ceil(weeks.typical), ceil(weeks.low)) if weeks else None


def limit_with_role(bank: QuestionBank, role: LimitRole) -> str:
    """Return the id of the first limit that plays this role; "" for none."""
    return next((limit.id for limit in bank.limits if limit.role == role), "")


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


def check_all(content: Content, facts: Mapping[str, int]) -> dict[str, Access]:
    """Return path id to access for every path of the content."""
    return {path.id: check_access(path, content.bank, facts) for path in content.paths}


def blocked_paths(content: Content, facts: Mapping[str, int]) -> frozenset[str]:
    """Return the ids of the paths that these facts put out of reach for now."""
    access = check_all(content, facts)
    return frozenset(path for path, found in access.items() if found.status == "blocked")
