"""How often the advice is right for described people, who were answered for blind.

    python -m benchmarks.people               both halves, as docs/validation.md shows them
    python -m benchmarks.people --parts       both in their parts, from pages and invented
    python -m benchmarks.people --misses      and who was missed in the half for tuning
    python -m benchmarks.people --kappa       and how far two answerers agree on each question
    python -m benchmarks.people --keep        and keep how each unseen trial came out

The people stand in tests/people/ (see its README): one half is for tuning questions, weights
and levels, the other is only ever measured.
"""

import argparse
import hashlib
import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import astuple, dataclass, fields
from pathlib import Path
from typing import Any

import yaml

from careerpick.answers import parse_answers
from careerpick.content import load_content
from careerpick.decide.asking import next_deciding
from careerpick.decide.decision import Decision
from careerpick.decide.result import Result, evaluate
from careerpick.decide.table import compile_table
from careerpick.model import AnswerSheet, CareerPath, Content, Earning
from careerpick.plan.plan import Plan, make_plan

PEOPLE = Path(__file__).parents[1] / "tests" / "people"
FROM_PAGES = ("pages", "accounts", "portraits", "neighbours", "elsewhere")
INVENTED = ("europe-america", "south-east", "mixed", "letters", "torn")
HALVES = {"tuning": (*FROM_PAGES, *INVENTED), "unseen": ("strangers", "passers")}
"""Files of the half that questions may be tuned on, and of the half that they may not."""
PARTS = {
    "strangers": ("strangers",),
    "passers": ("passers",),
    "tuning, from pages": FROM_PAGES,
    "tuning, invented": INVENTED,
}
"""The unseen half file by file, and people from pages apart from those who were invented."""
NONE = ("none_fits", "nothing_left")
KEPT = PEOPLE / "outcomes.json"


@dataclass(frozen=True)
class Outcome:
    """How a trial came out against what was expected, and nothing that tells who it was.

    Attributes:
        person: The place of the person among those of the half.
        right: Whether the right path came first; None where several or none are right.
        certainty: The label of the result.
        warned: Whether a path came first that the person is warned off; None without a warning.
        none: Whether none of the paths fits the person.
        says_none: Whether the quiz said so.
        hybrid: Whether the person needs a bridge; None where two judges disagree.
        bridged: Whether the plan has one.
        asked: How many questions were asked.
    """

    person: int
    right: bool | None
    certainty: str
    warned: bool | None
    none: bool
    says_none: bool
    hybrid: bool | None
    bridged: bool
    asked: int


@dataclass(frozen=True)
class Trial:
    """One person, answered for once: what the quiz came to."""

    person: Mapping[str, Any]
    result: Result
    plan: Plan
    asked: int

    @property
    def bridge(self) -> str | None:
        """The path to live on meanwhile; None for none."""
        bridge = self.plan.route.bridge
        return bridge.path.id if bridge else None

    @property
    def wanted_bridge(self) -> str | None:
        """The one that a careful adviser names."""
        hybrid = self.person.get("hybrid")
        return hybrid["bridge"] if hybrid else None

    @property
    def path(self) -> str | None:
        """The one recommended path; None for several and for none."""
        paths = self.result.recommendation.paths
        return paths[0] if len(paths) == 1 else None

    @property
    def left_out_much(self) -> bool:
        """Whether over two in five of the questions asked have no answer."""
        return len(self.result.sheet.answers) < 0.6 * self.asked

    @property
    def is_right(self) -> bool:
        return self.path in self.person["expected_first"]

    @property
    def is_acceptable(self) -> bool:
        return self.is_right or self.path in self.person["acceptable_first"]

    @property
    def says_none(self) -> bool:
        return self.result.recommendation.verdict in NONE

    def outcome(self, place: int) -> Outcome:
        """Return what is kept of it, for the person at this place."""
        person = self.person
        return Outcome(
            person=place,
            right=self.is_right if person["expected_first"] else None,
            certainty=self.result.certainty.label,
            warned=self.path in person["not_first"] if person.get("not_first") else None,
            none=bool(person.get("none")),
            says_none=self.says_none,
            hybrid=None if person.get("hybrid_disputed") else bool(person.get("hybrid")),
            bridged=self.bridge is not None,
            asked=self.asked,
        )

    @property
    def named(self) -> set[str | None]:
        """The paths that a close result names."""
        return {*self.result.recommendation.paths, self.result.certainty.rival}


def _read(file: Path) -> Any:
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    return yaml.load(file.read_text(encoding="utf-8"), loader)


def people_of(files: Iterable[str]) -> list[dict[str, Any]]:
    """Return the people of these files, each with its answers by two answerers."""
    found = []
    for name in files:
        file = PEOPLE / f"{name}.yaml"
        if not file.exists():
            continue
        people = _read(file)
        rounds = [
            _read(answers) for answers in sorted((PEOPLE / "answers").glob(f"{name}-[0-9].yaml"))
        ]
        for person in people:
            person["answers"] = [given[person["id"]] for given in rounds if person["id"] in given]
            found.append(person)
    return found


