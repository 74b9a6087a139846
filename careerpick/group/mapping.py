"""A mapping file: what columns and cells mean that cannot be guessed."""

from careerpick.answers.choice import choose
from careerpick.content.reading import Document, ListNode, MapNode, Node, Scalar, read_document
from careerpick.content.text import Position
from careerpick.errors import AnswerError, Problem, UsageError, closest
from careerpick.files import read_bounded
from careerpick.group.tables import Settled
from careerpick.model import Content

_KEYS = ("columns", "marks", "ignore", "cells")
_NO_ANSWERS = ("", "carry")
"""What a column is said to be that is only carried along."""


def read_mapping(name: str, content: Content) -> Settled:
    """Return what a mapping file says.

    Raises:
        CareerpickError: It cannot be read, or says something else, or of something that there is
            not; with every problem at its place.
    """
    document = read_document(read_bounded(name), name, AnswerError)
    file = _MapFile(document, content)
    settled = file.settled()
    if file.problems:
        raise UsageError(file.problems)
    return settled


class _MapFile:
    """Collects what a mapping file says, and everything that is wrong with it."""

    def __init__(self, document: Document, content: Content) -> None:
        self.document = document
        self.content = content
        self.problems: list[Problem] = []

    def settled(self) -> Settled:
        """Return what can be used of it."""
        root = self.document.root
        entries = root.entries if isinstance(root, MapNode) else {}
        if not entries:
            self._note(root, "map-empty")
        for key, entry in entries.items():
            if key not in _KEYS:
                about = {"key": key, "near": closest(key, _KEYS) or "", "known": ", ".join(_KEYS)}
                self._note(entry, "unknown-key", **about)
        parts = {key: entry.value for key, entry in entries.items()}
        columns = self._questions(parts, "columns")
        return Settled(
            {name: None if meant in _NO_ANSWERS else meant for name, meant in columns.items()},
            self._names(parts.get("ignore")),
            self._questions(parts, "marks"),
            self._cells(parts.get("cells")),
        )

    def _note(self, place: Position, code: str, **params: object) -> None:
        self.problems.append(self.document.problem(place, code, **params))

    def _texts(self, node: Node | None, key: str) -> dict[str, Scalar]:
        if node is None:
            return {}
        if not isinstance(node, MapNode):
            self._note(node, "map-wrong", case="lines", key=key)
            return {}
        found = {}
        for name, entry in node.entries.items():
            if isinstance(entry.value, Scalar):
                found[name] = entry.value
            else:
                self._note(entry.value, "map-wrong", case="one", key=name)
        return found

    def _questions(self, parts: dict[str, Node], key: str) -> dict[str, str]:
        texts = self._texts(parts.get(key), key)
        for meant in texts.values():
            if key != "columns" or meant.text not in _NO_ANSWERS:
                self._check_question(meant, meant.text)
        return {name: meant.text for name, meant in texts.items()}

    def _check_question(self, place: Node, name: str) -> bool:
        ids = tuple(question.id for question in self.content.bank.questions)
        if name not in ids:
            near = closest(name, ids) or ""
            self._note(place, "no-such-question", name=name, near=near, names=ids)
        return name in ids

    def _names(self, node: Node | None) -> frozenset[str]:
        items = node.items if isinstance(node, ListNode) else (node,) if node else ()
        for item in items:
            if not isinstance(item, Scalar):
                self._note(item, "map-wrong", case="names", key="ignore")
        return frozenset(item.text for item in items if isinstance(item, Scalar))

    def _cells(self, node: Node | None) -> dict[str, dict[str, str]]:
        if node is not None and not isinstance(node, MapNode):
            self._note(node, "map-wrong", case="lines", key="cells")
        found = {}
        for name, entry in node.entries.items() if isinstance(node, MapNode) else ():
            texts = self._texts(entry.value, name)
            found[name] = {text: meant.text for text, meant in texts.items()}
            if self._check_question(entry.value, name):
                for meant in texts.values():
                    self._check_answer(meant, name)
        return found

    def _check_answer(self, meant: Scalar, question_id: str) -> None:
        question = self.content.bank.question(question_id)
        assert question
        try:
            choose(meant.text, question, self.content)
        except AnswerError as error:
            for problem in error.problems:
                params = {**problem.params, "question": question_id}
                self._note(meant, problem.code, **params)
