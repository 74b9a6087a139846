"""Every figure that the money of a plan is computed from, with what it rests on."""

from typing import Literal

from careerpick.model import Basis, CareerPath, Estimate, Range, Rates
from careerpick.values import value

FigureKind = Literal["measured", "survey", "told", "judgement"]
KINDS: dict[Basis, FigureKind] = {
    "official": "measured",
    "study": "measured",
    "survey": "survey",
    "terms": "told",
    "practitioner": "told",
    "article": "told",
    "judgement": "judgement",
}
"""measured: counted by an office or a study. survey: people were asked. told: written by
the site, a practitioner or a journalist. judgement: the author's own reading."""

FigureName = Literal[
    "rate_start", "rate_later", "paid_share_start", "paid_share_later", "fee_share",
    "weeks_to_first_income", "months_to_established",
]  # fmt: skip
_ESTIMATES: tuple[tuple[FigureName, str], ...] = (
    ("paid_share_start", "share of hours"),
    ("paid_share_later", "share of hours"),
    ("fee_share", "share of pay"),
    ("weeks_to_first_income", "weeks"),
    ("months_to_established", "months"),
)


@value
class Figure:
    """One parameter of the money model.

    Attributes:
        path: Path id.
        name: Its name in the model of docs/plan.md.
        value: Low, typical and high, as the path file has them.
        unit: Of the value.
        basis: What it rests on, as the path file says.
        kind: The same, in four classes.
        why: How it was read from the sources.
        sources: Ids of sources of the path, or `judgement`.
    """

    path: str
    name: FigureName
    value: Range
    unit: str
    basis: Basis
    kind: FigureKind
    why: str
    sources: tuple[str, ...]


def figures_of(path: CareerPath, rates: Rates) -> tuple[Figure, ...]:
    """Return the seven figures of a path in one region."""
    unit = f"{rates.currency} per paid hour, {rates.region}"
    parts: tuple[tuple[FigureName, Range], ...] = (
        ("rate_start", rates.start),
        ("rate_later", rates.later),
    )
    return (
        *(
            Figure(
                path.id, name, amounts, unit, rates.basis, KINDS[rates.basis], rates.note,
                rates.sources,
            )
            for name, amounts in parts
        ),
        *(_estimate(path, name, unit) for name, unit in _ESTIMATES),
    )  # fmt: skip


def _estimate(path: CareerPath, name: FigureName, unit: str) -> Figure:
    estimate: Estimate = getattr(path.income, name)
    return Figure(
        path.id,
        name,
        Range(estimate.low, estimate.typical, estimate.high),
        unit,
        estimate.basis,
        KINDS[estimate.basis],
        estimate.why,
        estimate.sources,
    )
