"""Whatever the bytes: only the project's own errors leave the readers, and nothing gets lost."""

import json
import string
from collections.abc import Iterator
from copy import deepcopy
from typing import Any

import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from careerpick.answers import parse_answers
from careerpick.answers.choice import parse_choice
from careerpick.answers.saved import format_answers
from careerpick.content.inspecting import validate
from careerpick.content.reading import Document, ListNode, Node, Scalar, read_document
from careerpick.errors import AnswerError, CareerpickError, ContentError
from careerpick.folding import hidden
from careerpick.model import Answer, AnswerSheet, CareerPath, Content, QuestionBank
from careerpick.words.problems import worded
from tests.builders import make_content, make_path, make_question
from tests.effort import many
from tests.properties.strategies import contents_with_sheet
from tests.unit.content.sample import ALPHA, QUESTIONS

SMALL = make_content(
    [make_question("aim", [{}, {}, {}]), make_question("no", [{}, {}])],
    [make_path("one", {"calm": 1})],
)

# Pieces that mean something to a YAML parser, so that random text gets far into it.
PIECES = st.sampled_from(
    ["a", "aim", "no", ": ", ":", "\n", "\n  ", "\n- ", "- ", "? ", "[", "]", "{", "}", ", ", "'",
     '"', "#", " #", "|", ">", "|2-", "&x ", "*x", "!t ", "!!int ", "<<", "%YAML 1.2\n", "---\n",
     "...\n", "\t", "\r", "\\", "\\u202e", "\\ud83d", "\\ude00", "1", "0x1", ".nan", "true", "~",
     "!", "!!", "skip", "answers", "schema", "careerpick.answers/1", "@", "`", "\ufeff", "é", "😀",
     "\u2028", "\x1b", "\x00"]
)  # fmt: skip
texts = st.lists(PIECES, max_size=40).map("".join)
hostile_bytes = st.one_of(
    st.binary(max_size=200),
    texts.map(lambda text: text.encode("utf-8")),
    texts.map(lambda text: text.encode("utf-16")),
    st.tuples(texts, st.binary(max_size=4)).map(lambda pair: pair[0].encode() + pair[1]),
)


