"""Reading YAML strictly: what comes out, and what is refused where."""

import json
import subprocess
import sys

import pytest

from careerpick.content.reading import Document, ListNode, MapNode, Node, Scalar, read_document
from careerpick.content.text import MAX_DEPTH
from careerpick.errors import AnswerError, CareerpickError, ContentError, Problem
from careerpick.files import MAX_BYTES
from careerpick.words.problems import worded

LIBRARY_WORDS = ("token", "scann", "parser", "mapping values", "block", "flow", "stream", "scalar")


def read(text: str | bytes) -> Document:
    return read_document(text if isinstance(text, bytes) else text.encode(), "some.yaml")


def problems_of(text: str | bytes) -> tuple[Problem, ...]:
    with pytest.raises(ContentError, match=r"\S") as caught:
        read(text)
    return tuple(map(worded, caught.value.problems))


def plain(node: Node) -> object:
    if isinstance(node, Scalar):
        return node.value
    if isinstance(node, ListNode):
        return [plain(item) for item in node.items]
    return {entry.key: plain(entry.value) for entry in node.entries.values()}


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("true", True),
        ("false", False),
        ("null", None),
        ("~", None),
        ("", None),
        ("0", 0),
        ("-2", -2),
        ("+2", 2),
        ("123456789012345", 123456789012345),
        ("0.5", 0.5),
        ("-1.25", -1.25),
        ("'12'", "12"),
        ('"true"', "true"),
        ('""', ""),
        # YAML 1.1 would make something else of each of these.
        ("no", "no"),
        ("Yes", "Yes"),
        ("on", "on"),
        ("True", "True"),
        ("12:30", "12:30"),
        ("010", "010"),
        ("0x1F", "0x1F"),
        ("0o17", "0o17"),
        ("1_000", "1_000"),
        ("2024-01-01", "2024-01-01"),
        ("1e5", "1e5"),
        ("=", "="),
        ("1234567890123456", "1234567890123456"),
    ],
)
def test_value_is_what_was_written(written: str, value: object) -> None:
    got = plain(read(f"key: {written}").root)
    assert got == {"key": value}
    assert type(got["key"]) is type(value)


@pytest.mark.parametrize("key", ["0", "true", "null", "no", "1.5", "2024-01-01", ".nan", "'0'"])
def test_key_is_always_text(key: str) -> None:
    assert plain(read(f"{key}: x").root) == {key.strip("'"): "x"}


def test_places_count_from_one() -> None:
    document = read("a: 1\nlist:\n  - x\n  - {inner: deep}\n")
    root = document.root
    assert isinstance(root, MapNode)
    entry = root.entries["list"]
    assert (entry.line, entry.column) == (2, 1)
    assert (entry.value.line, entry.value.column) == (3, 3)
    inner = document.find(("list", 1, "inner"))
    assert (inner.line, inner.column) == (4, 6)


@pytest.mark.parametrize("location", [("b",), ("list", 7), ("list", 0, "x"), ("list", "x")])
def test_location_that_leads_nowhere_gives_the_last_place_before(
    location: tuple[str | int, ...],
) -> None:
    document = read("a: 1\nlist:\n  - x\n")
    expected = {"b": (1, 1), "list": (2, 1)}[str(location[0])]
    if location[:2] == ("list", 0):
        expected = (3, 5)
    found = document.find(location)
    assert (found.line, found.column) == expected


def test_empty_document_is_nothing() -> None:
    for text in ("", "\n\n", "# only a comment\n", "---\n"):
        assert plain(read(text).root) is None


def test_byte_order_mark_and_windows_line_ends_change_nothing() -> None:
    text = "a: 1\nb:\n  - x\n"
    windows = b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode()
    old_mac = text.replace("\n", "\r").encode()
    assert read(windows).root == read(text).root == read(old_mac).root


def test_text_block_ends_without_a_line_break() -> None:
    assert plain(read("a: >\n  one\n  two\nb: |\n  three\n").root) == {"a": "one two", "b": "three"}


def test_json_is_read_with_tabs_and_escaped_pairs() -> None:
    value = {"a": ["smile \U0001f600", 'quote " \\ud83d', "tab", 1, 0.5, None, True]}
    text = json.dumps(value, indent="\t")
    assert "\\ud83d\\ude00" in text
    assert plain(read(text).root) == value


def test_error_class_is_the_one_asked_for() -> None:
    with pytest.raises(AnswerError, match="given twice"):
        read_document(b"a: 1\na: 2\n", "x", AnswerError)


