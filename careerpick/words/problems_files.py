"""The sentences of files and folders that cannot be read or written."""

from __future__ import annotations

import errno
import re
from typing import TYPE_CHECKING

from careerpick.words.basics import counted, in_list
from careerpick.words.problem_words import Params, Said, by_case, plain, quoted

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

# What the command line says of itself: waiting, what was used, kept and removed.

WAITING = "Waiting for answers on standard input; Ctrl-D ends them, Ctrl-C stops."


SEARCHING = "Looking for what would change the result; Ctrl-C shows what was found so far."


def searched(done: int, of: int) -> str:
    """Return how far the search for the fewest other answers is."""
    return f"{SEARCHING} {done} of {of} done."


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


# The sentences of wrong usage, and of what cannot be kept or seen.

_REASONS = {
    errno.EACCES: "you may not write there",
    errno.EPERM: "you may not write there",
    errno.EROFS: "nothing can be written there",
    errno.ENOSPC: "the disk is full",
    errno.EDQUOT: "your share of the disk is full",
    errno.ENOENT: "there is no such folder",
    errno.ENOTDIR: "there is a file where the folder should be",
    errno.EEXIST: "there is a file where the folder should be",
    errno.EISDIR: "there is a folder where the file should be",
}


def _reason(params: Params) -> str:
    if params["errno"] is None:
        return "there is no home folder"
    return _REASONS.get(params["errno"]) or (params["reason"] or "the disk refuses").lower()


def _no_result(params: Params) -> tuple[str, str]:
    kept = params["kept"]
    known = f"They are numbered 1 to {kept}" if kept else "None is kept yet"
    return f"There is no result {params['number']}.", f"{known}; to see them: careerpick history"


def _wrong_option(params: Params) -> tuple[str, str]:
    """Say what the library says of a wrong option, without the words of a programmer."""
    said = re.sub(r"is not a valid int(?: range)?\.", "is not a whole number.", params["said"])
    said = re.sub(r"in the range (\d+)<=x<=(\d+)", r"between \1 and \2", said)
    return said.replace("\n\t", " "), f"To see what there is: {params['command']}"


USAGE: Mapping[str, Said] = {
    "usage": _wrong_option,
    "cannot-save": lambda params: (
        f"Answers cannot be saved here ({_reason(params)}).",
        "The quiz works, but cannot be continued later.",
    ),
    "cannot-keep": lambda params: (
        f"The result cannot be kept ({_reason(params)}).",
        "It is not in the list of your results.",
    ),
    "no-result": _no_result,
    "damaged-result": plain(
        "This kept result is damaged and cannot be read.",
        "To remove it, delete the file; the other results stay.",
    ),
    "no-kept-answers": plain(
        "There are no answers to look at yet.",
        "Take the quiz first: {command}. Or name an answer file: --answers FILE",
    ),
    "no-kept-plan": plain(
        "There is no kept plan yet.",
        "Take the quiz first: {command}",
    ),
    "no-step-done": plain("No step of this plan is ticked off."),
    "all-steps-done": plain("Every step of this plan is ticked off already."),
    "empty-folder-name": plain(
        "The name of the folder is empty.",
        "Name a folder, or leave it out for the questions that come with careerpick.",
    ),
    "quick-and-all": plain("--quick and --all ask for the opposite."),
    "nothing-asks": plain(
        "{option} has no meaning here: no question asks for it.", "Leave it out."
    ),
    "template-format": plain("--template is an answer file, so it has no --format."),
    "format-and-name": plain(
        "--format says {format}, and the name of the file says {named} ({ending}).",
        "Leave --format out, or give the file another ending.",
    ),
    "no-such-format": plain(
        "This cannot be written as {named} ({ending}).",
        "It can be text, json, html or markdown.",
    ),
    "option-twice": plain("{name} is given twice.", "It can be given once."),
    "options-before": plain(
        'Options of "{command}" stand after its name.',
        "To see what there is: careerpick history {command} --help",
    ),
    "clear-alone": plain(
        "--clear removes everything, so it takes no other option. Nothing is removed.",
        "To remove them: careerpick history --clear",
    ),
}


_OUR_REASONS = {
    "no-name": "its name is empty",
    "not-plain": "it is not a plain file",
    "too-long": "it is too large",
    "closed": "it is closed",
}
"""What this program says of a file; all else is said by the system."""


def _cannot(params: Params) -> tuple[str, str]:
    reason = _OUR_REASONS.get(params["reason"], params["reason"])
    return f"Cannot {params['verb']} this file: {reason}.", ""


def _inside(params: Params) -> str:
    return params["folder"] or "this folder"


def _no_folder(params: Params) -> tuple[str, str]:
    near = params["near"]
    fix = f'Rename {quoted(near)} to "paths".' if near else ""
    return f'There is no folder "paths" in {_inside(params)}.', fix


def _ending(params: Params) -> tuple[str, str]:
    name = params["name"]
    shown = repr(name) if name != name.strip() else plain("{name}")(params)[0]
    return (
        f"The name {shown} does not end in .yaml, so the file is not read.",
        plain("", "Rename it to {intended}.")(params)[1],
    )


FILES: Mapping[str, Said] = {
    "cannot-read": _cannot,
    "cannot-write": _cannot,
    "cannot-use": _cannot,
    "cannot-remove": _cannot,
    "no-input": plain("There is no standard input to read."),
    "too-large": plain("This file is larger than {mib} MiB, so it was not read."),
    "not-text": plain("This is not a text file.", "Is it the right file?"),
    "encoding": plain(
        "This file is not in UTF-8; it looks like {looks_like}.", "Save it as UTF-8."
    ),
    "missing-file": by_case(
        {
            "questions": lambda params: (f"There is no questions.yaml in {_inside(params)}.", ""),
            "folder": _no_folder,
            "paths": plain("There is no path in {folder}: no file that ends in .yaml."),
        }
    ),
    "ending": _ending,
    "folder-not-read": plain(
        "Files in {folder} are not read: it is a folder of its own.", 'Move them up into "paths".'
    ),
    "not-a-file": plain("{name} is not an ordinary file, so it was not read."),
    "unreadable-file": by_case(
        {
            "": plain("The {what} {name} cannot be read."),
            "absent": plain("There is no {what} {name}."),
            "no-folder": plain("{name} is a file; a folder with questions.yaml is needed."),
            "forbidden": plain("You have no permission to read the {what} {name}."),
        }
    ),
    "no-folder-named": plain("The name of the folder is empty.", "Name a new folder."),
    "not-empty": plain("This folder is not empty, so nothing was written.", "Name a new folder."),
    "not-a-folder": plain("This is a file; a folder is needed.", "Name a new folder."),
}
