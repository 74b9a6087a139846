"""Amounts of money with no more digits than they deserve, weeks, and texts cut short."""

import re

from careerpick.model import Range
from careerpick.words.basics import counted, currency, stretch_of_time


def rounded(value: float) -> str:
    """Return an amount with two digits that count: "0", "7", "84", "1,200"."""
    whole = round(value)
    if whole < 100:
        return f"{whole}"
    step = 10 ** (len(str(whole)) - 2)
    return f"{round(value / step) * step:,}"


def span_of(value: Range) -> str:
    """Return "13 to 60", or the one number where both ends look the same."""
    low, high = rounded(value.low), rounded(value.high)
    return low if low == high else f"{low} to {high}"


def in_range(value: Range) -> str:
    """Return "13 to 60, typically 32"."""
    return f"{span_of(value)}, typically {rounded(value.typical)}"


def money(value: Range, code: str) -> str:
    """Return "13 to 60 US dollars, typically 32", or "about 32 US dollars"."""
    if round(value.high) == 0:
        return "nothing"
    if rounded(value.low) == rounded(value.high):
        return f"about {span_of(value)} {currency(code)}"
    return f"{span_of(value)} {currency(code)}, typically {rounded(value.typical)}"


def hourly(value: Range, code: str) -> str:
    """Return what an hour brings: "0.90 to 6.00 US dollars, typically 2.40"."""
    low, typical, high = (_small(item) for item in (value.low, value.typical, value.high))
    if low == high:
        return f"about {typical} {currency(code)}"
    return f"{low} to {high} {currency(code)}, typically {typical}"


def _small(value: float) -> str:
    return f"{value:.0f}" if value >= 9.95 else f"{round(value, 1 if value >= 1 else 2):.2f}"


def weeks(value: float) -> str:
    """Return "three weeks", or days below one; never months, so that two can be compared."""
    return stretch_of_time(value) if value < 1 else counted(round(value), "week")


def months(count: int | None, most: int) -> str:
    """Return "three months"; None is more than `most`."""
    if count is None:
        return f"more than {counted(most, 'month')}"
    return "no time" if count == 0 else counted(count, "month")


_SENTENCE_END = re.compile(r"(?<=[a-z0-9)%\"”])[.?!] (?=[A-Z])")
SHORT = 60
"""A text is cut short no earlier than after so many letters."""


def in_short(text: str) -> str:
    """Return the first sentences of a text: enough of them to say something."""
    end = next((match.end() for match in _SENTENCE_END.finditer(text) if match.end() > SHORT), None)
    return text[: end - 1] if end else text
