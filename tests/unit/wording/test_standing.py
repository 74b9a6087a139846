import pytest

from careerpick.result import evaluate
from careerpick.wording.standing import status_phrase
from tests.unit.render.sample import CONTENT, SHEETS


@pytest.mark.parametrize(
    ("kind", "path", "words"),
    [
        ("fit", "tester", "You can start now"),
        ("tight", "tutor", "You can start now, but tight"),
        ("not-yet", "tutor", "Not yet, one thing comes first"),
        ("one-answer", "chat", "Not known: two answers missing"),
        ("blocked-best", "chat", "Out of reach for now"),
        ("deal-breaker", "photo", "Ruled out by your deal-breaker"),
    ],
)
def test_status_phrase(kind: str, path: str, words: str) -> None:
    assert status_phrase(evaluate(CONTENT, SHEETS[kind]).of(path)) == words
