"""What the last window says, read alone: `python -m benchmarks.last_window`.

Types forty people's answers into `careerpick quiz` in real windows of three sizes (tmux), reads
the last window without sight of anything before it, and compares what it says with the JSON of
the same answers: what is recommended, how sure, what to do today, and whether it pays the bills.
Whoever is asked also says a country and what has to come in each month. The people are those of
the tuning half (tests/people), taken in a fixed order.
"""

import argparse
import json
import re
import shlex
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import yaml

from careerpick.content import load_content
from careerpick.model import Question

ROOT = Path(__file__).parents[1]
PEOPLE = ("accounts", "europe-america", "pages", "south-east")
STEP = 5
"""One person in so many is taken, so that all four groups are among them."""
SIZES = ((80, 24),) * 16 + ((40, 20),) * 12 + ((120, 40),) * 12
PLACES = (
    ("Philippines", "25000"),
    ("Germany", "1500"),
    ("Kenya", "40000"),
    ("United States", "2,500"),
    ("Mexico", "300 USD"),
    ("India", "20000"),
    ("s", "700 USD"),
    ("Poland", "s"),
)
"""Where somebody lives, and what they need each month, as it is typed; s skips."""
BAR = 38
SECONDS = 60
"""The longest that a screen may take, on a busy machine."""
LEAVES = "Enter leaves:"
PROMPT = re.compile(
    rf"(?:Question|Detail) \d+ of \d+: |Enter shows your result|Enter goes on|{LEAVES}$"
)
HEADLINES = (
    r"None of these|The one \w+ here does not fit|can be recommended|not enough to say",
    r"tie, and nothing here fits you well: (.*) come nearest",
    r"It is a tie: (.*) fit you equally well",
    r"fits you well\. (.*?) comes nearest",
    r"What is left is (.*?)(?:: |, but)",
    r"It is close: (.*?) comes out just ahead",
    r"[Yy]our best fit is (.*?)(?:,|\.)",
)
"""How the box may begin, as somebody reads it, with what is recommended."""
SURE = {"Firm": "firm", "Likely": "likely", "Close": "close"}
BILLS = (
    (r"will not pay your bills in the first year", "not_in_first_year"),
    (r"cannot be compared", "other_currency"),
    (r"[Nn]ot known", "not_said"),
    (r"and should from about month (\d+) on|It should pay your bills.* month (\d+) on", "should"),
    (r"It may pay your bills.* month (\d+) on", "may"),
)
ABOUT = r"(?m)^(Money|Bills|Meanwhile|Today|How sure)(?::|  )"
KEYS_BEGIN = r"(?m)^w (?:why|m )"


@dataclass(frozen=True)
class Said:
    """What a result says, as read from the window or as the JSON has it."""

    recommended: frozenset[str]
    sure: str
    today: str
    bills: tuple[str, str]


class Window:
    """A window of tmux in which one quiz is taken."""

    def __init__(self, folder: Path, columns: int, rows: int) -> None:
        self.rows = rows
        self._tmux = ["tmux", "-S", str(folder / "tmux"), "-f", "/dev/null"]
        typed = shlex.join(
            ["env", f"HOME={folder}", f"XDG_DATA_HOME={folder}", f"PYTHONPATH={ROOT}",
             "CAREERPICK_COMMAND=careerpick", sys.executable, "-m", "careerpick", "quiz"]
        )  # fmt: skip
        size = ("-x", str(columns), "-y", str(rows))
        self._run("start-server", ";", "set", "-g", "status", "off", ";",
                  "new-session", "-d", *size, typed)  # fmt: skip

    def _run(self, *arguments: str) -> str:
        done = subprocess.run(
            [*self._tmux, *arguments], capture_output=True, text=True, check=False
        )
        return done.stdout

    def type(self, text: str) -> None:
        """Type a line."""
        self._run("send-keys", "-l", f"{text}\r")

    def seen(self) -> str:
        """Return what is in the window now."""
        return self._run("capture-pane", "-p")

    def ready(self, before: str) -> str:
        """Wait for another prompt, and return all that was ever shown, in one line."""
        end = time.monotonic() + SECONDS
        while time.monotonic() < end:
            time.sleep(0.1)
            text = flat(self._run("capture-pane", "-p", "-S", "-"))
            if text != before and text.endswith(":") and last_prompt(text)[0]:
                return text
        raise TimeoutError(f"No prompt within {SECONDS} seconds:\n{self.seen()}")

    def close(self) -> None:
        """End the quiz and its window."""
        self._run("kill-server")


def flat(text: str) -> str:
    """Return a text with all space between words alike."""
    return " ".join(text.split())


def last_prompt(text: str) -> tuple[str, str]:
    """Return what begins that which is asked last, and all that follows; "" for none yet."""
    *_, last = ("", ""), *((found[0], text[found.end() :]) for found in PROMPT.finditer(text))
    return last


def typed_answer(question: Question, answer: Any, place: tuple[str, str]) -> str:
    """Return what this person types at a question."""
    if question.pick in ("country", "amount"):
        return place[question.pick == "amount"]
    if answer is None or answer == "skip":
        return "s"
    said = answer if isinstance(answer, Mapping) else {"answer": answer}
    mark = "!!" if said.get("deal_breaker") else "!" if said.get("important") else ""
    if isinstance(said["answer"], int):
        return f"{said['answer']}{mark}"
    index = [option.id for option in question.options].index(said["answer"])
    return f"{'abcdefghi'[index] if question.number else index + 1}{mark}"


