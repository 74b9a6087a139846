"""The sentences of what a command was asked for and cannot do: names, numbers, changes."""

from collections.abc import Mapping

from careerpick.words.problem_words import Params, Said, plain


def _near(message: str, listed: str) -> Said:
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
ASKED: Mapping[str, Said] = {
    "path-count": lambda params: (
        f"A comparison takes {params['fewest']} to {params['most']} paths, and got "
        f"{params['count']}.",
        f"The paths are: {', '.join(params['names'])}. "
        f"Name some of them: careerpick compare {' '.join(params['names'][:2])}",
    ),
    "unknown-path": _near('There is no path called "{name}".', "The paths are: {}."),
    "repeated-path": _same_path,
    "no-such-question": _near_alone,
    "repeated-question": plain(
        'The question "{question}" is named twice.', "Name each question once."
    ),
    "no-change": plain(
        '"{text}" is no change of an answer.', "Write each change as QUESTION=OPTION."
    ),
    "names-no-answer": plain(
        '"{text}" names no answer.',
        "Write it as {text}=OPTION, or {text}=skip.",
    ),
    "hours-range": plain(f"--hours is {_OUT_OF_RANGE}", _WHOLE),
    "months-range": plain(f"--months is {_OUT_OF_RANGE}", _WHOLE),
    "unknown-region": _near('There are no figures for "{name}".', "There are figures for: {}."),
}