@pytest.mark.parametrize(
    ("text", "code", "line", "column"),
    [
        ("a: 1\nb: 2\na: 3\n", "repeated-key", 3, 1),
        ('{"a": 1, "a": 2}', "repeated-key", 1, 10),
        ("0: x\n'0': y\n", "repeated-key", 2, 1),
        ("a: &name x\n", "anchor", 1, 4),
        ("a: x\nb: *name\n", "alias", 2, 4),
        ("a: !!python/object:os.system x\n", "tag", 1, 4),
        ("a: !str x\n", "tag", 1, 4),
        ("a: &n [1]\n", "anchor", 1, 4),
        ("a:\n  <<: {b: 1}\n", "merge-key", 2, 3),
        ("a: 1\n---\nb: 2\n", "several-documents", 2, 1),
        ("a: 1\n...\nb: 2\n", "several-documents", 2, 1),
        ("%YAML 1.2\n---\na: 1\n", "directive", 1, 1),
        ("%TAG ! x:\n---\na: 1\n", "directive", 1, 1),
        ("%YAML 3.0\n---\na: 1\n", "directive", 1, 1),
        ("[a]: 1\n", "key-not-text", 1, 1),
        ("? {a: 1}\n: 2\n", "key-not-text", 1, 3),
        ("a: .nan\n", "not-a-number", 1, 4),
        ("a: [1, -.INF]\n", "not-a-number", 1, 8),
        ('a: "x\\u202ey"\n', "control-character", 1, 4),
        ('a: "x\\ey"\n', "control-character", 1, 4),
        ('"a\\0": 1\n', "control-character", 1, 1),
        ('a: "\\ud800"\n', "escape", 1, 7),
        ("a:\n\tb: 1\n", "tab", 2, 1),
        ("a:\n  b: 1\n\tc: 1\n", "tab", 3, 1),
        ("a: one\n \t two\n", "tab", 2, 2),
        ("a: 1\nb:\t\tx\n\tc: 1", "tab", 3, 1),
        ("a: 'x\nb: 3\n", "open-quote", 1, 4),
        ('a: "x\nb: 3\n', "open-quote", 1, 4),
        ("a: [1, 2\nb: 3\n", "open-bracket", 1, 4),
        ("a: {b: 1\n", "open-bracket", 1, 4),
        ("a: b: c\n", "unexpected-colon", 1, 5),
        ("a: 1\n  b: 2\n", "unexpected-colon", 2, 4),
        ("a: {b: c, d: e f: g}\n", "unexpected-colon", 1, 17),
        ("a:\n  b: 1\n c: 2\n", "indentation", 3, 2),
        ("- a\nb: 1\n", "indentation", 2, 1),
        ("a: 'b' c\n", "open-quote", 1, 6),
        ("a: @x\n", "unexpected-sign", 1, 4),
        ("a: `x`\n", "unexpected-sign", 1, 4),
        ('a: "\\q"\n', "escape", 1, 5),
        ('a: "\\xzz"\n', "escape", 1, 7),
        ("a: |9x\n  b\n", "block-text", 1, 6),
        ("a: }\n", "unreadable", 1, 4),
    ],
)
def test_refused_with_its_place(text: str, code: str, line: int, column: int) -> None:
    found = problems_of(text)
    assert [(item.code, item.line, item.column) for item in found] == [(code, line, column)]
    assert found[0].file == "some.yaml"
    assert found[0].source == text.split("\n")[line - 1]


@pytest.mark.parametrize(
    "text",
    [
        "a: b: c",
        "a: 'x",
        "- a\nb: 1",
        "a: [1",
        "a: @",
        "a: }",
        "a:\n\tb: 1",
        'a: "\\q"',
        "a: |9x\n b",
    ],
)
def test_messages_are_plain_sentences(text: str) -> None:
    for problem in problems_of(text):
        said = f"{problem.message} {problem.fix}".casefold()
        assert not [word for word in LIBRARY_WORDS if word in said]
        assert problem.message.endswith(".")


def test_repeated_key_names_both_lines() -> None:
    (problem,) = problems_of("a: 1\nb: 2\na: 3\n")
    assert problem.message == '"a" is given twice, on line 1 and on line 3.'


def test_all_problems_come_at_once_in_the_order_of_the_file() -> None:
    found = problems_of("a: &x 1\nb: *x\nc: !t 2\na: 3\n")
    assert [item.code for item in found] == ["anchor", "alias", "tag", "repeated-key"]
    assert [item.line for item in found] == [1, 2, 3, 4]


def test_depth_is_bounded_exactly() -> None:
    read("[" * MAX_DEPTH + "]" * MAX_DEPTH)
    (problem,) = problems_of("[" * (MAX_DEPTH + 1) + "]" * (MAX_DEPTH + 1))
    assert (problem.code, problem.column) == ("too-deep", MAX_DEPTH + 1)


