"""From files to checked content: read, checked in form and in meaning, every problem at its place.

Loaded only when there is no snapshot of the content: it is what knows YAML and pydantic. The form
is checked by pydantic's core against the plain dataclasses of the model; its own words, which
speak to programmers, become kinds of our own.
"""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import MISSING, fields, replace
from functools import cache, partial
from math import gcd, lcm
from typing import Any, TypeVar, cast, get_args

from careerpick.content import QUESTIONS_FILE, ContentFolder
from careerpick.content.checks import Draft, Sourced, check_content
from careerpick.content.reading import (
    Document,
    Entry,
    ListNode,
    MapNode,
    Node,
    Scalar,
    read_document,
)
from careerpick.content.snapshot import bank_fingerprint, content_fingerprint, question_fingerprints
from careerpick.content.text import unfinished_line
from careerpick.content.typed import Location, shape, type_at, validator
from careerpick.errors import CareerpickError, ContentError, Params, Problem, closest, has_errors
from careerpick.folding import show
from careerpick.model import CareerPath, Content, Evidence, Option, Question, QuestionBank
from careerpick.values import descriptions

T = TypeVar("T")


def inspect_content(folder: ContentFolder) -> tuple[Content | None, list[Problem]]:
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

    def place(problem: Problem) -> tuple[bool, bool, str, int, int]:
        file, warns = problem.file or "", problem.severity != "error"
        is_path = not file.endswith(QUESTIONS_FILE)
        return warns, is_path, file, problem.line or 0, problem.column or 0

    return sorted(problems, key=place)


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


def read_draft(folder: ContentFolder) -> tuple[Draft, list[Problem]]:
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


# The form of a file: nodes to a value of a type.

_LONGEST_QUOTE = 60
MAX_PROBLEMS = 100
"""Of one file; a file made to hold a million mistakes must not take minutes."""

# Kinds of pydantic errors -> what is wanted instead.
_WANTED = {
    "string_type": "text",
    "int_type": "whole",
    "int_from_float": "whole",
    "float_type": "number",
    "bool_type": "boolean",
    "tuple_type": "list",
    "list_type": "list",
    "dict_type": "keys",
    "mapping_type": "keys",
    "dataclass_type": "keys",
}
_UNKNOWN, _MISSING = "unexpected_keyword_argument", "missing"


def validate(document: Document, wanted: type[T]) -> T:
    """Return the document as a value of a dataclass of the model.

    Raises:
        ContentError: With one problem for each thing that is wrong.
    """
    from pydantic_core import ValidationError

    try:
        text = json.dumps(plain(document.root, wanted))
        value: T = validator(wanted).validate_json(text, strict=True)  # type: ignore[arg-type]
        return value
    except ValidationError as error:
        found = error.errors(include_url=False, include_input=False)[:MAX_PROBLEMS]
    kinds: dict[Location, str] = {}
    for item in found:
        where, kind = item["loc"], item["type"]
        if kind == _MISSING and isinstance(where[-1], int):  # of a list once which items it lacks
            where, kind = where[:-1], "too_short"
        kinds[where] = kind
    problems = _problems(document, wanted, kinds)
    raise ContentError(sorted(problems, key=lambda item: (item.line or 0, item.column or 0)))


def plain(node: Node, wanted: Any = None) -> Any:
    """Return what JSON holds; a number as it was written where a text is wanted, as in `as_of`.

    So is a truth where one of some values is wanted: to pydantic true would be 1.
    """
    if isinstance(node, Scalar):
        is_text = wanted is str and type(node.value) in (int, float)
        is_text |= isinstance(node.value, bool) and shape(wanted)[0] == "choice"
        return node.text if is_text else node.value
    if isinstance(node, ListNode):
        item_type = type_at(wanted, (0,))
        return [plain(item, item_type) for item in node.items]
    return {
        entry.key: plain(entry.value, type_at(wanted, (entry.key,)))
        for entry in node.entries.values()
    }


