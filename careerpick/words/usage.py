"""What the command line says of itself: waiting, what was used, kept and removed."""

from collections.abc import Sequence

from careerpick.words.basics import counted, in_list

WAITING = "Waiting for answers on standard input; Ctrl-D ends them, Ctrl-C stops."


def waiting_for(name: str) -> str:
    """Return what is waited for, when nothing comes."""
    return WAITING if name == "-" else f"Waiting for answers from {name}; Ctrl-C stops."


def answers_used(file: str) -> str:
    """Return which answers a command takes that was given none."""
    return f"With the answers of your last quiz, kept in {file}"


def written_to(name: str) -> str:
    """Return where a result was written."""
    return f"Written to {name}"


def removed(results: int, left: int, *, finished: bool) -> str:
    """Return what was removed of what is kept."""
    items = [counted(results, "result")]
    if finished:
        items.append("the answers of the last quiz")
    if left:
        items.append(f"quizzes that were left: {left}")
    return f"Removed: {in_list(items)}."


def started(folder: str, files: Sequence[str], commands: Sequence[str]) -> str:
    """Return what a new folder of content holds, and what to do next."""
    listed = "".join(f"  {name}\n" for name in files)
    steps = "".join(f"  {command}\n" for command in commands)
    return f"Written to {folder}:\n{listed}Next:\n{steps}"
