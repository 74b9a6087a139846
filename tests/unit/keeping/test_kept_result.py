"""A kept result shown again: in the words of its time, whatever it holds."""

from datetime import UTC, datetime
from io import StringIO

from careerpick.keeping.results import KeptAnswer, KeptPath, KeptQuestion, KeptResult
from careerpick.write.style import make_console
from tests.screens import kept_screen

KEPT = KeptResult(
    schema="careerpick.kept-result/1",
    at=datetime(2026, 3, 1, 9, 5, tzinfo=UTC).isoformat(),
    bank="b" * 12,
    content="c" * 12,
    verdict="nothing_left",
    recommended=(),
    certainty="none",
    questions=(KeptQuestion("q1", "1" * 8, "Then?"), KeptQuestion("q2", "2" * 8, "And \x1b[31m?")),
    answers=(KeptAnswer("q1", "a", "Yes.", "deal_breaker", {"old": -4, "gone": -4}),),
    ranking=(
        KeptPath("old", "Old work", 1, -4, 40, "open", ruled_out=True),
        KeptPath("gone", "Gone work", 1, -4, 40, "later", ruled_out=False),
    ),
    number=7,
)


def test_a_result_is_shown_in_the_words_of_its_time() -> None:
    """Its paths and questions are in no content of today."""
    shown = StringIO()
    make_console(shown, width=100).print(kept_screen(KEPT))

    assert shown.getvalue().splitlines() == [
        "Result 7, 1 March 2026, 09:05",
        "Nothing recommended",
        "",
        "How well each fitted you",
        "  • Old work: 1st (tie), match 40",
        "  • Gone work: 1st (tie), match 40",
        "  Match: 50 is no lean either way, 100 is all that you asked for.",
        "",
        "Your answers",
        "  • Then? “Yes” (deal-breaker)",
        "  • And [31m? skipped",
    ]
