"""docs/checks.md lists every kind of problem in content, and no other."""

import ast
import re

from careerpick.authoring.reviewing import all_checks
from careerpick.content import syntax
from tests.cli.running import ROOT

PAGE = (ROOT / "docs" / "checks.md").read_text(encoding="utf-8")
ROWS = {
    found[1]: line for line in PAGE.splitlines() if (found := re.match(r"\| `([a-z-]+)` \|", line))
}
KIND = re.compile(r"[a-z]+(-[a-z]+)*")
PLACE_OF_CODE = {"problem": 1, "problem_at": 4, "note_at": 1, "note": 2, "Problem": 6}
"""Function to the position of the argument that is the code."""


def codes_of_the_form() -> set[str]:
    """Return the codes that stand in the modules which read and validate."""
    found = {entry[1] for entry in syntax._KNOWN}
    for file in (ROOT / "careerpick" / "content").glob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call):
                found |= set(codes_of_call(node))
            elif isinstance(node, ast.Assign) and isinstance(node.value, ast.Tuple):
                found |= {text for text in map(kind, node.value.elts[:1]) if "-" in text}
            elif isinstance(node, ast.Return) and isinstance(node.value, ast.Tuple):
                found |= {text for item in node.value.elts if (text := kind(item))}
    return found


def codes_of_call(call: ast.Call) -> list[str]:
    name = call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
    place = PLACE_OF_CODE.get(name)
    if place is None:
        return []
    given = [*call.args[place : place + 1], *(k.value for k in call.keywords if k.arg == "code")]
    return [text for item in given if (text := kind(item))]


def kind(node: ast.expr) -> str:
    is_text = isinstance(node, ast.Constant) and isinstance(node.value, str)
    return node.value if is_text and KIND.fullmatch(node.value) else ""  # type: ignore[attr-defined]


def test_every_code_is_listed_and_every_listed_code_exists() -> None:
    codes = codes_of_the_form() | {check.code for check in all_checks()}
    assert set(ROWS) - codes == set()
    assert codes - set(ROWS) == set()


def test_page_says_of_each_check_what_its_code_says() -> None:
    for check in all_checks():
        severity = getattr(check, "severity", "warning")
        assert f"| {severity} |" in ROWS[check.code], check.code
        assert check.states in ROWS[check.code], check.code


def test_there_are_more_than_25_kinds_beside_the_form() -> None:
    assert len({check.code for check in all_checks()}) > 25
    assert len(codes_of_the_form()) > 25


def test_every_row_says_how_to_mend_it() -> None:
    for row in ROWS.values():
        assert row.count("|") >= 4
        assert all(cell.strip() for cell in row.strip("|").split("|")), row
