"""Small data of other fields, in the shapes in which such data is published, made into banks.

Each function takes the data and returns file names with texts. JSON is YAML, so nothing but the
standard library is needed.
"""

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

Data = Mapping[str, Any]
Files = dict[str, str]
_WORDS = ["none of it", "little", "some", "much", "all of it"]


def read(name: str) -> Data:
    """Return the data of this name from beside this file."""
    text = (Path(__file__).parent / f"{name}.json").read_text(encoding="utf-8")
    return json.loads(text)  # type: ignore[no-any-return]


def voting(data: Data) -> Files:
    """One criterion for each statement; a party has 4 of it for yes, 0 for no, 2 for neutral."""
    texts = {item["id"]: item["text"] for item in data["statement"]}
    levels: dict[int, dict[str, int]] = {}
    for opinion in data["opinion"]:
        level = (4, 0, 2)[opinion["answer"]]
        levels.setdefault(opinion["party"], {})[f"s{opinion['statement']}"] = level
    answers = {"yes": ("I agree", 2), "neutral": ("Neutral", 0), "no": ("I do not agree", -2)}
    questions = [
        _question(
            f"s{number}",
            text,
            [
                {"id": key, "label": label, "wants": {f"s{number}": wants} if wants else {}}
                for key, (label, wants) in answers.items()
            ],
        )
        for number, text in texts.items()
    ]
    criteria = [_criterion(f"s{number}", text, "taste") for number, text in texts.items()]
    terms = {"title": "Which list you agree with", "path": "list", "paths": "lists"}
    paths = [_path(item["key"], item["name"], levels[item["id"]]) for item in data["party"]]
    return _files(terms, criteria, questions, paths)


def systems(data: Data) -> Files:
    """One criterion for each tag, and a limit for what a system cannot do without."""
    questions = []
    for number, item in enumerate(data["questions"]):
        options = [
            {
                "id": f"a{place}",
                "label": answer["text"],
                "wants": answer["tags"],
                "facts": {"memory": answer["memory"]} if "memory" in answer else {},
            }
            for place, answer in enumerate(item["answers"])
        ]
        questions.append(_question(f"q{number}", item["text"], options))
    criteria = [
        _criterion(tag, tag.replace("-", " ").capitalize(), "taste") for tag in data["tags"]
    ]
    limits = [{"id": "memory", "name": "Memory", "kind": "fixed", "unit": "gigabytes"}]
    terms = {"title": "Which system fits you", "path": "system", "paths": "systems",
             "start": "run it", "refusal": "take a system that fails on this"}  # fmt: skip
    paths = []
    for item in data["systems"]:
        need = {
            "any_of": {"memory": {"comfortable": item["memory"], "minimum": item["memory"]}},
            "reason": "It does not start with less.",
            "remedy": "Add some.",
            "sources": ["judgement"],
        }
        paths.append({**_path(item["key"], item["name"], item["tags"]), "needs": [need]})
    return _files(terms, criteria, questions, paths, limits)


def interests(data: Data) -> Files:
    """Six criteria, and items of five points, each about one of them."""
    points = {"dislike": -2, "rather-not": -1, "unsure": 0, "rather": 1, "like": 2}
    questions = [
        _question(
            f"i{number}",
            f"{item['text']}: would you like to?",
            [
                {
                    "id": key,
                    "label": key.replace("-", " ").capitalize(),
                    "wants": {item["scale"]: value} if value else {},
                }
                for key, value in points.items()
            ],
        )
        for number, item in enumerate(data["items"])
    ]
    criteria = [_criterion(scale, scale.capitalize(), "taste") for scale in data["scales"]]
    terms = {"title": "What is like you", "path": "calling", "paths": "callings"}
    paths = [
        _path(item["key"], item["name"], {k: round(v / 25) for k, v in item["scores"].items()})
        for item in data["occupations"]
    ]
    return _files(terms, criteria, questions, paths)


def _criterion(name: str, text: str, kind: str) -> dict[str, object]:
    return {
        "id": name, "name": text.rstrip("."), "group": "all", "kind": kind,
        "low": "There is none of it.", "high": "There is as much as can be.", "words": _WORDS,
        "choose_high": f"you are for this: {text.rstrip('.')}",
        "choose_low": f"you are against this: {text.rstrip('.')}",
    }  # fmt: skip


def _question(name: str, text: str, options: list[dict[str, Any]]) -> dict[str, object]:
    return {"id": name, "section": "all", "prompt": text, "help": "It counts.", "options": options}


def _path(key: str, name: str, levels: Mapping[str, int]) -> dict[str, object]:
    given = {"why": "The data says so.", "sources": ["judgement"], "confidence": "medium"}
    return {
        "schema": 1,
        "id": key,
        "name": name,
        "summary": f"{name}, as the data has it.",
        "performance": {
            criterion: {"level": level, **given} for criterion, level in levels.items()
        },
    }


def _files(
    terms: Mapping[str, str],
    criteria: list[dict[str, object]],
    questions: list[dict[str, object]],
    paths: Iterable[Mapping[str, object]],
    limits: Iterable[Mapping[str, object]] = (),
) -> Files:
    bank = {
        "schema": 1, "terms": terms, "groups": [{"id": "all", "name": "All of it"}],
        "criteria": criteria, "limits": list(limits),
        "sections": [{"id": "all", "name": "Questions"}], "questions": questions,
    }  # fmt: skip
    files = {"questions.yaml": bank} | {f"paths/{path['id']}.yaml": path for path in paths}
    return {name: json.dumps(value, indent=1) + "\n" for name, value in files.items()}
