"""Ways to break the shipped files as authors do, each with the lines that may be blamed.

A mutation works on the text of a file, at a place that is known from reading it. The lines
are those of the changed text: the changed line, and where a reader can only see what
follows from it, the lines of what contains it, comes next or refers to it.
"""

import dataclasses
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from random import Random
from typing import get_args, get_type_hints

from careerpick import model
from careerpick.content.reading import (
    Document,
    Entry,
    ListNode,
    MapNode,
    Node,
    Scalar,
    read_document,
)
from careerpick.content.typed import Location

FREE_KEYS = {"performance", "sources", "wants", "facts", "any_of", "words", "remedies"}
"""Below these, keys are names that the author chose."""
OPTIONAL = {
    field.name
    for kind in vars(model).values()
    if isinstance(kind, type) and dataclasses.is_dataclass(kind)
    for field in dataclasses.fields(kind)
    if field.default is not dataclasses.MISSING or field.default_factory is not dataclasses.MISSING
}
NULLABLE = {
    name for name, kind in get_type_hints(model.Takes).items() if type(None) in get_args(kind)
}
"""What may be said not to be known."""
CHOICES = {"kind", "role", "basis", "confidence", "status", "weight", "schema", "way", "change"}
DATES = {"as_of"}


@dataclass(frozen=True, slots=True)
class Mutation:
    """A changed file.

    Attributes:
        raw: Its bytes.
        blamed: Lines at which a problem may be reported; None for a change without effect.
        shown: What was done, for a failing test.
    """

    raw: bytes
    blamed: frozenset[int] | None
    shown: str


@dataclass(frozen=True, slots=True)
class Place:
    """A key with its value, or a value in a list (then without key), and where it stands."""

    where: Location
    entry: Entry | None
    node: Node
    parent_line: int

    @property
    def key(self) -> str:
        """The last key on the way."""
        return next((str(step) for step in reversed(self.where) if isinstance(step, str)), "")

    @property
    def is_free(self) -> bool:
        """Whether the key is a name that the author chose."""
        return len(self.where) > 1 and self.where[-2] in FREE_KEYS

    @property
    def scalar(self) -> Scalar:
        assert isinstance(self.node, Scalar)
        return self.node


class Text:
    """A file of the content, with all its places."""

    def __init__(self, raw: bytes, name: str) -> None:
        self.raw = raw
        self.document: Document = read_document(raw, name)
        self.lines = list(self.document.lines)
        self.places = list(_places(self.document.root, (), self.document.root.line))

    def line(self, number: int) -> str:
        return self.lines[number - 1]

    def replaced(self, number: int, *lines: str) -> list[str]:
        return [*self.lines[: number - 1], *lines, *self.lines[number:]]

    def is_block(self, place: Place) -> bool:
        """Whether the key is the first thing on its line, dashes aside."""
        entry = place.entry
        return entry is not None and not self.line(entry.line)[: entry.column - 1].strip(" -")

    def one_line(self, place: Place) -> bool:
        """Whether a plain or quoted value ends on the line on which it begins."""
        node = place.node
        return isinstance(node, Scalar) and self.written(place) is not None

    def written(self, place: Place) -> str | None:
        """Return the value as it is written, quotes included; None if not on one line."""
        node = place.scalar
        rest = self.line(node.line)[node.column - 1 :]
        for form in (node.text, f'"{node.text}"', f"'{node.text}'"):
            if node.text and rest.startswith(form):
                return form
        return None


def _places(node: Node, where: Location, parent_line: int) -> Iterator[Place]:
    if isinstance(node, MapNode):
        for entry in node.entries.values():
            here = (*where, entry.key)
            yield Place(here, entry, entry.value, parent_line)
            yield from _places(entry.value, here, entry.line)
    elif isinstance(node, ListNode):
        for index, item in enumerate(node.items):
            here = (*where, index)
            yield Place(here, None, item, parent_line)
            yield from _places(item, here, item.line)


