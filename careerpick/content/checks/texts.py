"""Checks of every text, wherever it stands."""

from collections.abc import Iterator

from careerpick.content.checks.table import Draft, Finding, draft_check, finding
from careerpick.content.nodes import Location
from careerpick.content.typed import texts_of
from careerpick.model import Limit, Platform

LONGEST_TEXT = 1000
_MAY_BE_EMPTY = {(Limit, "unit"), (Platform, "note")}


@draft_check("empty-text")
def texts_are_not_empty(draft: Draft) -> Iterator[Finding]:
    """No text is empty."""
    for index, where, text, may_be_empty in _texts(draft):
        if not text.strip() and not may_be_empty:
            name = next((step for step in reversed(where) if isinstance(step, str)), "text")
            yield finding(where, path=index, name=name)


@draft_check("long-text")
def texts_are_not_too_long(draft: Draft) -> Iterator[Finding]:
    """No text is longer than anyone would read."""
    for index, where, text, _ in _texts(draft):
        if len(text) > LONGEST_TEXT:
            yield finding(where, path=index, count=len(text), most=LONGEST_TEXT)


@draft_check("line-break")
def texts_are_one_paragraph(draft: Draft) -> Iterator[Finding]:
    """No text has line breaks or tabs of its own; the screen decides where lines end."""
    for index, where, text, _ in _texts(draft):
        if "\n" in text or "\t" in text:
            yield finding(where, path=index)


def _texts(draft: Draft) -> Iterator[tuple[int | None, Location, str, bool]]:
    if draft.bank:
        for where, text, owner in texts_of(draft.bank.value):
            yield None, where, text, (owner, where[-1]) in _MAY_BE_EMPTY
    for index, path in enumerate(draft.paths):
        for where, text, owner in texts_of(path.value):
            yield index, where, text, (owner, where[-1]) in _MAY_BE_EMPTY