def _problems(document: Document, wanted: type, kinds: dict[Location, str]) -> Iterator[Problem]:
    missing = [where for where, kind in kinds.items() if kind == _MISSING]
    for where, kind in kinds.items():
        if kind == _UNKNOWN:
            keys = [*shape(type_at(wanted, where[:-1]))[1]]
            near = _meant(where, keys, missing)
            key, known = show(str(where[-1]), _LONGEST_QUOTE), ", ".join(keys)
            place = document.find(where)
            case = "number" if key.isdigit() else ""
            about = {"key": key, "near": near, "known": known, "case": case}
            yield document.problem(place, "unknown-key", **about)
        elif kind != _MISSING:
            yield _wrong(document, wanted, where, kind)
    for where in missing:
        place, holds = document.find(where[:-1]), _said_of(wanted, where)
        yield document.problem(place, "missing-key", key=str(where[-1]), holds=holds)


def _meant(where: Location, keys: list[str], missing: list[Location]) -> str | None:
    """Return which missing key an unknown one stands for, or else which could stand there.

    A misspelt key is one problem, not two, so the missing one is taken out.
    """
    name = closest(str(where[-1]), [str(key) for *above, key in missing if (*above,) == where[:-1]])
    if name is None:
        return closest(str(where[-1]), keys)
    missing.remove((*where[:-1], name))
    return name


def _wrong(document: Document, wanted: type, where: Location, kind: str) -> Problem:
    place = document.find(where)
    node = place.value if isinstance(place, Entry) else place
    name = next((step for step in reversed(where) if isinstance(step, str)), "")
    is_item = bool(where) and isinstance(where[-1], int)
    about: Params = {"name": show(name, _LONGEST_QUOTE), "is_item": is_item}
    choices = get_args(type_at(wanted, where))
    if kind in ("too_short", "too_long"):
        about |= {"expected": len(choices), "holds": _said_of(wanted, where)}
        about["count"] = len(node.items) if isinstance(node, ListNode) else 0
        return document.problem(node, "list-length", **about)
    about |= _given(node, document)
    if about["kind"] == "boolean":
        return document.problem(node, "boolean", given=about["given"])
    if kind == "literal_error":
        is_name = about["kind"] == "text" and isinstance(choices[0], str)
        about["choices"] = names = tuple(map(str, choices))
        about["near"] = closest(about["given"], names) if is_name else None
        return document.problem(node, "wrong-choice", **about)
    if not where and about["kind"] == "empty":
        needed = [
            item.name
            for item in fields(wanted)
            if item.default is MISSING and item.default_factory is MISSING
        ]
        return document.problem(node, "wrong-type", case="nothing", needed=needed)
    if kind in _WANTED:
        return document.problem(node, "wrong-type", wanted=_WANTED[kind], **about)
    return document.problem(node, "wrong-value", **about)


def _given(node: Node, document: Document) -> Params:
    """Return what is there, and what kind of value it is."""
    if isinstance(node, ListNode | MapNode):
        return {"kind": "list" if isinstance(node, ListNode) else "keys", "given": ""}
    kinds = {bool: "boolean", str: "text", type(None): "empty"}
    kind = kinds.get(type(node.value), "number")
    if kind == "empty" and re.match(r":?\s+#", document.lines[node.line - 1][node.column - 1 :]):
        return {"kind": "comment", "given": ""}
    return {"kind": kind, "given": "" if kind == "empty" else show(node.text, _LONGEST_QUOTE)}


def _said_of(wanted: type, where: Location) -> str:
    """Return what the model says about a key, or an empty text."""
    above = type_at(wanted, where[:-1])
    return descriptions(above).get(str(where[-1]), "") if shape(above)[0] == "record" else ""


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
            yield _wanting(option, {name: unit * of for name, of in option.wants.items()})
        return
    (low, high), last = question.options, question.steps - 1
    for place in range(question.steps):
        wants = {
            name: unit * (low.wants.get(name, 0) * (last - place) + high.wants.get(name, 0) * place)
            for name in {**low.wants, **high.wants}
        }
        end, is_end = low if place < last else high, place in (0, last)
        between = f"{place + 1} (1 = {low.label}, {question.steps} = {high.label})"
        option = replace(
            end,
            id=str(place + 1),
            label=end.label if is_end else between,
            deal_breaker=end.deal_breaker and is_end,
        )
        yield _wanting(option, {name: points // last for name, points in wants.items()})


def _wanting(option: Option, wants: Mapping[str, int]) -> Option:
    return replace(option, wants=cast("Mapping[str, Evidence]", wants))  # as written: -2 to 2
