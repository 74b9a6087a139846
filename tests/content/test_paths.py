"""The shipped paths: every level and figure is sourced, and nothing closed is suggested."""

import re

import pytest

from careerpick import countries
from careerpick.authoring.review import review
from careerpick.content.typed import each
from careerpick.decide.circumstances import Circumstances, kinds_for
from careerpick.model import (
    JUDGEMENT,
    CareerPath,
    Countries,
    Estimate,
    Exposure,
    Kind,
    Need,
    Note,
    Performance,
    Rates,
    Rung,
    When,
)
from tests.shipped import CONTENT

NO_KIND = {("freelance", "organising")}
"""Skills that no kind of work of a path honestly suits: the kinds of others do."""
CLOSED = ("mechanical turk", "crowdflower", "spare5", "figure eight", "mighty ai")

every_path = pytest.mark.parametrize("path", CONTENT.paths, ids=lambda path: path.id)


def test_the_four_paths_of_the_articles_are_there() -> None:
    assert [path.id for path in CONTENT.paths] == ["freelance", "microtasks", "social-media", "va"]


def test_work_on_sites_alone_is_named_to_nobody_whom_none_of_them_is_known_to_take() -> None:
    microtasks = CONTENT.path("microtasks")
    assert all(kind.on_sites_alone for kind in microtasks.kinds)

    def kinds(country: str | None) -> list[str]:
        who = Circumstances({}, {"skill": "none"}, country=country)
        return [kind.id for kind in kinds_for(microtasks, who)]

    # Prolific, where studies are, lists the countries that it takes.
    assert (kinds(None), kinds("GB"), kinds("KE")) == (["studies"], ["studies"], [])


@every_path
def test_every_level_has_a_reason_and_a_source(path: CareerPath) -> None:
    assert set(path.performance) == {criterion.id for criterion in CONTENT.bank.criteria}
    for criterion, performance in path.performance.items():
        assert performance.sources, criterion
        assert set(performance.sources) <= {*path.sources, JUDGEMENT}, criterion
        assert len(performance.why.split()) >= 5, criterion


@every_path
def test_a_level_that_is_only_judged_never_claims_high_confidence(path: CareerPath) -> None:
    for criterion, performance in path.performance.items():
        if set(performance.sources) == {JUDGEMENT}:
            assert performance.confidence != "high", criterion


@every_path
def test_every_figure_has_a_source_and_a_sane_range(path: CareerPath) -> None:
    assert path.income
    kinds = [rates for kind in path.kinds for rates in kind.rates]
    for rates in (*(item for way in path.income.ways for item in way.rates), *kinds):
        assert rates.sources
        assert re.fullmatch(r"\d{4}(-\d{2})?|undated", rates.as_of)
        for span in (rates.start, rates.later):
            assert 0 <= span.low <= span.typical <= span.high
        assert rates.start.typical <= rates.later.typical


@every_path
def test_every_source_that_is_named_exists_and_is_dated(path: CareerPath) -> None:
    assert path.income
    cited = [
        *(performance.sources for performance in path.performance.values()),
        *(need.sources for need in path.needs),
        *(sources for way in path.income.ways for sources in way.cited),
        *(note.sources for note in (*path.costs, *path.risks)),
        *(rung.sources for rung in path.ladder),
        *(kind.sources for kind in path.kinds),
        *(kind.ai.sources for kind in path.kinds),
        *(rates.sources for kind in path.kinds for rates in kind.rates),
        *(correction.sources for correction in path.corrections),
    ]
    assert all(cited)
    assert {source for sources in cited for source in sources} <= {*path.sources, JUDGEMENT}
    for source in path.sources.values():
        assert re.fullmatch(r"\d{4}(-\d{2})?|undated", source.as_of)


@every_path
def test_what_carries_a_level_a_rate_or_a_risk_has_an_address(path: CareerPath) -> None:
    carry = [
        item
        for _, item in each(path, Performance, Rates, Estimate, Need, Note, Rung, Kind, Exposure)
    ]
    cited = {name for item in carry for name in item.sources} - {JUDGEMENT}
    assert len(cited) > 40
    assert [name for name in cited if not path.sources[name].url] == []


@every_path
def test_every_path_has_three_to_six_kinds_of_work_and_every_skill_picks_one_where_any_fits(
    path: CareerPath,
) -> None:
    assert 3 <= len(path.kinds) <= 6
    (skill,) = CONTENT.bank.settings
    picked = {value for kind in path.kinds for value in kind.settings[skill.id]}
    assert set(skill.words) - picked == {value for item, value in NO_KIND if item == path.id}
    assert picked <= set(skill.words)


