"""Strict reading of one YAML (or JSON) document: bytes to nodes that know their place.

Knows nothing of questions or paths. No word of the YAML library reaches a message.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from careerpick.content.nodes import Document, Entry, Lines, ListNode, MapNode, Node, Scalar
from careerpick.content.text import (
    MAX_DEPTH,
    decode,
    explain,
    lost_sign,
    marks_of_a_merge,
    odd_blank,
    place_of,
    sign_of,
    tab_before,
    too_deep,
)
from careerpick.errors import CareerpickError, ContentError, Problem
from careerpick.folding import hidden, show

MAX_PROBLEMS = 50

# YAML 1.2 without its surprises: no, 010, 0x1F, 12:30 and dates stay what was typed.
_WHOLE = r"[-+]?(0|[1-9][0-9]{0,14})"
_DECIMAL = r"[-+]?(0|[1-9][0-9]{0,8})\.[0-9]{1,15}"
_NOT_A_NUMBER = ".nan", ".inf", "-.inf", "+.inf"
# An even number of backslashes before it stands for backslashes of the text.
_PAIR = r"(?i)(?<!\\)((?:\\\\)*)\\u(d[89ab][0-9a-f]{2})\\u(d[c-f][0-9a-f]{2})"
_WORDS: dict[str, bool | None] = {"true": True, "false": False, "null": None, "~": None, "": None}


def read_document(raw: bytes, file: str, error: type[CareerpickError] = ContentError) -> Document:
    """Read one document.

    Args:
        raw: The bytes of the file.
        file: Its name as the person gave it.
        error: What to raise.

    Raises:
        CareerpickError: `error`, with everything that is wrong. Only a file that cannot be
            read on from some point gives no further problems after that point.
    """
    text = decode(raw, file, error)
    found = marks_of_a_merge(text) or too_deep(text)
    if found:
        raise error(found)
    builder = _Builder(text)
    root = builder.build(_join_surrogates("\n".join(text.lines)))
    if builder.problems or root is None:
        raise error(builder.problems)
    return Document(file, text.lines, root)


def _join_surrogates(text: str) -> str:
    r"""Write the two halves by which JSON escapes a character such as an emoji as one.

    JSON writes "\ud83d\ude00" for what YAML writes as "\U0001f600". Outside of JSON, and
    where the backslash itself is escaped, they are left alone.
    """
    if not text.lstrip().startswith(("{", "[")):
        return text

    def join(pair: re.Match[str]) -> str:
        high, low = int(pair[2], 16), int(pair[3], 16)
        return f"{pair[1]}\\U{0x10000 + ((high - 0xD800) << 10) + (low - 0xDC00):08x}"

    return re.sub(_PAIR, join, text)


@dataclass(slots=True)
class _Open:
    """A list or mapping whose end has not been read yet."""

    event: Any
    items: list[Node] = field(default_factory=list)
    entries: dict[str, Entry] = field(default_factory=dict)
    key: Scalar | None = None


class _StopReadingError(Exception):
    """Stops the reading; the problem has been noted."""


class _Builder:
    """Builds nodes from parsing events with a stack of its own, never by recursion."""

    def __init__(self, text: Lines) -> None:
        self.text = text
        self.lines = text.lines
        self.problems: list[Problem] = []
        self.stack: list[_Open] = []
        self.root: Node | None = None

    def build(self, text: str) -> Node | None:
        import yaml

        loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
        event = None
        try:
            for event in yaml.parse(text, Loader=loader):
                self._take(event)
        except yaml.YAMLError as error:
            self._note_unreadable(error, event)
        except _StopReadingError:
            return None
        if self.root is None:
            self.root = Scalar(None, "", 1, 1)
        return self.root

    def _note_unreadable(self, error: Any, before: Any) -> None:
        """Note where and why the parser gave up, after the last event that it gave."""
        if any(problem.code == "odd-blank" for problem in self.problems):
            return  # that is why
        place = place_of(getattr(error, "problem_mark", None), self.lines)
        first = before.end_mark.line + 1 if before is not None and before.end_mark else 1
        for number in range(min(first, place[0]), place[0] + 1):
            column = odd_blank(self.lines[number - 1])
            if column:
                self.note(number, column, "odd-blank")
                return
        why = lost_sign(error, before, self.lines) or explain(error, self.lines)
        line, column, code, params = why
        self.note(line, column, code, **params)

    def note(self, line: int, column: int, code: str, **params: Any) -> None:
        self.problems.append(self.text.problem_at(line, column, code, **params))
        if len(self.problems) >= MAX_PROBLEMS:
            raise _StopReadingError

    def note_at(self, event: Any, code: str, **params: Any) -> None:
        self.note(*_place(event), code, **params)

    def _take(self, event: Any) -> None:
        handler = _HANDLERS.get(type(event).__name__)
        if handler:
            handler(self, event)

    def start_document(self, event: Any) -> None:
        if self.root is not None:
            self.note_at(event, "several-documents", case="second")
            raise _StopReadingError
        if event.version or event.tags:
            self.note_at(event, "directive")

    def start_collection(self, event: Any) -> None:
        self._refuse_extras(event)
        if self.stack and self._awaits_key():
            self.note_at(event, "key-not-text")
            raise _StopReadingError
        if len(self.stack) >= MAX_DEPTH:
            self.note_at(event, "too-deep", most=MAX_DEPTH)
            raise _StopReadingError
        self.stack.append(_Open(event))

    def end_collection(self, event: Any) -> None:  # noqa: ARG002 - all handlers take one
        done = self.stack.pop()
        line, column = _place(done.event)
        if type(done.event).__name__ == "SequenceStartEvent":
            self._add(ListNode(tuple(done.items), line, column))
        else:
            self._add(MapNode(done.entries, line, column))

    def alias(self, event: Any) -> None:
        self.note_at(event, "alias", case="written")
        self._add(Scalar(None, "", *_place(event)))

    def scalar(self, event: Any) -> None:
        self._refuse_extras(event)
        line, column = _place(event)
        text: str = event.value
        if event.style in ("|", ">"):
            text = text.rstrip("\n")  # the line break that ends a block is no part of its text
        self._refuse_controls(event, text)
        plain = not event.style
        if plain:
            self._refuse_tabs(event)
            self._refuse_odd_blanks(event)
        value: str | int | float | bool | None = text
        if plain and not self._awaits_key():
            value = _resolve(text)
            if text.casefold() in _NOT_A_NUMBER:
                self.note_at(event, "not-a-number", given=text)
        self._add(Scalar(value, text, line, column, plain))

    def _awaits_key(self) -> bool:
        top = self.stack[-1] if self.stack else None
        return (
            top is not None and type(top.event).__name__ == "MappingStartEvent" and top.key is None
        )

    def _add(self, node: Node) -> None:
        if not self.stack:
            self.root = node
            return
        top = self.stack[-1]
        if type(top.event).__name__ == "SequenceStartEvent":
            top.items.append(node)
        elif top.key is None:
            assert isinstance(node, Scalar)  # start_collection refuses other keys
            top.key = node
            self._refuse_key(top, node)
        else:
            key, top.key = top.key, None
            entry = Entry(key.text, key.line, key.column, node)
            top.entries.setdefault(entry.key, entry)

    def _refuse_key(self, top: _Open, key: Scalar) -> None:
        first = top.entries.get(key.text)
        if first:
            params = {"key": show(key.text, 60), "first": first.line, "second": key.line}
            self.note(key.line, key.column, "repeated-key", **params)
        if key.plain and key.text == "<<":
            self.note(key.line, key.column, "merge-key")

    def _refuse_extras(self, event: Any) -> None:
        if event.anchor is not None:
            self.note_at(event, "anchor", case="written")
        if event.tag is not None:
            self.note_at(event, "tag", case="written")

    def _refuse_controls(self, event: Any, text: str) -> None:
        found = hidden(text)
        if found:
            self.note_at(event, "control-character", case="escaped", sign=sign_of(found))

    def _refuse_odd_blanks(self, event: Any) -> None:
        start = event.start_mark
        for number in range(start.line, min(event.end_mark.line + 1, len(self.lines))):
            column = odd_blank(self.lines[number], start.column if number == start.line else 0)
            if column:
                self.note(number + 1, column, "odd-blank")

    def _refuse_tabs(self, event: Any) -> None:
        # Elsewhere the parser itself stops at a tab; in a text over several lines it would
        # take a wrongly indented key for more text.
        for number in range(event.start_mark.line + 2, event.end_mark.line + 2):
            held = number <= len(self.lines) and self.lines[number - 1].strip()
            tab = tab_before((number, 1), self.lines) if held else None
            if tab:
                self.note(*tab, "tab")


def _place(event: Any) -> tuple[int, int]:
    return event.start_mark.line + 1, event.start_mark.column + 1


def _resolve(text: str) -> str | int | float | bool | None:
    if text in _WORDS:
        return _WORDS[text]
    if re.fullmatch(_WHOLE, text):
        return int(text)
    if re.fullmatch(_DECIMAL, text):
        return float(text)
    return text


_HANDLERS: dict[str, Callable[[_Builder, Any], None]] = {
    "DocumentStartEvent": _Builder.start_document,
    "SequenceStartEvent": _Builder.start_collection,
    "MappingStartEvent": _Builder.start_collection,
    "SequenceEndEvent": _Builder.end_collection,
    "MappingEndEvent": _Builder.end_collection,
    "AliasEvent": _Builder.alias,
    "ScalarEvent": _Builder.scalar,
}