Mutate = Callable[[Text, Random], Mutation | None]
MUTATIONS: dict[str, Mutate] = {}


def mutation(mutate: Mutate) -> Mutate:
    MUTATIONS[mutate.__name__] = mutate
    return mutate


def _done(lines: list[str], blamed: set[int] | None, shown: str) -> Mutation:
    raw = "\n".join(lines).encode()
    return Mutation(raw, None if blamed is None else frozenset(blamed), shown)


def _pick(rng: Random, places: list[Place]) -> Place | None:
    return rng.choice(places) if places else None


def _typo(rng: Random, word: str) -> str:
    """Drop, double or swap a letter."""
    at = rng.randrange(len(word))
    wrong = rng.choice([word[:at] + word[at + 1 :], word[:at] + word[at] + word[at:]])
    if len(word) > 1 and rng.random() < 1 / 3:
        at = rng.randrange(len(word) - 1)
        wrong = word[:at] + word[at + 1] + word[at] + word[at + 2 :]
    return wrong if wrong not in (word, "") else word + "x"


def _with_value(text: Text, place: Place, value: str) -> list[str]:
    """Return the lines with another value on one line."""
    node, written = place.scalar, text.written(place)
    assert written is not None
    line = text.line(node.line)
    start = node.column - 1
    return text.replaced(node.line, line[:start] + value + line[start + len(written) :])


def _scalars(text: Text, wanted: Callable[[Place], bool]) -> list[Place]:
    return [
        place
        for place in text.places
        if isinstance(place.node, Scalar) and text.one_line(place) and wanted(place)
    ]


def _set(text: Text, place: Place | None, value: str) -> Mutation | None:
    if place is None:
        return None
    number = place.scalar.line
    lines = _with_value(text, place, value)
    return _done(lines, {number, place.parent_line}, f"line {number}: {lines[number - 1].strip()}")


def _block_end(text: Text, number: int, indent: int) -> int:
    """Return the last line of what is indented deeper than the key on this line."""
    end = number
    for following in range(number + 1, len(text.lines) + 1):
        if text.line(following).strip():
            if _indent(text, following) <= indent:
                break
            end = following
    return end


def _referring(lines: list[str], name: str) -> set[int]:
    word = re.compile(rf"(?<![\w-]){re.escape(name)}(?![\w-])")
    return {number for number, line in enumerate(lines, 1) if word.search(line)}


@mutation
def delete_a_key(text: Text, rng: Random) -> Mutation | None:
    place = _pick(
        rng,
        [
            place
            for place in text.places
            if text.is_block(place)
            and (place.key not in OPTIONAL or place.is_free)
            and (not place.is_free or place.where[0] in ("performance", "sources"))
        ],
    )
    if place is None or place.entry is None:
        return None
    first, indent = place.entry.line, place.entry.column - 1
    last = _block_end(text, first, indent)
    head = text.line(first)[:indent]
    lines = text.lines[: first - 1] + text.lines[last:]
    if "-" in head:  # the dash moves to the next key of the item
        if first > len(lines) or not lines[first - 1].startswith(" " * indent):
            return None
        lines[first - 1] = head + lines[first - 1][indent:]
    blamed = {place.parent_line, first}
    if place.is_free:
        blamed |= _referring(lines, place.key)
    return _done(lines, blamed, f"line {first} without {place.key}")


@mutation
def delete_a_key_in_braces(text: Text, rng: Random) -> Mutation | None:
    place = _pick(
        rng,
        [
            place
            for place in text.places
            if place.entry
            and not text.is_block(place)
            and not place.is_free
            and place.key not in OPTIONAL
            and text.one_line(place)
        ],
    )
    if place is None or place.entry is None:
        return None
    number = place.entry.line
    line = text.line(number)
    written = text.written(place) or ""
    start, end = place.entry.column - 1, place.scalar.column - 1 + len(written)
    if place.scalar.line != number:
        return None
    after = line[end:]
    cut = line[:start] + after.removeprefix(", ")
    if after.startswith("}"):
        cut = line[:start].removesuffix(", ") + after
    return _done(text.replaced(number, cut), {number, place.parent_line}, cut)


