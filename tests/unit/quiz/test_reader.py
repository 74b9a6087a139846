"""Lines from a terminal, whatever bytes come."""

from io import BytesIO, TextIOWrapper

import pytest

from careerpick.quiz.terminal import line_reader


def reader_of(raw: bytes, encoding: str = "utf-8") -> list[str | None]:
    """Return all lines up to and including the end of input."""
    read_line = line_reader(TextIOWrapper(BytesIO(raw), encoding=encoding))
    lines: list[str | None] = []
    while not lines or lines[-1] is not None:
        lines.append(read_line())
    return lines


@pytest.mark.parametrize(
    ("raw", "lines"),
    [
        (b"", [None]),
        (b"1\n\n2\r\n", ["1", "", "2", None]),
        (b"1\n2", ["1", "2", None]),
        ("é\n".encode(), ["é", None]),
        (b"\xff\xfe2\n1\n", ["\ufffd\ufffd2", "1", None]),
        (b"\x00\n", ["\x00", None]),
    ],
)
def test_lines_come_without_their_end_and_undecodable_bytes_are_replaced(
    raw: bytes, lines: list[str | None]
) -> None:
    assert reader_of(raw) == lines


def test_bytes_are_read_in_the_encoding_of_the_terminal() -> None:
    assert reader_of(b"\xe9\n", "cp1252") == ["é", None]


class _Paused(BytesIO):
    """A terminal where the person ends the input in the middle of a line, then types on."""

    def readline(self, size: int | None = -1, /) -> bytes:
        return self.read(1 if size else 0)


def test_the_end_of_input_in_the_middle_of_a_line_ends_the_line() -> None:
    read_line = line_reader(TextIOWrapper(_Paused(b"123")))
    assert [read_line(), read_line()] == ["1", "2"]


class _Hangup(BytesIO):
    def readline(self, size: int | None = -1, /) -> bytes:
        del size
        raise OSError(5, "Input/output error")


def test_a_terminal_that_is_gone_is_the_end_of_input() -> None:
    assert line_reader(TextIOWrapper(_Hangup()))() is None
