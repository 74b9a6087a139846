"""From files to checked content: read, validated and checked, with every problem at once;
and with the steps of its scales.

Loaded only when there is no snapshot of the content: it is what knows YAML and pydantic.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import cache, partial
from math import gcd, lcm
from typing import cast

from careerpick.content import QUESTIONS_FILE, Folder
from careerpick.content.checks import Draft, Sourced, check_content
from careerpick.content.reading import read_document
from careerpick.content.snapshot import bank_fingerprint, content_fingerprint, question_fingerprints
from careerpick.content.text import unfinished_line
from careerpick.content.validate import T, validate
from careerpick.errors import CareerpickError, Problem, has_errors
from careerpick.model import CareerPath, Content, Evidence, Option, Question, QuestionBank


def inspect_content(folder: Folder) -> tuple[Content | None, list[Problem]]:
    """Return the content, or None where it has errors, and all errors and warnings.

    While a file is wrong in its form nothing is said about meaning, in this file or another:
    it might only follow from that.
    """
    draft, problems = read_draft(folder)
    if not has_errors(problems):
        problems += check_content(draft)
    return content_of(draft, problems), in_order(problems)


def in_order(problems: list[Problem]) -> list[Problem]:
    """Sort problems: errors first, the questions file first, then file by file and by line."""
    return sorted(
        problems,
        key=lambda problem: (
            problem.severity != "error",
            not (problem.file or "").endswith(QUESTIONS_FILE),
            problem.file or "",
            problem.line or 0,
            problem.column or 0,
        ),
    )


def content_of(draft: Draft, problems: Iterable[Problem]) -> Content | None:
    """Return the content of a draft, or None where its problems include an error."""
    if has_errors(problems):
        return None
    bank, unit = with_steps(draft.bank)
    paths = tuple(sorted((item.value for item in draft.paths), key=lambda path: path.id))
    return Content(
        bank=bank,
        paths=paths,
        bank_fingerprint=bank_fingerprint(bank),
        fingerprint=content_fingerprint(bank, paths),
        question_fingerprints=question_fingerprints(bank),
        unit=unit,
    )


def read_draft(folder: Folder) -> tuple[Draft, list[Problem]]:
    """Return what of a folder is right in its form, and everything that is not."""
    problems = [*folder.problems]
    bank: Sourced[QuestionBank] | None = None
    paths: list[Sourced[CareerPath]] = []
    for file, raw in folder.files.items():
        if file == QUESTIONS_FILE:
            bank = read_source(raw, folder.name(file), QuestionBank, problems)
        elif path := read_source(raw, folder.name(file), CareerPath, problems):
            paths.append(path)
    return Draft(bank, tuple(paths)), problems


def read_source(
    raw: bytes, name: str, wanted: type[T], problems: list[Problem]
) -> Sourced[T] | None:
    """Return what the bytes of a file hold, or None where its form is wrong.

    What is wrong is added to `problems`.
    """
    unfinished = unfinished_line(raw, name)
    problems += [unfinished] if unfinished else []
    try:
        read = cache(partial(read_document, raw, name))
        value = validate(read(), wanted)
        read.cache_clear()  # of most files nobody asks where something stands
        return Sourced(value, name, read)
    except CareerpickError as error:
        problems.extend(error.problems)
        return None


# The steps of scales: between two ends in words, evenly spaced, in whole numbers.


def with_steps(bank: QuestionBank) -> tuple[QuestionBank, int]:
    """Return a checked bank whose scales have a step for each option, and its unit.

    The unit is the least number that makes every step whole. All evidence of the bank is counted
    in it, so that scores stay exact; without scales, or where their steps are whole as they are,
    it is 1.
    """
    unit = lcm(*map(_parts, bank.questions))
    questions = tuple(
        replace(question, options=tuple(_options(question, unit))) for question in bank.questions
    )
    return replace(bank, questions=questions), unit


def _parts(question: Question) -> int:
    """Return into how many parts the steps of a question cut evidence of 1."""
    if question.steps is None:
        return 1
    low, high = (option.wants for option in question.options)
    spans = (high.get(name, 0) - low.get(name, 0) for name in {*low, *high})
    between = question.steps - 1
    return between // gcd(between, *spans)


def _options(question: Question, unit: int) -> Iterator[Option]:
    if question.steps is None:
        for option in question.options:
            wants = {name: evidence * unit for name, evidence in option.wants.items()}
            yield replace(option, wants=_in_units(wants))
        return
    low, high = question.options
    last = question.steps - 1
    for place in range(question.steps):
        wants = {
            name: unit * (low.wants.get(name, 0) * (last - place) + high.wants.get(name, 0) * place)
            for name in {**low.wants, **high.wants}
        }
        end, is_end = low if place < last else high, place in (0, last)
        between = f"{place + 1} (1 = {low.label}, {question.steps} = {high.label})"
        yield replace(
            end,
            id=str(place + 1),
            label=end.label if is_end else between,
            wants=_in_units({name: points // last for name, points in wants.items()}),
            deal_breaker=end.deal_breaker and is_end,
        )


def _in_units(wants: Mapping[str, int]) -> Mapping[str, Evidence]:
    return cast("Mapping[str, Evidence]", wants)  # written evidence is -2 to 2
