"""An invented content of real length, and a sheet for each kind of result.

Nothing shipped is used, so that a change of the shipped content leaves every golden
screen as it is. Levels (0..4), from which expectations are worked out by hand:

    ==========  ====  =====  =====  ======
    criterion   chat  photo  tutor  tester
    ==========  ====  =====  =====  ======
    pay           2     1      3      1
    fast-money    2     0      2      3
    free-hours    0     4      2      4
    contact       4     0      4      0
    variety       1     4      2      2
    learning      2     3      3      1
    ==========  ====  =====  =====  ======
"""

from collections.abc import Sequence
from dataclasses import replace

from careerpick.model import (
    AnswerSheet,
    CareerPath,
    Content,
    Criterion,
    Earning,
    Estimate,
    FirstSteps,
    Group,
    Income,
    Level,
    Limit,
    Need,
    Option,
    Performance,
    Platform,
    Question,
    QuestionBank,
    Range,
    Rates,
    Source,
)
from tests.builders import WORK, make_need, make_sheet, make_steps, way_of, with_way


def _criterion(criterion_id: str, name: str, *words: str) -> Criterion:
    a, b, c, d, e = words
    return Criterion(criterion_id, name, "work", "taste", a, e, (a, b, c, d, e), "you want it")


CRITERIA = (
    _criterion(
        "pay", "Pay", "far below a minimum wage", "below a minimum wage",
        "about a minimum wage", "near an average wage", "above an average wage",
    ),
    _criterion(
        "fast-money", "First money", "after half a year or more", "after three to six months",
        "after one to three months", "after one to four weeks", "within a week",
    ),
    _criterion(
        "free-hours", "Choice of hours", "hours set by others", "mostly office hours",
        "some say in the hours", "mostly your own hours", "any hour you like",
    ),
    _criterion(
        "contact", "Contact with clients", "never", "now and then", "every week", "most days",
        "all day",
    ),
    _criterion(
        "variety", "Variety", "the same few actions", "much the same each day", "some change",
        "a good mix", "hardly two days alike",
    ),
    _criterion(
        "learning", "Learning", "teaches next to nothing", "teaches little",
        "teaches some skills", "teaches skills that sell", "teaches many skills that sell",
    ),
)  # fmt: skip

LEVELS: dict[str, tuple[Level, ...]] = {
    "chat": (2, 2, 0, 4, 1, 2),
    "photo": (1, 0, 4, 0, 4, 3),
    "tutor": (3, 2, 2, 4, 2, 3),
    "tester": (1, 3, 4, 0, 2, 1),
}


def _question(question_id: str, section: str, prompt: str, *options: Option) -> Question:
    return Question(question_id, section, prompt, "It shows what you look for.", options)


QUESTIONS = (
    _question(
        "goal", "goals", "What should work give you first?",
        Option("soon", "Some money within a few weeks.", {"fast-money": 2}),
        Option("fair", "Fair pay, even if it takes longer.", {"pay": 2}),
        Option("learn", "Skills that I can use later.", {"learning": 2}),
    ),
    _question(
        "calls", "goals", "A day full of calls with people you do not know is over. How are you?",
        Option("awake", "Wide awake, I could go on.", {"contact": 2}),
        Option("fine", "Fine, a bit tired.", {"contact": 1}),
        Option("drained", "Drained, I need to be alone.", {"contact": -2}),
    ),
    _question(
        "day", "goals", "What does a good working day look like?",
        Option("same", "Like the day before, I know what to do.", {"variety": -2}),
        Option("mix", "A few known things and a few new ones.", {"variety": 1}),
        Option("new", "Like no other day.", {"variety": 2}),
    ),
    _question(
        "clock", "schedule", "Who should set your working hours?",
        Option("me", "I do.", {"free-hours": 2}),
        Option("both", "We agree on them.", {}),
        Option("boss", "Somebody else, so that I need not think about it.", {"free-hours": -2}),
    ),
    _question(
        "evening", "skills", "Would you study after work to get better at it?",
        Option("gladly", "Gladly.", {"learning": 1}),
        Option("rest", "No, then I rest.", {"learning": -1}),
    ),
    _question(
        "trade", "risk", "You can have only one of these. Which?",
        Option("higher-pay", "Higher pay.", {"pay": 2}),
        Option("freedom", "Hours of my own.", {"free-hours": 2}),
    ),
    _question(
        "week", "schedule", "How many hours a week can you give to this?",
        Option("few", "Up to five.", {}, {"hours-per-week": 3}),
        Option("some", "Six to fifteen.", {}, {"hours-per-week": 10}),
        Option("many", "More than fifteen.", {}, {"hours-per-week": 25}),
    ),
    _question(
        "times", "schedule", "Can you work at set times?",
        Option("never", "No, my days are never the same.", {}, {"set-times": 0}),
        Option("ahead", "If I know them some days ahead.", {}, {"set-times": 1}),
        Option("always", "Yes, each week the same.", {}, {"set-times": 2}),
    ),
    _question(
        "teach", "skills", "Have you taught anybody, or taken pictures that others liked?",
        Option("neither", "Neither.", {}, {"teaching": 0, "pictures": 0}),
        Option("taught", "I have helped others to learn.", {}, {"teaching": 1, "pictures": 0}),
        Option("pictures", "My pictures are good.", {}, {"teaching": 0, "pictures": 2}),
        Option("both", "Both, and more than once.", {}, {"teaching": 2, "pictures": 2}),
    ),
)  # fmt: skip

