"""How balanced the questions are: `python benchmarks/balance.py [--sheets N] [--seed S]`.

Answers everything at random, many times, and counts what comes first. A bank that is
unbalanced decides for the person before they have answered. Reads the compiled score table
and the limits, like the quiz itself; the target of each figure is printed beside it.
"""

import argparse
import random
import statistics
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from careerpick.content import load_content
from careerpick.limits import best_left, blocked_paths, check_access, facts_of
from careerpick.model import Answer, AnswerSheet, Content, Question
from careerpick.scoring import ScoreTable, compile_table

SHARE_MARKED = 1 / 3
"""How many answers of a marked sheet matter a lot."""
SHARE_REDRAWN = 0.35
"""How many answers of a people-like sheet are drawn at random."""
NEUTRAL = "level-2-everywhere"

Row = tuple[int, ...]
"""Points of each path for one option."""


@dataclass(frozen=True, slots=True)
class Shares:
    """What came of many random sheets; shares are 0..1.

    Attributes:
        first: Path id to the share of sheets on which it alone scores best.
        recommended: Path id to the share on which it is recommended (ties count for each).
        nothing: Share on which nothing is recommended.
        ties: Share on which several score best.
        median_gap: Usual gap between first and second, in points.
    """

    first: dict[str, float]
    recommended: dict[str, float]
    nothing: float
    ties: float
    median_gap: float


@dataclass(frozen=True, slots=True)
class Flips:
    """How often people-like sheets change their winner by one changed answer.

    Attributes:
        step: Share that some change to a neighbouring option turns.
        any_change: Share that some change of one answer turns.
        kept: Share whose winner is the path that the sheet was drawn for.
    """

    step: float
    any_change: float
    kept: float


def option_rows(content: Content, table: ScoreTable) -> list[list[Row]]:
    """Return the points of every option of every question, in the order of the bank."""
    return [
        [table.points[question.id][option.id] for option in question.options]
        for question in content.bank.questions
    ]


def total(rows: Sequence[Row], importance: Sequence[int] | None = None) -> Row:
    """Add up one row for each question; with the importance of each answer where given."""
    if importance is None:
        return tuple(map(sum, zip(*rows, strict=True)))
    return tuple(
        sum(points * mark for points, mark in zip(column, importance, strict=True))
        for column in zip(*rows, strict=True)
    )


class Blocked:
    """Which paths are out of reach, for the options picked; remembers what it has seen."""

    def __init__(self, content: Content) -> None:
        self._content = content
        self._stating = [
            i
            for i, question in enumerate(content.bank.questions)
            if any(option.facts for option in question.options)
        ]
        self._seen: dict[tuple[int, ...], frozenset[str]] = {}

    def __call__(self, picked: Sequence[int]) -> frozenset[str]:
        key = tuple(picked[i] for i in self._stating)
        if key not in self._seen:
            sheet = sheet_of([self._content.bank.questions[i] for i in self._stating], key)
            facts = facts_of(self._content.bank, sheet)
            self._seen[key] = blocked_paths(self._content, facts)
        return self._seen[key]


def sheet_of(questions: Sequence[Question], picked: Sequence[int]) -> AnswerSheet:
    """Return the sheet on which each question is answered with the option at its position."""
    return AnswerSheet(
        {
            question.id: Answer(question.options[position].id)
            for question, position in zip(questions, picked, strict=True)
        }
    )


def random_picks(content: Content, sheets: int, seed: int) -> Iterator[list[int]]:
    """Yield the positions of randomly chosen options, one for each question."""
    rng = random.Random(seed)
    sizes = [len(question.options) for question in content.bank.questions]
    for _ in range(sheets):
        yield [int(rng.random() * size) for size in sizes]


def count_shares(
    content: Content, picks: Iterable[Sequence[int]], marks_seed: int | None = None
) -> Shares:
    """Count what comes of these sheets; with a seed, a third of the answers matter a lot."""
    rng = random.Random(marks_seed)
    table = compile_table(content)
    rows, blocked = option_rows(content, table), Blocked(content)
    first: Counter[str] = Counter()
    recommended: Counter[str] = Counter()
    gaps = []
    for picked in picks:
        marks = None if marks_seed is None else [1 + (rng.random() < SHARE_MARKED) for _ in rows]
        scores = total([options[i] for options, i in zip(rows, picked, strict=True)], marks)
        best, second = sorted(scores, reverse=True)[:2]
        gaps.append(best - second)
        if best > second:
            first[table.path_ids[scores.index(best)]] += 1
        by_path = dict(zip(table.path_ids, scores, strict=True))
        recommended.update(best_left(by_path, blocked(picked)) or ("",))
    sheets = len(gaps)
    return Shares(
        first={path: first[path] / sheets for path in table.path_ids},
        recommended={path: recommended[path] / sheets for path in table.path_ids},
        nothing=recommended[""] / sheets,
        ties=gaps.count(0) / sheets,
        median_gap=statistics.median(gaps),
    )


def random_shares(content: Content, sheets: int, seed: int, *, marked: bool) -> Shares:
    """Answer every question at random, `sheets` times, and count."""
    marks_seed = seed + 1 if marked else None
    return count_shares(content, random_picks(content, sheets, seed), marks_seed)


def neutral_share(content: Content, sheets: int, seed: int) -> float:
    """Return how often an invented path at the middle of every scale would come first."""
    model = content.paths[0]
    middle = {key: replace(item, level=2) for key, item in model.performance.items()}
    neutral = replace(model, id=NEUTRAL, performance=middle, needs=())
    widened = replace(content, paths=(*content.paths, neutral))
    rows = option_rows(widened, table := compile_table(widened))
    place = table.path_ids.index(NEUTRAL)
    first = sum(
        _winner(total([options[i] for options, i in zip(rows, picked, strict=True)])) == place
        for picked in random_picks(widened, sheets, seed)
    )
    return first / sheets


