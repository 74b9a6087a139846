"""JSON Schema of the files, from the models: editors complete and check with it.

Draft 7, which editors know best; pydantic writes a later draft, so its words are turned into
those of draft 7 here. What a schema cannot say (that a name exists) `careerpick check` says.
"""

import dataclasses
from collections.abc import Mapping
from typing import Any

from careerpick import model
from careerpick.content.checks.bank import FEWEST_OPTIONS, LANGUAGE, MOST_OPTIONS
from careerpick.content.checks.names import ID
from careerpick.content.checks.path import MONTH
from careerpick.docstrings import descriptions, docstring
from careerpick.model import CareerPath, QuestionBank

Schema = dict[str, Any]

DRAFT = "http://json-schema.org/draft-07/schema#"
_ID_PATTERN = f"^{ID.pattern}$"

# Model and key -> what the checks ask for beyond the type.
_RULES: Mapping[tuple[str, str], Schema] = {
    ("Question", "options"): {"minItems": FEWEST_OPTIONS, "maxItems": MOST_OPTIONS},
    ("QuestionBank", "language"): {"pattern": f"^{LANGUAGE.pattern}$"},
    ("Rates", "currency"): {"pattern": "^[A-Z]{3}$"},
    ("Limit", "unit"): {"minLength": 0},
    ("Platform", "note"): {"minLength": 0},
    **{(name, "url"): {"pattern": r"^https?://[^\s<>\"]+$"} for name in ("Source", "Platform")},
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
    from pydantic import TypeAdapter

    written = TypeAdapter(wanted).json_schema(ref_template="#/definitions/{model}")
    schema = _as_draft_7(written)
    top = schema.pop("definitions", {})
    for name, part in {**top, wanted.__name__: schema}.items():
        _describe(part, getattr(model, name))
    schema["title"] = title
    return {"$schema": DRAFT, **schema, "definitions": top}


def _as_draft_7(value: Any) -> Any:
    """Return the same schema in the words of draft 7, with no empty text allowed."""
    if isinstance(value, list):
        return [_as_draft_7(item) for item in value]
    if not isinstance(value, dict):
        return value
    # A title is a text; a property of that name is a schema.
    found = {
        key: _as_draft_7(item)
        for key, item in value.items()
        if key != "title" or not isinstance(item, str)
    }
    if "$defs" in found:
        found["definitions"] = found.pop("$defs")
    if "prefixItems" in found:
        found["items"] = found.pop("prefixItems")
        found["additionalItems"] = False
    if "const" in found:
        found["enum"] = [found.pop("const")]
    if found.get("type") == "string" and "enum" not in found:
        found.setdefault("minLength", 1)
    return found


def _describe(part: Schema, kind: type) -> None:
    """Add what the model says about each key, and what the checks ask of it."""
    said = descriptions(kind)
    part["description"] = " ".join(docstring(kind).split())
    for field in dataclasses.fields(kind):
        key: Schema = part["properties"][field.name]
        rule = _RULES.get((kind.__name__, field.name), {})
        if "type" in rule:
            key.clear()
        if "anyOf" in key:  # the rule is for the text, not for its absence
            key["anyOf"][0].update(rule)
        else:
            key.update(rule)
        if field.name == "id":
            key["pattern"] = _ID_PATTERN
        if field.name in said:
            # Draft 7 reads nothing beside a reference.
            if "$ref" in key:
                key["allOf"] = [{"$ref": key.pop("$ref")}]
            key["description"] = said[field.name]
