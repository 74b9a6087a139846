"""The fixed words of a comparison, the same for every format."""

from careerpick.decide.comparison import Comparison
from careerpick.model import CareerPath
from careerpick.words.basics import in_list

SLIGHT = " (a small difference)"
NOT_APART = " does not stand apart from the rest on any point."
TO_BEGIN = "To begin"
ASKS_FOR = "It asks for"
NOTHING_SPECIAL = "nothing special"
OPEN_SITES = "Sites open now"
NO_OPEN_SITE = "none is known to be open"
CAN_START = "Can you start?"


def title(comparison: Comparison) -> str:
    """Return which paths are compared."""
    return f"{in_list([path.name for path in comparison.paths])}, side by side"


def no_gap(ahead: CareerPath, behind: CareerPath) -> str:
    """Return what is said of two paths that get the same points from every answer."""
    return f"No answer tells {ahead.name} and {behind.name} apart."
