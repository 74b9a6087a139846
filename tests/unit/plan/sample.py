"""Three invented paths and the people who choose among them, for the tests of plans.

Everything that decides a plan is round, so that the tests can work it out by hand:

    ======  ==========  =========  ==========================  ===================
    path    wants       first      needs                       an hour brings
    ======  ==========  =========  ==========================  ===================
    desk    calm: 4     2 months   skill 1, waiting 4 weeks    10 * 0.6 * 0.9 = 5.4
    shop    calm: 2     6 months   2 hours                     20 * 0.5       = 10
    tasks   calm: 0     2 weeks    2 hours                     4 * 0.5        = 2
    ======  ==========  =========  ==========================  ===================
"""

from collections.abc import Mapping
from dataclasses import replace

from careerpick.decide.result import evaluate
from careerpick.model import (
    AnswerSheet,
    Basis,
    CareerPath,
    Content,
    Earning,
    Estimate,
    FirstSteps,
    Income,
    Limit,
    Mark,
    Note,
    Platform,
    Range,
    Rates,
    Rung,
    Source,
    Way,
)
from careerpick.plan.plan import Plan, make_plan
from tests.builders import (
    make_content,
    make_limit,
    make_need,
    make_path,
    make_question,
    make_sheet,
    make_steps,
)

MONTH = 52 / 12
"""Weeks in a month."""

SOURCES = {
    "survey": Source(
        "Beginners asked for 8 to 12 dollars.", "What people ask", "The Desk Union", "survey",
        "worldwide", "2025", "https://desk.example/what-people-ask",
    ),
    "study": Source(
        "Half of the time was paid.", "Paid and unpaid time", "A University", "study",
        "worldwide", "2024-05", "https://uni.example/time",
    ),
}  # fmt: skip


def flat(value: float) -> tuple[float, float, float]:
    return (value, value, value)


def rates(
    start: tuple[float, float, float],
    later: tuple[float, float, float],
    place: str = "world",
    currency: str = "USD",
) -> Rates:
    return Rates(
        place, currency, Range(*start), Range(*later), "survey", "2025",
        "Asking prices; tax is not taken off.", ("survey",),
    )  # fmt: skip


def estimate(
    low: float, typical: float, high: float, basis: Basis = "judgement", source: str = "judgement"
) -> Estimate:
    return Estimate(low, typical, high, "Worked out for the tests.", basis, (source,))


def make_income(
    *found: Rates,
    share: tuple[float, float, float],
    fee: tuple[float, float, float],
    weeks: tuple[float, float, float],
    share_later: tuple[float, float, float] | None = None,
    months: tuple[float, float, float] = (6, 12, 24),
) -> Income:
    own = Earning(
        way="own",
        how="You find people who pay.",
        rates=found,
        weeks_to_first_income=estimate(*weeks),
        months_to_established=estimate(*months, "practitioner", "survey"),
        paid_share_start=estimate(*share, "study", "study"),
        paid_share_later=estimate(*(share_later or share), "study", "study"),
        fee_share=estimate(*fee, "terms", "study"),
    )
    return Income((own,))


def _platform(name: str, status: str) -> Platform:
    return Platform(
        name, "Work.", "Open sign-up.", "10 %.", "By bank, each week.", "worldwide",
        "open" if status == "open" else "closed", "2026-01", "Help pages",
        f"https://{name.lower()}.example",
    )  # fmt: skip


def _full(path: CareerPath, name: str, income: Income) -> CareerPath:
    return replace(
        path,
        name=name,
        income=income,
        sources=SOURCES,
        costs=(Note(f"{name} needs a headset, about 30 US dollars.", ("judgement",)),),
        risks=(
            Note(f"{name} can dry up. In one year a third of the clients left.", ("study",)),
            Note("Never pay to get work.", ("survey",)),
        ),
        ladder=(
            Rung("Beginner", "Begins.", "Three clients came back.", ("survey",)),
            Rung("Expert", "Goes on.", "You turn work down.", ("judgement",)),
        ),
        platforms=(_platform(f"{name}list", "open"), _platform(f"Old{name}", "closed")),
        first_steps=FirstSteps(
            make_steps(f"Read about {name}."),
            make_steps(
                f"Sign up for {name}.", f"Tell a friend about {name}.", f"Write down {name} hours."
            ),
            make_steps(f"Ask for a review of {name}."),
        ),
    )


DESK = _full(
    make_path(
        "desk",
        {"calm": 4},
        [
            make_need({"skill": (1, 2)}, "People ask for it.", "Take the free course."),
            make_need({"wait": (4, 12)}, "It takes time.", "Keep another job."),
        ],
    ),
    "Desk",
    make_income(
        rates(flat(10), flat(10)),
        rates(flat(9), flat(9), "NO", "NOK"),
        share=flat(0.6),
        fee=flat(0.1),
        weeks=flat(2 * MONTH),
    ),
)
SHOP = _full(
    make_path("shop", {"calm": 2}, [make_need({"hours": (2, 4)})]),
    "Shop",
    make_income(rates(flat(20), flat(20)), share=flat(0.5), fee=flat(0), weeks=flat(6 * MONTH)),
)
TASKS = _full(
    make_path("tasks", {"calm": 0}, [make_need({"hours": (2, 4)}, remedy="Add an evening.")]),
    "Tasks",
    make_income(
        rates(flat(4), flat(4)),
        share=flat(0.5),
        fee=flat(0),
        weeks=(MONTH / 4, MONTH / 2, MONTH),
    ),
)

LIMITS = (
    Limit("hours", "Free hours", "fixed", "hours a week", role="hours_per_week"),
    Limit("wait", "How long you can wait", "growing", "weeks", role="weeks_to_wait"),
    replace(make_limit("skill", "growing"), words={"0": "none", "1": "some", "2": "good"}),
)
QUESTIONS = (
    make_question("calm", [{"calm": 2}, {"calm": -2}, {}]),
    make_question("hours", [{}] * 4, facts=[{"hours": value} for value in (24, 8, 3, 1)]),
    make_question("wait", [{}] * 4, facts=[{"wait": value} for value in (1, 2, 4, 26)]),
    make_question("skill", [{}] * 3, facts=[{"skill": value} for value in (0, 1, 2)]),
)
CONTENT: Content = make_content(QUESTIONS, (DESK, SHOP, TASKS), limits=LIMITS)

HOURS = {24: "a", 8: "b", 3: "c", 1: "d"}
WAIT = {1: "a", 2: "b", 4: "c", 26: "d"}
SKILL = {0: "a", 1: "b", 2: "c"}


def sheet(
    *,
    calm: str | None = "a",
    hours: int | None = 24,
    wait: int | None = 26,
    skill: int | None = 2,
    marks: Mapping[str, Mark] | None = None,
) -> AnswerSheet:
    """Make a sheet from facts; None skips the question. `calm` is an option."""
    given = {
        "calm": calm,
        "hours": HOURS[hours] if hours else None,
        "wait": WAIT[wait] if wait else None,
        "skill": None if skill is None else SKILL[skill],
    }
    return make_sheet(marks or {}, **{key: value for key, value in given.items() if value})


def plan_for(
    answers: AnswerSheet,
    content: Content = CONTENT,
    *,
    hours: int | None = None,
    way: Way | None = None,
    path: str | None = None,
) -> Plan:
    result = evaluate(content, answers)
    return make_plan(result, hours=hours, way=way, path=path)


def content_of(*paths: CareerPath) -> Content:
    return make_content(QUESTIONS, paths, limits=LIMITS)
