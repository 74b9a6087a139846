"""What the answers come to, in a sentence or two, and how sure that is."""

from careerpick.insight.changes import WayToLead
from careerpick.insight.robustness import Share
from careerpick.limits import Status
from careerpick.result import PathResult, Result
from careerpick.wording import consistency
from careerpick.wording.basics import capital, counted, in_list, quoted
from careerpick.wording.needs import open_needs, short_gap, what_opens

NOTHING_IN_THE_WAY = "nothing, as far as your answers tell"
MATCH_NOTE = "Match: 50 is no lean either way, 100 is every answer speaking for it."


def headline(result: Result) -> str:
    """Return what is recommended, or why nothing is, in one sentence or two."""
    match result.recommendation.verdict:
        case "not_enough":
            return _not_enough(result)
        case "nothing_left":
            return (
                "Right now nothing here can be recommended: every path is out of reach "
                "or ruled out by a deal-breaker."
            )
        case "stop_gap":
            return _stop_gap(result)
        case "tie":
            return _tie(result)
        case "fit":
            return _fit(result, result.recommended[0])


def _not_enough(result: Result) -> str:
    if not result.sheet.answers:
        return "There is not enough to say yet: no question was answered."
    return "There is not enough to say: your answers favour no path over another."


def _stop_gap(result: Result) -> str:
    rows = result.recommended
    names = in_list([row.path.name for row in rows])
    one = len(rows) == 1
    it, fit = ("it", "it is not a good fit") if one else ("they", "none fits you well")
    if any(row.access.status in {"open", "stretch"} for row in rows):
        return f"What is left is {names}: {it} may do for now, but {fit}."
    return f"What is left is {names}, but {fit}, and something else comes first."


def _tie(result: Result) -> str:
    names = in_list([row.path.name for row in result.recommended])
    if result.recommended[0].standing.score <= 0:
        return f"It is a tie, and nothing here fits you well: {names} come nearest."
    return f"It is a tie: {names} fit you equally well."


def _fit(result: Result, row: PathResult) -> str:
    name = row.path.name
    if row.standing.score <= 0:
        return f"Nothing here fits you well. {name} comes nearest; {_when(row)}."
    joint = "and" if row.access.status == "open" else "but"
    rival = _close_rival(result)
    if rival:
        return f"It is close: {name} comes out just ahead of {rival}, {joint} {_when(row)}."
    start = "Of the rest, your best fit is" if is_passed_over(result) else "Your best fit is"
    return f"{start} {name}, {joint} {_when(row)}."


def _close_rival(result: Result) -> str:
    """Return the name of the path that one other answer would put first; "" when none would."""
    way = result.what_if
    if result.certainty.label != "toss_up" or not isinstance(way, WayToLead):
        return ""
    return result.of(way.path).path.name if way.changes and len(way.changes) == 1 else ""


def _when(row: PathResult) -> str:
    match row.access.status:
        case "open":
            return "you can start now"
        case "stretch":
            return "it will be tight at the start"
        case "unknown":
            return "it is not known yet whether you can start"
        case "later":
            count = sum(need.status == "later" for need in open_needs(row))
            return f"not yet: {_comes_first(count)}"
        case "blocked":
            return "it is out of reach for now"


def _comes_first(count: int) -> str:
    return f"{counted(count, 'thing')} {'comes' if count == 1 else 'come'} first"


def is_passed_over(result: Result) -> bool:
    """Tell whether a path that scored better than the recommended one had to be left out."""
    return bool(result.recommended) and result.recommended[0].standing.rank > 1


def passed_over(result: Result) -> tuple[PathResult, ...]:
    """Return the best-scored paths that are not recommended, because something stops them."""
    return tuple(
        result.of(path_id)
        for path_id in result.recommendation.best
        if path_id not in result.recommendation.paths
    )


