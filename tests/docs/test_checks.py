"""docs/checks.md lists every kind of problem in content, and no other."""

import re
from configparser import ConfigParser

from tests.cli.running import ROOT

PAGE = (ROOT / "docs" / "checks.md").read_text(encoding="utf-8")
ROWS = {
    found[1]: line for line in PAGE.splitlines() if (found := re.match(r"\| `([a-z-]+)` \|", line))
}
READ = ConfigParser(delimiters=("=",), interpolation=None)
READ.read(ROOT / "careerpick" / "words" / "problems.ini", encoding="utf-8")
SENTENCES = {
    area: [code for codes in READ[area] for code in codes.split(", ")] for area in READ.sections()
}
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
    codes = codes_of_the_form() | codes_of("checks", "advice")
    assert set(ROWS) - codes == set()
    assert codes - set(ROWS) == set()


def test_no_code_has_two_sentences() -> None:
    codes = [code for area in SENTENCES for code in SENTENCES[area]]
    assert sorted(codes) == sorted(set(codes))


def test_there_are_more_than_25_kinds_beside_the_form() -> None:
    assert len(codes_of("checks", "advice")) > 25
    assert len(codes_of_the_form()) > 25


def test_every_row_says_what_to_do() -> None:
    for row in ROWS.values():
        assert row.count("|") >= 4
        assert all(cell.strip() for cell in row.strip("|").split("|")), row
