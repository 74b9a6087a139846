"""What the answers ask for, criterion by criterion, beside where each path stands."""

from collections.abc import Sequence

from careerpick.decide.citations import Citations
from careerpick.decide.result import Result
from careerpick.decide.table import points_per_level
from careerpick.model import CareerPath, Criterion
from careerpick.report.blocks import (
    DotPlot,
    DotRow,
    Picture,
    Section,
    Table,
    paragraphs,
    text_cell,
)
from careerpick.report.paths import MOST_DOTS, level_cell
from careerpick.words import charts as words
from careerpick.words.basics import capital
from careerpick.words.sources import ROUGH_NOTE

ROWS_SHOWN = 10


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
    picture = Picture(words.ASKED, words.ASKED_SAYS, plot, _table(paths, asked, cited))
    notes = paragraphs([capital(ROUGH_NOTE)], "quiet") if rough else ()
    return Section(words.ASKED, (picture, *notes), show="full")


def _table(
    paths: Sequence[CareerPath], asked: Sequence[tuple[Criterion, int]], cited: Citations
) -> Table:
    return Table(
        words.ASKED,
        ("", *(path.name for path in paths)),
        tuple(
            (
                text_cell(criterion.name),
                *(
                    level_cell(criterion, path.performance[criterion.id], cited.numbers[path.id])
                    for path in paths
                ),
            )
            for criterion, _ in asked
        ),
        folded=True,
    )
