"""Whether what the results claim of themselves is true: `python -m benchmarks.validation`.

Every figure of docs/validation.md, measured anew on the shipped content: how often a winner
hangs on one answer, whether stopping early is ever wrong, whether the
reasons and the fewest changes are exact, how long it all takes. What has to be exact has its
bar beside it; the rest are figures about the content, for its authors. `--replays 100000` is
for the full claim on stopping; it takes a while.
"""

import argparse
import random
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from pathlib import Path

from benchmarks.balance import neutral_share, random_shares, sheet_of, total_of
from benchmarks.insight_time import insight_ratio
from careerpick.authoring.balance import option_rows, winner
from careerpick.content import load_content
from careerpick.decide.asking import is_settled, next_question
from careerpick.decide.changes import fewest_changes
from careerpick.decide.decision import Decision, add_scores
from careerpick.decide.result import explain_gap
from careerpick.decide.table import ScoreTable, compile_table
from careerpick.model import Answer, AnswerSheet, Content, Mark

SHARE_REDRAWN = 0.35
"""How many answers of a people-like sheet are drawn at random."""
SHARE_IMPORTANT, SHARE_DEAL_BREAKER = 0.3, 0.03
"""How many answers of a marked sheet matter a lot, and how many are deal-breakers."""
BRUTE_FORCE = 3

Picks = list[int]


@dataclass(frozen=True, slots=True)
class Bench:
    """The content, compiled once, and how much to measure."""

    content: Content
    table: ScoreTable
    sheets: int
    replays: int
    seed: int

    def decision(self, sheet: AnswerSheet) -> Decision:
        return Decision(self.table, sheet)

    def people(self, count: int) -> Iterator[AnswerSheet]:
        """Yield people-like sheets, the same ones for every figure."""
        for picked in people_picks(self.content, self.table, count, self.seed):
            yield sheet_of(self.content.bank.scored, picked)

    def strangers(self, count: int) -> Iterator[AnswerSheet]:
        """Yield sheets answered at random."""
        rng = random.Random(self.seed + 1)
        questions = self.content.bank.scored
        for _ in range(count):
            yield sheet_of(questions, [rng.randrange(len(item.options)) for item in questions])


@dataclass(frozen=True, slots=True)
class Figure:
    """One line of the table."""

    name: str
    reached: str
    bar: str = ""
    is_met: bool = True


def share(name: str, part: int, whole: int) -> Figure:
    return Figure(f"{name} (of {whole:,})", f"{100 * part / whole if whole else 0.0:.2f} %")


def people_picks(content: Content, table: ScoreTable, count: int, seed: int) -> Iterator[Picks]:
    """Yield the answers that favour one path most, 35 % of them drawn anew at random.

    The path is drawn at random, and so are options that favour it equally.
    """
    rng = random.Random(seed)
    rows = option_rows(content, table)
    paths = len(table.path_ids)
    best = [
        [
            [i for i, row in enumerate(options) if paths * row[path] - sum(row) == top]
            for options in rows
            for top in [max(paths * row[path] - sum(row) for row in options)]
        ]
        for path in range(paths)
    ]
    for _ in range(count):
        favoured = best[rng.randrange(paths)]
        yield [
            rng.randrange(len(options)) if rng.random() < SHARE_REDRAWN else rng.choice(favourites)
            for options, favourites in zip(rows, favoured, strict=True)
        ]


def single_changes(bench: Bench) -> Iterator[Figure]:
    """Change every answer, one at a time."""
    rows = option_rows(bench.content, bench.table)
    step = anyhow = 0
    for picked in people_picks(bench.content, bench.table, bench.sheets, bench.seed):
        scores = total_of(rows, picked)
        first = winner(scores)
        distances = {
            abs(i - now)
            for options, now in zip(rows, picked, strict=True)
            for i, row in enumerate(options)
            if winner(tuple(s - a + b for s, a, b in zip(scores, options[now], row, strict=True)))
            != first
        }
        step += 1 in distances
        anyhow += bool(distances)
    yield share("people-like: the winner flips on some one-step change", step, bench.sheets)
    yield share("people-like: the winner flips on some single change", anyhow, bench.sheets)


def random_answers(bench: Bench) -> Iterator[Figure]:
    count = 5 * bench.sheets
    ties = random_shares(bench.content, count, bench.seed, marked=False).ties
    yield share("random: ties", round(ties * count), count)
    neutral = neutral_share(bench.content, count, bench.seed)
    yield share("random: an invented path at level 2 first", round(neutral * count), count)


def stopping(bench: Bench) -> Iterator[Figure]:
    """Replay whole sheets as a quick quiz, and compare what came out with the whole."""
    kinds: tuple[tuple[str, Callable[[int], Iterator[AnswerSheet]]], ...] = (
        ("people-like", bench.people),
        ("random", bench.strangers),
    )
    for marks in (False, True):
        for kind, draw in kinds:
            rng = random.Random(bench.seed)
            asked = wrong = 0
            for drawn in draw(bench.replays):
                count, is_right = replay(bench, marked(drawn, rng) if marks else drawn)
                asked += count
                wrong += not is_right
            mean = asked / (bench.replays * len(bench.table.points))
            name = f"{kind}{', marked' if marks else ''}: "
            yield Figure(
                f"{name}questions asked until certain, mean",
                f"{100 * mean:.1f} %",
            )
            yield Figure(
                f"{name}wrong after stopping (of {bench.replays:,})", f"{wrong}", "0", wrong == 0
            )


