"""Which form an answer file has: a YAML or JSON document, or plain lines."""

import re

from careerpick.answers.choice import stands_for_something
from careerpick.errors import nearest
from careerpick.model import Content

HEADER_KEYS = ("schema", "bank", "questions", "answers")
"""The keys of a saved file; no question has one of them as its id."""

_KEY = re.compile(r"""(?:"(?P<double>[^"]+)"|'(?P<single>[^']+)'|(?P<plain>[^\s:]+))\s*:(\s|$)""")
_ID_LIKE = re.compile(r"[a-z0-9][a-z0-9_-]*", re.ASCII)
_ENOUGH_LINES = 200


def significant_lines(lines: tuple[str, ...]) -> list[tuple[int, str]]:
    """Return the lines that are neither blank nor a comment, with their numbers from 1."""
    return [
        (number, line)
        for number, line in enumerate(lines, start=1)
        if line.strip() and not line.lstrip().startswith("#")
    ]


def is_mapping(lines: tuple[str, ...], content: Content) -> bool:
    """Tell a YAML or JSON document from plain lines, which may be labels with a colon.

    A line that answers the question at its place is a plain line, whatever it looks like.
    """
    significant = [line for _, line in significant_lines(lines)][:_ENOUGH_LINES]
    questions = content.bank.questions
    indentation = min((_indentation(line) for line in significant), default=0)
    top, keyed = 0, 0
    for index, line in enumerate(significant):
        text = line[indentation:]
        if text[0].isspace():
            continue
        top += 1
        if index < len(questions) and stands_for_something(text, questions[index]):
            continue
        if text.startswith(("{", "[", "---", "- ", "? ", "%")):
            return True
        keyed += _has_key(text, content)
    return keyed > 0 and 2 * keyed >= top


def _indentation(line: str) -> int:
    return len(line) - len(line.lstrip())


def _has_key(text: str, content: Content) -> bool:
    found = _KEY.match(text)
    if not found:
        return False
    key = found["double"] or found["single"] or found["plain"]
    known = [*(question.id for question in content.bank.questions), *HEADER_KEYS]
    return bool(_ID_LIKE.fullmatch(key) or nearest(key, known))
