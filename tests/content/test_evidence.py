"""What each answer says, and where each path stands, seen side by side."""

from itertools import permutations

import pytest

from careerpick.decide.table import compile_table
from careerpick.model import Criterion, Option, Question
from tests.shipped import CONTENT

TABLE = compile_table(CONTENT)
OPTIONS = [(q, o) for q in CONTENT.bank.questions for o in q.options if o.wants]


@pytest.mark.parametrize(("question", "option"), OPTIONS, ids=lambda item: item.id)
def test_no_answer_favours_a_path_that_gives_less_of_all_it_asks_for(
    question: Question, option: Option
) -> None:
    points = dict(zip(TABLE.path_ids, TABLE.points[question.id][option.id], strict=True))
    for path, rival in permutations(CONTENT.paths, 2):
        gives = [
            evidence * (path.performance[k].level - rival.performance[k].level)
            for k, evidence in option.wants.items()
        ]
        if min(gives) >= 0:
            assert points[path.id] >= points[rival.id], (path.id, rival.id)


@pytest.mark.parametrize("criterion", CONTENT.bank.criteria, ids=lambda item: item.id)
def test_paths_on_one_level_of_a_criterion_are_there_for_reasons_of_their_own(
    criterion: Criterion,
) -> None:
    """See all levels side by side with: pytest tests/content/test_evidence.py -k criterion -s."""
    rows = [(path.performance[criterion.id], path) for path in CONTENT.paths]
    print(f"\n{criterion.name}: 0 {criterion.low} 4 {criterion.high}")
    for found, path in sorted(rows, key=lambda row: -row[0].level):
        print(f"  {found.level} {path.name} ({criterion.words[found.level]}): {found.why}")
    reasons = [found.why for found, _ in rows]
    assert len(set(reasons)) == len(reasons) or len({found.level for found, _ in rows}) == 1
