"""What one person's answers come to, and why: as plain values.

Renderers choose layout and colour; what is said, and in which order of weight, is
decided here and in `words`.
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import field, replace
from functools import cached_property

from careerpick.decide.asking import is_settled, telling_questions
from careerpick.decide.changes import (
    Certainty,
    Opening,
    WayToLead,
    fewest_changes,
    measure_certainty,
    openings,
)
from careerpick.decide.circumstances import Access, Circumstances, circumstances
from careerpick.decide.decision import Decision
from careerpick.decide.table import NEUTRAL_LEVEL, compile_table, to_match
from careerpick.model import (
    Answer,
    AnswerSheet,
    CareerPath,
    Content,
    Mark,
    Option,
    QuestionBank,
    Terms,
)
from careerpick.values import value

# The gap between two paths as an exact sum: over answers, or over what they ask for.


@value
class Reason:
    """What one answer adds to the lead of one path over another."""

    question: str
    answer: Answer
    points: int
    """Of the answer for `ahead` minus those for `behind`, with the mark counted."""
    criterion: str | None
    """Of the criteria that the answer asks more or less of, the one that carries most of these
    points; None when the answer does not tell the two paths apart (points 0)."""


@value
class CriterionReason:
    """What all answers that ask more or less of one criterion add to a lead."""

    criterion: str
    points: int
    wanted: int
    """Points that the answers give for one level more of it; below 0 where less is wanted."""
    questions: tuple[str, ...]


@value
class Gap:
    """How far one path is ahead of another for one person, and why."""

    ahead: str
    behind: str
    points: int
    """score(ahead) - score(behind); may be negative or 0. Both kinds of reasons sum to it."""
    reasons: tuple[Reason, ...]
    """One for each answer, the largest lead first, the largest drag last; equal ones keep the
    order of the questions."""
    by_criterion: tuple[CriterionReason, ...]
    """One for each criterion that answers speak of, in the same order."""


def explain_gap(decision: Decision, ahead: str, behind: str) -> Gap:
    """Return the gap between two paths, over the answers and over the criteria."""
    content, table = decision.content, decision.table
    a, b = table.path_ids.index(ahead), table.path_ids.index(behind)
    first, second = content.path(ahead).performance, content.path(behind).performance
    lead = {criterion: first[criterion].level - second[criterion].level for criterion in first}
    reasons = []
    for question, answer, option in decision.sheet.chosen(content.bank.scored):
        row = table.row(question.id, answer)
        points = row[a] - row[b]
        reasons.append(Reason(question.id, answer, points, _main_criterion(option, lead, points)))
    found = _by_criterion(decision, lead)
    return Gap(
        ahead,
        behind,
        sum(reason.points for reason in reasons),
        tuple(sorted(reasons, key=lambda reason: -reason.points)),
        tuple(sorted(found, key=lambda reason: -reason.points)),
    )


def pulls(decision: Decision, path: CareerPath, *, towards: bool) -> tuple[CriterionReason, ...]:
    """Return what answers ask for and a path gives, or (not towards) gives too little of.

    The most first. Unlike a lead it looks at one path alone: each answer for itself, so that one
    answer that goes against a path is not made good by another. The points of both directions
    sum to the score exactly.
    """
    levels = {name: held.level - NEUTRAL_LEVEL for name, held in path.performance.items()}
    found = _by_criterion(decision, levels, 1 if towards else -1)
    return tuple(sorted(found, key=lambda reason: -abs(reason.points)))


def _by_criterion(
    decision: Decision, levels: Mapping[str, int], sign: int = 0
) -> list[CriterionReason]:
    """Add up by criterion what each answer wants of it, times these levels.

    With a sign only what has it counts.
    """
    wanted: dict[str, int] = {}
    questions: dict[str, list[str]] = {}
    for question, criterion, evidence in decision.wishes:
        if not sign or sign * evidence * levels[criterion] > 0:
            wanted[criterion] = wanted.get(criterion, 0) + evidence
            questions.setdefault(criterion, []).append(question)
    return [
        CriterionReason(name, wanted[name] * levels[name], wanted[name], tuple(questions[name]))
        for name in (criterion.id for criterion in decision.content.bank.criteria)
        if name in wanted
    ]


def _main_criterion(option: Option, lead: Mapping[str, int], points: int) -> str | None:
    """Return the criterion that pulls most in the direction of the points."""
    if points == 0:
        return None
    sign = 1 if points > 0 else -1
    return max(sorted(option.wants), key=lambda name: sign * option.wants[name] * lead[name])


# Answers that tell little: the same place every time.

STRAIGHT_LINE_SHARE = 0.9
"""From this share of answers at the same place on, a warning is due."""
STRAIGHT_LINE_ANSWERS = 8
"""With fewer answers than this, the same place is no surprise."""


def same_place_every_time(bank: QuestionBank, sheet: AnswerSheet) -> bool:
    """Tell whether (nearly) all answers stand at the same place: first, second … or last."""
    places: Counter[int] = Counter()
    answered = 0
    for question, _, option in sheet.chosen(bank.scored):
        if question.pick != "many":
            answered += 1
            place = question.options.index(option)
            places.update({place, place - len(question.options)})
    most = max(places.values(), default=0)
    return answered >= STRAIGHT_LINE_ANSWERS and most >= STRAIGHT_LINE_SHARE * answered


# The whole result.

WHAT_IF_ANSWERS = 2
"""The what-if of a result looks for sets of up to so many other answers."""
WHAT_IF_PATHS = 3
"""It looks at so many of the best-scored paths within reach."""
NEXT_SHOWN = 3
"""Open questions that are named as worth answering next."""


@value
class Contribution:
    """What one answer adds to the score of one path (points may be negative or 0)."""

    question: str
    answer: str
    points: int


@value
class PathResult:
    """One path as this person's answers see it."""

    path: CareerPath
    rank: int
    """1 for the best; equal scores share a rank (1, 1, 3)."""
    score: int
    """The sum of `contributions`, exactly."""
    match: int
    """0..100, for display only: how much of what was asked for it gives. 100 is every level at
    the wanted end, 0 at the other, 50 no lean either way."""
    contributions: tuple[Contribution, ...]
    """One for each answered question, in the order of the bank."""
    ruled_out_by: tuple[str, ...]
    """Ids of the questions whose deal-breaker rules the path out."""
    access: Access
    terms: Terms = field(default_factory=Terms)
    """What the bank calls things; nothing is said of a start where a path can need nothing."""


