"""docs/checks.md lists every kind of problem in content, and no other."""

import re
from configparser import ConfigParser

from careerpick.authoring.reviewing import all_checks
from tests.cli.running import ROOT

PAGE = (ROOT / "docs" / "checks.md").read_text(encoding="utf-8")
ROWS = {
    found[1]: line for line in PAGE.splitlines() if (found := re.match(r"\| `([a-z-]+)` \|", line))
}
SENTENCES = ConfigParser(delimiters=("=",), interpolation=None)
SENTENCES.read(ROOT / "careerpick" / "words" / "problems.ini", encoding="utf-8")
OF_ANSWERS_TOO = {"unknown-key"}
"""Said of answer files and of content alike."""
OF_COMMANDS_ALONE = {
    *("cannot-read", "cannot-write", "cannot-use", "cannot-remove", "no-input"),
    *("no-folder-named", "not-empty", "not-a-folder"),
}


def codes_of(*areas: str) -> set[str]:
    """Return the codes of these areas, without their cases."""
    return {code.partition("/")[0] for area in areas for code in SENTENCES[area]}


def codes_of_the_form() -> set[str]:
    """Return the codes of what is wrong before meaning is looked at."""
    return {*codes_of("form", "files"), *OF_ANSWERS_TOO} - OF_COMMANDS_ALONE


def test_every_code_is_listed_and_every_listed_code_exists() -> None:
    codes = codes_of_the_form() | {check.code for check in all_checks()}
    assert set(ROWS) - codes == set()
    assert codes - set(ROWS) == set()


def test_every_check_has_its_sentences_and_none_is_said_in_vain() -> None:
    assert {check.code for check in all_checks()} == codes_of("checks", "advice")


def test_no_code_has_two_sentences() -> None:
    codes = [code for area in SENTENCES.sections() for code in SENTENCES[area]]
    assert sorted(codes) == sorted(set(codes))


def test_page_says_of_each_check_what_its_code_says() -> None:
    for check in all_checks():
        severity = getattr(check, "severity", "warning")
        assert f"| {severity} |" in ROWS[check.code], check.code
        assert check.states in ROWS[check.code], check.code


def test_there_are_more_than_25_kinds_beside_the_form() -> None:
    assert len({check.code for check in all_checks()}) > 25
    assert len(codes_of_the_form()) > 25


def test_every_row_says_what_to_do() -> None:
    for row in ROWS.values():
        assert row.count("|") >= 4
        assert all(cell.strip() for cell in row.strip("|").split("|")), row