@pytest.mark.parametrize(
    ("piece", "code"),
    [
        ("[", "too-deep"),
        ("- ", "too-deep"),
        ("{a: ", "too-deep"),
        ("[{a: ", "too-deep"),
        ("- - ? ", "key-not-text"),
        ("? ", "key-not-text"),
        ("{? ", "too-deep"),
    ],
)
def test_hundred_thousand_levels_are_refused_in_a_fresh_process(piece: str, code: str) -> None:
    # In a process of its own, because a crash of the C library would take the tests along.
    script = (
        "import sys\n"
        "from careerpick.content.reading import read_document\n"
        "from careerpick.errors import ContentError\n"
        "raw = (sys.argv[1] * 100_000).encode()[: 1024 * 1024]\n"
        "try:\n"
        "    read_document(raw, 'deep.yaml')\n"
        "except ContentError as error:\n"
        "    print(error.problems[-1].code)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, piece],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.strip() == code


def test_bomb_of_references_is_refused_without_being_built() -> None:
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]" for n in range(1, 12)]
    found = problems_of("\n".join(lines))
    assert {item.code for item in found} == {"anchor", "alias"}
    assert len(found) <= 50


def test_file_just_too_large_is_refused_and_the_largest_is_read() -> None:
    read(b"#" + b"x" * (MAX_BYTES - 1))
    (problem,) = problems_of(b"#" + b"x" * MAX_BYTES)
    assert problem.code == "too-large"
    assert "larger than 1 MiB" in problem.message


@pytest.mark.parametrize(
    ("raw", "message", "line", "column"),
    [
        ("a: ü\n".encode("utf-16"), "UTF-16", None, None),
        ("a: ü\n".encode("utf-16-le"), "UTF-16", None, None),
        ("a: ü\n".encode("utf-16-be"), "UTF-16", None, None),
        ("a: ü\n".encode("utf-32"), "UTF-32", None, None),
        ("b: 1\na: für\n".encode("latin-1"), "Latin-1", 2, 5),
        ("a: “für”\r\n".encode("cp1252"), "Windows-1252", 1, 4),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\xff", "not a text file", None, None),
        (bytes(range(256)), "not a text file", None, None),
        (b"a: 1\x00\n", "not a text file", None, None),
        (bytes(9), "nothing in this file but zero bytes", None, None),
    ],
)
def test_other_encodings_are_named(
    raw: bytes, message: str, line: int | None, column: int | None
) -> None:
    (problem,) = problems_of(raw)
    assert message in problem.message
    assert (problem.line, problem.column) == (line, column)


@pytest.mark.parametrize(
    "character",
    [
        "\x01", "\x07", "\x0b", "\x0c", "\x1b", "\x7f", "\x85", "\x9b", "\u061c", "\u200e",
        "\u200f", "\u202a", "\u202e", "\u2028", "\u2029", "\u2066", "\u2069", "\ufeff", "\uffff",
    ],
)  # fmt: skip
def test_hidden_character_is_refused_at_its_place_and_not_shown(character: str) -> None:
    (problem,) = problems_of(f"a: 1\nb: x{character}y\n")
    assert (problem.code, problem.line, problem.column) == ("control-character", 2, 5)
    assert f"U+{ord(character):04X}" in problem.message
    assert problem.source == "b: x\ufffdy"
    assert character not in problem.message + problem.fix


@pytest.mark.parametrize("text", ["naïve café", "日本語", "😀", "👩‍💻", "עברית", "a\u00a0b"])
def test_other_letters_and_signs_are_welcome(text: str) -> None:
    assert plain(read(f"a: {text}").root) == {"a": text}


def test_very_long_line_is_not_repeated_in_the_message() -> None:
    (problem,) = problems_of(f"a: 1\na: {'x' * 5000}\n")
    assert problem.source is None
    (problem,) = problems_of(f"{'k' * 400}: 1\n{'k' * 400}: 1\n")
    assert len(problem.message) < 200


def test_problems_are_bounded_for_a_file_full_of_them() -> None:
    assert len(problems_of("a: *x\n" * 2000)) == 50
    assert len(problems_of("a: \x01\n" * 2000)) == 20


def test_reading_works_without_the_c_library(monkeypatch: pytest.MonkeyPatch) -> None:
    import yaml

    monkeypatch.delattr(yaml, "CSafeLoader")
    assert plain(read("a: [1, x]").root) == {"a": [1, "x"]}
    for text, code in (("a: b: c", "unexpected-colon"), ("a: [1", "open-bracket")):
        with pytest.raises(CareerpickError, match=r"\S") as caught:
            read(text)
        assert caught.value.problems[0].code == code


