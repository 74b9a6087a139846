"""Content to score table, answer sheet to ranking: the only arithmetic of preference.

Linear additive scoring over criteria in whole numbers. Everything that shows or explains a
score (ranking, reasons, comparisons, what-ifs) reads the `ScoreTable`; nothing recomputes it.
"""

from collections.abc import Mapping
from functools import cache

from careerpick.model import Answer, AnswerSheet, Content, Mark, answer_id
from careerpick.values import value

NEUTRAL_LEVEL = 2
"""The middle of the fixed scale 0..4, from which performance is counted."""
STRONG = 2
"""Evidence of this size can rule a path out, and is missed when no path gives it."""

Scores = tuple[int, ...]
"""A score for each path, in the order of the table."""


@value
class Wanted:
    """How much answers want, and how much of that no path gives: one answer, or many added up."""

    given: int = 0
    """The sum of all |evidence|, weighted and marked."""
    missed: int = 0
    """The part of it that wants +-2 of what every path has at the wrong end."""
    strong: int = 0
    """How many answers want such a thing and are marked, or are refusals in their own words."""

    @property
    def fits_none(self) -> bool:
        """Whether what no path gives was marked, or is at least half of all that is wanted."""
        return self.strong > 0 or (self.missed > 0 and self.excess >= 0)

    @property
    def excess(self) -> int:
        """By how much more than half of what is wanted is given by no path; below 0 for less."""
        return 2 * self.missed - self.given

    def __add__(self, other: "Wanted") -> "Wanted":
        """Add what other answers want."""
        given, missed = self.given + other.given, self.missed + other.missed
        return Wanted(given, missed, self.strong + other.strong)

    def __sub__(self, other: "Wanted") -> "Wanted":
        """Take away what some answers want."""
        given, missed = self.given - other.given, self.missed - other.missed
        return Wanted(given, missed, self.strong - other.strong)


@value
class ScoreTable:
    """Points for every option and path, and what else an answer does.

    Question id -> option id (or ids of all that are ticked) -> what it does, for importance 1;
    of the questions that may score, which those of detail do not.
    """

    content: Content
    path_ids: tuple[str, ...]
    """In ascending order; the order of all `Scores`."""
    points: Mapping[str, Mapping[str, Scores]]
    excluded: Mapping[str, Mapping[str, frozenset[str]]]
    """Ids of the paths that this answer rules out as a deal-breaker."""
    wants: Mapping[str, Mapping[str, Wanted]]
    refusals: Mapping[str, frozenset[str]]
    """Question id to the options that always are deal-breakers."""

    def mark(self, question: str, answer: Answer) -> Mark:
        """Return how the answer counts: as marked, or as a refusal in its own words."""
        return "deal_breaker" if answer.option in self.refusals[question] else answer.mark

    def importance(self, question: str, answer: Answer) -> int:
        """Return 1, or 2 for an answer that is marked or a refusal."""
        return 1 if self.mark(question, answer) == "normal" else 2

    def row(self, question: str, answer: Answer | None) -> Scores:
        """Return what this answer adds to the score of each path; without one nothing."""
        if answer is None or question not in self.points:
            return (0,) * len(self.path_ids)
        points = self.points[question][answer.option]
        return points if self.importance(question, answer) == 1 else tuple(2 * x for x in points)

    def wanted(self, question: str, answer: Answer | None) -> Wanted:
        """Return what this answer wants; without one nothing."""
        if answer is None or question not in self.wants:
            return Wanted()
        one = self.wants[question][answer.option]
        if self.importance(question, answer) == 1:
            return one
        return Wanted(2 * one.given, 2 * one.missed, int(one.missed > 0))

    def rules_out(self, question: str, answer: Answer) -> frozenset[str]:
        """Return the ids of the paths that this answer rules out."""
        if self.mark(question, answer) != "deal_breaker":
            return frozenset()
        return self.excluded[question][answer.option]

    def scored(self, sheet: AnswerSheet) -> AnswerSheet:
        """Return the answers that may score, without those to questions of detail."""
        answers = sheet.answers
        return AnswerSheet({name: given for name, given in answers.items() if name in self.points})


def compile_table(content: Content) -> ScoreTable:
    """Compile the content once into points.

    With weight w of the question, evidence e in -2..2 and performance v in 0..4::

        points(q, o, p) = w(q) * sum over k of e(q, o, k) * (v(p, k) - 2)

    Where several options can be ticked, each set of them is an answer and has the sum of their
    points. Where the steps of a scale are no whole numbers, all points are counted in a unit in
    which they are.

    Weighted additive value with directional evidence; see docs/scoring.md for the model.
    """
    paths = sorted(content.paths, key=lambda path: path.id)
    none, unit = (0,) * len(paths), content.unit
    points: dict[str, dict[str, Scores]] = {}
    excluded: dict[str, dict[str, frozenset[str]]] = {}
    wanted: dict[str, dict[str, Wanted]] = {}

    @cache  # looked up once, however many options ask
    def levels(criterion: str, factor: int) -> Scores:
        return tuple(factor * (path.performance[criterion].level - NEUTRAL_LEVEL) for path in paths)

    @cache
    def failing(criterion: str, evidence: int) -> frozenset[str]:
        return frozenset(
            path.id for path in paths if at_wrong_end(path.performance[criterion].level, evidence)
        )

    for question in content.bank.scored:
        weight = question.weight
        points[question.id], excluded[question.id], wanted[question.id] = {}, {}, {}
        for ticked in question.choices:
            answer = answer_id(option.id for option in ticked)
            wants = [want for option in ticked for want in option.wants.items() if want[1]]
            out = [failing(*want) for option in ticked for want in option.strong_wants(unit)]
            rows = [levels(criterion, weight * evidence) for criterion, evidence in wants]
            given = weight * sum(abs(evidence) for _, evidence in wants)
            missed = sum(len(failed) == len(paths) for failed in out)
            points[question.id][answer] = tuple(map(sum, zip(none, *rows, strict=True)))
            excluded[question.id][answer] = frozenset().union(*out)
            wanted[question.id][answer] = Wanted(given, weight * STRONG * unit * missed)
    refusals = {
        question.id: frozenset(option.id for option in question.options if option.deal_breaker)
        for question in content.bank.scored
    }
    path_ids = tuple(path.id for path in paths)
    return ScoreTable(content, path_ids, points, excluded, wanted, refusals)


def at_wrong_end(level: int, evidence: int) -> bool:
    """Tell whether a level fails a deal-breaker with this evidence (only -2 and 2 can)."""
    return (evidence == STRONG and level < NEUTRAL_LEVEL) or (
        evidence == -STRONG and level > NEUTRAL_LEVEL
    )


def to_match(score: int, reach: int) -> int:
    """Map a score to 0..100 for display: 50 is no lean, 100 the whole reach.

    Rounds halves up, in integers, so that every machine shows the same.
    """
    if reach == 0:
        return 50
    return (100 * (score + reach) + reach) // (2 * reach)
