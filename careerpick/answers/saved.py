"""The head of a saved answer file: what it is, and for which questions it was saved."""

import json
import re
from collections.abc import Collection, Iterator
from itertools import islice
from textwrap import wrap

from careerpick.answers.choice import find_question, quote, unit_of
from careerpick.content.reading import Entry, MapNode, Scalar
from careerpick.content.text import Lines
from careerpick.errors import Problem, closest
from careerpick.folding import show
from careerpick.model import AND, NONE, Answer, AnswerSheet, Content, Question

SCHEMA = "careerpick.answers/1"
HEADER_KEYS = ("schema", "bank", "questions", "answers")
"""The keys of a saved file; no question has one of them as its id."""
_HEADER_LINE = r"(schema|bank|questions|answers)\s*:\s*(#.*)?(.*)"
_MOST_NAMES = 40


def with_indentation(lines: tuple[str, ...]) -> tuple[str, ...]:
    """Give a saved file that has lost its indentation what is below its keys back.

    Only where nothing at all is indented, so that nothing changes its place otherwise.
    """
    written = [line for line in lines if line.strip() and not line.lstrip().startswith("#")]
    is_saved = "answers:" in {line.split("#")[0].rstrip() for line in written}
    if not is_saved or any(line[0].isspace() for line in written):
        return lines
    below, found = False, []
    for line in lines:
        header = re.fullmatch(_HEADER_LINE, line)
        if header:
            below = header[1] in ("answers", "questions") and not header[3]
        found.append(f"  {line}" if below and not header and line.strip() else line)
    return tuple(found)


def wrong_header(root: MapNode, lines: Lines, content: Content) -> Iterator[Problem]:
    """Yield what speaks against a saved file: its form, or that its questions have changed."""
    schema = root.entries.get("schema")
    if schema and _text(schema) != SCHEMA:
        written = quote(_text(schema))
        yield lines.problem(schema.value, "wrong-schema", written=written, expected=SCHEMA)
        return
    stray = list(_stray_keys(root, lines, content))
    yield from stray
    if root.entries.get("answers") is None and not stray:
        yield lines.problem(root, "no-answers")
    bank = root.entries.get("bank")
    if bank and _text(bank) != content.bank_fingerprint:
        changed = _changes(root.entries.get("questions"), content)
        command = content.command("quiz")
        yield lines.problem(bank.value, "other-questions", **changed, command=command)


def _stray_keys(root: MapNode, lines: Lines, content: Content) -> Iterator[Problem]:
    stray = (entry for entry in root.entries.values() if entry.key not in HEADER_KEYS)
    for entry in islice(stray, _MOST_NAMES):
        key = quote(entry.key)
        if find_question(entry.key, content):
            yield lines.problem(entry, "stray-answer", key=key)
        else:
            near = closest(entry.key, HEADER_KEYS) or ""
            known = ", ".join(HEADER_KEYS)
            yield lines.problem(entry, "unknown-key", key=key, near=near, known=known)


def _changes(saved: Entry | None, content: Content) -> dict[str, tuple[str, ...]]:
    """Return which questions differ from those that a file was saved for."""
    now = content.question_fingerprints
    held = saved.value.entries.values() if saved and isinstance(saved.value, MapNode) else None
    then = {entry.key: _text(entry) for entry in held or ()}
    groups = {
        "changed": [name for name in now if then.get(name, now[name]) != now[name]],
        "gone": [name for name in then if name not in now],
        "new": [name for name in now if held is not None and name not in then],
    }
    return {kind: tuple(map(quote, names[:_MOST_NAMES])) for kind, names in groups.items()}


def _text(entry: Entry) -> str:
    return entry.value.text if isinstance(entry.value, Scalar) else ""


# An answer sheet -> an answer file that a person can read, edit and give back.

_WIDTH = 88
_TYPED = {"country": "a country, such as Germany or DE", "amount": "money a month, such as 2000"}
# Other tools may read the file by rules under which these are no texts.
_SAFE = r"[a-z][a-z0-9_-]*"
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

    Named as skipped are those of the questions without an answer, or all of these by default.
    """
    lines = ["# Your answers. Give them to: careerpick quiz --answers FILE", *_header(content)]
    for question in content.bank.questions:
        answer = sheet.answers.get(question.id)
        if answer or skipped is None or question.id in skipped:
            lines += _comment(question.prompt)
            lines.append(f"  {_word(question.id)}: {_value(answer, question)}")
    if lines[-1] == "answers:":
        lines[-1] = "answers: {}"
    return "\n".join([*lines, *_footer(content)]) + "\n"


def answer_template(content: Content) -> str:
    """Return an answer file that skips every question and lists the options to choose from."""
    lines = [*_HOW_TO.splitlines(), *_header(content)]
    for question in content.bank.questions:
        lines += ["", *_comment(question.prompt), *_options(question, content)]
        lines.append(f"  {_word(question.id)}: skip")
    return "\n".join([*lines, "", *_footer(content)]) + "\n"


def _header(content: Content) -> list[str]:
    return [f"schema: {SCHEMA}", f'bank: "{content.bank_fingerprint}"', "answers:"]


def _footer(content: Content) -> Iterator[str]:
    yield "# The questions as they were when this was written; leave this as it is."
    yield "questions:"
    for name, fingerprint in content.question_fingerprints.items():
        yield f'  {_word(name)}: "{fingerprint}"'


def _options(question: Question, content: Content) -> Iterator[str]:
    if question.number:
        least, most = question.number.least, question.number.most
        yield f"  #   {least} to {most} ({unit_of(question, content)}), or one of:"
    if question.is_typed:
        yield f"  #   {_TYPED[question.pick]}"
    if question.pick == "many":
        yield f"  #   [one, or more, of these], {question.most or len(question.options)} at most:"
    if question.pick == "scale":
        yield f"  #   1 to {len(question.options)}:"
    width = max((len(option.id) for option in question.options), default=0)
    for _, option in question.listed:
        yield f"  #   {option.id:<{width}}  {_one_line(option.label)}"


def _comment(text: str) -> list[str]:
    return wrap(_one_line(text), _WIDTH, initial_indent="  # ", subsequent_indent="  # ")


def _one_line(text: str) -> str:
    return " ".join(show(text).split())


def _value(answer: Answer | None, question: Question) -> str:
    if answer is None:
        return "skip"
    written = question.written(answer)
    word = written if written == str(answer.number) else _word(written)
    if question.pick == "many" and answer.option != NONE:
        word = f"[{', '.join(map(_word, answer.option.split(AND)))}]"
    return word if answer.mark == "normal" else f"{{answer: {word}, {answer.mark}: true}}"


def _word(text: str) -> str:
    return text if re.fullmatch(_SAFE, text) and text not in _NO_TEXTS else json.dumps(text)
