"""What is shown of the money of a plan, whichever format lays it out."""

from careerpick.report.blocks import Items, Line
from careerpick.report.money import figures_section, months_lines
from careerpick.report.plan import cite
from tests.unit.plan.sample import plan_for, sheet


def texts(line: Line) -> list[str]:
    return [run.text for run in line]


def test_each_path_has_its_month_with_way_and_place() -> None:
    led, said = texts(next(months_lines(plan_for(sheet(wait=4)))))
    assert led == "Desk, on your own (the whole world): "
    assert said == (
        "A month may bring 100 to 200 US dollars in the first three months, 400 to 500 in the "
        "first year and 500 to 600 once established."
    )


def test_each_figure_says_why_and_is_cited() -> None:
    plan = plan_for(sheet())
    desk = next(part for part in figures_section(plan, cite(plan)).parts if part.title == "Desk")
    (figures,) = desk.blocks
    assert isinstance(figures, Items)
    assert len(figures.items) == 5
    last = figures.items[-1]
    assert texts(last.line) == [
        "On your own, later pay: ",
        "6 to 24 months after the first money, usually 12.",
    ]
    assert texts(last.detail)[0] == "Worked out for the tests."
    assert texts(last.detail)[-1] == " [1]"
