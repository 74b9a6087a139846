"""Sentences stand in `words/` and in the content; everything else holds values.

What the command line says of itself as a whole stands with it, and what the parser of YAML
says is looked for in its own words.
"""

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from string import Formatter

import pytest

from careerpick.model import Range
from careerpick.words.sentences import filled, lines_of
from tests.cli.running import ROOT

PACKAGE = ROOT / "careerpick"
WITHOUT_SENTENCES = (
    *("errors.py", "files.py", "folding.py", "values.py", "model.py", "edge.py"),
    *("content", "authoring", "answers", "decide", "plan", "keeping", "quiz", "cli"),
)
SENTENCE = re.compile(r"[A-Za-z]{2,},? [a-z]{2,},? [a-z]+")
ELSEWHERE = {
    "model.py": "what a bank is taken to say where it says nothing",
    "answers/amounts.py": "patterns of what is typed",
    "answers/choice.py": "what a person types to tick none",
    "answers/saved.py": "the comments of an answer file",
    "authoring/schemas.py": "what a schema says of itself",
    "content/text.py": "what the parser says",
    "plan/money.py": "units, which the JSON promises, and names of countries",
    "quiz/session.py": "a mistake of a programmer",
    "quiz/terminal.py": "settings of the library that edits lines",
}
"""File to what of it looks like a sentence."""


def files() -> list[str]:
    found = [PACKAGE / name for name in WITHOUT_SENTENCES]
    modules = [file for part in found for file in (sorted(part.rglob("*.py")) or [part])]
    return [file.relative_to(PACKAGE).as_posix() for file in modules]


def not_said(tree: ast.AST) -> Iterator[ast.AST]:
    """Yield docstrings, and the help of the whole program."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Expr):
            yield node.value
        if isinstance(node, ast.keyword) and node.arg in ("help", "epilog"):
            yield from ast.walk(node.value)


def sentences(file: Path) -> list[str]:
    tree = ast.parse(file.read_text(encoding="utf-8"))
    left_out = {id(node) for node in not_said(tree)}
    return [
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
        if id(node) not in left_out and SENTENCE.search(node.value)
    ]


@pytest.mark.parametrize("name", files())
def test_a_module_without_words_holds_no_sentence(name: str) -> None:
    assert not sentences(PACKAGE / name) or name in ELSEWHERE


def test_what_is_left_out_is_there() -> None:
    assert set(ELSEWHERE) <= set(files())


def test_a_sentence_would_be_found(tmp_path: Path) -> None:
    file = tmp_path / "x.py"
    file.write_text('"""A module with words."""\nsaid = f"There is no path {1}."\n')
    assert sentences(file) == ["There is no path "]


WORDS = PACKAGE / "words"
OF_PROBLEMS = "problems"
"""Said of values that a problem carries; tests/docs/test_checks.py looks at these."""
TOPICS = [file.stem for file in sorted(WORDS.glob("*.ini")) if file.stem != OF_PROBLEMS]


def places(form: str) -> set[str]:
    """Return what has to be known to fill in a sentence."""
    found = set()
    for _, name, spec, _ in Formatter().parse(form):
        if name is not None:
            found |= {re.split(r"[.\[]", name)[0], *places(spec or "")}
    return found


@cache
def said() -> list[tuple[list[re.Pattern[str]], set[str] | None]]:
    """Return for each call of `say` which lines it may mean, and what it fills in.

    None stands for what only shows while the program runs.
    """
    found = []
    for file in PACKAGE.rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and is_said(node):
                given = {item.arg for item in node.keywords if item.arg}
                is_known = all(item.arg for item in node.keywords)
                forms = [*map(re.compile, keys(node.args[0]))]
                found.append((forms, given if is_known else None))
    return found


def is_said(call: ast.Call) -> bool:
    """Tell `say(…)`, and what of the screen hands its key on to it, from other calls."""
    function = call.func
    if getattr(function, "attr", "") in ("tell", "tell_command"):
        return True
    return getattr(function, "id", "") == "say" and ast.unparse(call.args[0]) != "key"


def keys(node: ast.expr) -> list[str]:
    match node:
        case ast.Constant(value=str(key)):
            return [re.escape(key)]
        case ast.JoinedStr():
            parts = (
                re.escape(str(part.value)) if isinstance(part, ast.Constant) else "[A-Za-z0-9_]+"
                for part in node.values
            )
            return ["".join(parts)]
        case ast.IfExp():
            return [*keys(node.body), *keys(node.orelse)]
    return []


LINES = [f"{topic}.{name}" for topic in TOPICS for name in lines_of(topic)]


@cache
def meant(form: re.Pattern[str]) -> frozenset[str]:
    """Return the lines that a call of `say` with such a key may mean."""
    return frozenset(filter(form.fullmatch, LINES))


def test_every_sentence_is_said_and_filled_in() -> None:
    for key in LINES:
        calls = [given for forms, given in said() if any(key in meant(form) for form in forms)]
        assert calls, key
        topic, _, name = key.partition(".")
        needed = places(lines_of(topic)[name])
        assert all(given is None or needed <= given for given in calls), (key, needed)


def test_whatever_is_said_has_a_sentence() -> None:
    every = [form for forms, _ in said() for form in forms]
    assert [form.pattern for form in every if not meant(form)] == []
    assert all(forms for forms, _ in said())


def test_whatever_is_filled_in_has_a_place() -> None:
    forms = {key: lines_of(key.partition(".")[0])[key.partition(".")[2]] for key in LINES}
    for patterns, given in said():
        found = [places(forms[key]) for pattern in patterns for key in meant(pattern)]
        assert (given or set()) <= set().union(*found), patterns


@pytest.mark.parametrize(
    ("place", "value", "shown"),
    [
        ("{0:n day}", 1, "one day"),
        ("{0:n day}", 13, "13 days"),
        ("{0:is/are}", 1, "is"),
        ("{0:is/are}", 2, "are"),
        ("{0:yes/}", True, "yes"),
        ("{0:yes/}", False, ""),
        ("{0:and}", ["a", "b"], "a and b"),
        ("{0:or}", ["a", "b"], "a or b"),
        ("{0:quoted}", "A word.", "“A word”"),
        ("{0:small}", "One", "one"),
        ("{0:capital}", "one", "One"),
        ("{0:+,}", 1200, "+1,200"),
        ("{0:{0} of them/none}", 1, "1 of them"),
        ("A{0:?, {0:small}}.", "B", "A, b."),
        ("A{0:?, {0:small}}.", "", "A."),
        ("{0:percent}", 0.256, "26%"),
        ("{0:percent}", Range(0.1, 0.2, 0.3), "10% to 30%"),
        ("{0:time}", Range(2, 3, 60), "two weeks to 14 months"),
    ],
)
def test_a_place_can_say_how_its_value_reads(place: str, value: object, shown: str) -> None:
    assert filled(place, value) == shown
