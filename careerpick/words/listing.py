"""What is said of one path, of its sites and of a question, whoever reads it."""

from careerpick.folding import squeezed
from careerpick.model import CareerPath, Need, Platform, PlatformStatus, Question, Rung
from careerpick.words.basics import bare, date
from careerpick.words.money import PAY_NOTE
from careerpick.words.start import SITES_TITLE

PAY = f"What it pays ({PAY_NOTE})"
NO_NEEDS = "Nothing special."
NO_SITE = "None is known to take new people right now."
ROUGH = " (rough)"
SITES: tuple[tuple[PlatformStatus, str], ...] = (
    ("open", SITES_TITLE),
    ("changed", "Changed: look twice"),
    ("unknown", "Not known whether it takes new people"),
    ("closed", "Closed: do not look for work here"),
)
"""Every status with its heading, what can be used first."""


def named(path: CareerPath) -> str:
    """Return the name of a path, and what to type for it."""
    return f"{path.name} ({path.id})"


def numbered(number: int, question: Question) -> str:
    """Return what a question asks, with its number, and what to type for it."""
    return f"{number}. {question.prompt} ({question.id})"


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


def site_source(site: Platform) -> str:
    """Return where this is known from."""
    return f"Source: {bare(site.source)}. "


def move_on(rung: Rung) -> str:
    """Return when to go on from here."""
    return f"Time to move on: {rung.move_on}"


def they_say(claim: str) -> str:
    """Return what articles say."""
    return f"They say: {claim}"


def in_fact(finding: str) -> str:
    """Return what is known of it."""
    return f"In fact: {finding}"
