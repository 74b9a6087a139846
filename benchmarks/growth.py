"""How time and memory grow with the bank: `python benchmarks/growth.py [--full]`.

Writes made-up banks of 4 to 500 paths and 15 to 120 questions, and runs each command on them
as a whole process, next to the same command on the shipped bank. docs/speed.md holds the table.
"""

import argparse
import json
import os
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import yaml

ROOT = Path(__file__).parent.parent
SHIPPED_ANSWERS = ROOT / "docs" / "example-answers.yaml"
PATHS = (4, 20, 100, 500)
QUESTIONS = (15, 30, 60, 120)
CRITERIA = 12
OPTIONS = 5
LONGEST = 600
"""Seconds after which a command is ended."""


def bank_of(questions: int, source: random.Random) -> dict[str, object]:
    """Return a bank of questions with five options each, the middle one asking for nothing."""
    criteria = [f"k{number}" for number in range(CRITERIA)]
    return {
        "schema": 1,
        "groups": [{"id": "all", "name": "All"}],
        "criteria": [
            {
                "id": name,
                "name": f"Aspect {name}",
                "group": "all",
                "kind": "taste",
                "low": "There is none of it.",
                "high": "There is all of it.",
                "words": ["none", "little", "some", "much", "all"],
                "choose_high": f"you want {name}",
                "choose_low": f"you avoid {name}",
            }
            for name in criteria
        ],
        "limits": [
            {"id": "hours", "name": "Hours", "kind": "fixed", "unit": "hours a week"},
            {"id": "skill", "name": "Skill", "kind": "growing", "unit": "points"},
        ],
        "sections": [{"id": "goals", "name": "Goals"}],
        "questions": [_question(number, criteria, source) for number in range(questions)],
    }


def _question(number: int, criteria: Sequence[str], source: random.Random) -> dict[str, object]:
    first, second = source.sample(criteria, 2)
    ends = [{first: 2, second: -1}, {first: 1}, {}, {first: -1}, {second: 2, first: -2}]
    options: list[dict[str, object]] = [
        {"id": f"o{place}", "label": f"Answer {place} to {number}", "wants": wants}
        for place, wants in enumerate(ends)
    ]
    stated = {0: "hours", 1: "skill"}.get(number)
    if stated:
        for place, option in enumerate(options):
            option["facts"] = {stated: 2 * place}
    return {
        "id": f"q{number}",
        "section": "goals",
        "prompt": f"What of {number}?",
        "help": "It tells.",
        "weight": source.randint(1, 3),
        "options": options,
    }


def path_of(number: int, source: random.Random) -> dict[str, object]:
    """Return a path with any level of each criterion, and one need or none."""
    judged = {"basis": "judgement", "sources": ["judgement"]}
    share = {"low": 0.4, "typical": 0.5, "high": 0.7, "why": "Made up.", **judged}
    time_taken = {"low": 1, "typical": 6, "high": 26, "why": "Made up.", **judged}
    need = {
        "any_of": {source.choice(["hours", "skill"]): {"comfortable": 4, "minimum": 2}},
        "reason": "It takes some.",
        "remedy": "Get some.",
        "sources": ["judgement"],
    }
    name = f"p{number:03}"
    return {
        "schema": 1,
        "id": name,
        "name": f"Path number {number}",
        "aliases": [],
        "summary": f"You do what number {number} is about.",
        "performance": {
            f"k{place}": {
                "level": source.randint(0, 4),
                "why": "It is made up.",
                "sources": ["judgement"],
                "confidence": source.choice(["medium", "low"]),
            }
            for place in range(CRITERIA)
        },
        "needs": [need] if number % 3 == 0 else [],
        "income": {
            "ways": [
                {
                    "way": "own",
                    "how": "Clients of one's own.",
                    "rates": [
                        {
                            "place": "world",
                            "currency": "USD",
                            "start": {"low": 10, "typical": 15, "high": 25},
                            "later": {"low": 20, "typical": 30, "high": 50},
                            "as_of": "2026",
                            "note": "Made up.",
                            **judged,
                        }
                    ],
                    "paid_share_start": share,
                    "paid_share_later": share,
                    "fee_share": share,
                    "weeks_to_first_income": time_taken,
                    "months_to_established": time_taken,
                }
            ]
        },
        "costs": [{"text": "Some.", "sources": ["judgement"]}],
        "risks": [{"text": "Some.", "sources": ["judgement"]}],
        "ladder": [{"title": "One", "what": "All.", "move_on": "Never.", "sources": ["judgement"]}],
        "platforms": [
            {
                "name": "Site",
                "use": "All of it",
                "entry": "Free",
                "fee": "None",
                "payout": "Weekly",
                "regions": "All",
                "status": "open",
                "as_of": "2026-10",
                "source": "Its own page",
            }
        ],
        "first_steps": {time: [{"do": "Go on."}] for time in ("today", "this_week", "this_month")},
        "suits": ["you like it"],
        "does_not_suit": ["you do not"],
        "corrections": [],
        "sources": {},
    }


