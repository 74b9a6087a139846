"""A small invented content for the tests of side-by-side screens, with round numbers.

Levels (0..4), from which the tests work out their expectations by hand:

    ==========  =====  ====  ======
    criterion   tutor  chat  tester
    ==========  =====  ====  ======
    pay-start     3     2      1
    steady        2     3      0
    free-hours    3     0      4
    small-gaps    1     0      4
    learning      2     2      1
    contact       4     4      0
    creative      3     0      1
    cover         1     3      0
    ==========  =====  ====  ======
"""

from dataclasses import replace

from careerpick.model import (
    Answer,
    AnswerSheet,
    CareerPath,
    Confidence,
    Content,
    Correction,
    Criterion,
    Earning,
    Estimate,
    FirstSteps,
    Group,
    Income,
    Level,
    Limit,
    Need,
    Note,
    Option,
    Performance,
    Platform,
    PlatformStatus,
    Question,
    QuestionBank,
    Range,
    Rates,
    Rung,
    Source,
    Threshold,
    Weight,
)
from tests.builders import WORK, make_steps

CRITERIA = (
    Criterion(
        "pay-start", "Pay at the start", "money", "good", "Far below.", "Far above.",
        ("far below a minimum wage", "below a minimum wage", "about a minimum wage",
         "near an average wage", "above an average wage"),
        "the pay has to be fair from the first month",
    ),
    Criterion(
        "steady", "Steady income", "money", "good", "Stops at once.", "The same each month.",
        ("can stop any day", "swings a lot", "some ups and downs", "mostly steady",
         "the same every month"),
        "you need about the same money each month",
    ),
    Criterion(
        "free-hours", "Choice of hours", "time", "taste", "Set by others.", "Set by you.",
        ("hours set by others", "mostly office hours", "some say in the hours",
         "mostly your own hours", "any hour you like"),
        "you must be free to choose your hours",
        "you like a working day with fixed hours",
    ),
    Criterion(
        "small-gaps", "Fits small gaps", "time", "taste", "Long blocks.", "Short bits.",
        ("long blocks only", "mostly longer blocks", "blocks of an hour or so",
         "mostly short bits", "a few minutes at a time"),
        "you can only work in short bits of free time",
        "you like long blocks of focused work",
    ),
    Criterion(
        "learning", "Learning", "growth", "good", "Nothing.", "A lot.",
        ("teaches next to nothing", "teaches little", "teaches some skills",
         "teaches skills that sell", "teaches many skills that sell"),
        "you want to learn skills that are worth money",
    ),
    Criterion(
        "contact", "Contact with clients", "work", "taste", "None.", "All day.",
        ("never", "now and then", "every week", "most days", "all day"),
        "you like to deal with people",
        "you want to be left in peace by clients",
    ),
    Criterion(
        "creative", "Creative work", "work", "taste", "One right way.", "Making things up.",
        ("nothing to make up", "a little", "some", "much of the work", "most of the work"),
        "you want to make things up",
        "you prefer tasks with one right answer",
    ),
    Criterion(
        "cover", "Cover and rights", "safety", "good", "None.", "All of it.",
        ("none", "very little", "what you buy yourself", "often as in a job",
         "all as in a good job"),
        "you need sick pay, leave and a contract",
    ),
)  # fmt: skip

LEVELS: dict[str, tuple[Level, ...]] = {
    "tutor": (3, 2, 3, 1, 2, 4, 3, 1),
    "chat": (2, 3, 0, 0, 2, 4, 0, 3),
    "tester": (1, 0, 4, 4, 1, 0, 1, 0),
}


def _two(
    question: str, section: str, prompt: str, first: Option, second: Option, weight: Weight = 1
) -> Question:
    return Question(question, section, prompt, "It shows you.", (first, second), weight)


QUESTIONS = (
    _two(
        "week", "schedule", "Who should set your working hours?",
        Option("own", "I do", {"free-hours": 2}),
        Option("fixed", "A boss does", {"free-hours": -2}),
    ),
    Question(
        "first-wish", "goals", "What comes first for you?", "It shows what you look for.",
        (
            Option("money-now", "Fair pay now", {"pay-start": 2}),
            Option("safe", "A safe place", {"cover": 1, "steady": 1}),
            Option("fun", "Making things", {"creative": 2}),
        ),
    ),
    _two(
        "people", "goals", "How do you feel after a day full of calls?",
        Option("love", "Wide awake", {"contact": 1}),
        Option("avoid", "Worn out", {"contact": -2}),
        weight=2,
    ),
    _two(
        "gaps", "schedule", "Is your free time cut into short bits?",
        Option("yes", "Yes", {"small-gaps": 1}),
        Option("no", "No", {"small-gaps": -1}),
    ),
    _two(
        "learn", "skills", "Would you study in the evening to get better at your work?",
        Option("gladly", "Gladly", {"learning": 1}),
        Option("rest", "No, then I rest"),
    ),
    _two(
        "make", "skills", "Do you like to make things up?",
        Option("yes", "Yes", {"creative": 1}),
        Option("no", "No", {"creative": -1}),
    ),
    _two(
        "trade", "risk", "Which of these would you give up last?",
        Option("sick-pay", "Pay when I am ill", {"cover": 1}),
        Option("higher-pay", "Higher pay", {"pay-start": 1}),
    ),
    _two(
        "hours", "risk", "How many hours a week are free?",
        Option("few", "Up to 4", facts={"hours-per-week": 3}),
        Option("many", "20 or more", facts={"hours-per-week": 20}),
    ),
)  # fmt: skip

