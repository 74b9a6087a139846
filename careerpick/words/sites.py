"""Sites in words: what they are like, whom they take, and why some are left out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from careerpick.words.basics import (
    amount,
    bare,
    capital,
    currency,
    date,
    in_list,
    number,
    the_country,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from careerpick.decide.circumstances import Circumstances, Obstacle, SiteCheck
    from careerpick.model import Countries, Platform, Takes

SITES_TITLE = "Open to new people"
SITES_SHOWN = 3
TAKES_YOU, LEFT_OUT, NOT_KNOWN = "They take you", "Left out", "Not known whether they take you"
NOT_FOUND = "not known"
NONE_TAKES_YOU = "No site is known to take you."
NO_SITES = "No path here names a site."

_OBSTACLES: Mapping[Obstacle, str] = {
    "status": "new people",
    "country": "your country",
    "device": "a phone only",
    "age": "your age",
}
_STATUS = {"closed": "it is closed", "changed": "it has changed and is no longer such a site"}
_DEVICES = {"phone": "a phone only", "computer": "a computer", "either": "a phone is enough"}


def for_person(who: Circumstances) -> str:
    """Return for whom sites are looked through."""
    said = [
        f"in {the_country(who.country)}" if who.country else "",
        "with a phone only" if who.phone_only else "",
        f"aged {who.age}" if who.age is not None else "",
    ]
    found = [item for item in said if item]
    return f"For somebody {', '.join(found)}." if found else "For anybody: add --country to narrow."


def pays_out(site: Platform) -> str:
    """Return how a site pays."""
    return f"Pays: {bare(site.payout)}."


def site_entry(site: Platform) -> str:
    """Return how to get in at a site."""
    return f"{bare(site.entry)}."


def site_fee(site: Platform) -> str:
    """Return what a site keeps."""
    return f"Fee: {bare(site.fee)}."


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


def terms(takes: Takes | None) -> tuple[tuple[str, str], ...]:
    """Return whom a site takes, point by point, each with its name."""
    if takes is None:
        return (("Whom it takes", NOT_FOUND),)
    least = takes.pays_from
    said = {
        "Countries": countries_words(takes.countries) if takes.countries else None,
        "Pays by": _list(takes.pays_by),
        "Pays from": f"{amount(least.amount)} {currency(least.currency)}" if least else None,
        "Works on": _DEVICES[takes.device] if takes.device else None,
        "Least age": str(takes.least_age) if takes.least_age is not None else None,
        "Languages": _list(takes.languages, "any"),
    }
    return tuple((name, words or NOT_FOUND) for name, words in said.items())


def terms_line(takes: Takes | None) -> str:
    """Return the same in one line; what is not known is named together at the end."""
    found = terms(takes)
    known = [f"{name}: {words}." for name, words in found if words != NOT_FOUND]
    lacking = [name.lower() for name, words in found if words == NOT_FOUND]
    missing = f"{capital(NOT_FOUND)}: {in_list(lacking)}."
    return " ".join([*known, *([missing] if lacking else [])])


def takes_source(takes: Takes | None) -> str:
    """Return where this is known from; "" for nothing known."""
    return f"Source: {bare(takes.source)}, {date(takes.as_of)}. " if takes else ""


def countries_words(found: Countries) -> str:
    """Return "all", "all but CU, RU" or "only GB, US"."""
    if found.only is not None:
        return f"only {', '.join(found.only)}"
    return f"all but {', '.join(found.all_but)}" if found.all_but else "all"


def _list(items: tuple[str, ...] | None, none: str = "") -> str | None:
    return None if items is None else ", ".join(items) or none