def marked(sheet: AnswerSheet, rng: random.Random) -> AnswerSheet:
    def mark() -> Mark:
        drawn = rng.random()
        if drawn < SHARE_DEAL_BREAKER:
            return "deal_breaker"
        return "important" if drawn < SHARE_DEAL_BREAKER + SHARE_IMPORTANT else "normal"

    return AnswerSheet({q: replace(answer, mark=mark()) for q, answer in sheet.answers.items()})


def replay(bench: Bench, sheet: AnswerSheet) -> tuple[int, bool]:
    """Return how many questions were asked, and whether stopping changed nothing.

    As the quick quiz does it: once no unmarked answer could change the recommendation, the
    person is asked which of the open questions they would mark, and answers these.
    """
    remaining = list(bench.table.points)
    answered: dict[str, Answer] = {}
    while remaining:
        decision = bench.decision(AnswerSheet(dict(answered)))
        question: str | None
        if is_settled(decision, remaining, marks=False):
            question = next((q for q in remaining if sheet.answers[q].mark != "normal"), None)
        else:
            question = next_question(decision, remaining)
        if question is None:
            break
        remaining.remove(question)
        answered[question] = sheet.answers[question]
    stopped = bench.decision(AnswerSheet(answered)).after({})
    return len(answered), stopped == bench.decision(sheet).after({})


def residual(bench: Bench) -> Iterator[Figure]:
    """Add up the reasons between every two paths, on marked sheets."""
    rng, worst, gaps = random.Random(bench.seed), 0, 0
    for drawn in bench.strangers(bench.sheets // 10):
        sheet = marked(drawn, rng)
        scores = bench.decision(sheet).by_path
        for ahead, behind in combinations(bench.table.path_ids, 2):
            found = explain_gap(Decision(bench.table, sheet), ahead, behind)
            gap = scores[ahead] - scores[behind]
            worst = max(worst, abs(gap - sum(reason.points for reason in found.reasons)))
            gaps += 1
    yield Figure(f"residual of the reasons, largest of {gaps:,} gaps", f"{worst}", "0", worst == 0)


def changes_exact(bench: Bench) -> Iterator[Figure]:
    """Hold the fewest changes against every set of up to three other answers."""
    compared = equal = 0
    count = max(1, bench.sheets // 10)
    for number, sheet in enumerate([*bench.people(count // 2), *bench.strangers(count // 2)]):
        decision = bench.decision(sheet)
        target = bench.table.path_ids[number % len(bench.table.path_ids)]
        found = fewest_changes(decision, target).changes
        fewest = None if found is None or len(found) > BRUTE_FORCE else len(found)
        compared += 1
        equal += fewest == fewest_by_force(decision, target)
    yield Figure(
        f"fewest changes against brute force up to {BRUTE_FORCE}, equal",
        f"{equal:,} of {compared:,}",
        "all",
        equal == compared,
    )


def fewest_by_force(decision: Decision, target: str) -> int | None:
    """Return how many answers have to differ, or None for more than three; tries every set."""
    index = decision.table.path_ids.index(target)
    by_question: dict[str, list[tuple[int, ...]]] = {}
    for question, instead in decision.single_changes():
        by_question.setdefault(question, []).append(decision.delta(question, instead))

    def is_first(scores: Sequence[int]) -> bool:
        mine = scores[index]
        return all(mine > score for i, score in enumerate(scores) if i != index)

    def reached(scores: tuple[int, ...], groups: Sequence[list[tuple[int, ...]]]) -> bool:
        if not groups:
            return is_first(scores)
        return any(reached(add_scores(scores, delta), groups[1:]) for delta in groups[0])

    for count in range(BRUTE_FORCE + 1):
        if any(
            reached(decision.scores, groups) for groups in combinations(by_question.values(), count)
        ):
            return count
    return None


def insight_time(_: Bench) -> Iterator[Figure]:
    ratio = insight_ratio()
    name = "all insight for one result, as a multiple of python -c pass"
    yield Figure(name, f"{ratio:.1f} x", "<= 5 x", ratio <= 5)


MEASURES = (
    single_changes,
    random_answers,
    stopping,
    residual,
    changes_exact,
    insight_time,
)


def main() -> None:
    """Print the table for the shipped content, or for the folder named."""
    parser = argparse.ArgumentParser(description="Measure what the results claim of themselves.")
    parser.add_argument("--sheets", type=int, default=10_000)
    parser.add_argument("--replays", type=int, default=2_000, help="quick quizzes of each kind")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--content", type=Path, default=None)
    parser.add_argument("--only", choices=[measure.__name__ for measure in MEASURES])
    options = parser.parse_args()
    content = load_content(options.content)
    table = compile_table(content)
    bench = Bench(content, table, options.sheets, options.replays, options.seed)
    print(f"content {content.fingerprint}: {len(table.points)} questions, ", end="")
    print(f"{len(table.path_ids)} paths, seed {options.seed}")
    for measure in MEASURES:
        if options.only in (None, measure.__name__):
            start = time.perf_counter()
            for figure in measure(bench):
                verdict = "" if not figure.bar else "ok" if figure.is_met else "MISSED"
                print(f"{figure.name:<82}{figure.reached:>14}  {figure.bar:<8} {verdict}".rstrip())
            print(f"  ({measure.__name__}: {time.perf_counter() - start:.0f} s)", flush=True)


if __name__ == "__main__":
    main()
