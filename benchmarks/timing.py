"""How long the commands take, as ratios to `python -c pass` measured side by side.

Absolute times differ from machine to machine and minute to minute, so each round times
every command once, in turn, and only ratios of medians are printed.
"""

import statistics
import subprocess
import sys
import time
from pathlib import Path

ROUNDS = 15
ANSWERS = Path(__file__).parent.parent / "docs" / "example-answers.yaml"
CAREERPICK = [sys.executable, "-m", "careerpick"]
COMMANDS: dict[str, list[str]] = {
    "python -c pass": [sys.executable, "-c", "pass"],
    "careerpick --version": [*CAREERPICK, "--version"],
    "careerpick compare va freelance": [*CAREERPICK, "compare", "va", "freelance"],
    "careerpick quiz < answers": [*CAREERPICK, "quiz"],
}


def seconds(command: list[str], stdin: bytes) -> float:
    start = time.perf_counter()
    subprocess.run(command, input=stdin, stdout=subprocess.DEVNULL, check=True)
    return time.perf_counter() - start


def main() -> None:
    answers = ANSWERS.read_bytes()
    for command in COMMANDS.values():  # warm the file cache, and any snapshot
        seconds(command, answers)
    taken: dict[str, list[float]] = {name: [] for name in COMMANDS}
    for _ in range(ROUNDS):
        for name, command in COMMANDS.items():
            taken[name].append(seconds(command, answers))
    base = statistics.median(taken["python -c pass"])
    print(f"Time as a multiple of python -c pass (medians of {ROUNDS} rounds, side by side)")
    for name, values in taken.items():
        print(f"  {name:<34} {statistics.median(values) / base:5.1f} x")


if __name__ == "__main__":
    main()
