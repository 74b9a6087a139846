"""What the answers come to: scores, and what puts a path out, to one recommendation."""

from collections.abc import Collection, Mapping
from typing import Literal

from careerpick.decide.table import Ranking, ScoreTable, Standing, unmet_wants
from careerpick.model import Answer, AnswerSheet, Content
from careerpick.values import value

Verdict = Literal["fit", "tie", "stop_gap", "none_fits", "nothing_left", "not_enough"]


@value
class Recommendation:
    """What the answers come to.

    Attributes:
        verdict: fit: the best-scored of what is left, and good enough to be called so.
            tie: several share the best score. stop_gap: something is left, but the
            answers lean away from it. none_fits: what is wanted most, no path gives.
            nothing_left: all is blocked or ruled out. not_enough: the answers favour nothing.
        paths: Recommended path ids: one, several for a tie, or none.
        best: Ids of the best-scored paths, whatever puts them out; empty when not_enough.
            With none_fits the nearest.
    """

    verdict: Verdict
    paths: tuple[str, ...]
    best: tuple[str, ...]


@value
class Unmet:
    """Something that is wanted strongly and is at the wrong end of every path.

    Attributes:
        criterion: Criterion id.
        wanted: 1 where more of it is wanted, -1 where less.
        questions: Ids of the questions whose answers say so, in the order of the bank.
        strong: Whether one of them is marked, or is a refusal in its own words.
    """

    criterion: str
    wanted: int
    questions: tuple[str, ...]
    strong: bool


def unmet(content: Content, table: ScoreTable, sheet: AnswerSheet) -> tuple[Unmet, ...]:
    """Return what is wanted at +-2 and given by no path, in the order of the answers."""
    found: dict[tuple[str, int], list[str]] = {}
    strong = set()
    for question in content.bank.questions:
        answer = sheet.answers.get(question.id)
        option = question.option(answer.option) if answer else None
        if answer is None or option is None:
            continue
        for criterion, evidence in unmet_wants(option, content.paths):
            key = criterion, 1 if evidence > 0 else -1
            found.setdefault(key, []).append(question.id)
            if table.importance(question.id, answer) > 1:
                strong.add(key)
    return tuple(
        Unmet(criterion, wanted, tuple(questions), (criterion, wanted) in strong)
        for (criterion, wanted), questions in found.items()
    )


def none_fits(table: ScoreTable, answers: Mapping[str, Answer]) -> bool:
    """Tell whether what no path gives was marked, or is at least half of all evidence given."""
    given = missed = 0
    for question, answer in answers.items():
        said, importance = table.said[question][answer.option], table.importance(question, answer)
        if said.unmet and importance > 1:
            return True
        given += importance * said.given
        missed += importance * said.unmet
    return missed > 0 and 2 * missed >= given


def recommend(ranking: Ranking, out: Collection[str], *, fits_none: bool) -> Recommendation:
    """Choose the best-scored path that is not out.

    Args:
        ranking: All paths.
        out: Ids of those that are blocked or ruled out.
        fits_none: Whether what is wanted most is given by no path.
    """
    standings = ranking.standings
    best = tuple(item.path for item in standings if item.rank == 1)
    if fits_none:
        return Recommendation("none_fits", (), best)
    if not any(standing.score for standing in standings):
        return Recommendation("not_enough", (), ())
    chosen = best_left({item.path: item.score for item in standings}, out)
    verdict: Verdict = "fit"
    if not chosen:
        verdict = "nothing_left"
    elif is_stop_gap(ranking.of(chosen[0]), ranking):
        verdict = "stop_gap"
    elif len(chosen) > 1:
        verdict = "tie"
    return Recommendation(verdict, chosen, best)


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
