"""How sure a result is, in words: what would change it, and how often such results were right."""

from collections.abc import Mapping

from careerpick.decide.certainty import CertaintyLabel
from careerpick.decide.result import Result

TRIED: Mapping[CertaintyLabel, tuple[int, int]] = {"firm": (146, 148), "likely": (51, 51)}
"""Label to how many described people, of how many, were sent right by such a result.

Of the unseen half; made by `python -m benchmarks.people`, see docs/validation.md. There were
too few close results to say how often these are right.
"""


def certainty_words(label: CertaintyLabel) -> str:
    """Return how sure a result is in a word or three."""
    words: dict[CertaintyLabel, str] = {
        "firm": "firm",
        "likely": "likely, but not firm",
        "close": "close",
        "none": "nothing to be sure of",
    }
    return words[label]


def certainty_line(result: Result) -> str:
    """Return how far the recommendation hangs on single answers; "" when there is none."""
    certainty = result.certainty
    one = certainty.one_away
    turning = one.total - one.stays
    match certainty.label:
        case "none":
            return ""
        case "firm":
            return f"Firm: no other single answer would change it{_tried(certainty.label)}."
        case "likely" if turning == 0:
            said = "Likely, not firm: two other answers together could change it"
            return f"{said}{_tried(certainty.label)}."
        case "likely":
            said = f"Likely, not firm: {turning} of {one.total} other answers would change it"
            return f"{said}{_tried(certainty.label)}."
        case "close" if len(result.recommended) > 1:
            return "Close: a single answer could settle it."
        case "close":
            return f"Close: {turning} of {one.total} other answers would change it."


def _tried(label: CertaintyLabel) -> str:
    right, of = TRIED[label]
    return f" (right for {right} of {of} people it was tried on)"
