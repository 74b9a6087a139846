"""What is said of one path, of its sites and of a question, whoever reads it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from careerpick.folding import squeezed
from careerpick.words.basics import (
    AI_CHANGES,
    MARKS,
    bare,
    counted,
    date,
    day,
    in_list,
    more,
    quoted,
)
from careerpick.words.money import PAY_NOTE
from careerpick.words.sites import SITES_SHOWN, SITES_TITLE, countries_words, terms_line

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from careerpick.decide.limits import Status
    from careerpick.keeping.entries import Entry, KeptAnswer, KeptPath
    from careerpick.keeping.results import Change
    from careerpick.model import (
        Bounds,
        CareerPath,
        Kind,
        Limit,
        Need,
        Platform,
        PlatformStatus,
        Question,
        QuestionBank,
        Rung,
        When,
    )

# Kept results in words.

NOTHING_KEPT = "No result is kept yet."
SEE_AGAIN, WHAT_CHANGED, REMOVE_ALL = "See one again", "What changed", "Remove them all"
OTHER_QUESTIONS = " (other questions than now)"
OTHER_FIGURES = " (the same questions, other figures or paths than now)"
FITTED = "How well each path fitted you"
BEFORE_AND_AFTER, MADE_ON, RECOMMENDED = "Before and after", "Made on", "Recommended"
DIFFER, SAME_ANSWERS = "Answers that differ", "None: the same answers both times."
NOT_COMPARED = "Questions that have changed, so their answers are not compared"
NOT_THERE = "not there"

_STANDINGS: dict[Status, str] = {
    "open": "you could start",
    "stretch": "you could start, but tight",
    "unknown": "not known, answers missing",
    "later": "not yet, something came first",
    "blocked": "out of reach",
}


def results(bank: str) -> str:
    """Return what a list of results is of; the questions by their folder, "" for the usual."""
    return f"Your results with {bank}, the newest last" if bank else "Your results, the newest last"


def standing(row: KeptPath) -> str:
    """Return how a path stood then."""
    return "ruled out by your deal-breaker" if row.ruled_out else _STANDINGS[row.status]


def is_shared(row: KeptPath, ranking: Sequence[KeptPath]) -> bool:
    """Tell whether another path had the same rank."""
    return sum(other.rank == row.rank for other in ranking) > 1


def place(at: str, row: KeptPath) -> str:
    """Return the place of a path and its match."""
    return f"{at}, match {row.match}"


def numbered_entry(number: int, entry: Entry) -> str:
    """Return which result this is, and when it was made."""
    return f"{result(number)}, {moment(entry)}"


def result(number: int) -> str:
    """Return "Result 3"."""
    return f"Result {number}"


def from_to(before: int, after: int) -> str:
    """Return which two results are compared."""
    return f"From result {before} to result {after}"


def unreadable(path: str) -> str:
    """Return what stands for a result whose file cannot be read."""
    return f"cannot be read: {path}"


def moment(entry: Entry) -> str:
    """Return when a result was made, in the time of its place."""
    return f"{day(entry.made)}, {entry.made:%H:%M}"


def winner(entry: Entry) -> str:
    """Return what was recommended."""
    return in_list([entry.name(path) for path in entry.recommended]) or "nothing recommended"


def said(answer: KeptAnswer | None) -> str:
    """Return a kept answer in its own words, with its mark."""
    if answer is None:
        return "skipped"
    mark = MARKS[answer.mark]
    return f"{quoted(answer.label)} ({mark})" if mark else quoted(answer.label)


def cautions(change: Change) -> Iterator[str]:
    """Yield why two results can be compared in part only."""
    if change.same_content:
        return
    if not change.same_questions:
        count = counted(len(change.not_compared), "question")
        yield f"The two were made with different questions: {count} cannot be compared."
    else:
        yield "The questions were the same, but figures or paths have changed in between."
    yield "So a rank may differ without another answer."


KINDS = "Kinds of work"
KINDS_HEAD = ("Kind", "Pay and AI", "Sites")
PAY = f"What it pays ({PAY_NOTE})"
NO_NEEDS = "Nothing special."
NO_SITE = "None is known to take new people right now."
ROUGH = " (rough)"
SITES: tuple[tuple[PlatformStatus, str], ...] = (
    ("open", SITES_TITLE),
    ("changed", "Changed: look twice"),
    ("unknown", "Not known whether it takes new people"),
    ("closed", "Closed: look elsewhere"),
)
"""Every status with its heading, what can be used first."""


def named(path: CareerPath) -> str:
    """Return the name of a path, and what to type for it."""
    return f"{path.name} ({path.id})"


def numbered(number: int, question: Question) -> str:
    """Return what a question asks, with its number, and what to type for it."""
    return f"{number}. {question.prompt} ({question.id})"


def picking(question: Question) -> tuple[str, ...]:
    """Return how it is answered, where that is not with one of the options listed."""
    if question.pick == "many":
        most = f", {question.most} at most" if question.most else ""
        return (f"Several can be chosen{most}.",)
    if question.pick == "scale":
        return (f"A scale from 1 to {len(question.options)}.",)
    return ()


def aliases(path: CareerPath) -> tuple[str, ...]:
    """Return the aliases that are worth showing: none that is the id or the name again."""
    seen = {squeezed(path.id), squeezed(path.name)}
    shown = []
    for alias in path.aliases:
        if squeezed(alias) not in seen:
            seen.add(squeezed(alias))
            shown.append(alias)
    return tuple(shown)


def other_names(path: CareerPath) -> str:
    """Return what else can be typed for a path; "" for nothing else."""
    names = aliases(path)
    return f"Other names to type: {', '.join(names)}" if names else ""


def why(need: Need) -> str:
    """Return why a path asks for something."""
    return f"Why: {need.reason}"


def lacking(need: Need) -> str:
    """Return what to do about a need that is not met, after a blank."""
    return f" If you lack it: {need.remedy}"


def site_use(site: Platform) -> str:
    """Return how a site stands, and what it is good for."""
    return f" – {site.status}, {date(site.as_of)}. {bare(site.use)}."


def site_note(site: Platform) -> str:
    """Return what else there is to say of a site; "" for nothing."""
    return f"{site.note} " if site.note else ""


def site_ways(site: Platform) -> str:
    """Return how to get in at a site, what it keeps, how it pays, and where it is open."""
    return (
        f"Getting in: {bare(site.entry)}. Fee: {bare(site.fee)}. Pays out: {bare(site.payout)}. "
        f"Where: {bare(site.regions)}. "
    )


def site_takes(site: Platform) -> str:
    """Return whom a site takes, as far as that is known."""
    return f"{terms_line(site.takes)} "


def site_source(site: Platform) -> str:
    """Return where this is known from."""
    return f"Source: {bare(site.source)}. "


def for_whom(bank: QuestionBank, when: When | None) -> str:
    """Return for whom a step is, after a blank; "" for what fits most people.

    What holds of somebody of whom nothing is known goes without saying.
    """
    if when is None:
        return ""
    limits = [(bank.limit(limit), bounds) for limit, bounds in when.facts.items()]
    said = [_bounds(limit, bounds) for limit, bounds in limits if not _is_usual(limit, bounds)]
    for setting in bank.settings:
        values = [quoted(setting.words[item]) for item in when.settings.get(setting.id, ())]
        said += [f"{setting.name}: {in_list(values, 'or')}"] if values else []
    if when.countries:
        said.append(f"Countries: {countries_words(when.countries)}")
    return f" (For: {'; '.join(said)})" if said else ""


def _is_usual(limit: Limit, bounds: Bounds) -> bool:
    if limit.assumed is None:
        return False
    least, most = bounds.least or 0, bounds.most
    return least <= limit.assumed and (most is None or limit.assumed <= most)


def _bounds(limit: Limit, bounds: Bounds) -> str:
    def of(value: int) -> str:
        return quoted(limit.words[str(value)]) if str(value) in limit.words else f"{value}"

    if bounds.least is not None and bounds.least == bounds.most:
        return f"{limit.name}: {of(bounds.least)}"
    least = [f"at least {of(bounds.least)}"] if bounds.least is not None else []
    most = [f"at most {of(bounds.most)}"] if bounds.most is not None else []
    return f"{limit.name}: {' and '.join([*least, *most])}"


def open_sites(path: CareerPath) -> str:
    """Return the first few sites that take new people, and how many more; "" for none."""
    found = path.open_platforms
    named = ", ".join(f"{site.name} ({date(site.as_of)})" for site in found[:SITES_SHOWN])
    rest = len(found) - SITES_SHOWN
    return f"{named} … {more(rest)}" if rest > 0 else named


def ai_in_short(kind: Kind) -> str:
    """Return how fast AI changes a kind of work."""
    return f"AI changes it {AI_CHANGES[kind.ai.change]}"


def kind_ai(kind: Kind) -> str:
    """Return how fast AI changes a kind of work, and why."""
    return f"{ai_in_short(kind)}. {kind.ai.why}"


def kind_suits(kind: Kind) -> str:
    """Return whom a kind of work suits, and what it needs."""
    return f"It suits you if {bare(kind.suits)}. What it needs: {kind.needs}"


def move_on(rung: Rung) -> str:
    """Return when to go on from here."""
    return f"Time to move on: {rung.move_on}"


def they_say(claim: str) -> str:
    """Return what articles say."""
    return f"They say: {claim}"


def in_fact(finding: str) -> str:
    """Return what is known of it."""
    return f"In fact: {finding}"
