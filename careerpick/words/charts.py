"""What a chart shows, in words; and what stands beside one that is drawn in text."""

from collections.abc import Sequence

from careerpick.words.basics import in_list

ASKED = "What your answers ask for"
ASKED_SAYS = (
    "The bar says how much more (to the right) or less (to the left) of it your answers ask for. "
    "The dots say how much each path has, from the least to the most."
)
DOTS_SAY = "Each dot is a path, from the least on the left to the most on the right."
BAND_SAYS = (
    "The band goes from low to high, the line is the typical amount, "
    "after fees and unpaid time, before tax."
)
LESS, MORE = "less", "more"
LEAST, MOST = "least", "most"
MONTH = "month"
MONTHS_HEAD = ("Month", "Low", "Typical", "High", "Typical, in all")
BARS_SAY = "A bar is full from low to typical, and light from there to high."


def month(number: int) -> str:
    """Return "Month 3"."""
    return f"Month {number}"


def names_say(names: Sequence[str]) -> str:
    """Return which number stands for which path."""
    return f"{in_list([f'{number} is {name}' for number, name in enumerate(names, start=1)])}."
