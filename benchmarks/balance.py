"""How balanced the questions are: `python benchmarks/balance.py [--sheets N] [--seed S]`.

Answers everything at random, many times, and counts what comes first. A bank that is
unbalanced decides for the person before they have answered. Reads the compiled score table
and the limits, like the quiz itself. Figures for authors: meaning decides, not they.
"""

import argparse
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from careerpick.authoring.balance import (
    Shares,
    count_shares,
    limiting_questions,
    option_rows,
    random_picks,
    total,
    total_of,
    winner,
)
from careerpick.content import load_content
from careerpick.decide.table import compile_table
from careerpick.model import Content

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
        for question in content.bank.scored
        if not any(map(any, table.points[question.id].values())) and question.id not in limiting
    ]


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
    yield f"{sheets:,} random sheets of {len(content.bank.scored)} questions, seed {seed}"
    yield ""
    yield f"{'':14}{'first':>10}{'marked':>10}{'advised':>10}{'marked':>10}"
    for path in plain.first:
        figures = (shares.first[path] for shares in (plain, marked))
        advised = (shares.recommended[path] for shares in (plain, marked))
        yield f"{path:14}" + "".join(f"{share:>10.1%}" for share in (*figures, *advised))
    yield ""
    yield f"ties for first            {plain.ties:.2%}, marked {marked.ties:.2%}"
    yield f"nothing left to advise    {plain.nothing:.2%}"
    yield f"level 2 everywhere first  {neutral_share(content, sheets, seed):.1%}"
    yield f"idle questions            {', '.join(idle_questions(content)) or 'none'}"
    yield ""
    for name, (path, lead) in always_leads(content).items():
        yield f"always {name}: {path} by {lead / plain.median_gap:.2f} usual gaps"


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
