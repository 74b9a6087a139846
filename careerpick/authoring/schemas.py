"""The schemas that authors and their editors use: of content, and of answers to it."""

import json
from collections.abc import Callable

from careerpick.answers import SCHEMA
from careerpick.content.schema import DRAFT, Schema, path_schema, questions_schema
from careerpick.model import NONE, Content, Question

_FINGERPRINT = {"type": "string", "pattern": "^[0-9a-f]{8,12}$"}
_MARKS = ("important", "deal_breaker")


def schema_of(name: str, content: Callable[[], Content]) -> Schema:
    """Return the schema of "questions", "path" or "answers".

    Args:
        name: Which.
        content: Loads the content that is answered; called only where that matters.
    """
    if name == "answers":
        return answers_schema(content())
    return questions_schema() if name == "questions" else path_schema()


def schema_text(schema: Schema) -> str:
    """Return a schema as it is printed and kept in files."""
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"


def answers_schema(content: Content) -> Schema:
    """Return the schema of an answer file for this content.

    It knows ids, labels as they are written, and numbers; the quiz itself is more lenient
    and understands capitals and marks such as "2!", too.
    """
    given: Schema = {
        "type": "object",
        "additionalProperties": False,
        "properties": {question.id: _answer(question) for question in content.bank.questions},
    }
    saved: Schema = {
        "type": "object",
        "required": ["schema", "answers"],
        "properties": {
            "schema": {"enum": [SCHEMA]},
            "bank": {**_FINGERPRINT, "description": "Which questions the answers were given to."},
            "answers": {"$ref": "#/definitions/given"},
            "questions": {"type": "object", "additionalProperties": _FINGERPRINT},
        },
    }
    return {
        "$schema": DRAFT,
        "title": "Answers for careerpick",
        "description": "Question to answer, as typed by a person or as saved by the quiz.",
        "if": {"type": "object", "required": ["answers"]},
        "then": saved,
        "else": {"$ref": "#/definitions/given"},
        "definitions": {"given": given},
    }


def _number(question: Question) -> Schema:
    """Return what a number stands for: itself where a number is asked for, else an option."""
    number = question.number
    least, most = (number.least, number.most) if number else (1, len(question.options))
    return {"type": "integer", "minimum": least, "maximum": most}


def _answer(question: Question) -> Schema:
    if question.is_typed:
        return {"description": question.prompt, "type": ["string", "integer", "null"]}
    names = {option.id: None for option in question.options}
    names |= {option.label: None for option in question.options}
    choice: Schema = {
        "anyOf": [
            {"type": "string", "enum": [*names, "skip"]},
            _number(question),
        ]
    }
    if question.pick == "many":
        choice["anyOf"][0]["enum"].append(NONE)
        most = question.most or len(question.options)
        one = {"anyOf": [{"type": "string", "enum": [*names]}, _number(question)]}
        choice["anyOf"].append({"type": "array", "items": one, "maxItems": most})
    marks = () if question.is_detail else _MARKS
    marked: Schema = {
        "type": "object",
        "required": ["answer"],
        "additionalProperties": False,
        "properties": {"answer": choice, **{mark: {"type": "boolean"} for mark in marks}},
    }
    listed = "; ".join(f"{option.id}: {option.label}" for _, option in question.listed)
    return {
        "description": f"{question.prompt} ({listed})",
        "anyOf": [*choice["anyOf"], marked, {"type": "null"}],
    }