def places_of(value: Any, where: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    """Yield each location of plain values, apart from the top."""
    pairs = value.items() if isinstance(value, dict) else enumerate(value)
    for step, inner in pairs:
        yield (*where, step)
        if isinstance(inner, dict | list):
            yield from places_of(inner, (*where, step))


def put(plain: Any, where: tuple[str | int, ...], instead: object) -> None:
    """Put something else at a location, where that is still there."""
    *above, last = where
    try:
        for step in above:
            plain = plain[step]
        old = plain[last]
        if instead in ("gone", "renamed"):
            del plain[last]
        if instead == "renamed" and isinstance(plain, dict):
            plain[f"{last}x"] = old
        if instead not in ("gone", "renamed"):
            plain[last] = instead
    except (KeyError, IndexError, TypeError):
        return


def check_places(error: CareerpickError, raw: bytes) -> None:
    assert error.problems
    lines = raw.decode("utf-8", "replace").replace("\r\n", "\n").replace("\r", "\n").count("\n") + 1
    for problem in error.problems:
        assert problem.file == "x"
        said = worded(problem)
        assert not hidden(f"{said.message}{said.fix}{problem.source or ''}")
        assert problem.line is None or 1 <= problem.line <= lines
        assert problem.column is None or problem.column >= 1


def check_one_harmless_problem(error: CareerpickError) -> None:
    problem = worded(error.problems[0])
    assert len(error.problems) == 1
    assert not hidden(problem.message + problem.fix)


@settings(max_examples=many(50))
@given(hostile_bytes)
def test_only_own_errors_leave_the_reader(raw: bytes) -> None:
    try:
        document = read_document(raw, "x")
    except ContentError as found:
        check_places(found, raw)
        return
    for wanted in (QuestionBank, CareerPath):
        check_form(document, wanted, raw)


def check_form(document: Document, wanted: type, raw: bytes) -> None:
    """The document is a value of the type, or every mistake is said once and at its place."""
    try:
        assert isinstance(validate(document, wanted), wanted)
    except ContentError as found:
        check_places(found, raw)
        problems = found.problems
    else:
        return
    assert all(problems.count(problem) == 1 for problem in problems)


@settings(max_examples=many(50))
@given(hostile_bytes)
def test_only_own_errors_leave_the_answers(raw: bytes) -> None:
    try:
        parsed = parse_answers(raw, "x", SMALL)
    except AnswerError as found:
        check_places(found, raw)
        return
    named = [*parsed.sheet.answers, *parsed.skipped]
    assert len(named) == len(set(named))
    assert set(named) <= {"aim", "no"}
    for question in SMALL.bank.questions:
        answer = parsed.sheet.answers.get(question.id)
        assert answer is None or question.option(answer.option)


@settings(max_examples=many(30))
@given(st.one_of(texts, st.text(max_size=30)))
def test_only_own_errors_leave_a_choice(text: str) -> None:
    question = SMALL.bank.questions[0]
    try:
        answer = parse_choice(text, question)
    except AnswerError as found:
        check_one_harmless_problem(found)
        return
    assert question.option(answer.option)


@settings(max_examples=many(30))
@given(
    st.sampled_from([(QUESTIONS, QuestionBank), (ALPHA, CareerPath)]),
    st.integers(0, 10**6),
    st.integers(0, 30),
    texts,
)
def test_damaged_content_is_a_value_or_problems_with_places(
    file: tuple[str, type[QuestionBank] | type[CareerPath]], start: int, length: int, put: str
) -> None:
    text, wanted = file
    start %= len(text)
    raw = (text[:start] + put + text[start + length :]).encode()
    try:
        document = read_document(raw, "x")
    except ContentError as found:
        check_places(found, raw)
        return
    check_form(document, wanted, raw)


PLACES = [(text, kind, list(places_of(yaml.safe_load(text))))
          for text, kind in ((QUESTIONS, QuestionBank), (ALPHA, CareerPath))]  # fmt: skip
INSTEAD = st.sampled_from(["gone", "renamed", None, True, 7, -0.5, "x", [], {}, ["x"], {"id": 1}])


@settings(max_examples=many(50))
@given(st.sampled_from(PLACES), st.lists(st.tuples(st.integers(0, 10**6), INSTEAD), max_size=6))
def test_each_mistake_of_form_is_said_once_and_at_its_place(
    file: tuple[str, type[QuestionBank] | type[CareerPath], list[tuple[str | int, ...]]],
    breaks: list[tuple[int, object]],
) -> None:
    text, wanted, places = file
    plain = yaml.safe_load(text)
    for number, instead in breaks:
        put(plain, places[number % len(places)], deepcopy(instead))  # a later break may land in it
    raw = json.dumps(plain, indent=1).encode()
    check_form(read_document(raw, "x"), wanted, raw)


@given(contents_with_sheet())
def test_written_answers_are_read_as_the_same_sheet(
    drawn: tuple[Content, AnswerSheet],
) -> None:
    content, sheet = drawn
    ids = [question.id for question in content.bank.questions]
    skipped = [name for name in ids if name not in sheet.answers]
    chosen = skipped[: len(skipped) // 2]
    parsed = parse_answers(format_answers(sheet, content, chosen).encode(), "x", content)
    assert (parsed.sheet, list(parsed.skipped)) == (sheet, chosen)
    assert list(parse_answers(format_answers(sheet, content).encode(), "x", content).skipped) == (
        skipped
    )


def _typed(answer: Answer) -> str:
    return answer.option if answer.number is None else str(answer.number)


@given(contents_with_sheet())
def test_plain_lines_and_a_mapping_give_the_same_sheet(
    drawn: tuple[Content, AnswerSheet],
) -> None:
    content, sheet = drawn
    signs = {"normal": "", "important": "!", "deal_breaker": "!!"}
    typed = {
        question.id: _typed(answer) + signs[answer.mark] if answer else "s"
        for question in content.bank.questions
        for answer in [sheet.answers.get(question.id)]
    }
    lines = "\n".join(typed.values()).encode()
    mapping = json.dumps(dict(reversed(typed.items()))).encode()
    assert parse_answers(lines, "x", content) == parse_answers(mapping, "x", content)
    assert parse_answers(lines, "x", content).sheet == sheet


words = st.one_of(
    st.text(st.characters(exclude_categories=["C", "Zl", "Zp"]), max_size=12).filter(
        lambda text: not hidden(text)
    ),
    st.sampled_from(["no", "12:30", "010", "1_000", "2024-01-01", "12", "true", "😀", "a: b"]),
)


def trees(leaves: st.SearchStrategy[object]) -> st.SearchStrategy[object]:
    keys = st.text(string.ascii_letters, min_size=1, max_size=6)
    return st.recursive(
        leaves,
        lambda inner: st.one_of(
            st.lists(inner, max_size=4), st.dictionaries(keys, inner, max_size=4)
        ),
        max_leaves=20,
    )


json_values = st.one_of(st.none(), st.booleans(), st.integers(-(10**14), 10**14), words)


def plain(node: Node) -> object:
    if isinstance(node, Scalar):
        return node.value
    if isinstance(node, ListNode):
        return [plain(item) for item in node.items]
    return {entry.key: plain(entry.value) for entry in node.entries.values()}


@given(trees(json_values), st.booleans(), st.sampled_from([None, 2, "\t"]))
def test_json_means_here_what_it_means_elsewhere(
    value: object, ascii_only: bool, indent: int | str | None
) -> None:
    text = json.dumps({"value": value}, ensure_ascii=ascii_only, indent=indent)
    assert plain(read_document(text.encode(), "x").root) == {"value": value}


@given(trees(words))
def test_quoted_yaml_means_here_what_it_means_elsewhere(value: object) -> None:
    text = yaml.safe_dump(value, default_style='"', allow_unicode=True)
    assert plain(read_document(text.encode(), "x").root) == value
