"""Sites: what they are like, whom they take, and why some are left out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from careerpick.countries import language_name
from careerpick.decide.circumstances import check_sites
from careerpick.report import blocks as b
from careerpick.report.sources import content_and_day
from careerpick.words.sentences import (
    amount,
    bare,
    currency,
    date,
    joined,
    number,
    say,
    the_country,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from datetime import date as Date  # noqa: N812 - `date` is a word of `sentences`

    from careerpick.decide.circumstances import Circumstances, SiteCheck
    from careerpick.model import CareerPath, Content, Countries, Platform, PlatformStatus, Takes

SITES_SHOWN = 3
STATUSES: tuple[PlatformStatus, ...] = ("open", "changed", "unknown", "closed")
"""Every status of a site, what can be used first."""


# The sites of one path, whoever reads it.


def sites_of_path(path: CareerPath) -> Iterator[b.Section]:
    """Yield the names of a few open sites, then all sites with what is known of them."""
    if not path.platforms:
        return
    found, none = path.open_platforms, say("listing.no-site")
    named = ", ".join(say("listing.open-site", site=site) for site in found[:SITES_SHOWN])
    rest = len(found) - SITES_SHOWN
    more = f"… {say('report.more', count=rest)}" if rest > 0 else ""
    yield b.section(say("listing.status-open"), joined(named, more) or none, show="short only")
    parts = (
        b.section(
            say(f"listing.status-{status}"),
            b.listed(_site(site) for site in path.platforms if site.status == status),
        )
        for status in STATUSES
    )
    yield b.section(say("report.sites"), "" if found else none, parts=parts, show="full")


def _site(site: Platform) -> b.Item:
    """Return all that is known of a site.

    How to get into a closed one, and where it is, would read like an invitation.
    """
    said, address = site.note, ""
    if site.status != "closed":
        said = joined(said, say("listing.site-entry", site=site), terms_line(site.takes))
        address = site.url or ""
    said = f"{joined(said, say('listing.site-source', site=site))} "
    return b.Item(_named(site), b.line(said, b.Run(address, url=site.url)))


def _named(site: Platform, more: str = "") -> b.Line:
    return b.line(b.strong(site.name), f" {say('listing.site', site=site)}", more)


def terms_line(takes: Takes | None) -> str:
    """Return whom a site takes; what is not known is named together at the end."""
    if takes is None:
        return say("listing.unknown-whom")
    least = takes.pays_from
    found = {
        "countries": _taken(takes.countries) if takes.countries else None,
        "pays_by": _list(takes.pays_by),
        "pays_from": f"{amount(least.amount)} {currency(least.currency)}" if least else None,
        "device": say(f"listing.device-{takes.device}") if takes.device else None,
        "least_age": str(takes.least_age) if takes.least_age is not None else None,
        "languages": _languages(takes.languages),
    }
    names = {key: say(f"listing.term-{key}") for key in found}
    said = [
        say("listing.term", name=names[key], value=words) for key, words in found.items() if words
    ]
    lacking = [names[key].lower() for key, words in found.items() if not words]
    return joined(*said, say("listing.unknown-terms", terms=lacking) if lacking else "")


def _taken(found: Countries) -> str:
    said = countries_words(found)
    # What it shuts out is what was found, and its own list may be longer.
    return say("listing.as-far-as-known", countries=said) if found.all_but else said


def countries_words(found: Countries, named: Callable[[str], str] = the_country) -> str:
    """Return "all but Cuba", "only India, Nepal", "none", "at least India", or all that is known.

    Args:
        found: The countries.
        named: What a country is called, by its code.
    """

    def names(codes: Iterable[str]) -> str:
        return ", ".join(map(named, codes))

    if found.at_least is not None:
        return say("listing.countries-at-least", countries=names(found.at_least))
    if found.only:
        return say("listing.only", countries=names(found.only))
    if found.only is not None:
        return say("listing.none")
    if found.all_but:
        return say("listing.all-but", countries=names(found.all_but))
    return say("listing.all")


def _list(items: tuple[str, ...] | None) -> str | None:
    return None if items is None else ", ".join(items)


def _languages(codes: tuple[str, ...] | None) -> str | None:
    return None if codes is None else _list(tuple(map(language_name, codes))) or say("listing.any")


# The sites for one person.


def sites_section(title: str, checks: Sequence[SiteCheck], *, pays: bool = False) -> b.Section:
    """Return a few sites that take this person, and how many are left out."""
    sites = [check.site for check in checks if check.fits][:SITES_SHOWN]
    shown = b.listed((_to_begin_with(site, pays=pays) for site in sites), SITES_SHOWN)
    out = _left_out(checks)
    none = say("listing.none-takes-you") if out and not sites else ""
    return b.section(title, shown, b.private(b.quietly(none, out)))


def _to_begin_with(site: Platform, *, pays: bool) -> b.Item:
    said = b.line(b.strong(site.name), f" – {bare(site.entry)}.", b.quiet(f" ({date(site.as_of)})"))
    payout = say("listing.site-pays", site=site) if pays else ""
    return b.Item(said, b.line(joined(say("listing.site-fee", site=site), payout)))


def _left_out(checks: Iterable[SiteCheck]) -> str:
    """Return how many open sites are left out, and for what; "" for none."""
    open_ones = [check for check in checks if check.site.status == "open"]
    refused = [check for check in open_ones if check.refused]
    unknown = [check for check in open_ones if check.unknown and not check.refused]
    parts = []
    if refused:
        every = dict.fromkeys(name for check in refused for name in check.refused)
        count, reasons = len(refused), ", ".join(_obstacles(every))
        parts.append(say("listing.refusing", number=number(count), count=count, reasons=reasons))
    if unknown:
        parts.append(say("listing.not-telling", number=number(len(unknown))))
    return say("listing.all-left-out", parts=parts) if parts else ""


def why_left_out(check: SiteCheck) -> str:
    """Return why a site is left out, or what is not known of it; "" where it is not."""
    if "status" in check.refused:
        return say("listing.why-status", reason=say(f"listing.is-{check.site.status}"))
    if check.refused:
        return say("listing.why-refused", reasons=_obstacles(check.refused))
    if check.unknown:
        return say("listing.why-unknown", reasons=_obstacles(check.unknown))
    return ""


def _obstacles(names: Iterable[str]) -> list[str]:
    return [say(f"listing.obstacle-{name}") for name in names]


def sites_report(
    content: Content, paths: Sequence[CareerPath], who: Circumstances, day: Date
) -> b.Report:
    """Return every site of these paths: whom it takes, and why it is left out."""
    sections = []
    for path in (path for path in paths if path.platforms):
        checks = check_sites(path, who)
        parts = {
            say("listing.takes-you"): [it for it in checks if it.fits],
            say("listing.not-known"): [it for it in checks if it.unknown and not it.refused],
            say("listing.left-out"): [it for it in checks if it.refused],
        }
        shown = (b.section(title, b.listed(map(_checked, found))) for title, found in parts.items())
        sections.append(b.section(say("listing.named", path=path), parts=shown))
    none = say("listing.no-sites", path=content.bank.terms.path)
    opening = b.blocks(_for_person(who) if sections else none)
    return b.Report(say("report.sites"), opening, b.filled(sections), content_and_day(content, day))


def _checked(check: SiteCheck) -> b.Item:
    site = check.site
    takes = "" if "status" in check.refused else terms_line(site.takes)
    source = say("listing.source-of", takes=site.takes) if site.takes else ""
    known = joined(takes, source)
    address = b.Run(site.url or "", url=site.url) if check.fits else ""
    detail = b.line(f"{known} " if known else "", address)
    return b.Item(_named(site, f" {why_left_out(check)}"), detail)


def _for_person(who: Circumstances) -> str:
    said = [
        say("listing.who-country", who=who) if who.country else "",
        say("listing.who-phone") if who.phone_only else "",
        say("listing.who-age", who=who) if who.age is not None else "",
    ]
    found = ", ".join(filter(None, said))
    return say("listing.for-somebody", who=found) if found else say("listing.for-anybody")
