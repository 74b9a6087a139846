"""The stages of a plan: how the hours are split.

The rule, in whole hours a week: until the first money from the destination half for the
bridge and half for the destination, but never less for the destination than it asks of
anybody as long as the bridge keeps what it asks; then a quarter for the bridge, until the
destination has brought in a month as much as the bridge does in a full one; then all for the
destination. That a stage is over is told by its sign alone: no figure knows how long it takes.
"""

from collections.abc import Mapping
from typing import Literal

from careerpick.model import CareerPath
from careerpick.values import value

MOST_HOURS = 168
"""Hours of a whole week. Here, so that the command line loads no planning to say so."""

StageKind = Literal["ready", "both", "shift", "begin", "grow"]
"""ready: get what the destination asks for. both: the halves. shift: the quarter.
begin: the destination alone, until its first money. grow: the destination alone, after."""


@value
class Stage:
    """One stage of a plan.

    Attributes:
        kind: What it is for.
        hours: Path id to whole hours a week.
    """

    kind: StageKind
    hours: Mapping[str, int]


@value
class Split:
    """Whole hours a week for bridge and destination, while both run and while shifting."""

    both: tuple[int, int]
    shift: tuple[int, int]


def split_hours(hours: int, bridge_asks: int, destination_asks: int) -> Split:
    """Split the hours of a week by the rule above.

    Args:
        hours: Hours a week, at least 2.
        bridge_asks: The least hours a week that the bridge asks of anybody.
        destination_asks: The same for the destination.
    """
    destination = hours - hours // 2
    room = hours - max(1, bridge_asks)
    destination = max(destination, min(destination_asks, room))
    bridge = hours - destination
    later = min(bridge, max(1, hours // 4))
    return Split((bridge, destination), (later, hours - later))


def least_hours(path: CareerPath, hours_limit: str) -> int:
    """Return the least hours a week that a path asks of anybody; 0 where it says nothing."""
    return max(
        (
            need.any_of[hours_limit].minimum
            for need in path.needs
            if set(need.any_of) == {hours_limit}
        ),
        default=0,
    )


def bridge_stages(bridge: str, destination: str, split: Split) -> tuple[Stage, ...]:
    """Return the stages of a bridge plan."""
    return (
        Stage("both", {bridge: split.both[0], destination: split.both[1]}),
        Stage("shift", {bridge: split.shift[0], destination: split.shift[1]}),
        Stage("grow", {destination: sum(split.both)}),
    )


def direct_stages(destination: str, hours: int) -> tuple[Stage, ...]:
    """Return the stages of going straight: until the first money, and after."""
    return Stage("begin", {destination: hours}), Stage("grow", {destination: hours})