class Result(Decision):
    """What one sheet comes to, with all that is said of it; each part is worked out once asked."""

    @cached_property
    def circumstances(self) -> Circumstances:
        """What is known of the person, details included; it changes no path's place."""
        return circumstances(self.content.bank, self.sheet, self.given)

    @cached_property
    def paths(self) -> tuple[PathResult, ...]:
        """From best to worst; ties share a rank, and stand in the order of their ids."""
        bank, table = self.content.bank, self.table
        terms = bank.terms if bank.limits else replace(bank.terms, start="")
        answered = {q: self.answers[q] for q in table.points if q in self.answers}
        added = {q: table.row(q, answer) for q, answer in answered.items()}
        ruled_out = {q: table.rules_out(q, answer) for q, answer in answered.items()}
        best_first = sorted(self.scores, reverse=True)
        rows = [
            PathResult(
                path=self.content.path(path),
                rank=1 + best_first.index(score),
                score=score,
                match=to_match(score, self.reach),
                contributions=tuple(
                    Contribution(q, answer.option, added[q][place])
                    for q, answer in answered.items()
                ),
                ruled_out_by=tuple(q for q, out in ruled_out.items() if path in out),
                access=self.access[path],
                terms=terms,
            )
            for place, (path, score) in enumerate(self.by_path.items())
        ]
        return tuple(sorted(rows, key=lambda row: (row.rank, row.path.id)))

    def of(self, path_id: str) -> PathResult:
        """Return the row of this path (callers pass ids of this result)."""
        return next(row for row in self.paths if row.path.id == path_id)

    @cached_property
    def recommended(self) -> tuple[PathResult, ...]:
        """The recommended rows: one, several for a tie, or none."""
        return tuple(self.of(path_id) for path_id in self.recommendation.paths)

    @cached_property
    def gap(self) -> Gap | None:
        """The recommended path against the best of the others; None when nothing single is."""
        single = self.recommendation.paths
        others = [row.path.id for row in self.paths if row.path.id not in single]
        if len(single) != 1 or not others:
            return None
        return explain_gap(self, single[0], others[0])

    @cached_property
    def certainty(self) -> Certainty:
        """How far the recommendation hangs on single answers."""
        return measure_certainty(self)

    @cached_property
    def skipped(self) -> tuple[str, ...]:
        """Ids of the core questions without an answer, in the order of the bank."""
        questions = self.content.bank.questions
        return tuple(q.id for q in questions if q.ask == "core" and q.id not in self.sheet.answers)

    @cached_property
    def settled(self) -> bool:
        """Whether no unmarked answers to the skipped questions could change the recommendation."""
        return is_settled(self, self.skipped, marks=False)

    @cached_property
    def settled_with_marks(self) -> bool:
        """Whether no answers to them could, marked or not."""
        return is_settled(self, self.skipped, marks=True)

    @cached_property
    def ask_next(self) -> tuple[str, ...]:
        """Ids of the open questions, core or deciding, that tell most."""
        left = [q for q in self.table.points if q not in self.answers]
        return telling_questions(self, left, NEXT_SHOWN)

    @cached_property
    def what_if(self) -> Opening | WayToLead | None:
        """The one change worth knowing.

        What would open the best match where that is out of reach, else the fewest other answers
        that would put another path within reach first, of the `WHAT_IF_PATHS` that are nearest
        (without changes where it takes more than `WHAT_IF_ANSWERS`); None when there is neither.
        """
        found = self.recommendation
        if found.verdict in ("not_enough", "none_fits"):
            return None
        held_back = set(found.best) - set(found.paths)
        opens = (opening for opening in openings(self) if opening.path in held_back)
        if opening := next(opens, None):
            return opening
        left = [row.path.id for row in self.paths if row.path.id not in self.out]
        others = [path for path in left if found.paths != (path,)][:WHAT_IF_PATHS]
        ways = [fewest_changes(self, path, WHAT_IF_ANSWERS) for path in others]
        too_many = WHAT_IF_ANSWERS + 1
        return min(ways, key=lambda way: len(way.changes or ()) or too_many, default=None)

    @cached_property
    def straight_line(self) -> bool:
        """Whether (nearly) all answers stand at the same place of their lists."""
        return same_place_every_time(self.content.bank, self.sheet)

    @property
    def answered(self) -> int:
        """How many answers there are to questions that may score."""
        return len(self.answers)

    @property
    def asked(self) -> int:
        """How many questions count as asked: those with an answer, and the skipped ones."""
        return self.answered + len(self.skipped)

    def marked(self, mark: Mark) -> tuple[str, ...]:
        """Return the ids of the questions whose answers count so, in the order of the bank."""
        answers, table = self.answers, self.table
        return tuple(q for q in table.points if q in answers and table.mark(q, answers[q]) == mark)


def evaluate(content: Content, sheet: AnswerSheet) -> Result:
    """Return what a sheet of answers to questions of this content comes to."""
    return Result(compile_table(content), sheet)


def with_facts(result: Result, facts: Mapping[str, int]) -> Result:
    """Return what the same sheet comes to with these facts where none was given."""
    return replace(result, given={**facts, **result.given})