def favourites(rows: list[list[Row]]) -> list[list[int]]:
    """Return for each path the position of the option that puts it furthest ahead.

    Ahead of the mean of all paths; the first such option where several are equal.
    """
    paths = range(len(rows[0][0]))

    def lead(row: Row, path: int) -> int:
        return len(row) * row[path] - sum(row)

    return [
        [max(range(len(options)), key=lambda i: lead(options[i], path)) for options in rows]
        for path in paths
    ]


def people_like(content: Content, sheets: int, seed: int) -> Iterator[tuple[int, list[int]]]:
    """Yield (path, picked): the answers that favour one path most, in part redrawn."""
    rng = random.Random(seed)
    rows = option_rows(content, compile_table(content))
    favoured = favourites(rows)
    for _ in range(sheets):
        path = rng.randrange(len(favoured))
        yield (
            path,
            [
                rng.randrange(len(options)) if rng.random() < SHARE_REDRAWN else favourite
                for options, favourite in zip(rows, favoured[path], strict=True)
            ],
        )


def flip_shares(content: Content, sheets: int, seed: int) -> Flips:
    """Change every answer of people-like sheets, one at a time, and count new winners."""
    rows = option_rows(content, compile_table(content))
    step = any_change = kept = 0
    for path, picked in people_like(content, sheets, seed):
        scores = total([options[i] for options, i in zip(rows, picked, strict=True)])
        winner = _winner(scores)
        kept += winner == path
        distances = {
            abs(i - now)
            for options, now in zip(rows, picked, strict=True)
            for i, row in enumerate(options)
            if _winner([s - a + b for s, a, b in zip(scores, options[now], row, strict=True)])
            != winner
        }
        step += 1 in distances
        any_change += bool(distances)
    return Flips(step / sheets, any_change / sheets, kept / sheets)


def _winner(scores: Sequence[int]) -> int | None:
    """Return the position of the best score, or None for a tie."""
    best = max(scores)
    return scores.index(best) if scores.count(best) == 1 else None


def always_leads(content: Content) -> dict[str, tuple[str, int]]:
    """Return what comes first, and by how much, for who always picks the same position.

    Where a question has fewer options, its last one is picked.
    """
    table = compile_table(content)
    rows = option_rows(content, table)
    longest = max(len(options) for options in rows)
    leads = {}
    for position in range(longest):
        scores = total([options[min(position, len(options) - 1)] for options in rows])
        best, second = sorted(scores, reverse=True)[:2]
        leads[f"option {position + 1}"] = (table.path_ids[scores.index(best)], best - second)
    return leads


def idle_questions(content: Content) -> list[str]:
    """Return the ids of the questions that change neither a score nor a status."""
    table = compile_table(content)

    def statuses(facts: dict[str, int]) -> tuple[str, ...]:
        return tuple(check_access(path, content.bank, facts).status for path in content.paths)

    best = {
        limit: value
        for question in content.bank.questions
        for option in question.options
        for limit, value in option.facts.items()
        if value >= max(other.facts.get(limit, value) for other in question.options)
    }
    return [
        question.id
        for question in content.bank.questions
        if not any(any(row) for row in table.points[question.id].values())
        and len({statuses({**best, **option.facts}) for option in question.options}) == 1
    ]


def report(content: Content, sheets: int, seed: int) -> Iterator[str]:
    """Yield the lines of the table."""
    plain = random_shares(content, sheets, seed, marked=False)
    marked = random_shares(content, sheets, seed, marked=True)
    people = max(sheets // 10, 1)
    flips = flip_shares(content, people, seed)
    yield f"{sheets:,} random sheets of {len(content.bank.questions)} questions, seed {seed}"
    yield ""
    yield f"{'':14}{'first':>10}{'marked':>10}{'advised':>10}{'marked':>10}"
    yield f"{'wanted':14}{'20-30 %':>10}{'20-30 %':>10}{'<= 35 %':>10}{'<= 35 %':>10}"
    for path in plain.first:
        figures = (shares.first[path] for shares in (plain, marked))
        advised = (shares.recommended[path] for shares in (plain, marked))
        yield f"{path:14}" + "".join(f"{share:>10.1%}" for share in (*figures, *advised))
    yield ""
    yield f"ties for first            {plain.ties:.2%}, marked {marked.ties:.2%} (<= 0.5 %)"
    yield f"nothing left to advise    {plain.nothing:.2%}"
    yield f"level 2 everywhere first  {neutral_share(content, sheets, seed):.1%} (<= 2 %)"
    yield f"idle questions            {', '.join(idle_questions(content)) or 'none'}"
    yield ""
    for name, (path, lead) in always_leads(content).items():
        yield f"always {name}: {path} by {lead / plain.median_gap:.2f} usual gaps (<= 0.50)"
    yield ""
    yield f"{people:,} people-like sheets: the winner"
    yield f"  is the path they were drawn for  {flips.kept:.1%}"
    yield f"  turns on some one-step change    {flips.step:.1%} (<= 6 %)"
    yield f"  turns on some single change      {flips.any_change:.1%} (<= 11 %)"


def main() -> None:
    """Print the table for the shipped content, or for the folder named."""
    parser = argparse.ArgumentParser(description="Measure how balanced the questions are.")
    parser.add_argument("--sheets", type=int, default=100_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--content", type=Path, default=None)
    options = parser.parse_args()
    for line in report(load_content(options.content), options.sheets, options.seed):
        print(line)


if __name__ == "__main__":
    main()
