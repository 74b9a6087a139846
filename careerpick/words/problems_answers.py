"""The sentences of what is wrong with answers: code and what it is about -> message and fix."""

from collections.abc import Mapping

from careerpick.words.problem_words import Params, Said, plain

_ONE_EACH = 'Write "question-id: answer" on each line, without dashes or brackets.'
_ONE_SHEET = "One sheet of answers is read at a time: keep the answers of one person in a file."


def _where(params: Params) -> str:
    return f' for the question "{params["question"]}"' if params.get("question") else ""


def _how(params: Params) -> str:
    if "least" in params:
        last = "abcdefghijklmnopqrstuvwxyz"[params["options"] - 1]
        unit = f" ({params['unit']})" if params["unit"] else ""
        numbers = f"a number from {params['least']} to {params['most']}{unit}"
        return f"Type {numbers}, or a letter from a to {last}."
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
    "unknown-question": _unknown_question,
    "unknown-key": _unknown_key,
    "other-questions": _other_questions,
    "not-answers": plain("Here have to be the questions with their answers.", _ONE_EACH),
    "not-one-answer": plain('"{question}" takes one answer, not several.'),
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
