"""The pay of several paths side by side: like beside like, and nothing mixed."""

from collections import Counter
from collections.abc import Sequence

from careerpick.model import CareerPath
from careerpick.values import value
from careerpick.words.money import Figure, money_figures

NO_FIGURE = "no figure found"


@value
class PayRow:
    """One row of a pay table.

    Attributes:
        label: What it is about.
        figures: For each path its figures; none where it has none.
        is_mixed: The figures are about different things, so each needs its own label.
    """

    label: str
    figures: "tuple[tuple[Figure, ...], ...]"
    is_mixed: bool = False


def pay_rows(paths: Sequence[CareerPath]) -> tuple[PayRow, ...]:
    """Return the rows: a region has one of its own where two paths have figures for it."""
    figures = [money_figures(path) for path in paths]
    rates = [own[: len(path.income.rates)] for own, path in zip(figures, paths, strict=True)]
    others = [own[len(found) :] for own, found in zip(figures, rates, strict=True)]
    count = Counter(label for own in rates for label in {figure.label for figure in own})
    shared = [label for label in _in_order(rates) if count[label] > 1]
    rows = [_row(rates, label) for label in shared]
    lone = tuple(tuple(item for item in own if item.label not in shared) for own in rates)
    if any(lone):
        rows.append(PayRow("Other regions" if rows else "By region", lone, is_mixed=True))
    return (*rows, *(_row(others, label) for label in _in_order(others)))


def _row(figures: "Sequence[Sequence[Figure]]", label: str) -> PayRow:
    return PayRow(
        label, tuple(tuple(item for item in own if item.label == label) for own in figures)
    )


def _in_order(figures: "Sequence[Sequence[Figure]]") -> tuple[str, ...]:
    return tuple(dict.fromkeys(figure.label for own in figures for figure in own))
