"""An answer sheet -> an answer file that a person can read, edit and give back."""

import json
import re
from collections.abc import Collection, Iterator
from textwrap import wrap

from careerpick.answers.choice import unit_of
from careerpick.answers.saved import SCHEMA
from careerpick.content.decoding import show
from careerpick.model import Answer, AnswerSheet, Content, Question

_WIDTH = 88
# Other tools may read the file by rules under which these are no texts.
_SAFE = re.compile(r"[a-z][a-z0-9_-]*", re.ASCII)
_NO_TEXTS = {"true", "false", "yes", "no", "on", "off", "y", "n", "null"}

_HOW_TO = """\
# Your answers. Replace each "skip" by the answer that fits you best, or leave it.
# If an answer matters a lot to you, write {answer: …, important: true} with your answer
# for the dots; if nothing else will do, write {answer: …, deal_breaker: true}.
"""


def format_answers(
    sheet: AnswerSheet, content: Content, skipped: Collection[str] | None = None
) -> str:
    """Return an answer file for a sheet of this content; `parse_answers` gives it back.

    Args:
        sheet: The answers.
        content: The content that they were given for; its fingerprint goes into the file.
        skipped: Ids of the questions to name as skipped; by default all without an answer.
    """
    lines = ["# Your answers. Give them to: careerpick quiz --answers FILE", *_header(content)]
    for question in content.bank.questions:
        answer = sheet.answers.get(question.id)
        if answer or skipped is None or question.id in skipped:
            lines += _comment(question.prompt, "  # ")
            lines.append(f"  {_word(question.id)}: {_value(answer)}")
    if lines[-1] == "answers:":
        lines[-1] = "answers: {}"
    return "\n".join([*lines, *_footer(content)]) + "\n"


def answer_template(content: Content) -> str:
    """Return an answer file that skips every question and lists the options to choose from."""
    lines = [*_HOW_TO.splitlines(), *_header(content)]
    for question in content.bank.questions:
        lines += [
            "",
            *_comment(question.prompt, "  # "),
            *_options(question, content),
        ]
        lines.append(f"  {_word(question.id)}: skip")
    return "\n".join([*lines, "", *_footer(content)]) + "\n"


def _header(content: Content) -> list[str]:
    return [
        f"schema: {SCHEMA}",
        f'bank: "{content.bank_fingerprint}"',
        "answers:",
    ]


def _footer(content: Content) -> Iterator[str]:
    yield "# The questions as they were when this was written; leave this as it is."
    yield "questions:"
    for name, fingerprint in content.question_fingerprints.items():
        yield f'  {_word(name)}: "{fingerprint}"'


def _options(question: Question, content: Content) -> Iterator[str]:
    if question.number:
        least, most = question.number.least, question.number.most
        yield f"  #   {least} to {most} ({unit_of(question, content)}), or one of:"
    width = max(len(option.id) for option in question.options)
    for option in question.options:
        yield f"  #   {option.id:<{width}}  {_one_line(option.label)}"


def _comment(text: str, start: str) -> list[str]:
    return [start + line for line in wrap(_one_line(text), _WIDTH - len(start))]


def _one_line(text: str) -> str:
    return " ".join(show(text).split())


def _value(answer: Answer | None) -> str:
    if answer is None:
        return "skip"
    word = _word(answer.option) if answer.number is None else str(answer.number)
    return word if answer.mark == "normal" else f"{{answer: {word}, {answer.mark}: true}}"


def _word(text: str) -> str:
    return text if _SAFE.fullmatch(text) and text not in _NO_TEXTS else json.dumps(text)
