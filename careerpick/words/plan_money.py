"""The money of a plan in words: who passes whom, what the figures rest on, and take for granted."""

from careerpick.model import Range
from careerpick.plan.figures import Figure, FigureKind, FigureName
from careerpick.plan.money import Case, Crossing
from careerpick.plan.plan import Plan
from careerpick.words.basics import amount, capital, counted, currency, in_list, percent
from careerpick.words.plan_amounts import rounded

KIND_WORDS: dict[FigureKind, str] = {
    "measured": "measured",
    "survey": "from surveys",
    "told": "told by sites and by people who do it",
    "judgement": "our own estimate",
}
"""What a figure rests on, in plain words, strongest first."""

FIGURE_WORDS: dict[FigureName, str] = {
    "rate_start": "pay for a paid hour at the start",
    "rate_later": "pay for a paid hour later",
    "paid_share_start": "paid part of your time at the start",
    "paid_share_later": "paid part of your time later",
    "fee_share": "what sites keep",
    "weeks_to_first_income": "weeks until the first money",
    "months_to_established": "months from then to the later pay",
}
EARLY_MONTHS = 6


def crossing_words(plan: Plan, crossing: Crossing) -> str:
    """Return when one path's monthly income passes another's, in all three cases."""
    ahead, behind = (plan.content.path(item).name for item in (crossing.ahead, crossing.behind))
    passes = crossing.months
    if set(passes.values()) == {1}:
        return f"{ahead} brings more than {behind} from the first month, in all three cases."
    if len(set(passes.values())) == 1:
        return f"{ahead} passes {behind} in month {passes['typical']}, in all three cases."
    if passes["typical"] == 1:
        start = f"{ahead} usually brings more than {behind} from the first month"
    else:
        start = f"{ahead} passes {behind} in month {passes['typical']}"
    low, high = (_passes(plan, passes, case) for case in ("low", "high"))
    return f"{start}; in the low case {low}, in the high case {high}."


def _passes(plan: Plan, passes: dict[Case, int | None], case: Case) -> str:
    month = passes[case]
    if month is None:
        return f"not within {counted(plan.months, 'month')}"
    return "from the first month" if month == 1 else f"in month {month}"


def main_crossings(plan: Plan) -> tuple[Crossing, ...]:
    """Return the crossings of the destination with each path, the bridge first; else all."""
    goal = plan.route.destination
    if goal is None:
        return plan.money.crossings
    bridge = plan.route.bridge
    rows = sorted(plan.result.paths, key=lambda row: row is not bridge)
    found = [plan.money.crossing(goal.path.id, row.path.id) for row in rows]
    return tuple(crossing for crossing in found if crossing)


def against_straight(plan: Plan) -> str:
    """Return what the bridge gains and costs against going straight; "" without one."""
    goal, series = plan.route.destination, plan.money.plan
    straight = plan.money.of(goal.path.id) if goal else None
    if plan.route.bridge is None or goal is None or series is None or straight is None:
        return ""
    ends = dict.fromkeys((min(EARLY_MONTHS, plan.months), plan.months))
    said = [
        _difference(series.totals[end - 1], straight.totals[end - 1], end, series.currency)
        for end in ends
    ]
    return (
        f"Against {goal.path.name} alone, if you could live without money so long, the plan "
        f"typically brings {in_list(said)}."
    )


def _difference(plan: Range, straight: Range, end: int, code: str) -> str:
    gap = plan.typical - straight.typical
    more = "more" if gap >= 0 else "less"
    size = f"{rounded(abs(gap))} {currency(code)} {more}" if round(gap) else "as much"
    return f"{size} by the end of month {end}"


def missing_words(plan: Plan) -> str:
    """Return which paths have no figures for the region; "" when all have."""
    names = [plan.content.path(path_id).name for path_id in plan.money.missing]
    if not names or plan.region is None:
        return ""
    return f"No figures for {plan.region}: {in_list(names)}. Left out here."


def basis_words(plan: Plan, path_id: str) -> str:
    """Return which figures of a path are measured, asked, told or estimated."""
    parts = []
    for kind, words in KIND_WORDS.items():
        names = [
            FIGURE_WORDS[figure.name]
            for figure in plan.figures
            if figure.path == path_id and figure.kind == kind
        ]
        if names:
            parts.append(f"{capital(words)}: {in_list(_merged(names))}.")
    return " ".join(parts)


def _merged(names: list[str]) -> list[str]:
    """Say "pay for a paid hour at the start" and "… later" as one."""
    merged: list[str] = []
    for name in names:
        twin = name.removesuffix(" later") + " at the start"
        if twin in merged:
            merged[merged.index(twin)] = name.removesuffix(" later")
        else:
            merged.append(name)
    return merged


def figure_value(figure: Figure) -> str:
    """Return the value of a figure with its unit, shares in per cent."""
    value = figure.value
    is_share = figure.unit.startswith("share ")
    low, usual, high = (
        percent(item) if is_share else amount(item)
        for item in (value.low, value.typical, value.high)
    )
    unit = figure.unit.removeprefix("share ") if is_share else figure.unit
    if low == high:
        return f"{usual} {unit}"
    return f"{low} to {high} {unit}, typically {usual}"


def assumptions(plan: Plan) -> tuple[str, ...]:
    """Return what the figures take for granted."""
    goal = plan.route.destination
    said = [
        "All amounts are after fees and unpaid time, and before tax and other costs.",
        "Low means low pay, high fees and a slow start, all at once; high means the reverse. "
        "Trust the range more than its middle.",
        "A path alone is counted with all of the hours, from the day when it can start.",
    ]
    if plan.route.bridge and goal:
        said.append(
            f"The plan takes it that the first money from {goal.path.name} comes no later though "
            "it gets only a part of the hours. In truth it may."
        )
    if plan.route.lacks and goal:
        said.append(
            f"Month 1 is the first month in which you have what {goal.path.name} needs. What "
            "comes in before is not counted."
        )
    return tuple(said)
