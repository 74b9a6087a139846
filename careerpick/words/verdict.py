"""What the answers come to, in a sentence or two, and what makes a reader careful with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from careerpick.decide.circumstances import check_sites, kinds_for
from careerpick.words.answers import marked_label
from careerpick.words.needs import start_phrase, status_phrase, why_not, with_standing
from careerpick.words.sentences import bare, joined, number, say, small

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from careerpick.decide.changes import CertaintyLabel, TurningAnswer
    from careerpick.decide.result import PathResult, Result
    from careerpick.model import Content, Kind

# How sure a result is, in words: what would change it, and how often such results were right.

TRIED: Mapping[CertaintyLabel, tuple[int, int]] = {"firm": (102, 103), "likely": (17, 18)}
"""Label to how many described people, of how many, were sent right by such a result.

Of the unseen half; made by `python -m benchmarks.people`, see docs/validation.md. There were
too few close results to say how often these are right.
"""
MANY_TRIES = 100
"""From so many tries on, a share of them is said without a caution."""


def certainty_line(result: Result) -> str:
    """Return how far the recommendation hangs on single answers; "" when there is none."""
    said, measured = how_sure(result), tried(result)
    return f"{said}{f' ({measured})' if measured else ''}." if said else ""


def how_sure(result: Result) -> str:
    """Return the same without its full stop, and without how often such results were right."""
    one, label = result.certainty.one_away, result.certainty.label
    if label == "none":
        return ""
    turning = one.total - one.stays
    case: str = label
    if label == "close" and len(result.recommended) > 1:
        case = "tie"
    elif label == "firm" and turning:
        case = "firmly"
    return say(f"verdict.how-{case}", turning=turning, total=one.total)


def tried(result: Result) -> str:
    """Return how often such results were right; "" where that is not known.

    It was tried with the content that comes with the program, and says nothing of any other. Nor
    is it said of what is left when something better cannot be had: nobody counted those alone.
    """
    label, is_left = result.certainty.label, result.recommendation.verdict == "stop_gap"
    if result.content.folder or is_left or label not in TRIED:
        return ""
    right, of = TRIED[label]
    return say("verdict.tried" if of >= MANY_TRIES else "verdict.tried-few", right=right, of=of)


def otherwise(result: Result) -> str:
    """Return what would be recommended with which other answer; "" where none is near.

    The answer that is named leads to the best-placed path.
    """
    content, turning = result.content, nearest_turning(result)
    if turning is None:
        return ""
    then = then_words(content, turning.recommended)
    instead = marked_label(content, turning.change.question, turning.change.instead)
    return say("verdict.otherwise", then=then, said=instead)


def then_words(content: Content, recommended: Sequence[str]) -> str:
    """Return what would be recommended, within a sentence."""
    case = ("nothing", "one", "tie")[min(2, len(recommended))]
    return say(f"verdict.then-{case}", names=[content.path(path).name for path in recommended])


def nearest_turning(result: Result) -> TurningAnswer | None:
    """Return the other answer that leads to the best-placed path; None where none is near."""
    certainty, order = result.certainty, [row.path.id for row in result.paths]

    def place(item: TurningAnswer) -> tuple[bool, int, list[int]]:
        then = item.recommended
        return not then, len(then), [order.index(path) for path in then]

    if certainty.label == "none" and result.recommendation.verdict != "none_fits":
        return None
    return min(certainty.turning, key=place, default=None)


# What is recommended, and what had to be passed over.


def headline(result: Result, *, with_answers: bool = True, pays: bool = True) -> str:
    """Return what is recommended, or why nothing is, in one sentence or two.

    The kind of work follows from an answer, so it is left out with the answers. What is known not
    to pay the bills is no mere tight start, and will not do for now.
    """
    path, found = result.content.bank.terms.path, result.recommended
    names = [row.path.name for row in found]
    match result.recommendation.verdict:
        case "not_enough":
            if result.sheet.answers:
                return say("verdict.not-enough", path=path)
            return say("verdict.not-enough-none")
        case "none_fits":
            nearest = [result.of(best).path.name for best in result.recommendation.best]
            if len(result.paths) == 1:
                return say("verdict.one-fits-not", path=path)
            about = {"count": number(len(result.paths)), "names": len(nearest)}
            return say("verdict.none-fits", **about, nearest=nearest)
        case "nothing_left":
            within = not any(row.ruled_out_by for row in result.paths)
            return say("verdict.nothing-left", path=path, or_so=within)
        case "stop_gap":
            can_start = any(row.access.can_start for row in found)
            about = {"now": can_start and pays, "later": not can_start, "one": len(names) == 1}
            return say("verdict.stop-gap", names=names, **about)
        case "tie":
            is_fit = found[0].score > 0
            return say("verdict.tie" if is_fit else "verdict.tie-unfit", names=names)
        case "fit":
            return _fit(result, found[0], named=with_answers, pays=pays)


def _fit(result: Result, row: PathResult, *, named: bool, pays: bool) -> str:
    """Return the best fit, what is close behind it, the likely kinds of work, and when to start."""
    about: dict[str, object] = {"path": row.path.name, "phrase": start_phrase(row, pays=pays)}
    if row.score <= 0:
        return say("verdict.unfit", **about)
    rest, rival = _is_passed_over(result), result.certainty.rival
    if rest or not rival:
        case, about["rest"] = "fit", rest
    else:
        case, about["rival"] = "close", result.of(rival).path.name
    if named and (kind := _likely_kinds(result, 1 if case == "close" else 2)):
        return say(f"verdict.{case}-kind", **about, kind=kind)
    return say(f"verdict.{case}", **about, open=row.access.status == "open")


def _likely_kinds(result: Result, most: int) -> str:
    """Return "most likely as a translator, which AI is changing fast"; "" for no kind."""
    found = _kinds(result)[:most]
    if not found:
        return ""
    said = say("verdict.kinds", role=found[0].role) + kind_changes(result)
    return said + "".join(say("verdict.or-kind", role=kind.role) for kind in found[1:])


def _kinds(result: Result) -> tuple[Kind, ...]:
    found = result.recommended[:1]
    return kinds_for(found[0].path, result.circumstances) if found else ()


def kind_changes(result: Result) -> str:
    """Return the words of the headline on what AI does to the likeliest kind; "" for no kind."""
    how = [say(f"small.ai-{kind.ai.change}") for kind in _kinds(result)[:1]]
    return say("verdict.kind-changes", change=how[0]) if how else ""


def _is_passed_over(result: Result) -> bool:
    """Tell whether a path that scored better than the recommended one had to be left out."""
    return bool(result.recommended) and result.recommended[0].rank > 1


def passed_over(result: Result) -> tuple[PathResult, ...]:
    """Return the best-scored paths that are not recommended, because something stops them."""
    found = result.recommendation
    best = () if found.verdict == "none_fits" else found.best
    return tuple(result.of(path_id) for path_id in best if path_id not in found.paths)


def said_first(result: Result, *, with_answers: bool = True) -> str:
    """Return what comes before the headline: a best match that cannot be taken; or ""."""
    equal = bool(result.recommended) and not _is_passed_over(result)
    sentences: list[str] = []
    for row in passed_over(result):
        why = why_not(result, row) if with_answers else small(status_phrase(row))
        too = bool(equal or sentences)
        sentences.append(say("verdict.passed-over", too=too, path=row.path.name, why=why))
    return " ".join(sentences)


def said_first_both(result: Result) -> tuple[str, str]:
    """Return the same with and without what quotes an answer."""
    return said_first(result), said_first(result, with_answers=False)


# Which questions have no answer, and what to be careful with.


def skipped_line(result: Result, *, with_start: bool = True) -> str:
    """Return how many questions have no answer, and whether that matters; "" when none."""
    if not result.skipped:
        return ""
    said = say("verdict.skipped", count=len(result.skipped), asked=result.asked)
    return joined(said, settled_sentence(result, with_start=with_start) if result.settled else "")


def settled_sentence(result: Result, *, with_start: bool = True) -> str:
    """Return that the questions left out cannot change a settled result, and what still could.

    With what hangs on them for the start, where that is not said elsewhere.
    """
    bank = result.content.bank
    said = say("verdict.settled-so", path=bank.terms.path, marks=result.settled_with_marks)
    if with_start and any(bank.question(skipped).asks_for_a_fact for skipped in result.skipped):
        said += f" {say('verdict.settled-start', start=bank.terms.start)}"
    return said


def unmet_line(result: Result) -> str:
    """Return what is wanted strongly and given by no path; "" where there is nothing."""
    bank, wanted = result.content.bank, []
    for lack in result.unmet:
        item = bank.criterion(lack.criterion)
        level = item.words[4 if lack.wanted > 0 else 0]
        wanted.append(say("verdict.wanted", criterion=bare(item.name), level=level))
    return say("verdict.unmet", path=bank.terms.path, wanted=wanted) if wanted else ""


def elsewhere_line(result: Result) -> str:
    """Return what can be done instead about what no path gives; "" where the bank is silent."""
    return joined(*(lack.elsewhere or "" for lack in result.unmet))


def unmet_lines(result: Result) -> tuple[str, ...]:
    """Return what no path gives, what can be done instead, and what is left where none fits."""
    said = joined(unmet_line(result), elsewhere_line(result))
    return tuple(filter(None, (said, nearest_left(result))))


def nearest_left(result: Result) -> str:
    """Return what is left where none fits, for who can do without what none gives; or ""."""
    if result.recommendation.verdict != "none_fits":
        return ""
    names = [with_standing(result.of(path)) for path in result.recommendation.best]
    return say("verdict.nearest-left", names=names)


def warnings(result: Result) -> tuple[str, ...]:
    """Return what should make a reader careful with this result, and quotes no answer."""
    return (*unmet_lines(result), *cautions(result))


def cautions(result: Result) -> tuple[str, ...]:
    """Return the same without what no path gives: what bears on how sure the result is."""
    answered, asked, found = result.answered, result.asked, list[str]()
    if 0 < 2 * answered < asked:
        found.append(say("verdict.hint", answered=answered, asked=asked))
    for path in (row.path for row in result.recommended):
        if path.platforms and not path.open_platforms:
            found.append(say("verdict.no-site", path=path.name))
    found.append(say("verdict.straight-line") if result.straight_line else "")
    return tuple(filter(None, found))


def answer_warnings(result: Result) -> tuple[str, ...]:
    """Return what should make a reader careful, and quotes answers or tells what was marked."""
    content, found = result.content, []
    for marked in result.marked("deal_breaker"):
        question = content.bank.question(marked)
        if not content.can_rule_out(question, result.sheet.answers[marked].option):
            about = {"question": question.prompt, "path": content.bank.terms.path}
            found.append(say("verdict.rules-nothing-out", **about))
    for path in (row.path for row in result.recommended):
        checks = check_sites(path, result.circumstances)
        if path.open_platforms and not any(check.fits for check in checks):
            found.append(say("verdict.no-site-for-you", path=path.name))
    return tuple(found)
