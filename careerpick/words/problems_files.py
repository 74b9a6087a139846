"""The sentences of files and folders that cannot be read or written."""

from collections.abc import Mapping

from careerpick.words.problem_words import Params, Said, by_case, plain, quoted

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