SKILL_WORDS = {"0": "none yet", "1": "the basics", "2": "good, with work to show"}

BANK = QuestionBank(
    schema=1,
    terms=WORK,
    groups=(Group("work", "The work"),),
    criteria=CRITERIA,
    limits=(
        Limit("hours-per-week", "Free hours a week", "fixed", "hours a week"),
        Limit(
            "set-times", "Set times", "fixed", "",
            {"0": "no set times", "1": "some set times, if known ahead",
             "2": "the same times each week"},
        ),
        Limit("teaching", "Teaching", "growing", "", SKILL_WORDS),
        Limit("pictures", "Taking pictures", "growing", "", SKILL_WORDS),
    ),
    sections=(
        Group("goals", "Goals"),
        Group("schedule", "Schedule"),
        Group("skills", "Skills"),
        Group("risk", "Risk"),
    ),
    questions=QUESTIONS,
)  # fmt: skip

SOURCES = {
    "union": Source(
        "They asked for 15 to 40 an hour.", "What tutors charge", "The Tutor Union", "survey",
        "worldwide", "2025-03",
    ),
    "office": Source(
        "Half earn less than 14 pounds.", "Earnings by job", "Office for Numbers", "official",
        "United Kingdom", "2024",
    ),
    "terms": Source(
        "The site keeps a fifth.", "Terms of use", "Teachwell", "terms", "worldwide", "undated",
    ),
}  # fmt: skip


def _income(fee: float, weeks: tuple[float, float, float]) -> Income:
    own = Earning(
        way="own",
        how="You find your pupils.",
        rates=(
            Rates(
                "world", "USD", Range(3, 8.5, 15), Range(8, 17, 40), "survey", "2025-03",
                "Asking prices.", ("union", "office"),
            ),
            Rates(
                "GB", "GBP", Range(11, 12, 14), Range(12, 16, 25), "official", "2024",
                "Employed people.", ("office",),
            ),
        ),
        paid_share_start=Estimate(0.3, 0.5, 0.6, "A guess.", "judgement", ("judgement",)),
        paid_share_later=Estimate(0.5, 0.75, 0.9, "A guess.", "judgement", ("judgement",)),
        fee_share=Estimate(0, fee, fee * 2, "Their terms.", "terms", ("terms",)),
        weeks_to_first_income=Estimate(*weeks, "Asked.", "survey", ("union",)),
        months_to_established=Estimate(3, 9, 18, "A guess.", "judgement", ("judgement",)),
    )  # fmt: skip
    return Income((own,))


PLATFORMS = (
    Platform(
        "Old Chalk", "Lessons.", "Closed.", "Not known", "Not known", "worldwide", "closed",
        "2024-06", "Notice, Old Chalk",
    ),
    Platform(
        "Lessonia", "Lessons.", "Open sign-up", "None found", "Weekly", "worldwide", "open",
        None, "Help, Lessonia",
    ),
    Platform(
        "Teachwell", "Lessons by video.", "Open sign-up; a short test for the better jobs.",
        "20% of each lesson, 15% after a hundred.", "To a bank account each week.", "worldwide",
        "open", "2026-01", "Help, Teachwell",
    ),
    Platform(
        "Speakfast", "Talking practice.", "A short film of yourself, which is reviewed.",
        "15 to 33% by the hours you have taught.", "PayPal", "worldwide", "open", "2025-11",
        "Help, Speakfast",
    ),
    Platform(
        "Maybe Site", "Lessons.", "Not known.", "Not known", "Not known", "worldwide",
        "unknown", None, "Forum",
    ),
    Platform(
        "Fourth Site", "Lessons.", "You apply to each employer.", "None.", "Monthly",
        "worldwide", "open", "2025", "Help, Fourth Site",
    ),
)  # fmt: skip

STEPS = FirstSteps(
    today=make_steps(
        "Write one sentence: I help [one kind of person] to [learn one thing], so that they "
        "[gain]. Read ten open jobs and change the sentence until three of them ask for it.",
        "Make a sheet with four columns: date, site, minutes, money. Count the minutes that "
        "you search and wait as well.",
    ),
    this_week=make_steps(
        "Sign up with one site and fill in every line of the page about you.",
        "Record two minutes in which you explain one thing that you know well.",
        "Write to five people who know your work.",
    ),
    this_month=make_steps("Ask each person you helped for a review."),
)