def sheet_of(content: Content, answers: Mapping[str, Any]) -> AnswerSheet:
    """Return the answers of a person as a sheet, read as an answer file is."""
    text = yaml.safe_dump(dict(answers), allow_unicode=True)
    return parse_answers(text.encode(), "answers", content).sheet


def as_asked(content: Content, whole: AnswerSheet) -> tuple[AnswerSheet, int]:
    """Return what the quiz would have asked of this person, and how many questions it was."""
    table = compile_table(content)
    core = [question.id for question in content.bank.questions if question.ask == "core"]
    given = {q: whole.answers[q] for q in core if q in whole.answers}
    asked: list[str] = []
    while question := next_deciding(Decision(table, AnswerSheet(given)), asked):
        asked.append(question)
        if question in whole.answers:
            given[question] = whole.answers[question]
    return AnswerSheet(given), len(core) + len(asked)


def trials_of(content: Content, people: Iterable[Mapping[str, Any]]) -> list[Trial]:
    """Take the quiz for each person and each answerer."""
    trials = []
    for person in people:
        for answers in person["answers"]:
            sheet, asked = as_asked(content, sheet_of(content, answers))
            result = evaluate(content, sheet)
            trials.append(Trial(person, result, make_plan(result), asked))
    return trials


def ways_of(path: CareerPath) -> tuple[Earning, ...]:
    """Return the ways to earn on a path."""
    return path.income.ways if path.income else ()


def measured_with(content: Content) -> str:
    """Return a fingerprint of what outcomes hang on: people, answers, and all that decides.

    No word of the content is in it, nor the code: that is what the sample of the tests is for.
    """
    decides = [
        *((item.id, item.kind, item.role, item.assumed) for item in content.bank.limits),
        *(
            (
                item.id, item.ask, item.weight, item.pick, item.most, item.steps, item.number,
                [(o.id, o.wants, o.facts, o.at_least, o.deal_breaker, o.way) for o in item.options],
            )
            for item in content.bank.scored
        ),
        *(
            (
                item.id,
                {name: found.level for name, found in item.performance.items()},
                [need.any_of for need in item.needs],
                [way.weeks_to_first_income.typical for way in ways_of(item)],
            )
            for item in content.paths
        ),
    ]  # fmt: skip
    files = [
        file
        for name in HALVES["unseen"]
        for file in (PEOPLE / f"{name}.yaml", *sorted((PEOPLE / "answers").glob(f"{name}-*")))
    ]
    seen = hashlib.sha256(repr(decides).encode())
    for file in files:
        seen.update(file.read_bytes())
    return seen.hexdigest()[:16]


def keep(content: Content, trials: list[Trial]) -> None:
    """Write how the trials of the unseen half came out."""
    places: dict[str, int] = {}
    rows = [
        json.dumps(astuple(trial.outcome(places.setdefault(trial.person["id"], len(places)))))
        for trial in trials
    ]
    head = {
        "measured_with": measured_with(content),
        "columns": [field.name for field in fields(Outcome)],
    }
    text = f'{json.dumps(head)[:-1]}, "rows": [\n' + ",\n".join(rows) + "\n]}\n"
    KEPT.write_text(text, encoding="utf-8")


def kept() -> tuple[str, list[Outcome]]:
    """Return what the outcomes were measured with, and the outcomes."""
    read = json.loads(KEPT.read_text(encoding="utf-8"))
    return read["measured_with"], [Outcome(*row) for row in read["rows"]]


def figures_of(trials: list[Trial]) -> list[tuple[str, str]]:
    """Return each figure of the table in docs/validation.md with its name."""
    one = [t for t in trials if t.person["expected_first"]]
    fits = [t for t in trials if not t.person.get("none")]
    nobody = [t for t in trials if t.person.get("none")]
    warned = [t for t in trials if t.person.get("not_first")]
    firm, likely, close = (
        [t for t in one if t.result.certainty.label == label]
        for label in ("firm", "likely", "close")
    )
    hybrid = [t for t in fits if t.person.get("hybrid")]
    straight = [
        t for t in fits if not t.person.get("hybrid") and not t.person.get("hybrid_disputed")
    ]
    return [
        ("right path first", share(t.is_right for t in one)),
        ("something acceptable first", share(t.is_acceptable for t in fits)),
        ("warned-off path not first", share(t.path not in t.person["not_first"] for t in warned)),
        ("none of these, where none fits", share(t.says_none for t in nobody)),
        ("none of these, where one does", share(t.says_none for t in fits)),
        ("right among firm", share(t.is_right for t in firm)),
        ("right among likely", share(t.is_right for t in likely)),
        ("right among close", share(t.is_right for t in close)),
        ("firm", share(t in firm for t in one)),
        (
            "the two named in a close result contain the right one",
            share(bool(t.named & set(t.person["expected_first"])) for t in close),
        ),
        ("bridge for people who need none", share(t.bridge is not None for t in straight)),
        (
            "right bridge where one is needed",
            share(t.bridge == t.wanted_bridge for t in hybrid),
        ),
        (
            "the same, or none, and which open answers decide",
            share(
                t.bridge == t.wanted_bridge or (t.bridge is None and bool(t.plan.hangs_on))
                for t in hybrid
            ),
        ),
        (
            "questions asked, mean and most",
            f"{sum(t.asked for t in trials) / max(1, len(trials)):.1f}, "
            f"{max((t.asked for t in trials), default=0)}",
        ),
    ]


