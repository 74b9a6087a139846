"""Strict reading of one YAML (or JSON) document: bytes to nodes that know their place.

Knows nothing of questions or paths. No word of the YAML library reaches a message.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from careerpick.content.text import (
    MAX_DEPTH,
    Lines,
    Position,
    decode,
    marks_of_a_merge,
    odd_blank,
    problem_of,
    sign_of,
    tab_before,
    too_deep,
)
from careerpick.content.typed import Location
from careerpick.errors import CareerpickError, ContentError, Problem
from careerpick.folding import hidden, show
from careerpick.values import value


@value
class Scalar(Position):
    """A single value.

    Attributes:
        value: What it stands for: text, a number, true or false, or None for nothing.
        text: The characters as written, without quotes.
        plain: Whether it was written without quotes, on the spot.
    """

    value: str | int | float | bool | None
    text: str
    plain: bool = True


@value
class ListNode(Position):
    """A list of values."""

    items: "tuple[Node, ...]"


@value
class Entry(Position):
    """One key of a mapping, as written, with the place of the key."""

    key: str
    value: "Node"


@value
class MapNode(Position):
    """Keys and values, by key, in the order of the file."""

    entries: Mapping[str, Entry]


Node = Scalar | ListNode | MapNode


@value
class Document(Lines):
    """A file that was read: its nodes, and its lines for messages."""

    root: Node

    def find(self, location: Location) -> Node | Entry:
        """Return what stands at a location: an entry for a key, a node for a position.

        A location that leads nowhere gives the last place on the way there.
        """
        place: Node | Entry = self.root
        for step in location:
            node = place.value if isinstance(place, Entry) else place
            inner: Node | Entry | None = None
            if isinstance(node, MapNode):
                inner = node.entries.get(str(step))
            elif isinstance(node, ListNode) and isinstance(step, int) and step < len(node.items):
                inner = node.items[step]
            if inner is None:
                break
            place = inner
        return place


def scalars(node: Node) -> Iterator[tuple[Location, Scalar]]:
    """Yield every value of a tree with its location, in the order of the file."""
    if isinstance(node, Scalar):
        yield (), node
    elif isinstance(node, ListNode):
        for index, item in enumerate(node.items):
            for location, scalar in scalars(item):
                yield (index, *location), scalar
    else:
        for entry in node.entries.values():
            for location, scalar in scalars(entry.value):
                yield (entry.key, *location), scalar


MAX_PROBLEMS = 50

# YAML 1.2 without its surprises: no, 010, 0x1F, 12:30 and dates stay what was typed.
_WHOLE = r"[-+]?(0|[1-9][0-9]{0,14})"
_DECIMAL = r"[-+]?(0|[1-9][0-9]{0,8})\.[0-9]{1,15}"
_NOT_A_NUMBER = ".nan", ".inf", "-.inf", "+.inf"
# An even number of backslashes before it stands for backslashes of the text.
_PAIR = r"(?i)(?<!\\)((?:\\\\)*)\\u(d[89ab][0-9a-f]{2})\\u(d[c-f][0-9a-f]{2})"
_WORDS: dict[str, bool | None] = {"true": True, "false": False, "null": None, "~": None, "": None}


def read_document(raw: bytes, file: str, error: type[CareerpickError] = ContentError) -> Document:
    """Read one document from the bytes of a file, named as the person did.

    Raises:
        CareerpickError: `error`, with everything that is wrong up to where it cannot be read on.
    """
    text = decode(raw, file, error)
    found = marks_of_a_merge(text) or too_deep(text)
    if found:
        raise error(found)
    return Document(file, text.lines, _Reader(text, error).read())


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


class _Reader:
    """Reads one document from the events of a parser, no deeper than is allowed."""

    def __init__(self, text: Lines, error: type[CareerpickError]) -> None:
        self.text = text
        self.error = error
        self.lines = text.lines
        self.problems: list[Problem] = []
        self.events: Iterator[Any] = iter(())
        self.latest: Any = None

    def read(self) -> Node:
        import yaml

        loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
        self.events = yaml.parse(_join_surrogates("\n".join(self.lines)), Loader=loader)
        root: Node | None = None
        try:
            while event := self._next():
                if _kind(event) == "DocumentStart" and root is not None:
                    self._stop(event, "several-documents", case="second")
                if _kind(event) == "DocumentStart":
                    if event.version or event.tags:
                        self._note(event, "directive")
                    root = self._node(self._next(), 0)
        except yaml.YAMLError as error:
            if all(problem.code != "odd-blank" for problem in self.problems):  # else that is why
                self.problems.append(problem_of(error, self.latest, self.text))
        if self.problems:
            raise self.error(self.problems)
        return root or Scalar(1, 1, None, "")

    def _next(self) -> Any:
        event = next(self.events, None)
        self.latest = event or self.latest
        return event

    def _note_at(self, line: int, column: int, code: str, **params: Any) -> None:
        self.problems.append(self.text.problem_at(line, column, code, **params))
        if len(self.problems) >= MAX_PROBLEMS:
            raise self.error(self.problems)

    def _note(self, event: Any, code: str, **params: Any) -> None:
        self._note_at(*_place(event), code, **params)

    def _stop(self, event: Any, code: str, **params: Any) -> None:
        self._note(event, code, **params)
        raise self.error(self.problems)

    def _node(self, event: Any, depth: int) -> Node:
        kind, (line, column) = _kind(event), _place(event)
        if kind in ("Scalar", "Alias"):
            return self._scalar(event)
        self._refuse_extras(event)
        if depth == MAX_DEPTH:
            self._stop(event, "too-deep", most=MAX_DEPTH)
        if kind == "SequenceStart":
            items = []
            while _kind(event := self._next()) != "SequenceEnd":
                items.append(self._node(event, depth + 1))
            return ListNode(line, column, tuple(items))
        entries: dict[str, Entry] = {}
        while _kind(event := self._next()) != "MappingEnd":
            key = self._key(event, entries)
            held = self._node(self._next(), depth + 1)
            entries.setdefault(key.text, Entry(key.line, key.column, key.text, held))
        return MapNode(line, column, entries)

    def _key(self, event: Any, entries: Mapping[str, Entry]) -> Scalar:
        if _kind(event) not in ("Scalar", "Alias"):
            self._refuse_extras(event)
            self._stop(event, "key-not-text")
        key = self._scalar(event, is_key=True)
        first = entries.get(key.text)
        if first:
            shown = show(key.text, 60)
            self._note(event, "repeated-key", key=shown, first=first.line, second=key.line)
        if key.plain and key.text == "<<":
            self._note(event, "merge-key")
        return key

    def _scalar(self, event: Any, *, is_key: bool = False) -> Scalar:
        line, column = _place(event)
        if _kind(event) == "Alias":
            self._note(event, "alias", case="written")
            return Scalar(line, column, None, "")
        self._refuse_extras(event)
        text: str = event.value
        if event.style in ("|", ">"):
            text = text.rstrip("\n")  # the line break that ends a block is no part of its text
        found = hidden(text)
        if found:
            self._note(event, "control-character", case="escaped", sign=sign_of(found))
        if event.style:
            return Scalar(line, column, text, text, plain=False)
        self._refuse_odd_blanks(event)
        if is_key:
            return Scalar(line, column, text, text)
        if text.casefold() in _NOT_A_NUMBER:
            self._note(event, "not-a-number", given=text)
        return Scalar(line, column, _resolve(text), text)

    def _refuse_extras(self, event: Any) -> None:
        if event.anchor is not None:
            self._note(event, "anchor", case="written")
        if event.tag is not None:
            self._note(event, "tag", case="written")

    def _refuse_odd_blanks(self, event: Any) -> None:
        start, end = event.start_mark, event.end_mark
        for number in range(start.line, min(end.line + 1, len(self.lines))):
            line, below = self.lines[number], number > start.line
            if column := odd_blank(line, 0 if below else start.column):
                self._note_at(number + 1, column, "odd-blank")
            # Elsewhere the parser itself stops at a tab; in a text over several lines it would
            # take a wrongly indented key for more text.
            if below and line.strip() and (tab := tab_before(number + 1, self.lines)):
                self._note_at(*tab, "tab")


def _kind(event: Any) -> str:
    return type(event).__name__.removesuffix("Event")


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
