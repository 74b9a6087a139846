"""What the answers ask for, criterion by criterion, beside where each path stands."""

from collections.abc import Sequence

from careerpick.decide.citations import Citations
from careerpick.decide.result import Result
from careerpick.decide.table import points_per_level
from careerpick.model import CareerPath, Criterion
from careerpick.report.blocks import (
    DotPlot,
    DotRow,
    Paragraph,
    Picture,
    Section,
    Table,
    line,
    number_cell,
    text_cell,
)
from careerpick.report.paths import MOST_DOTS, level_cell
from careerpick.words.sources import ROUGH_NOTE

ROWS_SHOWN = 10
TITLE = "What your answers ask for"
SAYS = (
    "The bar says how much more (to the right) or less (to the left) of it your answers ask for. "
    "The dots say how much each path has, from the least to the most."
)
NOTE = "Points: what one step more of it adds to a path, by your answers."


def asks(result: Result) -> tuple[tuple[Criterion, int], ...]:
    """Return each criterion that the answers ask more or less of, with the points for one level.

    The strongest first; ties in the order of the bank.
    """
    content = result.content
    per_level = points_per_level(content, result.table, result.sheet)
    asked = [(item, per_level[item.id]) for item in content.bank.criteria if per_level[item.id]]
    return tuple(sorted(asked, key=lambda pair: -abs(pair[1])))


def asked_section(result: Result, cited: Citations) -> Section | None:
    """Return the dot plot of the person against the paths; None where nothing is asked for."""
    asked = asks(result)
    if not asked:
        return None
    paths = [row.path for row in result.paths[:MOST_DOTS]]
    rows = tuple(
        DotRow(
            criterion.name,
            tuple(path.performance[criterion.id].level for path in paths),
            points,
        )
        for criterion, points in asked[:ROWS_SHOWN]
    )
    plot = DotPlot(tuple(path.name for path in paths), rows)
    rough = any(
        path.performance[criterion.id].confidence == "low"
        for path in paths
        for criterion, _ in asked
    )
    notes = Paragraph(line(f"{NOTE} {ROUGH_NOTE if rough else ''}"), "quiet")
    return Section(TITLE, (Picture(TITLE, SAYS, plot, _table(paths, asked, cited)), notes))


def _table(
    paths: Sequence[CareerPath], asked: Sequence[tuple[Criterion, int]], cited: Citations
) -> Table:
    return Table(
        TITLE,
        ("", "Points", *(path.name for path in paths)),
        tuple(
            (
                text_cell(criterion.name),
                number_cell(points, f"{points:+,}"),
                *(
                    level_cell(criterion, path.performance[criterion.id], cited.numbers[path.id])
                    for path in paths
                ),
            )
            for criterion, points in asked
        ),
        folded=True,
    )
