"""What a person said about their situation: it never scores, and chooses what they are shown."""

from collections.abc import Iterator, Mapping
from dataclasses import field
from operator import itemgetter
from typing import Literal

from careerpick.decide.limits import facts_of, limit_with_role
from careerpick.model import (
    AnswerSheet,
    CareerPath,
    FirstSteps,
    Kind,
    Platform,
    QuestionBank,
    Step,
    When,
)
from careerpick.values import value

MOST_KINDS = 2
"""Kinds of work that are named to a person; the first is the likeliest."""
MINOR = 17
"""The age of who only said that they are under 18."""


@value
class Circumstances:
    """Facts and settings of a person.

    Attributes:
        facts: Limit id to value, as far as stated.
        settings: Setting id to its value, as far as stated.
        country: Two-letter code (ISO 3166); None when not given.
        amount: Money that must come in each month; None when not given.
        currency: The money that it was said to be in, as `currency_named` says; "" for their own.
        age: None when nothing is known, or of age.
        phone_only: They said that they have no computer.
        assumed: Limit id to what decides for whom a step is where nothing was said.
    """

    facts: Mapping[str, int]
    settings: Mapping[str, str]
    country: str | None = None
    amount: int | None = None
    currency: str = ""
    age: int | None = None
    phone_only: bool = False
    assumed: Mapping[str, int] = field(default_factory=dict)


def circumstances(
    bank: QuestionBank, sheet: AnswerSheet, facts: Mapping[str, int] | None = None
) -> Circumstances:
    """Return what a sheet says of them; facts given beside it take the place of those stated."""
    settings: dict[str, str] = {}
    country = amount = None
    currency = ""
    for question in bank.questions:
        answer = sheet.answers.get(question.id)
        if answer is None:
            continue
        if question.pick == "country":
            country = answer.option
        elif question.pick == "amount":
            amount, currency = answer.number, answer.option
        elif option := question.option(answer.option):
            settings |= option.sets
    known = facts_of(bank, sheet) | dict(facts or {})
    return Circumstances(
        facts=known,
        settings=settings,
        country=country,
        amount=amount,
        currency=currency,
        age=MINOR if known.get(limit_with_role(bank, "allowed")) == 1 else None,
        phone_only=known.get(limit_with_role(bank, "device")) == 0,
        assumed={item.id: item.assumed for item in bank.limits if item.assumed is not None},
    )


def holds(when: When | None, who: Circumstances) -> bool:
    """Whether something is for this person; see `When` for what they did not say."""
    if when is None:
        return True
    for limit, bounds in when.facts.items():
        have = who.facts.get(limit, who.assumed.get(limit))
        if have is None:
            continue
        if bounds.least is not None and have < bounds.least:
            return False
        if bounds.most is not None and have > bounds.most:
            return False
    for setting, values in when.settings.items():
        if who.settings.get(setting, values[0]) not in values:
            return False
    if when.countries is None:
        return True
    if who.country is None:
        return when.countries.all_but is not None
    return when.countries.hold(who.country) is not False


def kinds_for(path: CareerPath, who: Circumstances) -> tuple[Kind, ...]:
    """Return the kinds of work that the settings of a person pick, the likeliest first."""
    picked = [(place, kind) for kind in path.kinds if (place := _place(kind, who)) is not None]
    return tuple(kind for _, kind in sorted(picked, key=lambda item: item[0])[:MOST_KINDS])


def _place(kind: Kind, who: Circumstances) -> int | None:
    return min(
        (
            values.index(who.settings[setting])
            for setting, values in kind.settings.items()
            if who.settings.get(setting) in values
        ),
        default=None,
    )


Time = Literal["today", "this_week", "this_month"]
TIMES: tuple[Time, ...] = ("today", "this_week", "this_month")


def steps_for(
    path: CareerPath, bank: QuestionBank, who: Circumstances
) -> Iterator[tuple[Time, Step]]:
    """Yield the first steps of a path that are for this person, in their order.

    Those of their kind of work come first, after what has to be settled before anybody earns;
    what a rule asks of some comes last where nothing was said of rules.
    """
    rules = limit_with_role(bank, "allowed")
    steps: FirstSteps = path.first_steps

    def turn(step: Step) -> int:
        bounds = step.when.facts.get(rules) if step.when else None
        if bounds is None:
            return 2
        return 0 if bounds.most is None or rules in who.facts else 3

    of_kind = [(1, step) for kind in kinds_for(path, who)[:1] for step in kind.first_steps]
    turns = sorted([*((turn(step), step) for step in steps.today), *of_kind], key=itemgetter(0))
    today = tuple(step for _, step in turns)
    for time, found in zip(TIMES, (today, steps.this_week, steps.this_month), strict=True):
        yield from ((time, step) for step in found if holds(step.when, who))


Obstacle = Literal["status", "country", "device", "age"]


@value
class SiteCheck:
    """Whether a site takes a person.

    Attributes:
        site: The site.
        refused: What speaks against it for sure: it is closed, or does not take such a person.
        unknown: What would have to be known to tell.
    """

    site: Platform
    refused: tuple[Obstacle, ...]
    unknown: tuple[Obstacle, ...]

    @property
    def fits(self) -> bool:
        """Whether it is known to take them."""
        return not (self.refused or self.unknown)


def check_sites(path: CareerPath, who: Circumstances) -> tuple[SiteCheck, ...]:
    """Judge every site of a path for a person.

    Those of their kind of work come first, and of these the ones whose page carries a date.
    """
    names = [name for kind in kinds_for(path, who) for name in kind.sites]
    first = sorted(path.platforms, key=lambda site: (site.name not in names, site.as_of is None))
    return tuple(_check(site, who) for site in first)


def _check(site: Platform, who: Circumstances) -> SiteCheck:
    takes = site.takes
    told: dict[Obstacle, bool | None] = {
        "status": {"open": True, "unknown": None}.get(site.status, False)
    }
    if who.country:
        known = takes.countries if takes else None
        told["country"] = known.hold(who.country) if known else None
    elif takes and takes.countries and takes.countries.all_but is None:
        told["country"] = None
    if who.phone_only:
        device = takes.device if takes else None
        told["device"] = device != "computer" if device else None
    if who.age is not None:
        least = takes.least_age if takes else None
        told["age"] = who.age > MINOR or None if least is None else who.age >= least
    return SiteCheck(
        site,
        tuple(name for name, fits in told.items() if fits is False),
        tuple(name for name, fits in told.items() if fits is None),
    )
