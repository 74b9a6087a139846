"""How sure a result is, in words: how many other answers would keep it."""

from careerpick.decide.certainty import CertaintyLabel, Share
from careerpick.decide.result import Result
from careerpick.words.basics import capital
from careerpick.words.verdict import close_rival


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
    one, two = certainty.one_away, certainty.two_away
    match certainty.label:
        case "none":
            return ""
        case "firm":
            return (
                f"This is firm: {_ways(one, 'one answer')} keep this path, "
                f"and so do {_in_hundred(two)} ways to change two."
            )
        case "likely":
            return (
                f"This is likely, but not firm: {_ways(one, 'one answer')} keep this path, "
                f"and so do {_in_hundred(two)} ways to change two."
            )
        case "close" if len(result.recommended) > 1:
            return f"A single answer could settle it: {_only(one)} the tie."
        case "close" if close_rival(result):
            return f"{capital(_only(one))} this path. Look at both before you choose."
        case "close":
            return (
                f"This is close: {_only(one)} this path. Look at the next path too before "
                "you choose."
            )


def _ways(share: Share, what: str) -> str:
    if share.stays == share.total:
        return f"all {share.total:,} ways to change {what}"
    return f"{share.stays:,} of the {share.total:,} ways to change {what}"


def _in_hundred(share: Share) -> str:
    if share.stays == share.total:
        return "all"
    # Rounded down, so that 99 in 100 never stands for all of them.
    return f"{100 * share.stays // share.total} in 100 of the"


def _only(share: Share) -> str:
    start = f"of the {share.total:,} ways to change one answer,"
    if share.stays == 0:
        return f"{start} none keeps"
    return f"{start} only {share.stays:,} {'keeps' if share.stays == 1 else 'keep'}"
