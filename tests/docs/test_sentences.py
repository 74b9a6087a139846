"""Sentences stand in `words/` and in the content; everything else holds values.

What the command line says of its own options stands with them, and what the parser of YAML
says is looked for in its own words.
"""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli.running import ROOT

PACKAGE = ROOT / "careerpick"
WITHOUT_SENTENCES = (
    *("errors.py", "files.py", "folding.py", "values.py", "model.py", "edge.py", "docstrings.py"),
    *("content", "authoring", "answers", "decide", "plan", "keeping", "quiz", "cli"),
)
SENTENCE = re.compile(r"[A-Za-z]{2,},? [a-z]{2,},? [a-z]+")
ELSEWHERE = {
    "model.py": "what a bank is taken to say where it says nothing",
    "answers/choice.py": "patterns of what is typed",
    "answers/saved.py": "the comments of an answer file",
    "authoring/schemas.py": "what a schema says of itself",
    "content/syntax.py": "what the parser says",
    "plan/money.py": "units, which the JSON promises, and names of countries",
    "quiz/session.py": "a mistake of a programmer",
    "quiz/reader.py": "settings of the library that edits lines",
}
"""File to what of it looks like a sentence."""


def files() -> list[str]:
    found = [PACKAGE / name for name in WITHOUT_SENTENCES]
    modules = [file for part in found for file in (sorted(part.rglob("*.py")) or [part])]
    return [file.relative_to(PACKAGE).as_posix() for file in modules]


def not_said(tree: ast.AST) -> Iterator[ast.AST]:
    """Yield docstrings, and the help of options."""
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