@mutation
def misspell_a_key(text: Text, rng: Random) -> Mutation | None:
    place = _pick(rng, [place for place in text.places if place.entry])
    if place is None or place.entry is None:
        return None
    number, start, key = place.entry.line, place.entry.column - 1, place.entry.key
    line = text.line(number)
    start += line[start:].startswith(('"', "'"))
    if not line[start:].startswith(key):
        return None
    wrong = _typo(rng, key)
    if len(place.where) > 1 and place.where[-2] == "words":
        wrong = "x"  # another number could be as right as this one
    lines = text.replaced(number, line[:start] + wrong + line[start + len(key) :])
    return _done(lines, {number}, f"line {number}: {wrong}")


def _is_reference(place: Place) -> bool:
    where = place.where
    listed = isinstance(where[-1], int) and len(where) > 1 and where[-2] == "sources"
    return listed or (where[-1] in ("group", "section") and where[0] != "sources")


@mutation
def misspell_a_reference(text: Text, rng: Random) -> Mutation | None:
    place = _pick(rng, _scalars(text, _is_reference))
    return _set(text, place, _typo(rng, place.scalar.text)) if place else None


def _is_text(place: Place) -> bool:
    return isinstance(place.scalar.value, str)


def _is_number(place: Place) -> bool:
    return type(place.scalar.value) in (int, float) and place.key not in DATES | {"id"}


@mutation
def list_for_a_text(text: Text, rng: Random) -> Mutation | None:
    return _set(text, _pick(rng, _scalars(text, _is_text)), "[a, b]")


@mutation
def keys_for_a_text(text: Text, rng: Random) -> Mutation | None:
    return _set(text, _pick(rng, _scalars(text, _is_text)), "{a: b}")


@mutation
def truth_for_a_value(text: Text, rng: Random) -> Mutation | None:
    value = rng.choice(["true", "false"])
    return _set(text, _pick(rng, _scalars(text, lambda _: True)), value)


@mutation
def nothing_for_a_value(text: Text, rng: Random) -> Mutation | None:
    def needed(place: Place) -> bool:
        return place.key not in OPTIONAL and place.key not in NULLABLE

    return _set(text, _pick(rng, _scalars(text, needed)), rng.choice(["null", "~"]))


@mutation
def text_for_a_number(text: Text, rng: Random) -> Mutation | None:
    value = rng.choice(["many", '"3"', "1,5", "010", "0x1F", "12:30", "1e3"])
    return _set(text, _pick(rng, _scalars(text, _is_number)), value)


@mutation
def fraction_for_a_whole_number(text: Text, rng: Random) -> Mutation | None:
    def whole(place: Place) -> bool:
        return _is_number(place) and place.where[0] not in ("income", "exchange")

    return _set(text, _pick(rng, _scalars(text, whole)), "1.5")


@mutation
def no_number(text: Text, rng: Random) -> Mutation | None:
    value = rng.choice([".nan", ".inf", "-.inf"])
    return _set(text, _pick(rng, _scalars(text, _is_number)), value)


@mutation
def text_for_a_list(text: Text, rng: Random) -> Mutation | None:
    places = [
        place
        for place in text.places
        if text.is_block(place)
        and place.entry
        and isinstance(place.node, ListNode | MapNode)
        and text.line(place.entry.line).rstrip().endswith(":")
    ]
    place = _pick(rng, places)
    if place is None or place.entry is None:
        return None
    number = place.entry.line
    last = _block_end(text, number, place.entry.column - 1)
    lines = [*text.lines[: number - 1], f"{text.line(number)} none", *text.lines[last:]]
    return _done(lines, {number}, f"line {number}: {text.line(number)} none")