BANK = QuestionBank(
    schema=1,
    terms=WORK,
    groups=(
        Group("money", "Money"),
        Group("time", "Time"),
        Group("growth", "Growth"),
        Group("work", "The work itself"),
        Group("safety", "Safety"),
    ),
    criteria=CRITERIA,
    limits=(
        Limit("hours-per-week", "Free hours a week", "fixed", "hours a week"),
        Limit(
            "teaching", "Teaching skill", "growing", "",
            {"0": "none yet", "1": "the basics", "2": "good"},
        ),
    ),
    sections=(
        Group("goals", "Goals"),
        Group("schedule", "Schedule"),
        Group("skills", "Skills"),
        Group("risk", "Risk"),
    ),
    questions=QUESTIONS,
)  # fmt: skip

SURVEY = Source(
    says="Tutors online asked for 15 to 40 US dollars an hour.",
    title="What tutors charge online",
    publisher="The Tutor Union",
    basis="survey",
    region="worldwide",
    as_of="2025-03",
    url="https://tutors.example/reports/2025/what-tutors-charge-online-and-what-is-left-of-it-after-fees",
)
TERMS = Source(
    says="The site keeps a fifth of the pay.",
    title="Terms for tutors",
    publisher="Teachwell",
    basis="terms",
    region="worldwide",
    as_of="2026-01",
)
OFFICE = Source(
    says="Chat agents earned 11 to 17 pounds an hour.",
    title="Earnings by job",
    publisher="Office for Numbers",
    basis="official",
    region="United Kingdom",
    as_of="2025",
    url="https://numbers.example/earnings",
)


def _performance(levels: tuple[Level, ...], source: str, why: str) -> dict[str, Performance]:
    low: Confidence = "low"
    return {
        criterion.id: Performance(
            level,
            f"{criterion.name}: {why}",
            (source,) if number % 2 == 0 else ("judgement",),
            low if number == 3 else "high",
        )
        for number, (criterion, level) in enumerate(zip(CRITERIA, levels, strict=True))
    }


def _estimate(low: float, typical: float, high: float, source: str) -> Estimate:
    return Estimate(low, typical, high, "Read from the terms.", "terms", (source,))


def _income(
    rates: tuple[Rates, ...], fee: float, weeks: tuple[int, int, int], source: str
) -> Income:
    return Income(
        (
            Earning(
                way="own",
                how="You find your pupils.",
                rates=rates,
                weeks_to_first_income=_estimate(*weeks, source),
                months_to_established=_estimate(3, 9, 18, source),
                paid_share_start=_estimate(0.4, 0.5, 0.7, source),
                paid_share_later=_estimate(0.6, 0.75, 0.9, source),
                fee_share=_estimate(0, fee, fee * 1.5, source),
            ),
        )
    )


def _platform(name: str, status: PlatformStatus, as_of: str | None) -> Platform:
    return Platform(
        name=name,
        use="Lessons by video.",
        entry="open sign-up",
        fee="20 % of the pay",
        payout="to a bank account each week",
        regions="worldwide",
        status=status,
        as_of=as_of,
        source=f"Help pages, {name}",
        url=f"https://{name.lower().replace(' ', '-')}.example",
        note="Shut down for good." if status == "closed" else "",
    )


def _path(
    path_id: str, name: str, aliases: tuple[str, ...], summary: str, income: Income,
    needs: tuple[Need, ...], platforms: tuple[Platform, ...], sources: dict[str, Source],
) -> CareerPath:  # fmt: skip
    source = next(iter(sources))
    return CareerPath(
        schema=1,
        id=path_id,
        name=name,
        aliases=aliases,
        summary=summary,
        performance=_performance(LEVELS[path_id], source, "so the people who do it say."),
        needs=needs,
        income=income,
        costs=(Note("A headset, about 30 US dollars.", ("judgement",)),),
        risks=(Note("Pupils leave without a word.", (source,)),),
        ladder=(
            Rung("Head of a team", "Trains new people.", "You are asked for advice.", (source,)),
        ),
        platforms=platforms,
        first_steps=FirstSteps(
            make_steps("Write down what you can do."),
            make_steps("Sign up with one site.", "Record a short talk about yourself."),
            make_steps("Ask three people for a review."),
        ),
        suits=("you are patient",),
        does_not_suit=("you hate the camera",),
        corrections=(
            Correction("Anyone earns 50 dollars an hour.", "Most earn 15 to 25.", (source,)),
        ),
        sources=sources,
    )