def _path(
    path_id: str, name: str, summary: str, needs: Sequence[Need], fee: float,
    weeks: tuple[float, float, float],
) -> CareerPath:  # fmt: skip
    return CareerPath(
        schema=1,
        id=path_id,
        name=name,
        aliases=(),
        summary=summary,
        performance={
            criterion.id: Performance(level, "So people say.", ("judgement",), "medium")
            for criterion, level in zip(CRITERIA, LEVELS[path_id], strict=True)
        },
        needs=tuple(needs),
        income=_income(fee, weeks),
        costs=(),
        risks=(),
        ladder=(),
        platforms=PLATFORMS,
        first_steps=STEPS,
        suits=("you like it",),
        does_not_suit=("you do not",),
        corrections=(),
        sources=SOURCES,
    )


CHAT = _path(
    "chat", "Chat support", "You answer the questions of a firm's customers, in shifts.",
    (
        make_need(
            {"hours-per-week": (10, 20)}, "A shift lasts four hours.",
            "Ask for weekend shifts, or wait until a course or another job ends.",
        ),
        make_need(
            {"set-times": (1, 2)}, "A shift has a beginning and an end.",
            "Some firms let people swap shifts. Ask before you sign.",
        ),
    ),
    0, (3, 6, 10),
)  # fmt: skip
PHOTO = _path(
    "photo", "Stock photographer", "You sell pictures to people whom you never meet.",
    (
        make_need(
            {"pictures": (1, 2), "teaching": (2, 2)}, "Sites look at ten pictures first.",
            "Take one walk a week with one subject only, and keep the best three pictures.",
        ),
    ),
    0.25, (9, 26, 52),
)  # fmt: skip
TUTOR = _path(
    "tutor", "Online tutor", "You teach one person at a time over video.",
    (
        make_need(
            {"hours-per-week": (4, 10)}, "Pupils want the same hour each week.",
            "Offer one evening a week, and add a second one when it is full.",
        ),
        make_need(
            {"teaching": (1, 2)}, "Parents ask what you have done before.",
            "Teach a friend or a neighbour for a month, free, and ask for a few lines about it.",
        ),
    ),
    0.15, (2, 4, 8),
)  # fmt: skip
TESTER = _path(
    "tester", "Website tester", "You try out websites and say aloud what is hard to use.",
    (), 0, (0.4, 2, 6),
)  # fmt: skip

CONTENT = Content(
    bank=BANK,
    paths=(CHAT, PHOTO, TESTER, TUTOR),
    bank_fingerprint="0123456789ab",
    fingerprint="ba9876543210",
    question_fingerprints={question.id: "00000000" for question in QUESTIONS},
)

_FACTS = {"week": "many", "times": "always", "teach": "both"}
_LIKES_PEOPLE = {
    "goal": "fair", "calls": "awake", "day": "new", "clock": "both", "evening": "gladly",
    "trade": "higher-pay",
}  # fmt: skip
_WANTS_QUIET = {
    "goal": "soon", "calls": "drained", "day": "same", "clock": "me", "evening": "rest",
    "trade": "freedom",
}  # fmt: skip

SHEETS: dict[str, AnswerSheet] = {
    "fit": make_sheet({"clock": "important"}, **_WANTS_QUIET, **_FACTS),
    "tight": make_sheet(**_LIKES_PEOPLE, week="some", times="never", teach="taught"),
    "not-yet": make_sheet(**_LIKES_PEOPLE, week="many", times="never", teach="neither"),
    "not-known": make_sheet(**_LIKES_PEOPLE, week="many"),
    "blocked-best": make_sheet(
        {"day": "important"}, goal="soon", calls="awake", day="same", clock="both",
        evening="rest", trade="freedom", week="few", times="never", teach="neither",
    ),
    "deal-breaker": make_sheet(
        {"clock": "deal_breaker"}, **{**_LIKES_PEOPLE, "clock": "boss"}, **_FACTS
    ),
    "stop-gap": make_sheet(**_LIKES_PEOPLE, week="few", times="never", teach="pictures"),
    "nothing-left": make_sheet(
        {"calls": "deal_breaker"}, **_LIKES_PEOPLE, week="few", times="never", teach="neither"
    ),
    "tie": make_sheet(
        goal="soon", calls="drained", day="new", clock="both", evening="gladly",
        trade="freedom", week="few", times="always", teach="both",
    ),
    "empty": AnswerSheet(),
    "one-answer": make_sheet(goal="soon"),
}  # fmt: skip
"""What kind of result -> a sheet that leads to it."""


def hostile_content() -> Content:
    """Return the content with markup, codes and breaks in whatever a result shows."""
    nasty = "[red]x[/red] :smile: \x1b[31mred\u202e\n{0} %s"
    rates = replace(way_of(TESTER).rates[0], place=nasty, currency="[b]")
    tester = replace(
        with_way(TESTER, rates=(rates,)),
        name=nasty,
        summary=nasty,
        platforms=(replace(PLATFORMS[1], name=nasty, entry=nasty, fee=nasty, as_of=nasty),),
        first_steps=FirstSteps(make_steps(nasty), make_steps(nasty), make_steps(nasty)),
    )
    questions = tuple(
        replace(
            question,
            prompt=nasty,
            options=tuple(replace(option, label=nasty) for option in question.options),
        )
        for question in QUESTIONS
    )
    return replace(
        CONTENT, bank=replace(BANK, questions=questions), paths=(CHAT, PHOTO, tester, TUTOR)
    )
