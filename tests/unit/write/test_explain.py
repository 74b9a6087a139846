"""The screen of an explanation, where the golden ones do not reach."""

import json
from dataclasses import replace

from careerpick.decide.explanation import explain
from careerpick.decide.result import evaluate
from careerpick.report.explanation import ANSWERS_SHOWN, turning_line
from careerpick.words.sentences import say
from careerpick.write.json import json_of
from tests.screens import explanation_screen
from tests.unit.write.sample import CONTENT, SHEETS
from tests.unit.write.showing import shown


def test_first_single_answers_are_named_and_the_rest_is_counted() -> None:
    found = explain(evaluate(CONTENT, SHEETS["tie"]))
    many = (*found.answers, *found.answers)[: ANSWERS_SHOWN + 2]

    screen = shown(explanation_screen(replace(found, answers=many), "a.yaml"), 80)

    lines = [turning_line(CONTENT, item) for item in many[:ANSWERS_SHOWN]]
    lines.append("and 2 more (all with --format json)")
    expected = " ".join(
        [say("changes.turning-title", count=len(many)), *(f"• {line}" for line in lines)]
    )
    assert expected in " ".join(screen.split())


def test_of_many_paths_the_best_are_drawn_and_all_are_compared() -> None:
    many = tuple(
        replace(CONTENT.path("photo"), id=f"photo-{place:02}", name=f"Photo {place:02}")
        for place in range(20)
    )
    content = replace(CONTENT, paths=(*CONTENT.paths, *many))
    explanation = explain(evaluate(content, SHEETS["fit"]))

    assert len(json.loads(json_of(explanation))["sampling"]["paths"]) == 12
    assert "Of 100 times" in shown(explanation_screen(explanation, "-"), 80)
