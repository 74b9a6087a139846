"""What is kept of a person's quizzes on this computer: finding, adding and removing it."""

from platformdirs import user_data_path

from careerpick.decide.result import Result
from careerpick.edge import complain, now
from careerpick.errors import FileError
from careerpick.files import cannot
from careerpick.keeping.entries import entry_of
from careerpick.keeping.store import History
from careerpick.keeping.unfinished import half_written, last_finished, unfinished_quizzes
from careerpick.words.basics import counted, in_list


def kept_results() -> History:
    """Return the results that are kept in the user's data folder."""
    return History(user_data_path("careerpick", appauthor=False) / "history")


def keep(result: Result) -> None:
    """Keep a result; where that is not possible, say so once, and go on."""
    if not result.sheet.answers:
        return
    try:
        kept_results().add(entry_of(result, now()))
    except FileError as error:
        complain(error.problems)


def forget_results() -> str:
    """Remove every kept result and all answers of quizzes, and say what was removed.

    Raises:
        FileError: Something cannot be removed.
    """
    removed = [counted(kept_results().clear(), "result")]
    finished = last_finished()
    unfinished = unfinished_quizzes()
    for file in (*unfinished, *([finished] if finished else []), *half_written()):
        try:
            file.unlink(missing_ok=True)
        except OSError as error:
            raise FileError(cannot("remove", str(file), error)) from None
    if finished:
        removed.append("the answers of the last quiz")
    if unfinished:
        removed.append(f"quizzes that were left: {len(unfinished)}")
    return f"Removed: {in_list(removed)}."