def take(
    window: Window, answers: Mapping[str, Any], place: tuple[str, str]
) -> tuple[str, dict[str, Any]]:
    """Take the quiz to the keys below the result.

    Returns:
        The last window, and the answers that were asked for.
    """
    questions = load_content().bank.questions
    given: dict[str, Any] = {}
    asked: dict[str, int] = {}
    text = window.ready("")
    while (found := last_prompt(text))[0] != LEAVES:
        begins, words = found
        typed = ""
        times = text.count(begins)  # what was skipped may be asked once more
        if begins.endswith(": ") and asked.get(begins) != times:
            asked[begins] = times
            question = next(item for item in questions if words.startswith(flat(item.prompt)))
            typed = typed_answer(question, answers.get(question.id), place)
            if typed != "s":
                by_hand = question.pick in ("country", "amount")
                given[question.id] = typed if by_hand else answers[question.id]
        window.type(typed)
        text = window.ready(text)
    return window.seen(), given


def read_window(window: str, names: Mapping[str, str]) -> Said:
    """Read a window as somebody does who has seen nothing else.

    Args:
        window: The lines of the window.
        names: The name of each path with its id, to compare with the JSON.
    """
    _, rule, below = window.partition("───\n")
    below = below if rule else window
    box, *parts = re.split(ABOUT, re.split(KEYS_BEGIN, below)[0])
    box = flat(box.replace("─", ""))
    said = dict(zip(parts[::2], map(flat, parts[1::2]), strict=True))
    recommended: frozenset[str] = frozenset({"unread"})
    if found := next(filter(None, (re.search(pattern, box) for pattern in HEADLINES)), None):
        each = re.split(r", | and ", found[1]) if found.groups() else []
        recommended = frozenset(names.get(name, name) for name in each)
    sure = re.match(r"\w+", said.get("How sure", ""))
    bills = ("", "")
    for pattern, verdict in BILLS:
        if found := re.search(pattern, said.get("Bills", "")):
            month = next((group for group in found.groups() if group), "")
            bills = (verdict, month)
            break
    return Said(recommended, SURE[sure[0]] if sure else "none", said.get("Today", ""), bills)


def json_of(command: str, file: Path) -> dict[str, Any]:
    """Return what a command says of these answers as JSON."""
    done = subprocess.run(
        [sys.executable, "-m", "careerpick", command, "--answers", str(file), "--format", "json"],
        capture_output=True,
        check=True,
        cwd=ROOT,
    )
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def wanted(quiz: Mapping[str, Any], plan: Mapping[str, Any]) -> Said:
    """Return what the window has to say."""
    recommended = frozenset(quiz["recommended"])
    today = next((step["text"] for step in plan.get("steps", ()) if step["when"] == "today"), "")
    bills = plan.get("bills") or {"verdict": "not_needed"}
    verdict, month = bills["verdict"], str(bills.get("from_month") or "")
    if verdict == "not_needed" or not recommended:
        verdict = month = ""
    return Said(recommended, quiz["certainty"]["label"], flat(today), (verdict, month))


def differences(read: Said, right: Said) -> Iterator[str]:
    """Yield which of the four are not as the JSON has them."""
    if read.recommended != right.recommended:
        yield "recommended"
    if read.sure != (right.sure if right.recommended else "none"):
        yield "how sure"
    if bool(read.today) != bool(right.today) or not right.today.startswith(read.today):
        yield "today"
    if read.bills != right.bills:
        yield "bills"


def forty() -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield names and answers of the people, spread over all groups."""
    everybody = [
        (f"{group}: {name}", answers)
        for group in PEOPLE
        for name, answers in yaml.safe_load(
            (ROOT / f"tests/people/answers/{group}-1.yaml").read_text(encoding="utf-8")
        ).items()
    ]
    yield from (everybody[number * STEP % len(everybody)] for number in range(len(SIZES)))


def main() -> int:
    """Take all quizzes, and print what is wrong and the counts."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--keep", type=Path, metavar="FOLDER", help="keep the windows there")
    keep: Path | None = parser.parse_args().keep
    if shutil.which("tmux") is None:
        print("No tmux here, so no windows are read.")
        return 0
    counts = dict.fromkeys(("recommended", "how sure", "today", "bills"), 0)
    whole = 0
    people = zip(forty(), SIZES, strict=True)
    for number, ((name, answers), (columns, rows)) in enumerate(people):
        with TemporaryDirectory() as folder:
            window = Window(Path(folder), columns, rows)
            try:
                last, given = take(window, answers, PLACES[number % len(PLACES)])
            finally:
                window.close()
            file = Path(folder, "answers.yaml")
            file.write_text(yaml.safe_dump(given), encoding="utf-8")
            quiz, plan = json_of("quiz", file), json_of("plan", file)
        read = read_window(last, {row["name"]: row["path"] for row in quiz["ranking"]})
        wrong = list(differences(read, wanted(quiz, plan)))
        whole += not wrong
        for what in counts:
            counts[what] += what not in wrong
        if wrong:
            print(f"{number} {name}, {columns}×{rows}: {', '.join(wrong)}")
            print(f"    {read}\n    {wanted(quiz, plan)}")
        if keep:
            keep.mkdir(parents=True, exist_ok=True)
            keep.joinpath(f"{number:02}.txt").write_text(last, encoding="utf-8")
            keep.joinpath(f"{number:02}.yaml").write_text(yaml.safe_dump(given), encoding="utf-8")
    for what, count in counts.items():
        print(f"{what}: {count} of {len(SIZES)}")
    print(f"all four: {whole} of {len(SIZES)} (bar: {BAR})")
    return int(whole < BAR)


if __name__ == "__main__":
    raise SystemExit(main())