def test_a_site_that_stands_in_several_paths_has_the_same_facts_in_each() -> None:
    told: dict[str, set[tuple[object, ...]]] = {}
    for path in CONTENT.paths:
        for site in path.platforms:
            facts = (site.fee, site.payout, site.regions, site.status, site.as_of, site.takes)
            told.setdefault(site.name, set()).add(facts)
    assert [name for name, facts in told.items() if len(facts) > 1] == []


@every_path
def test_eight_in_ten_sites_say_which_countries_they_take(path: CareerPath) -> None:
    for sites in (path.platforms, path.open_platforms):
        known = [site for site in sites if site.takes and site.takes.countries]
        assert len(known) >= 0.8 * len(sites)


def test_what_has_closed_takes_nobody_and_what_is_open_takes_somebody() -> None:
    for path in CONTENT.paths:
        for site in path.platforms:
            nobody = Countries(only=()) == (site.takes and site.takes.countries)
            assert not (nobody and site.status == "open"), site.name
            if path.id == "microtasks" and site.status in ("closed", "changed"):
                assert nobody, site.name


def test_check_asks_for_newer_rates_of_exchange_after_eighteen_months_and_for_nothing_else() -> (
    None
):
    (table,) = CONTENT.bank.exchange
    told = [item.code for item in review(month=f"{int(table.as_of) + 2}-07").problems]
    assert told == ["old-exchange"]


@every_path
def test_needs_ask_for_facts_of_the_bank_and_minimum_is_never_above_comfortable(
    path: CareerPath,
) -> None:
    limits = {limit.id for limit in CONTENT.bank.limits}
    for need in path.needs:
        assert set(need.any_of) <= limits
        assert all(item.minimum <= item.comfortable for item in need.any_of.values())
        assert need.reason
        assert need.remedy


@every_path
def test_no_platform_that_has_closed_is_shown_as_open(path: CareerPath) -> None:
    for platform in path.platforms:
        if any(name in platform.name.casefold() for name in CLOSED):
            assert platform.status != "open", platform.name


@every_path
def test_two_or_more_open_platforms_can_be_suggested(path: CareerPath) -> None:
    assert len([item for item in path.platforms if item.status == "open"]) >= 2
    for platform in path.platforms:
        assert platform.source
        assert platform.as_of is None or re.fullmatch(r"\d{4}(-\d{2})?", platform.as_of)


@every_path
def test_first_steps_never_send_anybody_to_a_closed_platform(path: CareerPath) -> None:
    steps = path.first_steps
    assert steps.today
    assert steps.this_week
    assert steps.this_month
    every = (*steps.today, *steps.this_week, *steps.this_month)
    of_kinds = (step for kind in path.kinds for step in kind.first_steps)
    told = " ".join(step.do for step in (*every, *of_kinds)).casefold()
    assert not [name for name in CLOSED if name in told]


SITES = {site.name.partition(" (")[0]: site for path in CONTENT.paths for site in path.platforms}
IN_WORDS = {
    ("freelance", "Fiverr"): "only through an account that a parent owns",
    ("va", "Virtual Coworker"): "with a computer of your own",
}
"""Steps that say themselves whom a site does not take."""


@every_path
def test_no_step_sends_anybody_to_a_site_that_refuses_them(path: CareerPath) -> None:
    first, codes = path.first_steps, countries.CODES
    of_kinds = [step for kind in path.kinds for step in kind.first_steps]
    for step in (*first.today, *first.this_week, *first.this_month, *of_kinds):
        said, when = " ".join(step.do.split()), step.when or When()
        for name, site in SITES.items():
            takes = site.takes
            if not takes or not re.search(rf"\b{re.escape(name)}\b", said):
                continue
            if (by_itself := IN_WORDS.get((path.id, name))) and by_itself in said:
                continue
            shown = {code for code in codes if not when.countries or when.countries.hold(code)}
            refused = {
                code for code in shown if takes.countries and takes.countries.hold(code) is False
            }
            assert [code for code in refused if countries.name_of(code) not in said] == []
            least = {limit: bounds.least or 0 for limit, bounds in when.facts.items()}
            assert (takes.least_age or 0) < 18 or least.get("allowed", 0) >= 2, said
            assert takes.device != "computer" or least.get("device", 0) >= 1, said


def test_mechanical_turk_is_known_to_have_closed() -> None:
    statuses = {
        platform.status
        for path in CONTENT.paths
        for platform in path.platforms
        if "mechanical turk" in platform.name.casefold()
    }
    assert statuses == {"closed"}


@every_path
def test_a_ladder_has_at_least_two_rungs_or_says_that_there_is_none(path: CareerPath) -> None:
    titles = [rung.title for rung in path.ladder]
    assert len(titles) >= 2
    assert len(set(titles)) == len(titles)