@mutation
def empty_text(text: Text, rng: Random) -> Mutation | None:
    def filled(place: Place) -> bool:
        return _is_text(place) and place.key not in ("unit", "note")

    value = rng.choice(['""', '" "', "''"])
    return _set(text, _pick(rng, _scalars(text, filled)), value)


@mutation
def repeat_a_key(text: Text, rng: Random) -> Mutation | None:
    places = [
        place
        for place in text.places
        if text.is_block(place) and isinstance(place.node, Scalar) and text.one_line(place)
    ]
    place = _pick(rng, places)
    if place is None or place.entry is None:
        return None
    number, indent = place.entry.line, place.entry.column - 1
    again = " " * indent + text.line(number)[indent:]
    return _done(text.replaced(number, text.line(number), again), {number + 1}, again)


@mutation
def repeat_a_key_in_braces(text: Text, rng: Random) -> Mutation | None:
    places = [
        place
        for place in text.places
        if place.entry and not text.is_block(place) and text.one_line(place)
    ]
    place = _pick(rng, places)
    if place is None or place.entry is None or place.scalar.line != place.entry.line:
        return None
    number, start = place.entry.line, place.entry.column - 1
    line, end = text.line(number), place.scalar.column - 1 + len(text.written(place) or "")
    doubled = f"{line[:end]}, {line[start:end]}{line[end:]}"
    return _done(text.replaced(number, doubled), {number}, doubled)


@mutation
def repeat_an_id(text: Text, rng: Random) -> Mutation | None:
    places = _scalars(text, lambda place: place.where[-1] == "id" and len(place.where) > 1)
    place = _pick(rng, places)
    if place is None:
        return None
    *above, index, _ = place.where
    others = [
        other for other in places if list(other.where[:-2]) == above and other.where[-2] != index
    ]
    other = _pick(rng, others)
    if other is None:
        return None
    found = _set(text, place, other.scalar.text)
    assert found is not None
    assert found.blamed is not None
    # The second one is blamed, and what refers to the id that is gone.
    lines = found.raw.decode().split("\n")
    more = {other.scalar.line} | _referring(lines, place.scalar.text)
    return dataclasses.replace(found, blamed=found.blamed | more)


@mutation
def file_of_another_id(text: Text, rng: Random) -> Mutation | None:
    places = _scalars(text, lambda place: place.where == ("id",))
    return _set(text, _pick(rng, places), rng.choice(["other", "Freelance", "../etc", "a b"]))


@mutation
def level_out_of_range(text: Text, rng: Random) -> Mutation | None:
    def level(place: Place) -> bool:
        return place.key == "level" or (len(place.where) > 1 and place.where[-2] == "wants")

    return _set(text, _pick(rng, _scalars(text, level)), rng.choice(["5", "-3", "10", "99"]))


@mutation
def wrong_choice(text: Text, rng: Random) -> Mutation | None:
    def chosen(place: Place) -> bool:
        is_free_text = place.key == "role" and place.where[0] == "kinds"
        return place.where[-1] in CHOICES and not is_free_text

    place = _pick(rng, _scalars(text, chosen))
    if place is None:
        return None
    if type(place.scalar.value) is int:
        return _set(text, place, rng.choice(["9", "0"]))
    return _set(text, place, rng.choice([_typo(rng, place.scalar.text), "good enough", "Open"]))


@mutation
def negative_number(text: Text, rng: Random) -> Mutation | None:
    def amount(place: Place) -> bool:
        return _is_number(place) and (
            place.where[0] in ("income", "needs") or "facts" in place.where
        )

    return _set(text, _pick(rng, _scalars(text, amount)), f"-{rng.randint(1, 40)}")