def _rates(
    place: str, currency: str, start: tuple[float, float, float],
    later: tuple[float, float, float], as_of: str, source: str,
) -> Rates:  # fmt: skip
    return Rates(
        place, currency, Range(*start), Range(*later),
        "survey" if source == "survey" else "official", as_of,
        "Asking prices; taxes not taken off.", (source,),
    )  # fmt: skip


def _need(limit: str, minimum: int, comfortable: int, reason: str, remedy: str) -> Need:
    return Need({limit: Threshold(comfortable, minimum)}, reason, remedy, ("judgement",))


TUTOR = _path(
    "tutor", "Online tutor", ("teacher", "private lessons"),
    "You teach one person at a time over video.",
    _income(
        (
            _rates("world", "USD", (8, 15, 25), (15, 25, 60), "2025-03", "survey"),
            _rates("US", "USD", (15, 22.5, 30), (25, 40, 80), "2024", "survey"),
        ),
        0.2, (2, 4, 8), "terms",
    ),
    (
        _need("hours-per-week", 2, 6, "Pupils want a fixed slot.", "Offer one evening a week."),
        _need("teaching", 1, 2, "Parents ask for proof.", "Teach a friend for free first."),
    ),
    (
        _platform("Old Chalk", "closed", "2024-06"),
        _platform("Teachwell", "open", "2026-01"),
        _platform("Lessonia", "open", None),
        _platform("Maybe Tutors", "unknown", None),
        _platform("Speakfast", "open", "2025-11"),
        _platform("Fourth Site", "open", "2025-10"),
    ),
    {"survey": SURVEY, "terms": TERMS},
)  # fmt: skip
CHAT = _path(
    "chat", "Chat support", ("customer service",),
    "You answer the questions of a firm's customers.",
    _income(
        (_rates("GB", "GBP", (11, 12, 14), (12, 14, 17), "2025", "office"),),
        0, (3, 6, 10), "office",
    ),
    (_need("hours-per-week", 10, 20, "Shifts are four hours long.", "Ask for weekend shifts."),),
    (_platform("Helpdesk Jobs", "open", "2026-02"),),
    {"office": OFFICE},
)  # fmt: skip
TESTER = _path(
    "tester", "Website tester", ("user-test",),
    "You try out websites and say aloud what is hard to use.",
    _income(
        (_rates("world", "USD", (3, 6, 10), (5, 8, 12), "undated", "survey"),),
        0.05, (1, 2, 4), "survey",
    ),
    (),
    (_platform("Gone Tests", "closed", "2023"),),
    {"survey": SURVEY},
)  # fmt: skip

CONTENT = Content(
    bank=BANK,
    paths=(CHAT, TESTER, TUTOR),
    bank_fingerprint="0123456789ab",
    fingerprint="ba9876543210",
    question_fingerprints={question.id: "00000000" for question in QUESTIONS},
)

SHEET = AnswerSheet(
    {
        "week": Answer("own"),
        "first-wish": Answer("safe", "important"),
        "people": Answer("love"),
        "gaps": Answer("yes"),
        "learn": Answer("gladly"),
        "make": Answer("no"),
        "trade": Answer("sick-pay"),
        "hours": Answer("few"),
    }
)
"""Chat support leads the tutor by 4 points, worked out in tests/unit/decide/test_comparison.py."""

HOSTILE = "[red]Evil[/red] \x1b[31m:smile: ‮[link=https://x.example]name[/link]\nnext"
"""Markup, an escape code, an emoji code, a direction override and a line break."""


def hostile_content() -> Content:
    """Return the content with hostile text wherever an author can write."""
    group = replace(BANK.groups[0], name=HOSTILE)
    bank = replace(
        BANK,
        groups=(group, *BANK.groups[1:]),
        criteria=(
            replace(
                CRITERIA[0],
                name=HOSTILE,
                words=(HOSTILE,) * 5,
                choose_high=HOSTILE,
            ),
            *CRITERIA[1:],
        ),
        questions=tuple(
            replace(
                question,
                prompt=HOSTILE,
                options=tuple(replace(option, label=HOSTILE) for option in question.options),
            )
            for question in QUESTIONS
        ),
    )
    source = replace(SURVEY, title=HOSTILE, publisher=HOSTILE, region=HOSTILE, url=HOSTILE)
    tutor = replace(
        TUTOR,
        name=HOSTILE,
        aliases=(HOSTILE,),
        summary=HOSTILE,
        needs=tuple(replace(need, reason=HOSTILE, remedy=HOSTILE) for need in TUTOR.needs),
        platforms=tuple(replace(item, name=HOSTILE, use=HOSTILE) for item in TUTOR.platforms),
        sources={"survey": source, "terms": TERMS},
    )
    return replace(CONTENT, bank=bank, paths=(CHAT, TESTER, tutor))


def one_line(text: str) -> str:
    """Return the text with every stretch of blanks and line breaks as one blank."""
    return " ".join(text.split())
