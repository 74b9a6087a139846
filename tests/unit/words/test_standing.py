import pytest

from careerpick.decide.result import evaluate
from careerpick.words.needs import start_phrase, status_phrase
from tests.builders import (
    make_content,
    make_limit,
    make_need,
    make_path,
    make_question,
    make_sheet,
)
from tests.unit.write.sample import CONTENT, SHEETS


@pytest.mark.parametrize(
    ("kind", "path", "words"),
    [
        ("fit", "tester", "You can start now"),
        ("tight", "tutor", "You can start now, just about"),
        ("not-yet", "tutor", "Not yet, one thing comes first"),
        ("one-answer", "chat", "Not known: two answers missing"),
        ("blocked-best", "chat", "Out of reach for now"),
        ("deal-breaker", "photo", "Ruled out by your answers"),
    ],
)
def test_status_phrase(kind: str, path: str, words: str) -> None:
    assert status_phrase(evaluate(CONTENT, SHEETS[kind]).of(path)) == words


def test_missing_answer_that_could_only_make_it_tight_is_said_so() -> None:
    # Nobody has less than nothing, and nothing is enough.
    path = make_path("desk", {"calm": 4}, [make_need({"money": (0, 100)})])
    question = make_question("calm", [{"calm": 1}, {}])
    asked = make_question("money", [{}, {}], facts=[{"money": 0}, {"money": 100}])
    content = make_content([question, asked], [path], limits=[make_limit("money", "growing")])
    row = evaluate(content, make_sheet(calm="a")).of("desk")

    assert row.access.status == "unknown"
    assert status_phrase(row) == "Maybe tight: one answer missing"
    assert start_phrase(row) == "it may be tight at the start"