@mutation
def low_above_high(text: Text, rng: Random) -> Mutation | None:
    def low(place: Place) -> bool:
        return _is_number(place) and place.key in ("low", "minimum")

    return _set(text, _pick(rng, _scalars(text, low)), "99999")


@mutation
def wrong_date_or_code(text: Text, rng: Random) -> Mutation | None:
    def dated(place: Place) -> bool:
        return place.key in ("as_of", "currency", "url")

    wrong = rng.choice(["last year", "2026-13", "26-09", "12/2025", "example.org", "$"])
    return _set(text, _pick(rng, _scalars(text, dated)), wrong)


@mutation
def share_in_percent(text: Text, rng: Random) -> Mutation | None:
    def share(place: Place) -> bool:
        return place.key == "high" and any("share" in str(step) for step in place.where)

    return _set(text, _pick(rng, _scalars(text, share)), "20")


@mutation
def unknown_key(text: Text, rng: Random) -> Mutation | None:
    places = [
        place for place in text.places if text.is_block(place) and not place.is_free and place.entry
    ]
    place = _pick(rng, places)
    if place is None or place.entry is None:
        return None
    number, indent = place.entry.line, place.entry.column - 1
    line = text.line(number)
    added = line[:indent] + rng.choice(["colour: red", "notes: none", "2: two"])
    moved = " " * indent + line[indent:]
    return _done(text.replaced(number, added, moved), {number}, added)


def _indented(text: Text, rng: Random) -> int | None:
    numbers = [
        number
        for number, line in enumerate(text.lines, 1)
        if line.startswith("  ") and not line.lstrip().startswith("#")
    ]
    return rng.choice(numbers) if numbers else None


def _around(text: Text, number: int) -> set[int]:
    """Return a line, and the lines of content before and after it."""
    full = [n for n, line in enumerate(text.lines, 1) if line.strip() and line.lstrip()[0] != "#"]
    at = full.index(number)
    return set(full[max(0, at - 1) : at + 2])


def _indent(text: Text, number: int) -> int:
    return len(text.line(number)) - len(text.line(number).lstrip())


def _next_key(text: Text, number: int) -> set[int]:
    """Return the next line that is indented as much as what stands after the dash here."""
    line = text.line(number)
    keys = len(line) - len(line.lstrip(" -"))
    return {
        next((n for n in range(number + 1, len(text.lines)) if _indent(text, n) == keys), number)
    }


def _next_beside(text: Text, number: int) -> set[int]:
    """Return the next line that is indented as much as this one, or less."""
    later = range(number + 1, len(text.lines))
    fits = (n for n in later if text.line(n).strip() and _indent(text, n) <= _indent(text, number))
    return {next(fits, number)}


def _containers(text: Text, number: int) -> set[int]:
    """Return the lines of the keys and dashes that this line stands below."""
    found, indent = set(), _indent(text, number)
    for above in range(number - 1, 0, -1):
        line = text.line(above)
        if line.strip() and line.lstrip()[0] != "#" and _indent(text, above) < indent:
            indent = _indent(text, above)
            found.add(above)
    return found | {text.document.root.line}


@mutation
def indent_by_another_width(text: Text, rng: Random) -> Mutation | None:
    number = _indented(text, rng)
    if number is None:
        return None
    line = text.line(number)
    shifted = rng.choice([" " + line, "  " + line, line[1:], line[2:], "    " + line])
    # A line that ends up elsewhere is missing where it was, the next one beside it may no
    # longer fit, and what is indented more runs into the text above.
    blamed = _around(text, number) | _containers(text, number) | _next_beside(text, number)
    above = (n for n in range(number - 1, 0, -1) if text.line(n).endswith((">-", "|")))
    blamed |= {next(above, number), *_next_key(text, number)}
    return _done(text.replaced(number, shifted), blamed, f"line {number}: {shifted!r}")


