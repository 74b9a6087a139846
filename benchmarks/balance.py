"""How balanced the questions are: `python benchmarks/balance.py [--sheets N] [--seed S]`.

Answers everything at random, many times, and counts what comes first. A bank that is
unbalanced decides for the person before they have answered. Reads the compiled score table
and the limits, like the quiz itself. Figures for authors: meaning decides, not they.
"""

import argparse
import random
import statistics
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from careerpick.authoring.balance import (
    Picks,
    Row,
    Rows,
    limiting_questions,
    option_rows,
    random_picks,
    winner,
)
from careerpick.content import load_content
from careerpick.decide.circumstances import blocked_paths, facts_of
from careerpick.decide.decision import best_left
from careerpick.decide.table import compile_table
from careerpick.model import Answer, AnswerSheet, Content, Question
from careerpick.values import value

NEUTRAL = "level-2-everywhere"
SHARE_MARKED = 1 / 3
"""How many answers of a marked sheet matter a lot."""


@value
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


def total(rows: Iterable[Row], importance: Sequence[int] | None = None) -> Row:
    """Add up one row for each question; with the importance of each answer where given."""
    if importance is None:
        return tuple(map(sum, zip(*rows, strict=True)))
    return tuple(
        sum(points * mark for points, mark in zip(column, importance, strict=True))
        for column in zip(*rows, strict=True)
    )


def total_of(rows: Rows, picked: Picks, importance: Sequence[int] | None = None) -> Row:
    """Return the scores of a sheet."""
    return total([options[i] for options, i in zip(rows, picked, strict=True)], importance)


def sheet_of(questions: Sequence[Question], picked: Picks) -> AnswerSheet:
    """Return the sheet on which each question is answered with the option at its position."""
    return AnswerSheet(
        {
            question.id: Answer(question.possible[position].id)
            for question, position in zip(questions, picked, strict=True)
        }
    )


class Blocked:
    """Which paths are out of reach, for the options picked; remembers what it has seen."""

    def __init__(self, content: Content) -> None:
        self._content = content
        self._stating = [
            i
            for i, question in enumerate(content.bank.scored)
            if any(option.facts for option in question.options)
        ]
        self._seen: dict[tuple[int, ...], frozenset[str]] = {}

    def __call__(self, picked: Picks) -> frozenset[str]:
        """Return the ids of the blocked paths."""
        key = tuple(picked[i] for i in self._stating)
        if key not in self._seen:
            sheet = sheet_of([self._content.bank.scored[i] for i in self._stating], key)
            facts = facts_of(self._content.bank, sheet)
            self._seen[key] = blocked_paths(self._content, facts)
        return self._seen[key]


def count_shares(content: Content, picks: Iterable[Picks], marks_seed: int | None = None) -> Shares:
    """Count what comes of these sheets, for two paths or more.

    With a seed, a third of the answers matter a lot.
    """
    rng = random.Random(marks_seed)
    table = compile_table(content)
    rows, blocked = option_rows(content, table), Blocked(content)
    first: Counter[str] = Counter()
    recommended: Counter[str] = Counter()
    gaps = []
    for picked in picks:
        marks = None if marks_seed is None else [1 + (rng.random() < SHARE_MARKED) for _ in rows]
        scores = total_of(rows, picked, marks)
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
