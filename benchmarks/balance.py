"""How balanced the questions are: `python benchmarks/balance.py [--sheets N] [--seed S]`.

Answers everything at random, many times, and counts what comes first. A bank that is
unbalanced decides for the person before they have answered. Reads the compiled score table
and the limits, like the quiz itself; the target of each figure is printed beside it.
"""

import argparse
import random
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from careerpick.content import load_content
from careerpick.insight.balance import (
    Row,
    Rows,
    Shares,
    count_shares,
    limiting_questions,
    option_rows,
    random_picks,
    total,
    total_of,
    winner,
)
from careerpick.model import Content
from careerpick.scoring import compile_table

SHARE_REDRAWN = 0.35
"""How many answers of a people-like sheet are drawn at random."""
NEUTRAL = "level-2-everywhere"


def random_shares(content: Content, sheets: int, seed: int, *, marked: bool) -> Shares:
    """Answer every question at random, `sheets` times, and count."""
    marks_seed = seed + 1 if marked else None
    return count_shares(content, random_picks(content, sheets, seed), marks_seed)


def idle_questions(content: Content) -> list[str]:
    """Return the ids of the questions that change neither a score nor a status."""
    table = compile_table(content)
    limiting = limiting_questions(content)
    return [
        question.id
        for question in content.bank.questions
        if not any(map(any, table.points[question.id].values())) and question.id not in limiting
    ]


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


def neutral_share(content: Content, sheets: int, seed: int) -> float:
    """Return how often an invented path at the middle of every scale would come first."""
    model = content.paths[0]
    middle = {key: replace(item, level=2) for key, item in model.performance.items()}
    neutral = replace(model, id=NEUTRAL, performance=middle, needs=())
    widened = replace(content, paths=(*content.paths, neutral))
    rows = option_rows(widened, table := compile_table(widened))
    place = table.path_ids.index(NEUTRAL)
    first = sum(
        winner(total_of(rows, picked)) == place for picked in random_picks(widened, sheets, seed)
    )
    return first / sheets


def favourites(rows: Rows) -> list[list[int]]:
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
        scores = total_of(rows, picked)
        now_first = winner(scores)
        kept += now_first == path
        distances = {
            abs(i - now)
            for options, now in zip(rows, picked, strict=True)
            for i, row in enumerate(options)
            if winner([s - a + b for s, a, b in zip(scores, options[now], row, strict=True)])
            != now_first
        }
        step += 1 in distances
        any_change += bool(distances)
    return Flips(step / sheets, any_change / sheets, kept / sheets)


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
