"""The fixed words of a comparison, the same for every format."""

from careerpick.decide.comparison import Comparison
from careerpick.model import CareerPath
from careerpick.words.basics import in_list

SLIGHT = " (a small difference)"
TO_BEGIN = "To begin"
ASKS_FOR = "It asks for"
NOTHING_SPECIAL = "nothing special"
OPEN_SITES = "Sites open now"
NO_OPEN_SITE = "none is known to be open"


def title(comparison: Comparison) -> str:
    """Return which paths are compared."""
    return f"{in_list([path.name for path in comparison.paths])}, side by side"


def choose(path: CareerPath) -> str:
    """Return what stands above what speaks for a path."""
    return f"Choose {path.name} if"


def not_apart(path: CareerPath) -> str:
    """Return what is said of a path for which nothing speaks more than for the rest."""
    return f"{path.name} does not stand apart from the rest on any point."


def more(count: int) -> str:
    """Return how many sites are not named."""
    return f"and {count} more"
