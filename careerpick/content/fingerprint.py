"""Short names for content: the same for the same content, however it is written down."""

import json
from collections.abc import Mapping
from contextlib import suppress
from importlib import import_module
from typing import Any

from careerpick.content.typed import fields_of
from careerpick.model import CareerPath, Question, QuestionBank


def question_fingerprints(bank: QuestionBank) -> Mapping[str, str]:
    """Return question id to eight hexadecimal digits of the question as it is asked."""
    return {question.id: _digest(_as_asked(question), 8) for question in bank.questions}


def bank_fingerprint(bank: QuestionBank) -> str:
    """Return twelve hexadecimal digits of all questions as they are asked.

    It changes exactly when the fingerprint of some question does, or one comes or goes:
    the order of the questions does not matter to an answer file.
    """
    return _digest({question.id: _as_asked(question) for question in bank.questions}, 12)


def content_fingerprint(bank: QuestionBank, paths: tuple[CareerPath, ...]) -> str:
    """Return twelve hexadecimal digits of everything in the content."""
    return _digest([bank, paths], 12)


def _as_asked(question: Question) -> Any:
    options = [[option.id, option.label] for option in question.options]
    return [question.id, question.section, question.prompt, options]


def _digest(value: Any, digits: int) -> str:
    text = json.dumps(value, sort_keys=True, separators=(",", ":"), default=fields_of)
    return _sha256(text.encode("ascii"))[:digits]


def _sha256(raw: bytes) -> str:
    # As `random` does: `hashlib` would load all of OpenSSL, 4 MB, for these few digits.
    for module in ("_sha2", "_sha256", "hashlib"):  # from Python 3.12 on; before it; always
        with suppress(ImportError):
            digits: str = import_module(module).sha256(raw).hexdigest()
            return digits
    raise AssertionError