@mutation
def tab_for_blanks(text: Text, rng: Random) -> Mutation | None:
    number = _indented(text, rng)
    if number is None:
        return None
    line = text.line(number)
    tabbed = rng.choice(["\t" + line.lstrip(), "\t" + line, line.replace("  ", "\t", 1)])
    return _done(text.replaced(number, tabbed), {number}, f"line {number}: {tabbed!r}")


@mutation
def open_a_quote(text: Text, rng: Random) -> Mutation | None:
    place = _pick(rng, _scalars(text, lambda place: place.scalar.plain and _is_text(place)))
    if place is None:
        return None
    mutated = _set(text, place, rng.choice("\"'") + place.scalar.text)
    assert mutated is not None
    return dataclasses.replace(mutated, blamed=frozenset({place.scalar.line}))


@mutation
def lose_a_closing_quote(text: Text, rng: Random) -> Mutation | None:
    place = _pick(rng, _scalars(text, lambda place: not place.scalar.plain and _is_text(place)))
    if place is None:
        return None
    mutated = _set(text, place, (text.written(place) or "")[:-1])
    assert mutated is not None
    return dataclasses.replace(mutated, blamed=frozenset({place.scalar.line}))


@mutation
def lose_or_swap_a_bracket(text: Text, rng: Random) -> Mutation | None:
    numbers = [n for n, line in enumerate(text.lines, 1) if re.search(r"[\]}]\s*$", line)]
    if not numbers:
        return None
    number = rng.choice(numbers)
    line = text.line(number).rstrip()
    other = {"]": "}", "}": "]"}[line[-1]]
    broken = line[:-1] + rng.choice(["", other, line[-1] * 2])
    opened = next(n for n in range(number, 0, -1) if re.search(r"[\[{]", text.line(n)))
    return _done(text.replaced(number, broken), {number, opened}, f"line {number}: {broken}")


@mutation
def lose_a_colon(text: Text, rng: Random) -> Mutation | None:
    place = _pick(rng, [place for place in text.places if text.is_block(place)])
    if place is None or place.entry is None:
        return None
    number = place.entry.line
    broken = text.line(number).replace(":", "", 1)
    blamed = _around(text, number) | {place.parent_line}
    return _done(text.replaced(number, broken), blamed, f"line {number}: {broken}")


@mutation
def lose_the_blank_after_a_colon(text: Text, rng: Random) -> Mutation | None:
    places = [place for place in text.places if place.entry and text.is_block(place)]
    places = [place for place in places if place.entry and ": " in text.line(place.entry.line)]
    place = _pick(rng, places)
    if place is None or place.entry is None:
        return None
    number = place.entry.line
    broken = text.line(number).replace(": ", ":", 1)
    blamed = _around(text, number) | {place.parent_line}
    return _done(text.replaced(number, broken), blamed, f"line {number}: {broken}")


@mutation
def lose_a_dash(text: Text, rng: Random) -> Mutation | None:
    numbers = [n for n, line in enumerate(text.lines, 1) if re.match(r"\s*- ", line)]
    if not numbers:
        return None
    number = rng.choice(numbers)
    line = text.line(number)
    broken = line.replace("- ", rng.choice(["", "  "]), 1)
    # The item runs into the one before, or its second key is the first that does not fit.
    before = (n for n in range(number - 1, 0, -1) if text.line(n).lstrip().startswith("- "))
    blamed = _around(text, number) | _containers(text, number)
    blamed |= {next(before, number), *_next_key(text, number), *_next_beside(text, number)}
    return _done(text.replaced(number, broken), blamed, f"line {number}: {broken}")


@mutation
def colon_in_a_text(text: Text, rng: Random) -> Mutation | None:
    def bare(place: Place) -> bool:
        return place.scalar.plain and " " in place.scalar.text and text.is_block(place)

    place = _pick(rng, _scalars(text, bare))
    return _set(text, place, place.scalar.text.replace(" ", ": ", 1)) if place else None


