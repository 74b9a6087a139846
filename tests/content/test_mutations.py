"""`careerpick check` sees every mistake: the shipped files, broken in hundreds of ways.

Each change is reported at its line, or shown to be harmless: the content is the same.
"""

import re
from dataclasses import replace
from functools import cache
from pathlib import Path
from random import Random

import pytest

from careerpick.authoring.balance import lean_of
from careerpick.authoring.review import ADVICE, advice_on
from careerpick.content import read_folder, shipped_directory
from careerpick.content.checks import Draft, check_content
from careerpick.content.inspecting import content_of, read_draft, read_source
from careerpick.errors import Problem
from careerpick.model import CareerPath, QuestionBank
from careerpick.words.problems import worded
from tests.content.mutating import MUTATIONS, Mutation, Text
from tests.effort import many

OF_EACH_KIND = many(1)
LIBRARY_WORDS = re.compile(
    r"pydantic|(?<!\.)\byaml\b|input should|mapping values|\bscalar|\btoken|\bflow |block mapping"
    r"|block sequence|\bdict\b|\btuple\b|\bliteral\b|(?-i:\bNone\b(?! is listed))"
    r"|nonetype|traceback|\bvalidation|dataclass|unexpected keyword"
    r"|\bparser?\b|\bstr\b|\bint\b|expected <|while scanning",
    re.IGNORECASE,
)
MAY_BE_HARMLESS = {"indent_by_another_width", "tab_for_blanks"}
"""Within a text over several lines, or in brackets, a blank more or less changes nothing."""
ROOT = shipped_directory()
FILES = ("questions.yaml", *(f"paths/{file.name}" for file in sorted(ROOT.glob("paths/*.yaml"))))


@cache
def shipped() -> Draft:
    return read_draft(read_folder(ROOT))[0]


@cache
def text_of(file: str) -> Text:
    return Text((ROOT / file).read_bytes(), file)


@cache
def known() -> frozenset[tuple[str, str]]:
    """What is reported of the files as they are."""
    draft = shipped()
    problems = [*check_content(draft), *check_content(draft, ADVICE)]
    return frozenset((problem.code, worded(problem).message) for problem in problems)


def read_instead(file: str, raw: bytes) -> tuple[Draft, list[Problem]]:
    """Return the content with this file instead, and what reading it reports."""
    draft = shipped()
    name = str(ROOT / file)
    problems: list[Problem] = []
    if file == "questions.yaml":
        return Draft(read_source(raw, name, QuestionBank, problems), draft.paths), problems
    path = read_source(raw, name, CareerPath, problems)
    others = [item if item.file != name else path for item in draft.paths]
    return Draft(draft.questions, tuple(item for item in others if item)), problems


def look_at(file: str, raw: bytes) -> tuple[Draft | None, list[Problem]]:
    """Return the content with this file instead, and what is reported of it, errors alone first."""
    after, problems = read_instead(file, raw)
    if any(problem.severity == "error" for problem in problems):
        return None, problems
    found = problems + check_content(after) or check_content(after, ADVICE)
    return after, [item for item in found if (item.code, worded(item).message) not in known()]


def same_content(draft: Draft) -> bool:
    def values(one: Draft) -> list[object]:
        return [one.bank, *(path.value for path in one.paths)]

    return values(draft) == values(shipped())


def judge(file: str, mutation: Mutation, *, may_be_harmless: bool = False) -> str:
    """Return what is wrong with the report of a mutation; "" when it is as it should be."""
    after, problems = look_at(file, mutation.raw)
    harmless = after is not None and same_content(after)
    if mutation.blamed is None:
        return "" if harmless and not problems else f"not harmless: {problems}"
    if harmless and may_be_harmless:
        return ""
    if after is not None and not problems and not harmless:
        content = content_of(after, [])
        lean = lean_of(content) if content else {}
        problems = advice_on(replace(after, content=content, lean=lean), [])
    lines = {problem.line for problem in problems if problem.file == str(ROOT / file)}
    if not lines & mutation.blamed:
        said = [(item.file, item.line, item.code, worded(item).message) for item in problems[:3]]
        return f"not reported at {sorted(mutation.blamed)}: {said}"
    words = [found for item in problems if (found := library_words(item))]
    return f"words of a library: {words}" if words else ""


def library_words(problem: Problem) -> list[str]:
    # What the author wrote is quoted; the rest is ours.
    said = re.sub(r'"[^"]*"', '""', f"{worded(problem).message} {worded(problem).fix}")
    return LIBRARY_WORDS.findall(said)


def mutations(kind: str, count: int) -> list[tuple[str, Mutation]]:
    rng = Random(f"careerpick {kind}")
    found: list[tuple[str, Mutation]] = []
    for _ in range(20 * count):
        file = rng.choice(FILES)
        mutation = MUTATIONS[kind](text_of(file), rng)
        if mutation and mutation.raw != text_of(file).raw:
            found.append((file, mutation))
        if len(found) == count:
            break
    return found


@pytest.mark.parametrize("kind", MUTATIONS)
def test_mistake_is_reported_at_its_line_or_is_harmless(kind: str) -> None:
    tried = mutations(kind, OF_EACH_KIND)
    assert len(tried) == OF_EACH_KIND
    spared = kind in MAY_BE_HARMLESS
    wrong = [
        (file, one.shown, said)
        for file, one in tried
        if (said := judge(file, one, may_be_harmless=spared))
    ]
    assert wrong == []


def test_files_as_they_are_would_not_pass_for_a_mistake() -> None:
    """The judge is no yes-man: where nothing is reported at the line, it says so."""
    raw = (ROOT / "questions.yaml").read_bytes()
    unseen = Mutation(raw.replace(b"Pay my bills", b"Pay your bills"), frozenset({1}), "reworded")
    assert judge("questions.yaml", unseen).startswith("not reported at [1]")
    misplaced = Mutation(raw.replace(b"weight: 3", b"weight: 9", 1), frozenset({1}), "line 1")
    assert judge("questions.yaml", misplaced).startswith("not reported at [1]")


def test_shipped_files_are_read_from_where_the_commands_read_them() -> None:
    assert (ROOT / "questions.yaml").is_file()
    assert Path(FILES[1]).parent.name == "paths"
