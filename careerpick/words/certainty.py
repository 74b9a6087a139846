"""How sure a result is, in words: how many other answers would keep it."""

from careerpick.decide.certainty import CertaintyLabel
from careerpick.decide.result import Result


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
            return "Firm: no other single answer about what you want would change it."
        case "likely" if turning == 0:
            return "Likely, not firm: two other answers together could change it."
        case "likely":
            return f"Likely, not firm: {turning} of {one.total} other answers would change it."
        case "close" if len(result.recommended) > 1:
            return "Close: a single answer could settle it."
        case "close":
            return (
                f"Close: {turning} of {one.total} other answers would change it. Look at both "
                "before you choose."
            )