def said_first(result: Result) -> str:
    """Return what comes before the headline: a best match that cannot be taken; or ""."""
    equal = bool(result.recommended) and not is_passed_over(result)
    start = "Just as good a match is" if equal else "Your best match is"
    sentences = []
    for row in passed_over(result):
        sentences.append(f"{start} {row.path.name}, but it is {why_not(result, row)}.")
        start = "Just as good a match is"
    return " ".join(sentences)


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
    answers = [quoted(answer_label(result, question)) for question in row.standing.ruled_out_by]
    noun = "deal-breaker" if len(answers) == 1 else "deal-breakers"
    return f"ruled out by your {noun} {in_list(answers)}"


def answer_label(result: Result, question_id: str) -> str:
    """Return the label of the answer that was given to this question."""
    question = result.content.bank.question(question_id)
    option = question and question.option(result.sheet.answers[question_id].option)
    return option.label if option else result.sheet.answers[question_id].option


def _can_rule_out(result: Result, question_id: str) -> bool:
    question = result.content.bank.question(question_id)
    option = question and question.option(result.sheet.answers[question_id].option)
    return bool(option and option.can_rule_out)


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
            return f"Not known: {counted(count, 'answer')} missing"
        case "later":
            count = sum(need.status == "later" for need in row.access.needs)
            return f"Not yet, {_comes_first(count)}"
        case "blocked":
            return "Out of reach for now"


def standing_line(result: Result, row: PathResult) -> str:
    """Return one line on a path that something stands in the way of; "" when nothing does."""
    if row.standing.ruled_out_by:
        return ruled_out_words(result, row)
    if row.access.status == "open":
        return ""
    return f"{_STANDING[row.access.status]} ({short_gap(result.content.bank, row)})"


_STANDING: dict[Status, str] = {
    "stretch": "tight at the start",
    "unknown": "not known",
    "later": "not yet",
    "blocked": "out of reach for now",
}


def certainty_line(result: Result) -> str:
    """Return how far the recommendation hangs on single answers; "" when there is none."""
    certainty = result.certainty
    one, two = certainty.one_away, certainty.two_away
    match certainty.label:
        case "none":
            return ""
        case "firm":
            return (
                f"This is firm: {_ways(one, 'one answer')} keep this result, "
                f"and so do {_in_hundred(two)} ways to change two."
            )
        case "leaning":
            return (
                f"This is likely, but not firm: {_ways(one, 'one answer')} keep this result, "
                f"and so do {_in_hundred(two)} ways to change two."
            )
        case "toss_up" if len(result.recommended) > 1:
            return f"A single answer could settle it: {_only(one)} the tie."
        case "toss_up" if _close_rival(result):
            return f"{capital(_only(one))} this result. Look at both before you choose."
        case "toss_up":
            return (
                f"This is close: {_only(one)} this result. Look at the next path too before "
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


def skipped_line(result: Result) -> str:
    """Return how many questions were skipped, and whether that matters; "" when none was."""
    if not result.skipped:
        return ""
    asked = len(result.content.bank.questions)
    said = f"You skipped {len(result.skipped)} of {asked} questions."
    if result.settled:
        said += f" {settled_sentence(result)}"
    return said


def settled_sentence(result: Result) -> str:
    """Return that the questions left out cannot change a settled result, and what still could."""
    said = "No answer to them could change what is recommended"
    return f"{said}." if result.settled_with_marks else f"{said}, unless you mark it."


def warnings(result: Result) -> tuple[str, ...]:
    """Return what should make a reader careful with this result."""
    found = []
    answered, asked = len(result.sheet.answers), len(result.content.bank.questions)
    if 0 < 2 * answered < asked:
        found.append(
            f"You answered only {answered} of {asked} questions, so this is no more than a hint."
        )
    for row in result.recommended:
        if not row.path.open_platforms:
            found.append(f"No site for {row.path.name} is known to take new people right now.")
    found += [
        consistency.contradiction_sentence(result.content, result.sheet, pair)
        for pair in result.contradictions
    ]
    if result.straight_line:
        found.append(consistency.STRAIGHT_LINE)
    numbers = {item.id: n for n, item in enumerate(result.content.bank.questions, start=1)}
    for question in result.marked("deal_breaker"):
        if not _can_rule_out(result, question):
            found.append(
                f"Your deal-breaker at question {numbers[question]} can rule no path out, "
                "so it counts as: matters a lot."
            )
    return tuple(found)
