"""What is said of one path, of its sites and of a question, whoever reads it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from careerpick.folding import squeezed
from careerpick.words.basics import (
    AI_CHANGES,
    amount,
    bare,
    capital,
    currency,
    date,
    in_list,
    more,
    number,
    quoted,
    the_country,
)
from careerpick.words.money import PAY_NOTE

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from careerpick.decide.circumstances import Circumstances, Obstacle, SiteCheck
    from careerpick.model import (
        Bounds,
        CareerPath,
        Countries,
        Kind,
        Limit,
        Platform,
        PlatformStatus,
        Question,
        QuestionBank,
        Takes,
        When,
    )

NAMED, NUMBERED = "{0.name} ({0.id})", "{}. {} ({})"
OTHER_NAMES = "Other names to type: {}"
PAY = f"What it pays ({PAY_NOTE})"
KINDS, KINDS_HEAD = "Kinds of work", ("Kind", "Pay and AI", "Sites")
KIND_SUITS = "It suits you if {}. What it needs: {}"
NO_NEEDS = "Nothing special."
WHY, IF_LACKED = "Why: {}", " If you lack it: {}"
ROUGH = " (rough)"
MOVE_ON = "Time to move on: {}"
THEY_SAY, IN_FACT = "They say: {}", "In fact: {}"


def picking(question: Question) -> str:
    """Return how it is answered, where that is not with one of the options listed; or ""."""
    if question.pick == "many":
        most = f", {question.most} at most" if question.most else ""
        return f"Several can be chosen{most}."
    return f"A scale from 1 to {len(question.options)}." if question.pick == "scale" else ""


def aliases(path: CareerPath) -> tuple[str, ...]:
    """Return the aliases that are worth showing: none that is the id or the name again."""
    seen = {squeezed(path.id), squeezed(path.name)}
    shown = []
    for alias in path.aliases:
        if squeezed(alias) not in seen:
            seen.add(squeezed(alias))
            shown.append(alias)
    return tuple(shown)


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


def ai(kind: Kind) -> str:
    """Return how fast AI changes a kind of work."""
    return f"AI changes it {AI_CHANGES[kind.ai.change]}"


# Sites: what they are like, whom they take, and why some are left out.

SITES_TITLE, SITES_SHOWN = "Open to new people", 3
NO_SITES, NO_SITE = "No {} here names a site.", "None is known to take new people right now."
TAKES_YOU, LEFT_OUT, NOT_KNOWN = "They take you", "Left out", "Not known whether they take you"
NONE_TAKES_YOU = "No site is known to take you."
FEE, PAYS_OUT = "Fee: {}.", " Pays: {}."
SITES: tuple[tuple[PlatformStatus, str], ...] = (
    ("open", SITES_TITLE),
    ("changed", "Changed: look twice"),
    ("unknown", "Not known whether it takes new people"),
    ("closed", "Closed: look elsewhere"),
)
"""Every status with its heading, what can be used first."""

_UNKNOWN = "not known"
_OBSTACLES: Mapping[Obstacle, str] = {
    "status": "new people",
    "country": "your country",
    "device": "a phone only",
    "age": "your age",
}
_STATUS = {"closed": "it is closed", "changed": "it has changed and is no longer such a site"}
_DEVICES = {"phone": "a phone only", "computer": "a computer", "either": "a phone is enough"}


def open_sites(path: CareerPath) -> str:
    """Return the first few sites that take new people, and how many more; "" for none."""
    found = path.open_platforms
    named = ", ".join(f"{site.name} ({date(site.as_of)})" for site in found[:SITES_SHOWN])
    rest = len(found) - SITES_SHOWN
    return f"{named} … {more(rest)}" if rest > 0 else named


def site_use(site: Platform) -> str:
    """Return how a site stands, and what it is good for."""
    return f" – {site.status}, {date(site.as_of)}. {bare(site.use)}."


def site_detail(site: Platform) -> str:
    """Return all that is known of a site, with a blank behind it.

    How to get into a closed one, and where it is, would read like an invitation.
    """
    said = [site.note]
    if site.status != "closed":
        said.append(f"Getting in: {bare(site.entry)}. Fee: {bare(site.fee)}.")
        said.append(f"Pays out: {bare(site.payout)}. Where: {bare(site.regions)}.")
        said.append(terms_line(site.takes))
    said.append(f"Source: {bare(site.source)}.")
    return "".join(f"{sentence} " for sentence in said if sentence)


def for_person(who: Circumstances) -> str:
    """Return for whom sites are looked through."""
    said = [
        f"in {the_country(who.country)}" if who.country else "",
        "with a phone only" if who.phone_only else "",
        f"aged {who.age}" if who.age is not None else "",
    ]
    found = [item for item in said if item]
    return f"For somebody {', '.join(found)}." if found else "For anybody: add --country to narrow."


def left_out(checks: Iterable[SiteCheck]) -> str:
    """Return how many open sites are left out, and for what; "" for none."""
    open_ones = [check for check in checks if check.site.status == "open"]
    refused = [check for check in open_ones if check.refused]
    unknown = [check for check in open_ones if check.unknown and not check.refused]
    parts = []
    if refused:
        reasons = dict.fromkeys(_OBSTACLES[name] for check in refused for name in check.refused)
        verb = "does" if len(refused) == 1 else "do"
        parts.append(f"{number(len(refused))} that {verb} not take you ({', '.join(reasons)})")
    if unknown:
        parts.append(f"{number(len(unknown))} of which that is not known")
    return f"Left out: {in_list(parts)}." if parts else ""


def why_left_out(check: SiteCheck) -> str:
    """Return why a site is left out, or what is not known of it; "" where it is not."""
    if "status" in check.refused:
        return f"Left out: {_STATUS[check.site.status]}."
    if check.refused:
        return f"Left out: it does not take {in_list([_OBSTACLES[x] for x in check.refused])}."
    if check.unknown:
        said = in_list([_OBSTACLES[x] for x in check.unknown], "or")
        return f"Left out: it is not known whether it takes {said}."
    return ""


def terms_line(takes: Takes | None) -> str:
    """Return whom a site takes; what is not known is named together at the end."""
    if takes is None:
        return f"{capital(_UNKNOWN)}: whom it takes."
    least = takes.pays_from
    found = {
        "Countries": countries_words(takes.countries) if takes.countries else None,
        "Pays by": _list(takes.pays_by),
        "Pays from": f"{amount(least.amount)} {currency(least.currency)}" if least else None,
        "Works on": _DEVICES[takes.device] if takes.device else None,
        "Least age": str(takes.least_age) if takes.least_age is not None else None,
        "Languages": _list(takes.languages, "any"),
    }
    known = [f"{name}: {words}." for name, words in found.items() if words]
    lacking = [name.lower() for name, words in found.items() if not words]
    return " ".join([*known, *([f"{capital(_UNKNOWN)}: {in_list(lacking)}."] if lacking else [])])


def takes_source(takes: Takes | None) -> str:
    """Return where this is known from; "" for nothing known."""
    return f"Source: {bare(takes.source)}, {date(takes.as_of)}. " if takes else ""


def countries_words(found: Countries) -> str:
    """Return "all", "all but CU, RU", "only GB, US", "none" or "at least GB, US"."""
    if found.at_least is not None:
        return f"at least {', '.join(found.at_least)}"
    if found.only is not None:
        return f"only {', '.join(found.only)}" if found.only else "none"
    return f"all but {', '.join(found.all_but)}" if found.all_but else "all"


def _list(items: tuple[str, ...] | None, none: str = "") -> str | None:
    return None if items is None else ", ".join(items) or none
