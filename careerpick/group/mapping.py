"""A mapping file: what columns and cells mean that cannot be guessed."""

from careerpick.content.reading import ListNode, MapNode, Node, Scalar, read_document
from careerpick.errors import AnswerError, UsageError, fault
from careerpick.files import read_bounded
from careerpick.group.tables import Settled

_KEYS = ("columns", "marks", "ignore", "cells")


def read_mapping(name: str) -> Settled:
    """Return what a mapping file says.

    Raises:
        CareerpickError: It cannot be read, or says something else.
    """
    root = read_document(read_bounded(name), name, AnswerError).root
    if not isinstance(root, MapNode):
        raise UsageError(fault("map-wrong", key=name))
    parts: dict[str, Node] = {key: entry.value for key, entry in root.entries.items()}
    wrong = [fault("map-wrong", key=key) for key in parts if key not in _KEYS]
    if wrong:
        raise UsageError(wrong)
    columns = {
        column: None if question in ("", "carry") else question
        for column, question in _texts(parts.get("columns"), "columns").items()
    }
    cells = parts.get("cells")
    meant = {}
    if isinstance(cells, MapNode):
        meant = {key: _texts(entry.value, key) for key, entry in cells.entries.items()}
    elif cells is not None:
        raise UsageError(fault("map-wrong", key="cells"))
    return Settled(
        columns, _listed(parts.get("ignore")), _texts(parts.get("marks"), "marks"), meant
    )


def _texts(node: Node | None, key: str) -> dict[str, str]:
    if node is None:
        return {}
    if not isinstance(node, MapNode):
        raise UsageError(fault("map-wrong", key=key))
    found = {}
    for name, entry in node.entries.items():
        if not isinstance(entry.value, Scalar):
            raise UsageError(fault("map-wrong", key=name))
        found[name] = entry.value.text
    return found


def _listed(node: Node | None) -> frozenset[str]:
    if node is None:
        return frozenset()
    items = node.items if isinstance(node, ListNode) else (node,)
    if not all(isinstance(item, Scalar) for item in items):
        raise UsageError(fault("map-wrong", key="ignore"))
    return frozenset(item.text for item in items if isinstance(item, Scalar))
