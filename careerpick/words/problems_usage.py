"""The sentences of wrong usage, and of what cannot be kept or seen."""

import errno
import re
from collections.abc import Mapping

from careerpick.words.problem_words import Params, Said, plain

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
    "empty-folder-name": plain(
        "The name of the folder is empty.",
        "Name a folder, or leave it out for the questions that come with careerpick.",
    ),
    "quick-and-all": plain("--quick and --all ask for the opposite."),
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