@pytest.mark.parametrize("without_c", [False, True])
@pytest.mark.parametrize(
    ("text", "line", "column", "message"),
    [
        ("a: 'other people's own'\nb: 1\n", 1, 17, "A text ends at this quote, and more"),
        ('a: 1\nb: "Hello" world\nc: 1\n', 2, 10, "A text ends at this quote, and more"),
        ('a: "text\n\n# see "b" here\nb: 1\n', 1, 4, "A quote that opens here is closed only"),
        ("a:\n  -any: x\n    b: y\n", 2, 3, "A space is missing after this dash"),
        ("a: 1\nb: |\ntwo words\n", 3, 1, 'A text after "|" or ">" is indented'),
        ("a: 1\nb:two words\nc: 3\n", 2, 2, "A space is missing after this colon"),
    ],
)
def test_a_slip_is_told_where_it_was_made(
    monkeypatch: pytest.MonkeyPatch,
    text: str,
    line: int,
    column: int,
    message: str,
    *,
    without_c: bool,
) -> None:
    if without_c:
        import yaml

        monkeypatch.delattr(yaml, "CSafeLoader", raising=False)

    (problem,) = map(worded, problems_of(text))

    assert (problem.line, problem.column) == (line, column)
    assert problem.message.startswith(message)


@pytest.mark.parametrize("without_c", [False, True])
@pytest.mark.parametrize(
    ("text", "column", "fix"),
    [
        ("why: Many: x\n", 10, 'Put all of the text after "why:" in quotes.'),
        ("- why: Many, all: x\n", 17, 'Put all of the text after "why:" in quotes.'),
        (
            "pay: {level: 1, why: Many: x, sources: [a]}\n",
            26,
            'If it belongs to the text after "why:", put that in quotes; else add the comma that '
            "is missing before it.",
        ),
    ],
)
def test_a_text_with_a_colon_is_told_to_take_quotes(
    monkeypatch: pytest.MonkeyPatch, text: str, column: int, fix: str, *, without_c: bool
) -> None:
    if without_c:
        import yaml

        monkeypatch.delattr(yaml, "CSafeLoader", raising=False)

    (problem,) = map(worded, problems_of(text))

    assert (problem.line, problem.column, problem.source) == (1, column, text.rstrip("\n"))
    assert problem.message.endswith("cannot stand in a text without quotes.")
    assert problem.fix == fix


@pytest.mark.parametrize("blank", ["\u00a0", "\u202f", "\u2003", "\u3000"])
@pytest.mark.parametrize(
    ("text", "line", "column"),
    [
        ("a: 1\nb:_x\n", 2, 3),
        ("a:_1\n", 1, 3),
        ("a:\n_ b: 1\n", 2, 1),
        ("a:\n  b: 1\n _c: 1\n", 3, 2),
        ("a:\n  -_b\n", 2, 4),
        ("- id:_a\n  label: x\n", 1, 6),
        ("- {id:_a, label: x}\n", 1, 7),
        ('a: 1\n"b":_1\n', 2, 5),
    ],
)
def test_blank_that_only_looks_like_one_is_named(
    blank: str, text: str, line: int, column: int
) -> None:
    found = problems_of(text.replace("_", blank))
    assert {(item.code, item.line, item.column) for item in found} == {("odd-blank", line, column)}


@pytest.mark.parametrize(
    "text",
    ["a: x\u00a0y", "a: Combien\u00a0?", 'a: "\u00a0b:\u00a0c"', "a: >-\n  note:\u00a0c",
     "a: '[[[[[[[[[[[[[[[[[[[[[[[['", 'a: "{{{{{{{{{{{{{{{{{{{{{{{{"', f"a: 1 # {'[' * 99}"],
)  # fmt: skip
def test_special_blanks_and_brackets_inside_of_texts_and_comments_are_welcome(text: str) -> None:
    read(text)


def test_depth_is_judged_before_a_parser_sees_it(monkeypatch: pytest.MonkeyPatch) -> None:
    import yaml

    def give_up(*_: object, **__: object) -> None:
        raise yaml.YAMLError("exceeded maximum nesting depth")

    monkeypatch.setattr(yaml, "parse", give_up)
    for text in ("[" * 1100, '{"a": ' * 1100, "a: 1\nb: 'x' # y\nc: [it's, " + "[" * 40):
        (problem,) = problems_of(text)
        assert problem.code == "too-deep"
