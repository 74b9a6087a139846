"""The paths and the questions as JSON: `careerpick.paths/1` and `careerpick.questions/1`.

The keys that other programs may rely on are listed in docs/json.md.
"""

from collections.abc import Iterable, Mapping
from dataclasses import fields, is_dataclass

from careerpick.model import CareerPath, Content, Question
from careerpick.write.json import dump


def paths_json(content: Content, paths: Iterable[CareerPath]) -> str:
    """Return these paths of the content with everything that their files say."""
    return dump(
        {
            "schema": "careerpick.paths/1",
            "content": content.fingerprint,
            "paths": [path_value(path) for path in paths],
        }
    )


def questions_json(content: Content) -> str:
    """Return the questions in the order in which they are asked."""
    bank = content.bank
    return dump(
        {
            "schema": "careerpick.questions/1",
            "bank": content.bank_fingerprint,
            "sections": [{"id": item.id, "name": item.name} for item in bank.sections],
            "questions": [_question_value(question) for question in bank.questions],
        }
    )


def path_value(path: CareerPath) -> dict[str, object]:
    """Return a path as plain values; its file's own `schema` number is left out."""
    value = plain(path)
    assert isinstance(value, dict)
    return {key: item for key, item in value.items() if key != "schema"}


def _question_value(question: Question) -> dict[str, object]:
    return {
        "id": question.id,
        "section": question.section,
        "prompt": question.prompt,
        "help": question.help,
        "options": [{"id": option.id, "label": option.label} for option in question.options],
    }


def plain(value: object) -> object:
    """Return dataclasses and mappings as dicts and sequences as lists, all the way down."""
    if is_dataclass(value):
        return {item.name: plain(getattr(value, item.name)) for item in fields(value)}
    if isinstance(value, Mapping):
        # Sorted: the order of the keys in a file changes nothing.
        return {str(key): plain(item) for key, item in sorted(value.items())}
    if isinstance(value, (tuple, list)):
        return [plain(item) for item in value]
    return value
