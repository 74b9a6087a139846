from careerpick.decide.circumstances import TIMES as ORDER
from careerpick.words.verdict import TIMES


def test_every_time_of_a_plan_has_its_heading_in_the_same_order() -> None:
    assert tuple(TIMES) == ORDER
