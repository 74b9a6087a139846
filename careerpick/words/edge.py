"""What the command line says of itself: waiting, what was used, kept, written and removed."""

from __future__ import annotations

from careerpick.words.basics import counted, in_list

WAITING = "Waiting for answers on standard input; Ctrl-D ends them, Ctrl-C stops."
WAITING_FOR = "Waiting for answers from {}; Ctrl-C stops."
SEARCHING = "Looking for what would change the result; Ctrl-C shows what was found so far."
SEARCHED = f"{SEARCHING} {{}} of {{}} done."
ANSWERS_USED = "With the answers of your last quiz, kept in {}"
WRITTEN_TO = "Written to {}"
STARTED = "Written to {folder}:\n{files}Next:\n{commands}"
SEE_AGAIN = "Your result is kept. To see it again: {}"


def removed(results: int, left: int, *, finished: bool) -> str:
    """Return what was removed of what is kept."""
    items = [counted(results, "result")]
    if finished:
        items.append("the answers of the last quiz")
    if left:
        items.append(f"quizzes that were left: {left}")
    return f"Removed: {in_list(items)}."
