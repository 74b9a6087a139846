"""What the answers come to, in a sentence or two, and what makes a reader careful with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from careerpick.decide.circumstances import check_sites, kinds_for
from careerpick.words import changes, reasons
from careerpick.words.basics import AI_CHANGES, bare, capital, in_list, number, quoted, small
from careerpick.words.reasons import start_phrase, status_phrase, why_not

if TYPE_CHECKING:
    from collections.abc import Mapping

    from careerpick.decide.certainty import CertaintyLabel, TurningAnswer
    from careerpick.decide.changes import Change
    from careerpick.decide.circumstances import Time
    from careerpick.decide.result import PathResult, Result
    from careerpick.model import CareerPath

# How sure a result is, in words: what would change it, and how often such results were right.

TRIED: Mapping[CertaintyLabel, tuple[int, int]] = {"firm": (216, 218), "likely": (153, 153)}
"""Label to how many described people, of how many, were sent right by such a result.

Of the unseen half; made by `python -m benchmarks.people`, see docs/validation.md. There were
too few close results to say how often these are right.
"""


CERTAINTY: Mapping[CertaintyLabel, str] = {
    "firm": "firm",
    "likely": "likely, but not firm",
    "close": "close",
    "none": "nothing to be sure of",
}
"""How sure a result is in a word or three."""


def certainty_line(result: Result) -> str:
    """Return how far the recommendation hangs on single answers; "" when there is none."""
    said, measured = how_sure(result), tried(result)
    return f"{said}{f' ({measured})' if measured else ''}." if said else ""


def how_sure(result: Result) -> str:
    """Return the same without its full stop, and without how often such results were right."""
    certainty = result.certainty
    one = certainty.one_away
    turning = one.total - one.stays
    match certainty.label:
        case "none":
            return ""
        case "firm":
            return "Firm: no other single answer would change it"
        case "likely" if turning == 0:
            return "Likely, not firm: two other answers together could change it"
        case "likely":
            return f"Likely, not firm: {turning} of {one.total} other answers would change it"
        case "close" if len(result.recommended) > 1:
            return "Close: a single answer could settle it"
        case "close":
            return f"Close: {turning} of {one.total} other answers would change it"


def tried(result: Result) -> str:
    """Return how often such results were right; "" where that is not known.

    It was tried with the content that comes with the program, and says nothing of any other.
    """
    label = result.certainty.label
    if result.content.folder or label not in TRIED:
        return ""
    right, of = TRIED[label]
    return f"right in {right} of {of} tries on described people"


def otherwise(result: Result) -> str:
    """Return what would be recommended with which other answer; "" where none is near.

    Of single answers one is named that leads to the best-placed path; where there is none,
    two that together put another path first.
    """
    certainty, content = result.certainty, result.content
    if certainty.label in ("none", "firm"):
        return ""
    if not certainty.turning:
        from careerpick.decide.changes import WayToLead

        way = result.what_if
        if not isinstance(way, WayToLead) or not way.changes:
            return ""
        said = in_list([_instead(result, change) for change in way.changes])
        return f"It would be {content.path(way.path).name} if you had said {said}."
    order = [row.path.id for row in result.paths]

    def nearest(item: TurningAnswer) -> tuple[bool, int, list[int]]:
        then = item.recommended
        return not then, len(then), [order.index(path) for path in then]

    turning = min(certainty.turning, key=nearest)
    names = in_list([content.path(path).name for path in turning.recommended])
    what = f"a tie between {names}" if len(turning.recommended) > 1 else names
    then = f"It would be {what}" if what else "Nothing would fit"
    return f"{then} if you had said {_instead(result, turning.change)}."


def _instead(result: Result, change: Change) -> str:
    return changes.label(result.content, change.question, change.instead)


# Where to begin with a path: its first steps under their times, and the sites to try first.

TIMES: Mapping[Time, str] = {"today": "Today", "this_week": "This week", "this_month": "This month"}
"""When a step is taken, as path files and plans call it, with its heading; in their order."""


def start_title(path: CareerPath, *, named: bool) -> str:
    """Return what stands above where to begin; named where it is not plain which path it is."""
    return f"Start here with {path.name}" if named else "Start here"


MATCH_NOTE = "Match: 50 is no lean either way, 100 is all that you asked for."


def headline(result: Result, *, with_answers: bool = True) -> str:
    """Return what is recommended, or why nothing is, in one sentence or two.

    The kind of work follows from an answer, so it is left out with the answers.
    """
    match result.recommendation.verdict:
        case "not_enough":
            return _not_enough(result)
        case "none_fits":
            return _none_fits(result)
        case "nothing_left":
            ruled_out = any(row.standing.ruled_out_by for row in result.paths)
            path = result.content.bank.terms.path
            or_so = " or ruled out by a deal-breaker" if ruled_out else ""
            return (
                f"Right now nothing here can be recommended: every {path} is out of reach{or_so}."
            )
        case "stop_gap":
            return _stop_gap(result)
        case "tie":
            return _tie(result)
        case "fit":
            return _fit(result, result.recommended[0], named=with_answers)


def _not_enough(result: Result) -> str:
    if not result.sheet.answers:
        return "There is not enough to say yet: no question was answered."
    path = result.content.bank.terms.path
    return f"There is not enough to say: your answers favour no {path} over another."


def _none_fits(result: Result) -> str:
    count = len(result.paths)
    which = f"None of these {number(count)} fits"
    if count == 1:
        which = f"The one {result.content.bank.terms.path} here does not fit"
    names = in_list([result.of(path).path.name for path in result.recommendation.best])
    nearest = f"The nearest {'is' if len(result.recommendation.best) == 1 else 'are'} {names}."
    return " ".join([f"{which} what you want.", *([nearest] if count > 1 else [])])


def unmet_line(result: Result) -> str:
    """Return what is wanted strongly and given by no path; "" where there is nothing."""
    if not result.unmet:
        return ""
    bank = result.content.bank
    wanted = [
        f"{bare(item.name)}, {quoted(item.words[4 if lack.wanted > 0 else 0])}"
        for lack in result.unmet
        for item in (bank.criterion(lack.criterion),)
    ]
    path = bank.terms.path
    return f"No {path} here gives you what you want in this: {in_list(wanted)}."


def _stop_gap(result: Result) -> str:
    rows = result.recommended
    names = in_list([row.path.name for row in rows])
    one = len(rows) == 1
    it, fit = ("it", "it is not a good fit") if one else ("they", "none fits you well")
    if any(row.access.can_start for row in rows):
        return f"What is left is {names}: {it} may do for now, but {fit}."
    return f"What is left is {names}, but {fit}, and something else comes first."


def _tie(result: Result) -> str:
    names = in_list([row.path.name for row in result.recommended])
    if result.recommended[0].standing.score <= 0:
        return f"It is a tie, and nothing here fits you well: {names} come nearest."
    return f"It is a tie: {names} fit you equally well."


def likely_kinds(result: Result, most: int = 2) -> str:
    """Return "most likely as a translator, which AI is changing fast"; "" for no kind."""
    found = kinds_for(result.recommended[0].path, result.circumstances)[:most]
    if not found:
        return ""
    first, *others = found
    said = f"most likely as {first.role}, which AI is changing {AI_CHANGES[first.ai.change]}"
    return ", or ".join([said, *(f"as {kind.role}" for kind in others)])


def _fit(result: Result, row: PathResult, *, named: bool) -> str:
    name = row.path.name
    if row.standing.score <= 0:
        starts = f"; {start_phrase(row)}" if start_phrase(row) else ""
        return f"Nothing here fits you well. {name} comes nearest{starts}."
    joint = "and" if row.access.status == "open" else "but"
    starts = f", {joint} {start_phrase(row)}" if start_phrase(row) else ""
    then = f" {capital(start_phrase(row))}." if starts else ""
    rival = close_rival(result)
    if rival:
        said = f"It is close: {name} comes out just ahead of {rival}"
        kind = likely_kinds(result, 1) if named else ""
        return f"{said}. You would work {kind}.{then}" if kind else f"{said}{starts}."
    start = "Of the rest, your best fit is" if is_passed_over(result) else "Your best fit is"
    kind = likely_kinds(result) if named else ""
    return f"{start} {name}, {kind}.{then}" if kind else f"{start} {name}{starts}."


def close_rival(result: Result) -> str:
    """Return the name of the path that is close behind; "" when none is."""
    rival = None if is_passed_over(result) else result.certainty.rival
    return result.of(rival).path.name if rival else ""


def is_passed_over(result: Result) -> bool:
    """Tell whether a path that scored better than the recommended one had to be left out."""
    return bool(result.recommended) and result.recommended[0].standing.rank > 1


def passed_over(result: Result) -> tuple[PathResult, ...]:
    """Return the best-scored paths that are not recommended, because something stops them."""
    if result.recommendation.verdict == "none_fits":
        return ()
    return tuple(
        result.of(path_id)
        for path_id in result.recommendation.best
        if path_id not in result.recommendation.paths
    )


def told_in_full(result: Result) -> tuple[PathResult, ...]:
    """Return the paths of which all that stands in the way is told, in the order of telling."""
    first = result.recommended or passed_over(result)
    return (*first, *(row for row in passed_over(result) if row not in first))


def said_first(result: Result, *, with_answers: bool = True) -> str:
    """Return what comes before the headline: a best match that cannot be taken; or ""."""
    equal = bool(result.recommended) and not is_passed_over(result)
    start = "Just as good a match is" if equal else "Your best match is"
    sentences = []
    for row in passed_over(result):
        why = why_not(result, row) if with_answers else small(status_phrase(row))
        sentences.append(f"{start} {row.path.name}, but it is {why}.")
        start = "Just as good a match is"
    return " ".join(sentences)


def skipped_line(result: Result) -> str:
    """Return how many questions have no answer, and whether that matters; "" when none."""
    if not result.skipped:
        return ""
    count = len(result.skipped)
    said = f"{count} of {result.asked} questions {'has' if count == 1 else 'have'} no answer."
    if result.settled:
        said += f" {settled_sentence(result)}"
    return said


SETTLED = "Settled: you need not answer the questions left out."
ASK_NEXT = "Open: these questions tell most next."


def settled_sentence(result: Result) -> str:
    """Return that the questions left out cannot change a settled result, and what still could."""
    terms = result.content.bank.terms
    said = f"No answer to them could change which {terms.path} is recommended"
    said += "." if result.settled_with_marks else ", unless you mark it."
    questions = (result.content.bank.question(question) for question in result.skipped)
    if any(question and question.asks_for_a_fact for question in questions):
        said += f" When you can {terms.start}, and with what, may still hang on them."
    return said


def warnings(result: Result) -> tuple[str, ...]:
    """Return what should make a reader careful with this result, and quotes no answer."""
    found = [unmet_line(result)] if result.unmet else []
    answered, asked = result.answered, result.asked
    if 0 < 2 * answered < asked:
        found.append(
            f"You answered only {answered} of {asked} questions, so this is no more than a hint."
        )
    for row in result.recommended:
        if row.path.platforms and not row.path.open_platforms:
            found.append(f"No site for {row.path.name} is known to take new people right now.")
    if result.straight_line:
        found.append(reasons.STRAIGHT_LINE)
    return tuple(found)


def answer_warnings(result: Result) -> tuple[str, ...]:
    """Return what should make a reader careful, and quotes answers or tells what was marked."""
    content = result.content
    path = content.bank.terms.path
    found = [
        f"Your deal-breaker at {quoted(changes.prompt(content, question))} can rule no {path} out, "
        "so it counts as: matters a lot."
        for question in result.marked("deal_breaker")
        if not _can_rule_out(result, question)
    ]
    for row in result.recommended:
        checks = check_sites(row.path, result.circumstances)
        if row.path.open_platforms and not any(check.fits for check in checks):
            found.append(f"No site for {row.path.name} is known to take you.")
    return tuple(found)


def _can_rule_out(result: Result, question_id: str) -> bool:
    question = result.content.bank.question(question_id)
    answer = result.sheet.answers[question_id].option
    return question is not None and result.content.can_rule_out(question, answer)
