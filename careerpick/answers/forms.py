"""Which form an answer file has: a table, a YAML or JSON document, pairs, or plain lines."""

import re
from typing import Literal

from careerpick.answers.choice import find_question, stands_for_something, unit_of
from careerpick.answers.saved import HEADER_KEYS
from careerpick.answers.tables import delimiter_of
from careerpick.errors import closest
from careerpick.model import Content, Question

Form = Literal["lines", "document", "pairs", "json-lines", "table"]

_KEY = re.compile(r"""(?:"(?P<double>[^"]+)"|'(?P<single>[^']+)'|(?P<plain>[^\s:]+))\s*:(\s|$)""")
_LONGEST_KEY = 1000
_ID_LIKE = re.compile(r"[a-z0-9][a-z0-9_-]*", re.ASCII)
_ENOUGH_LINES = 200


def form_of(lines: tuple[str, ...], content: Content) -> Form:
    """Tell the form of a file from its first lines.

    A line that answers the question at its place is a plain line, whatever it looks like.
    """
    significant = [line for _, line in significant_lines(lines)][:_ENOUGH_LINES]
    if not significant:
        return "lines"
    if _is_json_lines(significant):
        return "json-lines"
    if delimiter_of(lines, content):
        return "table"
    return _by_most_lines(significant, content)


def significant_lines(lines: tuple[str, ...]) -> list[tuple[int, str]]:
    """Return the lines that are neither blank nor a comment, with their numbers from 1."""
    return [
        (number, line)
        for number, line in enumerate(lines, start=1)
        if line.strip() and not line.lstrip().startswith("#")
    ]


def _is_json_lines(significant: list[str]) -> bool:
    bare = [line.strip() for line in significant]
    return len(bare) > 1 and all(line[0] == "{" and line[-1] == "}" for line in bare)


def _by_most_lines(significant: list[str], content: Content) -> Form:
    questions = content.bank.questions
    indentation = min(len(line) - len(line.lstrip()) for line in significant)
    top, keyed, paired = 0, 0, 0
    for index, line in enumerate(significant):
        text = line[indentation:]
        if text[0].isspace():
            continue
        top += 1
        if index < len(questions) and _answers(text, questions[index], content):
            continue
        if text.startswith(("{", "[", "---", "- ", "? ", "%")):
            return "document"
        keyed += _is_key(_key_of_mapping(text), content)
        paired += _is_key(text.partition("=")[0].strip() if "=" in text else "", content)
    if paired > keyed and 2 * paired >= top:
        return "pairs"
    return "document" if keyed > 0 and 2 * keyed >= top else "lines"


def _answers(text: str, question: Question, content: Content) -> bool:
    return stands_for_something(text, question, unit_of(question, content))


def _key_of_mapping(text: str) -> str:
    found = _KEY.match(text[:_LONGEST_KEY])
    return next((group for group in found.groups() if group), "") if found else ""


def _is_key(key: str, content: Content) -> bool:
    if not key or len(key) > _LONGEST_KEY:
        return False
    if _ID_LIKE.fullmatch(key) or find_question(key, content):
        return True
    known = [*(question.id for question in content.bank.questions), *HEADER_KEYS]
    return closest(key, known) is not None
