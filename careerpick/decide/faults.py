"""What is wrong with what was asked for: a code and what it is about, with its sentences.

The one place of decide and plan with sentences; all else there are values.
"""

from collections.abc import Callable
from typing import Any

from careerpick.errors import Problem

Params = dict[str, Any]


def fault(code: str, **params: Any) -> Problem:
    """Return a problem of this kind about these things."""
    message, fix = _SAID[code](params)
    return Problem(message, fix, code=code, params=tuple(params.items()))


def _plain(message: str, fix: str) -> Callable[[Params], tuple[str, str]]:
    return lambda params: (message.format(**params), fix.format(**params))


def _near(message: str, listed: str) -> Callable[[Params], tuple[str, str]]:
    """Name the nearest of `names` where one is near; and them all after it, or else."""

    def said(params: Params) -> tuple[str, str]:
        names = listed.format(", ".join(params["names"]))
        near = f'did you mean "{params["near"]}"?' if params["near"] else ""
        return message.format(**params), f"{near} {names}".strip()

    return said


def _near_alone(params: Params) -> tuple[str, str]:
    near = f'did you mean "{params["near"]}"?' if params["near"] else ""
    listed = f"The questions are: {', '.join(params['names'])}"
    return f'There is no question "{params["name"]}".', near or listed


def _same_path(params: Params) -> tuple[str, str]:
    if params["name"] == params["earlier"]:
        return f'"{params["name"]}" is named twice.', "Name each path once."
    message = '"{earlier}" and "{name}" are the same path, {path}.'
    return message.format(**params), "Name each path once."


_OUT_OF_RANGE = "{given:,}, which is out of range"
_WHOLE = "give a whole number from {least} to {most}"
_SAID: dict[str, Callable[[Params], tuple[str, str]]] = {
    "path-count": lambda params: (
        f"A comparison takes {params['fewest']} to {params['most']} paths, and got "
        f"{params['count']}.",
        f"The paths are: {', '.join(params['names'])}. "
        f"Name some of them: careerpick compare {' '.join(params['names'][:2])}",
    ),
    "unknown-path": _near('There is no path called "{name}".', "The paths are: {}."),
    "repeated-path": _same_path,
    "unknown-question": _near_alone,
    "repeated-question": _plain(
        'The question "{question}" is named twice.', "Name each question once."
    ),
    "no-change": _plain(
        '"{text}" is no change of an answer.', "Write each change as QUESTION=OPTION."
    ),
    "no-answer": _plain('"{text}" names no answer.', "Write it as {text}=OPTION, or {text}=skip."),
    "hours-range": _plain(f"--hours is {_OUT_OF_RANGE}", _WHOLE),
    "months-range": _plain(f"--months is {_OUT_OF_RANGE}", _WHOLE),
    "unknown-region": _near('There are no figures for "{name}".', "There are figures for: {}."),
}
