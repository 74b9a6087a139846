"""The head of a saved answer file: what it is, and for which questions it was saved."""

from collections.abc import Iterator
from itertools import islice

from careerpick.answers.forms import HEADER_KEYS
from careerpick.content.decoding import show
from careerpick.content.nodes import Document, Entry, MapNode, Scalar
from careerpick.errors import Problem, nearest
from careerpick.model import Content

SCHEMA = "careerpick.answers/1"
_LONGEST_QUOTE = 60
_MOST_NAMES = 40


def wrong_header(document: Document, root: MapNode, content: Content) -> Iterator[Problem]:
    """Yield what speaks against a saved file: its form, or that its questions have changed.

    Other keys are let pass unless they look misspelt: a later version may write more.
    """
    schema = root.entry("schema")
    if schema and _text(schema) != SCHEMA:
        written = show(_text(schema), _LONGEST_QUOTE)
        message = f'This is no answer file that can be read here, but "{written}".'
        yield document.problem(schema.value, "wrong-schema", message, f"Expected: {SCHEMA}")
        return
    misspelt = list(_misspelt_keys(document, root))
    yield from misspelt
    if root.entry("answers") is None and not misspelt:
        yield document.problem(root, "no-answers", '"answers" is missing in this file.')
    bank = root.entry("bank")
    if bank and _text(bank) != content.bank_fingerprint:
        message = "These answers were given to other questions than those in use now."
        fix = _changes(root.entry("questions"), content)
        yield document.problem(bank.value, "other-questions", message, fix)


def _misspelt_keys(document: Document, root: MapNode) -> Iterator[Problem]:
    for entry in islice(root.entries.values(), _MOST_NAMES):
        near = "" if entry.key in HEADER_KEYS else nearest(entry.key, HEADER_KEYS)
        if near:
            message = f'unknown key "{show(entry.key, _LONGEST_QUOTE)}"'
            yield document.problem(entry, "unknown-key", message, near)


def _changes(saved: Entry | None, content: Content) -> str:
    """Return in words which questions differ from those that a file was saved for."""
    advice = f"Answer them anew with: {content.command('quiz')}"
    if saved is None or not isinstance(saved.value, MapNode):
        return advice
    now = content.question_fingerprints
    then = {entry.key: _text(entry) for entry in saved.value.entries.values()}
    groups = {
        "Changed": [name for name in now if name in then and then[name] != now[name]],
        "Gone": [name for name in then if name not in now],
        "New": [name for name in now if name not in then],
    }
    listed = [
        f"{kind}: {', '.join(show(name, _LONGEST_QUOTE) for name in names[:_MOST_NAMES])}."
        for kind, names in groups.items()
        if names
    ]
    return " ".join([*listed, advice])


def _text(entry: Entry) -> str:
    return entry.value.text if isinstance(entry.value, Scalar) else ""
