"""The sentences of what is wrong with answers: code and what it is about -> message and fix."""

from __future__ import annotations

from typing import TYPE_CHECKING

from careerpick.words.problem_words import Params, Said, near_or, plain

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

# The sentences of what a command was asked for and cannot do: names, numbers, changes.


MOST_NAMES = 20
"""More are too many to read."""


def _the_paths(names: Sequence[str]) -> str:
    if len(names) > MOST_NAMES:
        return f"There are {len(names)}; careerpick paths lists them."
    return f"The paths are: {', '.join(names)}."


def _unknown_path(params: Params) -> tuple[str, str]:
    near = f'did you mean "{params["near"]}"?' if params["near"] else ""
    return 'There is no path called "{name}".'.format(
        **params
    ), f"{near} {_the_paths(params['names'])}".strip()


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
        f"{_the_paths(params['names'])} "
        f"Name some of them: careerpick compare {' '.join(params['names'][:2])}",
    ),
    "unknown-path": _unknown_path,
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
    "unknown-country-typed": near_or(
        "There is no country {name:q}.",
        lambda _: "Type its name or its code, such as Germany or DE.",
    ),
}


_ONE_EACH = 'Write "question-id: answer" on each line, without dashes or brackets.'
_ONE_SHEET = "One sheet of answers is read at a time: keep the answers of one person in a file."


def _where(params: Params) -> str:
    return f' for the question "{params["question"]}"' if params.get("question") else ""


_TYPED = {
    "country": "Type its name or its code, such as Germany or DE.",
    "amount": "Type a number, such as 2000.",
}


def _not_typed(params: Params) -> tuple[str, str]:
    near = f'did you mean "{params["near"]}"?' if params["near"] else ""
    if params["pick"] == "country":
        return f'There is no country "{params["text"]}"{_where(params)}.', near or _how(params)
    return f'"{params["text"]}" is no amount of money{_where(params)}.', _how(params)


def _how(params: Params) -> str:
    if "pick" in params:
        return _TYPED[params["pick"]]
    if "least" in params:
        last = "abcdefghijklmnopqrstuvwxyz"[params["options"] - 1]
        unit = f" ({params['unit']})" if params["unit"] else ""
        numbers = f"a number from {params['least']} to {params['most']}{unit}"
        return f"Type {numbers}, or a letter from a to {last}."
    if params.get("several"):
        return f"Type one or more numbers from 1 to {params['options']}, such as 1 2, or none."
    return f"Type a number from 1 to {params['options']}."


def _unknown_option(params: Params) -> tuple[str, str]:
    how = _how(params)
    listed = f"Choose one of: {', '.join(params['names'])}; or {how[:1].lower()}{how[1:]}"
    near = f'did you mean "{params["near"]}"?' if params["near"] else ""
    return f'There is no answer "{params["text"]}"{_where(params)}.', near or listed


def _unknown_question(params: Params) -> tuple[str, str]:
    near = f'did you mean "{params["near"]}"?' if params["near"] else ""
    return (
        f'There is no question "{params["name"]}".',
        near or f"See them with: {params['command']}",
    )


def _unknown_key(params: Params) -> tuple[str, str]:
    near = f'did you mean "{params["near"]}"?' if params["near"] else ""
    return f'unknown key "{params["key"]}"', near or f"The keys here are: {params['known']}."


def _other_questions(params: Params) -> tuple[str, str]:
    groups = (("Changed", "changed"), ("Gone", "gone"), ("New", "new"))
    listed = [f"{word}: {', '.join(params[key])}." for word, key in groups if params[key]]
    return (
        "These answers were given to other questions than those in use now.",
        " ".join([*listed, f"Answer them anew with: {params['command']}"]),
    )


ANSWERS: Mapping[str, Said] = {
    "too-many-marks": lambda params: (
        f'There are {params["count"]} "!" here{_where(params)}; one or two are possible.',
        "! means that it matters a lot to you, !! that it is a deal-breaker.",
    ),
    "empty-answer": lambda params: (f"There is no answer here{_where(params)}.", _how(params)),
    "no-such-number": lambda params: (
        f"There is no {params['text']}{_where(params)}.",
        _how(params),
    ),
    "out-of-range": lambda params: (
        f'"{params["text"]}" is outside of what can be answered{_where(params)}.',
        _how(params),
    ),
    "unknown-option": _unknown_option,
    "too-many-options": lambda params: (
        f"{params['count']} answers are too many{_where(params)}.",
        f"Choose {params['most']} at most.",
    ),
    "not-typed": _not_typed,
    "marked-detail": plain(
        "This answer never changes which path fits, so it cannot be marked.",
        "Leave out the mark.",
    ),
    "unknown-question": _unknown_question,
    "unknown-key": _unknown_key,
    "other-questions": _other_questions,
    "not-answers": plain("Here have to be the questions with their answers.", _ONE_EACH),
    "not-one-answer": plain('"{question}" takes one answer, not several.'),
    "not-an-option": plain('Each item of the list for "{question}" has to be one of its answers.'),
    "answered-twice": plain(
        'The question "{question}" is answered twice, on line {first} and on line {second}.',
        "Remove one of the two answers.",
    ),
    "no-answer": plain('"answer" is missing for the question "{question}".'),
    "marked-skip": plain("A question that is skipped cannot be marked."),
    "two-marks": plain(
        "This answer is marked twice.",
        "Use either important or deal_breaker; a deal-breaker counts as important, too.",
    ),
    "not-true-or-false": plain('"{key}" is either true or false.'),
    "wrong-schema": plain(
        'This is no answer file that can be read here, but "{written}".', "Expected: {expected}"
    ),
    "no-answers": plain('"answers" is missing in this file.'),
    "stray-answer": plain(
        'The answer to "{key}" stands beside "answers", and not below it.',
        'Put as many spaces before it as before the other answers below "answers".',
    ),
    "empty-line": plain(
        "This line is empty: is an answer left out here, or is it only space?",
        'Write "skip" for an answer that is left out, and remove lines that are only space.',
    ),
    "extra-line": plain(
        "This line is one too many: there are {count} questions.",
        "Each line answers one question, in their order.",
    ),
    "several-sheets": plain("This file holds the answers of {count} people.", _ONE_SHEET),
    "cells": plain(
        "This row has {cells} cells, and the first row has {names}.",
        "Each row has a cell for each question that is named in the first row.",
    ),
    "open-cell": plain("A quote is opened here and never closed on this line."),
    "no-equals-sign": plain('"=" is missing on this line.', "Write: question-id=answer"),
}
