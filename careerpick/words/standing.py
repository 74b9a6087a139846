"""How one path stands, in words: whether it can be started, and what keeps it from that."""

from careerpick.decide.limits import Status
from careerpick.decide.result import PathResult, Result
from careerpick.words.basics import counted, in_list, small
from careerpick.words.changes import label
from careerpick.words.needs import open_needs, short_gap, what_opens

TITLE = "What stands in the way"
NOTHING_IN_THE_WAY = "nothing, as far as your answers tell"


def status_phrase(row: PathResult) -> str:
    """Return how a path stands, in a few words; a deal-breaker comes before all else."""
    if row.standing.ruled_out_by:
        return "Ruled out by your deal-breaker"
    match row.access.status:
        case "open":
            return "You can start now"
        case "stretch":
            return "You can start now, but tight"
        case "unknown":
            count = sum(need.status == "unknown" for need in row.access.needs)
            known = "Maybe tight" if row.access.can_start else "Not known"
            return f"{known}: {counted(count, 'answer')} missing"
        case "later":
            count = sum(need.status == "later" for need in row.access.needs)
            return f"Not yet, {_comes_first(count)}"
        case "blocked":
            return "Out of reach for now"


def place_words(place: str, row: PathResult) -> str:
    """Return the place of a path, its match, and whether it can be started."""
    return f"{place}, match {row.standing.match}, {small(status_phrase(row))}"


def standing_line(result: Result, row: PathResult) -> str:
    """Return one line on a path that something stands in the way of; "" when nothing does."""
    if row.standing.ruled_out_by:
        return ruled_out_words(result, row)
    if row.access.status == "open":
        return ""
    tight = row.access.status == "unknown" and row.access.can_start
    standing = "maybe tight at the start" if tight else _STANDING[row.access.status]
    return f"{standing} ({short_gap(result.content.bank, row)})"


_STANDING: dict[Status, str] = {
    "stretch": "tight at the start",
    "unknown": "not known",
    "later": "not yet",
    "blocked": "out of reach for now",
}


def start_phrase(row: PathResult) -> str:
    """Return when a path can be started, to end a sentence on it."""
    match row.access.status:
        case "open":
            return "you can start now"
        case "stretch":
            return "it will be tight at the start"
        case "unknown" if row.access.can_start:
            return "it may be tight at the start"
        case "unknown":
            return "it is not known yet whether you can start"
        case "later":
            count = sum(need.status == "later" for need in open_needs(row))
            return f"not yet: {_comes_first(count)}"
        case "blocked":
            return "it is out of reach for now"


def _comes_first(count: int) -> str:
    return f"{counted(count, 'thing')} {'comes' if count == 1 else 'come'} first"


def why_not(result: Result, row: PathResult) -> str:
    """Return why a path cannot be taken, and what would open it."""
    reasons = []
    if row.standing.ruled_out_by:
        reasons.append(ruled_out_words(result, row))
    if row.access.status == "blocked":
        opens = what_opens(result.content.bank, row)
        reasons.append(f"out of reach for now; it would open with {opens}")
    return ", and ".join(reasons)


def ruled_out_words(result: Result, row: PathResult) -> str:
    """Return "ruled out by your deal-breaker “…”" in the words of the answers."""
    content, given = result.content, result.sheet.answers
    answers = [label(content, question, given[question]) for question in row.standing.ruled_out_by]
    noun = "deal-breaker" if len(answers) == 1 else "deal-breakers"
    return f"ruled out by your {noun} {in_list(answers)}"


def shown_status(row: PathResult) -> Status:
    """Return the status that a path is shown with: one that is ruled out looks blocked."""
    return "blocked" if row.standing.ruled_out_by else row.access.status
