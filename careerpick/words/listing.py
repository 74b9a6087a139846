"""What is said of one path, of its sites and of a question, whoever reads it; see listing.ini."""

from __future__ import annotations

from typing import TYPE_CHECKING

from careerpick.countries import language_name
from careerpick.folding import squeezed
from careerpick.words.basics import (
    AI_CHANGES,
    amount,
    bare,
    currency,
    date,
    in_list,
    number,
    quoted,
    the_country,
)
from careerpick.words.sentences import say

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from careerpick.decide.circumstances import Circumstances, SiteCheck
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

SITES_SHOWN = 3
STATUSES: tuple[PlatformStatus, ...] = ("open", "changed", "unknown", "closed")
"""Every status of a site, what can be used first."""


def picking(question: Question) -> str:
    """Return how it is answered, where that is not with one of the options listed; or ""."""
    if question.pick == "many":
        return say("listing.pick-many", limited=bool(question.most), most=question.most)
    is_scale = question.pick == "scale"
    return say("listing.pick-scale", steps=len(question.options)) if is_scale else ""


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
        said += [say("listing.setting", name=setting.name, values=values)] if values else []
    if when.countries:
        said.append(say("listing.countries-only", countries=countries_words(when.countries)))
    return f" {say('listing.for', whom='; '.join(said))}" if said else ""


def _is_usual(limit: Limit, bounds: Bounds) -> bool:
    if limit.assumed is None:
        return False
    least, most = bounds.least or 0, bounds.most
    return least <= limit.assumed and (most is None or limit.assumed <= most)


def _bounds(limit: Limit, bounds: Bounds) -> str:
    def of(value: int) -> str:
        return quoted(limit.words[str(value)]) if str(value) in limit.words else f"{value}"

    least, most = bounds.least, bounds.most
    said = [] if least is None else [say("listing.at-least", value=of(least))]
    said += [] if most is None else [say("listing.at-most", value=of(most))]
    if least is not None and least == most:
        said = [of(least)]
    return say("listing.bounds", limit=limit.name, bounds=in_list(said))


def ai(kind: Kind) -> str:
    """Return how fast AI changes a kind of work."""
    return say("listing.ai", change=AI_CHANGES[kind.ai.change])


# Sites: what they are like, whom they take, and why some are left out.


def open_sites(path: CareerPath) -> str:
    """Return the first few sites that take new people, and how many more; "" for none."""
    found = path.open_platforms
    shown = (
        say("listing.open-site", site=site.name, date=date(site.as_of))
        for site in found[:SITES_SHOWN]
    )
    rest, named = len(found) - SITES_SHOWN, ", ".join(shown)
    return f"{named} … {say('report.more', count=rest)}" if rest > 0 else named


def site_use(site: Platform) -> str:
    """Return how a site stands, and what it is good for."""
    stands = f"{site.status}, {date(site.as_of)}"
    return f" {say('listing.site', site=stands, use=bare(site.use))}"


def site_detail(site: Platform) -> str:
    """Return all that is known of a site, with a blank behind it.

    How to get into a closed one, and where it is, would read like an invitation.
    """
    said = [site.note]
    if site.status != "closed":
        about = (site.entry, site.fee, site.payout, site.regions)
        entry, fee, payout, where = map(bare, about)
        said.append(say("listing.site-entry", entry=entry, fee=fee, payout=payout, where=where))
        said.append(terms_line(site.takes))
    said.append(say("listing.site-source", source=bare(site.source)))
    return "".join(f"{sentence} " for sentence in said if sentence)


def for_person(who: Circumstances) -> str:
    """Return for whom sites are looked through."""
    said = [
        say("listing.who-country", country=the_country(who.country)) if who.country else "",
        say("listing.who-phone") if who.phone_only else "",
        say("listing.who-age", age=who.age) if who.age is not None else "",
    ]
    found = ", ".join(filter(None, said))
    return say("listing.for-somebody", who=found) if found else say("listing.for-anybody")


def left_out(checks: Iterable[SiteCheck]) -> str:
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
    return " ".join([*said, *([say("listing.unknown-terms", terms=lacking)] if lacking else [])])


def takes_source(takes: Takes | None) -> str:
    """Return where this is known from, with a blank behind it; "" for nothing known."""
    if takes is None:
        return ""
    return f"{say('listing.source-of', source=bare(takes.source), date=date(takes.as_of))} "


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
        return ", ".join(named(code) for code in codes)

    if found.at_least is not None:
        return say("listing.countries-at-least", countries=names(found.at_least))
    if found.only is not None:
        return (
            say("listing.only", countries=names(found.only)) if found.only else say("listing.none")
        )
    if found.all_but:
        return say("listing.all-but", countries=names(found.all_but))
    return say("listing.all")


def _list(items: tuple[str, ...] | None) -> str | None:
    return None if items is None else ", ".join(items)


def _languages(codes: tuple[str, ...] | None) -> str | None:
    return None if codes is None else _list(tuple(map(language_name, codes))) or say("listing.any")