def share(hits: Iterable[bool]) -> str:
    """Return how many of how many, and the share."""
    told = list(hits)
    return f"{sum(told)} of {len(told)}" + (f" ({sum(told) / len(told):.2f})" if told else "")


def kappas_of(
    content: Content, people: Iterable[Mapping[str, Any]]
) -> dict[str, tuple[float, float]]:
    """Return question id to Cohen's kappa of the two answerers, and the same with skips.

    The first is of the people for whom both answered; in the second a skip is an answer, too.
    """
    pairs: dict[str, list[tuple[object, object]]] = defaultdict(list)
    for person in people:
        if len(person["answers"]) < 2:
            continue
        first, second = (sheet_of(content, given).answers for given in person["answers"][:2])
        for question in content.bank.scored:
            a, b = first.get(question.id), second.get(question.id)
            pairs[question.id].append((a and a.option, b and b.option))
    return {
        question: (kappa([pair for pair in both if None not in pair]), kappa(both))
        for question, both in pairs.items()
    }


def kappa(pairs: list[tuple[object, object]]) -> float:
    """Return the agreement beyond chance: (observed - expected) / (1 - expected).

    Cohen (1960), "A coefficient of agreement for nominal scales".
    """
    n = len(pairs)
    observed = sum(a == b for a, b in pairs) / n
    left, right = Counter(a for a, _ in pairs), Counter(b for _, b in pairs)
    expected = sum(left[answer] * right[answer] for answer in left) / n**2
    return 1.0 if expected == 1 else (observed - expected) / (1 - expected)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--misses", action="store_true")
    parser.add_argument("--kappa", action="store_true")
    shown = parser.add_mutually_exclusive_group()
    shown.add_argument("--parts", action="store_true", help="file by file")
    shown.add_argument("--answered", action="store_true", help="by how much was left out")
    parser.add_argument("--keep", action="store_true")
    parser.add_argument("--content", type=Path, default=None)
    wanted = parser.parse_args()
    content = load_content(wanted.content)
    columns = PARTS if wanted.parts else HALVES
    taken = {
        name: trials_of(content, people_of([name])) for files in columns.values() for name in files
    }
    trials = {
        column: [trial for name in files for trial in taken[name]]
        for column, files in columns.items()
    }
    if wanted.answered:
        trials = {
            f"{half}, {'much' if much else 'little'} left out": [
                trial for trial in taken_by if trial.left_out_much == much
            ]
            for half, taken_by in trials.items()
            for much in (False, True)
        }
    print(f"{'':54} {' '.join(f'{name:>18}' for name in trials)}")
    for row in zip(*map(figures_of, trials.values()), strict=True):
        print(f"{row[0][0]:54} {' '.join(f'{figure:>18}' for _, figure in row)}")
    if wanted.keep:
        keep(content, [trial for name in HALVES["unseen"] for trial in taken[name]])
    if wanted.misses:
        for trial in trials.get("tuning", ()):
            show_miss(trial)
    if wanted.kappa:
        everybody = [person for files in HALVES.values() for person in people_of(files)]
        print("\nagreement of two answerers (Cohen's kappa): where both answered; with skips")
        for question, found in sorted(kappas_of(content, everybody).items(), key=lambda i: i[1]):
            print(f"  {question:20} {found[0]:5.2f} {found[1]:5.2f}")


def show_miss(trial: Trial) -> None:
    """Print what was expected of a miss, of the path or of the bridge, and what came out."""
    person, result = trial.person, trial.result
    none = bool(person.get("none"))
    if none != trial.says_none or not (none or trial.is_right or not person["expected_first"]):
        scores = {row.path.id: row.score for row in result.paths}
        expected = "none" if none else person["expected_first"]
        label = f"{result.recommendation.verdict}, {result.certainty.label}"
        print(f"  {person['id']}: {expected}, not {trial.path} ({label}) {scores}")
    if not none and trial.bridge != trial.wanted_bridge:
        statuses = {row.path.id: row.access.status for row in result.paths}
        why = f"{trial.plan.route.why}, {trial.plan.wait} weeks"
        print(
            f"  {person['id']}: bridge {trial.wanted_bridge}, not {trial.bridge} ({why}) {statuses}"
        )


if __name__ == "__main__":
    main()
