"""JSON Schema of the files, from the models: editors complete and check with it.

Of content, and of answers to it. Draft 7, which editors know best. What a schema cannot say
(that a name exists) `careerpick check` says.
"""

import json
from collections.abc import Mapping
from dataclasses import MISSING, fields
from typing import Any, get_args

from careerpick.answers.saved import SCHEMA
from careerpick.content.checks.everywhere import FORMS
from careerpick.content.checks.questions import (
    FEWEST_STEPS,
    LEAST_RATE,
    MOST_DETAILED,
    MOST_RATE,
    MOST_STEPS,
)
from careerpick.content.typed import bare, mark_of, shape
from careerpick.model import (
    NONE,
    SOME,
    CareerPath,
    Content,
    Date,
    FigureSources,
    MayBeEmpty,
    Month,
    Question,
    QuestionBank,
)
from careerpick.values import descriptions, docstring

Schema = dict[str, Any]

DRAFT = "http://json-schema.org/draft-07/schema#"
_NAMES = {str: "string", int: "integer", float: "number", bool: "boolean"}
_FINGERPRINT = {"type": "string", "pattern": "^[0-9a-f]{8,12}$"}

# Model and key -> what the checks ask for beyond the type.
_RATE = {"type": "number", "minimum": LEAST_RATE, "maximum": MOST_RATE}
_RULES: Mapping[tuple[str, str], Schema] = {
    ("Question", "options"): {"maxItems": MOST_DETAILED},
    ("Question", "most"): {"minimum": 2},
    ("Question", "steps"): {"minimum": FEWEST_STEPS, "maximum": MOST_STEPS},
    ("Exchange", "per_usd"): {"additionalProperties": _RATE},
}


FILES = {
    "questions": (QuestionBank, "questions.yaml of careerpick"),
    "path": (CareerPath, "A path of careerpick"),
}
"""Name of a schema to what it is of, and its title."""


def schema_text(schema: Schema) -> str:
    """Return a schema as it is printed and kept in files."""
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"


def file_schema(name: str) -> Schema:
    """Return the schema of a file of content: "questions" or "path"."""
    wanted, title = FILES[name]
    parts: dict[type, Schema] = {}
    _schema(wanted, parts)
    top = parts.pop(wanted)
    named = {kind.__name__: part for kind, part in parts.items()}
    return {"$schema": DRAFT, "title": title, **top, "definitions": dict(sorted(named.items()))}


def _schema(kind: Any, parts: dict[type, Schema]) -> Schema:
    """Return the schema of a type; those of dataclasses are put into `parts`."""
    form, within = shape(kind)
    if form == "record":
        if kind not in parts:
            parts[kind] = _object(kind, within, parts)
        return {"$ref": f"#/definitions/{kind.__name__}"}
    inner = [_schema(part, parts) for part in within.values()]
    match form:
        case "maybe":
            return {"anyOf": [*inner, {"type": "null"}]}
        case "list":
            some = {"minItems": 1} if mark_of(kind) == SOME or kind == FigureSources else {}
            return {"type": "array", "items": inner[0], **some}
        case "row":
            count = {"minItems": len(inner), "maxItems": len(inner)}
            return {"type": "array", "items": inner, "additionalItems": False, **count}
        case "mapping":
            names = {"propertyNames": _form(within["key"])} if within["key"] in FORMS else {}
            some = {"minProperties": 1} if mark_of(kind) == SOME else {}
            return {"type": "object", "additionalProperties": inner[0], **names, **some}
        case "choice":
            values = get_args(kind)
            return {"type": _NAMES[type(values[0])], "enum": [*values]}
    wanted = _NAMES[bare(kind)]
    filled = {"minLength": 1} if wanted == "string" and kind != MayBeEmpty else {}
    # A year needs no quotes in YAML, and is a number then.
    of_year = {"type": ["string", "integer"]} if kind in (Date, Month) else {}
    return {"type": wanted, **filled, **_form(kind), **of_year}


def _form(kind: Any) -> Schema:
    return {"pattern": f"^{FORMS[kind][2]}$"} if kind in FORMS else {}


def _object(kind: Any, found: Mapping[str, Any], parts: dict[type, Schema]) -> Schema:
    keys, required = {}, []
    for item in fields(kind):
        keys[item.name] = _key(kind, item.name, _schema(found[item.name], parts))
        if item.default is not MISSING:
            keys[item.name]["default"] = item.default
        elif item.default_factory is MISSING:
            required.append(item.name)
    return {
        "type": "object",
        "description": " ".join(docstring(kind).split()),
        "properties": keys,
        "required": required,
        "additionalProperties": False,
    }


def _key(kind: type, name: str, key: Schema) -> Schema:
    """Return the schema of a key with what the model says about it, and the checks ask of it."""
    key = {**key, **_RULES.get((kind.__name__, name), {})}
    said = descriptions(kind).get(name)
    if said and "$ref" in key:  # draft 7 reads nothing beside a reference
        key = {"allOf": [key]}
    return {**key, "description": said} if said else key


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


def _answer(question: Question) -> Schema:
    if question.is_typed:
        return {"description": question.prompt, "type": ["string", "integer", "null"]}
    names = list(
        dict.fromkeys(getattr(o, key) for key in ("id", "label") for o in question.options)
    )
    asked = question.number  # a number stands for itself where one is asked for, else for an option
    least, most = (asked.least, asked.most) if asked else (1, len(question.options))
    number = {"type": "integer", "minimum": least, "maximum": most}
    several = question.pick == "many"
    words = [*names, "skip", *([NONE] if several else ())]
    choices: list[Schema] = [{"type": "string", "enum": words}, number]
    if several:
        one = {"anyOf": [{"type": "string", "enum": names}, number]}
        most = question.most or len(question.options)
        choices.append({"type": "array", "items": one, "maxItems": most})
    marks = () if question.is_detail else ("important", "deal_breaker")
    marked: Schema = {
        "type": "object",
        "required": ["answer"],
        "additionalProperties": False,
        "properties": {
            "answer": {"anyOf": choices},
            **{mark: {"type": "boolean"} for mark in marks},
        },
    }
    listed = "; ".join(f"{option.id}: {option.label}" for _, option in question.listed)
    return {
        "description": f"{question.prompt} ({listed})",
        "anyOf": [*choices, marked, {"type": "null"}],
    }
