"""Content to score table, answer sheet to ranking: the only arithmetic of preference.

Linear additive scoring over criteria, centred within each question, in whole numbers.
Everything that shows or explains a score (ranking, reasons, comparisons, what-ifs)
reads `ScoreTable.points`; nothing recomputes it.
"""

from collections.abc import Mapping
from math import lcm

from careerpick.model import AnswerSheet, CareerPath, Content, Question
from careerpick.values import value

NEUTRAL_LEVEL = 2
"""The middle of the fixed scale 0..4, from which performance is counted."""


@value
class ScoreTable:
    """Points for every option and path.

    Attributes:
        path_ids: In ascending order; the order of every inner tuple below.
        scale: What one unit of evidence times level was multiplied by, so that
            centring stays in whole numbers.
        points: Question id -> option id -> points of each path, for importance 1.
            Over the options of a question they sum to 0 for each path.
        excluded: Question id -> option id -> ids of the paths that this answer rules
            out when it is marked as a deal-breaker.
    """

    path_ids: tuple[str, ...]
    scale: int
    points: Mapping[str, Mapping[str, tuple[int, ...]]]
    excluded: Mapping[str, Mapping[str, frozenset[str]]]


@value
class Contribution:
    """What one answer adds to the score of one path (points may be negative or 0)."""

    question: str
    answer: str
    points: int


@value
class Standing:
    """One path in a ranking.

    Attributes:
        path: Path id.
        rank: 1 for the best; equal scores share a rank (1, 1, 3).
        score: Sum of `contributions`, exactly.
        match: 0..100, for display only; 50 means no lean either way.
        contributions: One for each answered question, in the order of the bank.
        ruled_out_by: Ids of the questions whose deal-breaker rules the path out.
    """

    path: str
    rank: int
    score: int
    match: int
    contributions: tuple[Contribution, ...]
    ruled_out_by: tuple[str, ...]


@value
class Ranking:
    """Standings from best to worst; ties in the order of their ids, sharing a rank."""

    standings: tuple[Standing, ...]

    def of(self, path_id: str) -> Standing:
        """Return the standing of this path (callers pass ids of this ranking)."""
        return next(item for item in self.standings if item.path == path_id)


def compile_table(content: Content) -> ScoreTable:
    """Compile the content once into points.

    With weight w of the question, evidence e in -2..2 and performance v in 0..4::

        raw(q, o, p) = w(q) * sum over k of e(q, o, k) * (v(p, k) - 2)
        points(q, o, p) = scale * (raw(q, o, p) - mean over the options of q of raw)

    where `scale` is the least common multiple of the numbers of options, so that the
    result is whole. Weighted additive value with directional evidence; see
    docs/scoring.md for the model and its sources.
    """
    paths = sorted(content.paths, key=lambda path: path.id)
    scale = lcm(*(len(question.options) for question in content.bank.questions))
    return ScoreTable(
        path_ids=tuple(path.id for path in paths),
        scale=scale,
        points={
            question.id: _centred_points(question, paths, scale)
            for question in content.bank.questions
        },
        excluded={question.id: _exclusions(question, paths) for question in content.bank.questions},
    )


def _centred_points(
    question: Question, paths: list[CareerPath], scale: int
) -> dict[str, tuple[int, ...]]:
    raw = {
        option.id: [
            question.weight
            * sum(
                evidence * (path.performance[criterion].level - NEUTRAL_LEVEL)
                for criterion, evidence in option.wants.items()
            )
            for path in paths
        ]
        for option in question.options
    }
    totals = [sum(column) for column in zip(*raw.values(), strict=True)]
    share = scale // len(question.options)
    return {
        option_id: tuple(
            scale * points - share * total for points, total in zip(row, totals, strict=True)
        )
        for option_id, row in raw.items()
    }


def _exclusions(question: Question, paths: list[CareerPath]) -> dict[str, frozenset[str]]:
    return {
        option.id: frozenset(
            path.id
            for path in paths
            if any(
                at_wrong_end(path.performance[criterion].level, evidence)
                for criterion, evidence in option.wants.items()
            )
        )
        for option in question.options
    }


def at_wrong_end(level: int, evidence: int) -> bool:
    """Tell whether a level fails a deal-breaker with this evidence (only -2 and 2 can)."""
    return (evidence == 2 and level < NEUTRAL_LEVEL) or (evidence == -2 and level > NEUTRAL_LEVEL)


def rank_paths(table: ScoreTable, sheet: AnswerSheet) -> Ranking:
    """Rank every path of the table by this sheet.

    A question that is not on the sheet adds exactly 0 to every path. The order of the
    sheet changes nothing.
    """
    answered = [(q, sheet.answers[q]) for q in table.points if q in sheet.answers]
    contributions = [
        tuple(
            Contribution(q, answer.option, answer.importance * table.points[q][answer.option][i])
            for q, answer in answered
        )
        for i in range(len(table.path_ids))
    ]
    scores = [sum(item.points for item in row) for row in contributions]
    reach = greatest_reach(table, sheet)
    standings = [
        Standing(
            path=path_id,
            rank=1 + sum(other > score for other in scores),
            score=score,
            match=to_match(score, reach),
            contributions=row,
            ruled_out_by=tuple(
                question
                for question, answer in answered
                if answer.mark == "deal_breaker"
                and path_id in table.excluded[question][answer.option]
            ),
        )
        for path_id, score, row in zip(table.path_ids, scores, contributions, strict=True)
    ]
    return Ranking(tuple(sorted(standings, key=lambda item: (item.rank, item.path))))


def points_per_level(content: Content, table: ScoreTable, sheet: AnswerSheet) -> dict[str, int]:
    """Return, for each criterion, what one level more of it adds to a path's score.

    The same for every path, since score(p) = sum over k of (v(p, k) - 2) * this: the
    sheet's evidence, centred, weighted and marked.
    """
    per_level = dict.fromkeys((criterion.id for criterion in content.bank.criteria), 0)
    for question in content.bank.questions:
        answer = sheet.answers.get(question.id)
        if answer is None:
            continue
        factor = answer.importance * question.weight
        share = table.scale // len(question.options)
        for option in question.options:
            chosen = table.scale if option.id == answer.option else 0
            for criterion, evidence in option.wants.items():
                per_level[criterion] += factor * (chosen - share) * evidence
    return per_level


def greatest_reach(table: ScoreTable, sheet: AnswerSheet) -> int:
    """Return the largest |score| that any path could have had on these questions.

    Same questions, same marks, any options: the common scale of every `match`.
    """
    reach = [0] * len(table.path_ids)
    for question, answer in sheet.answers.items():
        for i in range(len(table.path_ids)):
            best = max(abs(row[i]) for row in table.points[question].values())
            reach[i] += answer.importance * best
    return max(reach, default=0)


def to_match(score: int, reach: int) -> int:
    """Map a score to 0..100 for display: 50 is no lean, 100 the greatest reach.

    Rounds to the nearest whole number, halves up, in integers, so that every machine
    shows the same.
    """
    if reach == 0:
        return 50
    return (100 * (score + reach) + reach) // (2 * reach)
