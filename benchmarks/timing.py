"""How long the commands take, as ratios to `python -c pass` measured side by side.

Absolute times differ from machine to machine and minute to minute, so each round times
every command once, in turn, and only ratios of medians are printed. Memory is the peak of
the process. The bars are wishes; docs/speed.md says which are missed, and why.
"""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

ROUNDS = 15
ROOT = Path(__file__).parent.parent
ANSWERS = ROOT / "docs" / "example-answers.yaml"
CAREERPICK = [sys.executable, "-m", "careerpick"]


@dataclass(frozen=True)
class Timed:
    """A command, the multiple of `python -c pass` it should stay under, and its cache."""

    name: str
    command: list[str]
    bar: float | None = None
    cold: bool = False
    """Run as after an edit of the content: nothing is kept from an earlier run."""


TIMED = (
    Timed("python -c pass", [sys.executable, "-c", "pass"]),
    Timed("careerpick --version", [*CAREERPICK, "--version"], 7),
    Timed("careerpick compare va freelance", [*CAREERPICK, "compare", "va", "freelance"], 10),
    Timed("careerpick quiz < answers", [*CAREERPICK, "quiz"], 12),
    Timed("careerpick quiz < answers, cold", [*CAREERPICK, "quiz"], 30, cold=True),
)
PEAK_BAR_MB = 32
_PEAK = (
    "import resource, runpy, sys; sys.argv = ['careerpick', 'quiz', '--answers', sys.argv[1]]\n"
    "try: runpy.run_module('careerpick', run_name='__main__')\n"
    "except SystemExit: pass\n"
    "print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, file=sys.stderr)"
)


def environment(cache: str) -> dict[str, str]:
    """Return an environment in which checked content is kept in this folder."""
    # Where it is set, Python would compile all modules anew each time.
    kept = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
    return {**kept, "XDG_CACHE_HOME": cache}


def run(command: list[str], cache: str) -> float:
    """Run a command and return its seconds."""
    start = time.perf_counter()
    subprocess.run(
        command,
        input=ANSWERS.read_bytes(),
        stdout=subprocess.DEVNULL,
        env=environment(cache),
        cwd=ROOT,
        check=True,
    )
    return time.perf_counter() - start


def peak_mb(cache: str) -> float:
    """Return the peak memory of a quiz from a file, in megabytes."""
    done = subprocess.run(
        [sys.executable, "-c", _PEAK, str(ANSWERS)],
        capture_output=True,
        env=environment(cache),
        cwd=ROOT,
        check=True,
    )
    kilobytes = int(done.stderr.split()[-1]) / (1024 if sys.platform == "darwin" else 1)
    return kilobytes / 1024


def main() -> None:
    taken: dict[str, list[float]] = {timed.name: [] for timed in TIMED}
    with tempfile.TemporaryDirectory() as warm:
        for timed in TIMED:  # fills the cache of files, and keeps the checked content
            run(timed.command, warm)
        for _ in range(ROUNDS):
            for timed in TIMED:
                with tempfile.TemporaryDirectory() as empty:
                    seconds = run(timed.command, empty if timed.cold else warm)
                taken[timed.name].append(seconds)
        memory = peak_mb(warm)
    with tempfile.TemporaryDirectory() as empty:
        cold_memory = peak_mb(empty)
    base = statistics.median(taken[TIMED[0].name])
    print(f"Time as a multiple of python -c pass (medians of {ROUNDS} rounds, side by side)")
    for timed in TIMED:
        ratio = statistics.median(taken[timed.name]) / base
        wish = f"   <= {timed.bar:g} x" if timed.bar else ""
        print(f"  {timed.name:<34} {ratio:5.1f} x{wish}")
    for name, peak in (("peak memory of that quiz", memory), ("the same, cold", cold_memory)):
        print(f"  {name:<34} {peak:5.1f} MB  <= {PEAK_BAR_MB} MB")


if __name__ == "__main__":
    main()
