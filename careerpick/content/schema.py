"""JSON Schema of the files, from the models: editors complete and check with it.

Draft 7, which editors know best. What a schema cannot say (that a name exists) `careerpick
check` says.
"""

import dataclasses
from collections.abc import Mapping
from typing import Any, Literal, get_args, get_origin

from careerpick.content.checks.everywhere import ID, LEAST_RATE, MONTH, MOST_RATE, WEB_ADDRESS
from careerpick.content.checks.options import FEWEST_STEPS, MOST_DETAILED, MOST_STEPS
from careerpick.content.checks.questions import LANGUAGE
from careerpick.content.typed import inside, without_none
from careerpick.docstrings import descriptions, docstring
from careerpick.model import CareerPath, QuestionBank

Schema = dict[str, Any]

DRAFT = "http://json-schema.org/draft-07/schema#"
_NAMES = {str: "string", int: "integer", float: "number", bool: "boolean"}
_ID_PATTERN = f"^{ID.pattern}$"

# Model and key -> what the checks ask for beyond the type.
_RULES: Mapping[tuple[str, str], Schema] = {
    ("Question", "options"): {"maxItems": MOST_DETAILED},
    ("Question", "most"): {"minimum": 2},
    ("Question", "steps"): {"minimum": FEWEST_STEPS, "maximum": MOST_STEPS},
    ("QuestionBank", "language"): {"pattern": f"^{LANGUAGE.pattern}$"},
    ("Rates", "currency"): {"pattern": "^[A-Z]{3}$"},
    ("Exchange", "per_usd"): {
        "propertyNames": {"pattern": "^[A-Z]{3}$"},
        "additionalProperties": {"type": "number", "minimum": LEAST_RATE, "maximum": MOST_RATE},
    },
    ("Exchange", "as_of"): {"type": ["string", "integer"], "pattern": f"^{MONTH.pattern}$"},
    ("Limit", "unit"): {"minLength": 0},
    ("Platform", "note"): {"minLength": 0},
    **{
        (name, "url"): {"pattern": f"^{WEB_ADDRESS.pattern}$"}
        for name in ("Source", "Platform", "Exchange")
    },
    **{
        (name, "as_of"): {
            # A year needs no quotes in YAML, and is a number then.
            "type": ["string", "integer", "null"] if name == "Platform" else ["string", "integer"],
            "pattern": f"^({MONTH.pattern}|undated)$",
        }
        for name in ("Source", "Platform", "Rates")
    },
}


def questions_schema() -> Schema:
    """Return the schema of `questions.yaml`."""
    return _schema_of(QuestionBank, "questions.yaml of careerpick")


def path_schema() -> Schema:
    """Return the schema of a path file."""
    return _schema_of(CareerPath, "A path of careerpick")


def _schema_of(wanted: type, title: str) -> Schema:
    parts: dict[type, Schema] = {}
    _schema(wanted, parts)
    top = parts.pop(wanted)
    named = {kind.__name__: part for kind, part in parts.items()}
    return {"$schema": DRAFT, "title": title, **top, "definitions": dict(sorted(named.items()))}


def _schema(kind: Any, parts: dict[type, Schema]) -> Schema:
    """Return the schema of a type; those of dataclasses are put into `parts`."""
    bare, found = without_none(kind), inside(kind)
    if bare is not kind:
        return {"anyOf": [_schema(bare, parts), {"type": "null"}]}
    if isinstance(found, Mapping):
        if bare not in parts:
            parts[bare] = _object(bare, found, parts)
        return {"$ref": f"#/definitions/{bare.__name__}"}
    arguments = get_args(bare)
    if get_origin(bare) is tuple and arguments[-1] is not Ellipsis:
        items = [_schema(item, parts) for item in arguments]
        count = {"minItems": len(items), "maxItems": len(items)}
        return {"type": "array", "items": items, "additionalItems": False, **count}
    if get_origin(bare) is tuple:
        return {"type": "array", "items": _schema(found, parts)}
    if found is not None:
        return {"type": "object", "additionalProperties": _schema(found, parts)}
    if get_origin(bare) is Literal:
        return {"type": _NAMES[type(arguments[0])], "enum": [*arguments]}
    return {"type": _NAMES[bare], **({"minLength": 1} if bare is str else {})}


def _object(kind: Any, found: Mapping[str, Any], parts: dict[type, Schema]) -> Schema:
    listed = dataclasses.fields(kind)
    given = [item for item in listed if item.default is not dataclasses.MISSING]
    made = [item for item in listed if item.default_factory is not dataclasses.MISSING]
    keys = {item.name: _key(kind, item.name, _schema(found[item.name], parts)) for item in listed}
    for item in given:
        keys[item.name]["default"] = item.default
    return {
        "type": "object",
        "description": " ".join(docstring(kind).split()),
        "properties": keys,
        "required": [item.name for item in listed if item not in (*given, *made)],
        "additionalProperties": False,
    }


def _key(kind: type, name: str, key: Schema) -> Schema:
    """Return the schema of a key with what the model says about it, and the checks ask of it."""
    rule = _RULES.get((kind.__name__, name), {})
    if "type" in rule:
        key = dict(rule)
    elif "anyOf" in key:  # the rule is for the text, not for its absence
        key["anyOf"][0].update(rule)
    else:
        key.update(rule)
    if name == "id":
        key["pattern"] = _ID_PATTERN
    said = descriptions(kind).get(name)
    if said and "$ref" in key:  # draft 7 reads nothing beside a reference
        key = {"allOf": [key]}
    return {**key, "description": said} if said else key