@mutation
def sign_before_a_text(text: Text, rng: Random) -> Mutation | None:
    place = _pick(rng, _scalars(text, lambda place: place.scalar.plain and _is_text(place)))
    sign = rng.choice(["*", "&a ", "!", "@", "%", "`", "[", "{", "]", ", ", "| ", "> ", "!!int "])
    return _set(text, place, sign + place.scalar.text) if place else None


@mutation
def marks_of_a_merge(text: Text, rng: Random) -> Mutation | None:
    number = rng.randrange(2, len(text.lines))
    marker = rng.choice(["<<<<<<< HEAD", "=======", ">>>>>>> branch"])
    lines = [*text.lines[: number - 1], marker, *text.lines[number - 1 :]]
    return _done(lines, {number - 1, number, number + 1}, f"line {number}: {marker}")


@mutation
def second_document(text: Text, rng: Random) -> Mutation | None:
    number = rng.randrange(text.document.root.line + 1, len(text.lines))
    mark = rng.choice(["---", "..."])
    lines = [*text.lines[: number - 1], mark, *text.lines[number - 1 :]]
    blamed = {number - 1, number, number + 1, number + 2}
    return _done(lines, blamed, f"line {number}: {mark}")


@mutation
def cut_the_file(text: Text, rng: Random) -> Mutation | None:
    whole = "\n".join(text.lines).rstrip("\n")
    at = rng.randrange(len(whole) // 20, len(whole))
    kept = whole[:at]
    if kept.endswith("\n"):
        return None
    lines = kept.split("\n")
    # The last value begins where its text does; what lacks something, where that begins.
    blamed = {len(lines)} | _containers(text, len(lines))
    return _done(lines, blamed, f"cut in line {len(lines)}: {lines[-1]!r}")


@mutation
def hidden_character(text: Text, rng: Random) -> Mutation | None:
    number = rng.randrange(1, len(text.lines))
    line, char = text.line(number), rng.choice("\x07\x1b\u202e\u2028\ufeff\x85")
    at = rng.randrange(1, len(line) + 1) if line else 0
    return _done(
        text.replaced(number, line[:at] + char + line[at:]), {number}, f"line {number}: {char!r}"
    )


@mutation
def other_encoding(text: Text, rng: Random) -> Mutation | None:
    number = rng.randrange(1, len(text.lines))
    line = text.line(number)
    if not line.isascii():
        return None
    found = _done(text.replaced(number, line + "#\0"), {number}, f"line {number}: \\xe9")
    return dataclasses.replace(found, raw=found.raw.replace(b"#\0", b"\xe9", 1))


# Changes that an editor or a system makes, and that change nothing.


@mutation
def line_ends_of_windows(text: Text, rng: Random) -> Mutation | None:  # noqa: ARG001
    return Mutation(text.raw.replace(b"\n", b"\r\n"), None, "CRLF")


@mutation
def mark_of_the_byte_order(text: Text, rng: Random) -> Mutation | None:  # noqa: ARG001
    return Mutation(b"\xef\xbb\xbf" + text.raw, None, "BOM")


@mutation
def comment_or_empty_line(text: Text, rng: Random) -> Mutation | None:
    place = _pick(rng, [place for place in text.places if text.is_block(place)])
    if place is None or place.entry is None:
        return None
    number = place.entry.line
    added = rng.choice(["", "# a note", "   "])
    lines = [*text.lines[: number - 1], added, *text.lines[number - 1 :]]
    return _done(lines, None, f"line {number}: {added!r}")


@mutation
def quotes_around_a_text(text: Text, rng: Random) -> Mutation | None:
    place = _pick(rng, _scalars(text, lambda place: place.scalar.plain and _is_text(place)))
    if place is None or {"'", '"', "\\"} & set(place.scalar.text):
        return None
    quote = rng.choice("\"'")
    return _done(_with_value(text, place, quote + place.scalar.text + quote), None, "quoted")