def write_bank(folder: Path, paths: int, questions: int) -> Path:
    """Write a bank and a sheet of answers to all of its questions; return the latter."""
    source = random.Random(1000 * paths + questions)
    (folder / "paths").mkdir(parents=True)
    _write(folder / "questions.yaml", bank_of(questions, source))
    for number in range(paths):
        path = path_of(number, source)
        _write(folder / "paths" / f"{path['id']}.yaml", path)
    answers = folder / "answers.json"
    picked = {f"q{number}": f"o{source.randrange(OPTIONS)}" for number in range(questions)}
    answers.write_text(json.dumps(picked), encoding="utf-8")
    return answers


class _Plain(yaml.SafeDumper):
    """Writes each value out, however often it is there."""

    def ignore_aliases(self, data: object) -> bool:  # noqa: ARG002
        return True


def _write(file: Path, content: dict[str, object]) -> None:
    file.write_text(yaml.dump(content, Dumper=_Plain, sort_keys=False), encoding="utf-8")


@dataclass(frozen=True)
class Taken:
    """What one command took: seconds of the processor, of the clock, and the peak memory."""

    cpu: float
    wall: float
    peak_mb: float
    lines: int


def run(words: Sequence[str], cache: Path) -> Taken | None:
    """Run a command of careerpick; None where it took longer than anybody waits."""
    kept = {key: text for key, text in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
    environment = {**kept, "XDG_CACHE_HOME": str(cache), "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-m", "careerpick", *words]
    start = time.perf_counter()
    with tempfile.TemporaryFile() as out:
        process = subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stdout=out,
            stderr=subprocess.DEVNULL,
            env=environment,
            cwd=ROOT,
            preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_CPU, (LONGEST, LONGEST)),
        )
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        out.seek(0)
        lines = out.read().count(b"\n")
    if process.returncode > 0:
        raise SystemExit(f"{' '.join(words)} ends with {process.returncode}")
    if process.returncode:
        return None
    kilobytes = usage.ru_maxrss / (1024 if sys.platform == "darwin" else 1)
    seconds = usage.ru_utime + usage.ru_stime
    return Taken(seconds, time.perf_counter() - start, kilobytes / 1024, lines)


COMMANDS = ("quiz", "check", "explain")


def commands(folder: Path | None, answers: Path) -> dict[str, list[str]]:
    """Return the words of each command for this content."""
    content = ["--content", str(folder)] if folder else []
    checked = [str(folder)] if folder else []
    return {
        "quiz": ["quiz", "--answers", str(answers), *content],
        "check": ["check", *checked],
        "explain": ["explain", "--answers", str(answers), *content],
    }


def measure(folder: Path | None, answers: Path, cache: Path) -> dict[str, Taken | None]:
    """Return what each command took, once the content is known to be good; the best of two."""
    found: dict[str, Taken | None] = {}
    wanted = commands(folder, answers)
    run(wanted["quiz"], cache)
    for name, words in wanted.items():
        found[name] = run(words, cache)
        again = run(words, cache) if name != "check" and (found[name] or LATE).cpu < 5 else None
        found[name] = min(filter(None, (found[name], again)), key=lambda t: t.cpu, default=None)
    return found


LATE = Taken(LONGEST, LONGEST, 0, 0)


def row(name: str, found: dict[str, Taken | None], quiz: float | None) -> str:
    """Return one line of the table."""
    cells = [
        f"{taken.cpu:7.2f} s {taken.peak_mb:5.0f} MB" if taken else "    more          "
        for taken in (found[command] for command in COMMANDS)
    ]
    own = found["quiz"]
    ratio = f"{own.cpu / quiz:5.1f} x" if own and quiz else ""
    return f"{name:>14}  " + "  ".join(cells) + f"  {ratio}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--paths", type=int, nargs="*", default=PATHS)
    parser.add_argument("--questions", type=int, nargs="*", default=QUESTIONS)
    wanted = parser.parse_args()
    with tempfile.TemporaryDirectory() as place:
        cache = Path(place) / "cache"
        shipped = measure(None, SHIPPED_ANSWERS, cache)
        base = shipped["quiz"].cpu if shipped["quiz"] else None
        print(f"{'':14}  {'quiz':18}  {'check':18}  {'explain':18}  quiz / shipped")
        print(row("shipped", shipped, base), flush=True)
        for paths in wanted.paths:
            for questions in wanted.questions:
                folder = Path(place) / f"{paths}x{questions}"
                answers = write_bank(folder, paths, questions)
                found = measure(folder, answers, cache)
                print(row(f"{paths} x {questions}", found, base), flush=True)


if __name__ == "__main__":
    main()
