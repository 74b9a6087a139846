"""Which instrument to learn: a small invented bank about something else than work.

Golden screens hold layout, so the content is as small as shows each part of a screen once.

    ========  ======  =====  ======
    level     cello   drums  guitar
    ========  ======  =====  ======
    loud        2       4      1
    alone       1       1      4
    quick       0       2      3
    ========  ======  =====  ======
"""

from dataclasses import replace

from careerpick.model import (
    AnswerSheet,
    CareerPath,
    Correction,
    FirstSteps,
    Level,
    Limit,
    Note,
    Performance,
    Platform,
    PlatformStatus,
    Range,
    Rung,
    Source,
)
from tests.builders import (
    make_content,
    make_estimate,
    make_need,
    make_path,
    make_question,
    make_sheet,
    make_steps,
    way_of,
    with_way,
)

SOURCES = {
    "survey": Source(
        "Most players asked for 10 to 20 dollars.", "What buskers earn", "The Players' Union",
        "survey", "worldwide", "2025", "https://players.example/what-buskers-earn",
    ),
    "study": Source(
        "One evening in three was paid.", "A year on the road", "A Music School", "study",
        "Norway", "2024-05", None,
    ),
}  # fmt: skip


def _site(name: str, status: PlatformStatus) -> Platform:
    return Platform(
        name, "Evenings in small rooms.", "Open to all.", "A tenth.", "In cash, each night.",
        "worldwide", status, "2026-01", "Help pages", f"https://{name.lower()}.example",
    )  # fmt: skip


def _instrument(
    name: str, levels: tuple[Level, Level, Level], hours: tuple[int, int], weeks: int
) -> CareerPath:
    bare = make_path(name.casefold(), dict(zip(("loud", "alone", "quick"), levels, strict=True)))
    world = way_of(bare).rates[0]
    north = replace(
        world, place="NO", currency="NOK", start=Range(50, 80, 90),
        later=Range(90, 120, 200), sources=("study",), basis="study",
    )  # fmt: skip
    performance = {
        **bare.performance,
        "quick": Performance(levels[2], "Teachers disagree.", ("survey", "judgement"), "low"),
    }
    earning = with_way(
        bare,
        rates=(replace(world, sources=("survey",), basis="survey"), north),
        weeks_to_first_income=make_estimate(weeks / 2, weeks, weeks * 2),
    )
    return replace(
        earning,
        aliases=(f"the-{name.casefold()}",),
        summary=f"You play the {name.casefold()} with others, or for people in the street.",
        performance=performance,
        needs=(
            make_need(
                {"hours": hours}, f"The {name.casefold()} forgets who rests.", "Play at lunch."
            ),
            make_need({"ear": (1, 2)}, "You have to hear yourself.", "Sing in a choir first."),
        ),
        costs=(Note(f"A used {name.casefold()} costs a month of rent.", ("survey",)),),
        risks=(Note("Neighbours complain. One player in four had to move out.", ("study",)),),
        ladder=(
            Rung("Street", "Plays outside.", "People stay for a second song.", ("survey",)),
            Rung("Stage", "Plays inside.", "They ask for your name.", ("judgement",)),
        ),
        platforms=(_site(f"{name}nights", "open"), _site(f"Old{name}", "closed")),
        first_steps=FirstSteps(
            make_steps(f"Borrow a {name.casefold()}."),
            make_steps("Find a teacher.", "Learn one song.", "Play it to a friend."),
            make_steps("Play it to a stranger."),
        ),
        suits=("you like to practise",),
        does_not_suit=("your walls are thin",),
        corrections=(Correction("Anyone can busk.", "Most towns want a permit.", ("study",)),),
        sources=SOURCES,
    )


QUESTIONS = (
    make_question("loud", [{"loud": 2}, {"loud": -2}, {}]),
    make_question("alone", [{"alone": 2}, {"alone": -1}]),
    make_question("quick", [{"quick": 1, "alone": 1}, {}]),
    make_question("hours", [{}] * 3, facts=[{"hours": n} for n in (10, 4, 1)], section="time"),
    make_question("ear", [{}] * 3, facts=[{"ear": n} for n in (2, 1, 0)], section="time"),
)
LIMITS = (
    Limit("hours", "Free hours", "fixed", "hours a week", role="hours_per_week"),
    Limit("ear", "A good ear", "growing", "steps", words={"0": "none", "1": "fair", "2": "good"}),
)
PATHS = (
    _instrument("Cello", (2, 1, 0), (3, 8), 30),
    _instrument("Drums", (4, 1, 2), (2, 4), 8),
    _instrument("Guitar", (1, 4, 3), (1, 3), 4),
)
_BARE = make_content(QUESTIONS, PATHS, limits=LIMITS)
CONTENT = replace(
    _BARE,
    bank=replace(
        _BARE.bank,
        sections=(*_BARE.bank.sections, replace(_BARE.bank.sections[0], id="time", name="Time")),
    ),
)

SHEETS: dict[str, AnswerSheet] = {
    "fit": make_sheet({"alone": "important"}, loud="b", alone="a", quick="a", hours="a", ear="a"),
    "blocked": make_sheet({"loud": "deal_breaker"}, loud="a", alone="b", hours="c", ear="b"),
    "tie": make_sheet(hours="a", alone="b", ear="c"),
    "empty": make_sheet(),
}
"""Kind of result -> the answers that it comes from."""
