"""A report as it may be shown: as brief as wanted, with or without what quotes the answers.

The one place where anything is left out, so that every writer leaves out the same.
"""

from __future__ import annotations

from dataclasses import fields, replace
from typing import TYPE_CHECKING, Any

from careerpick.report import blocks as b
from careerpick.values import value
from careerpick.words.sentences import say

if TYPE_CHECKING:
    from collections.abc import Iterator

_SAYS: dict[type, tuple[str, ...]] = {
    b.Paragraph: ("line",),
    b.Item: ("line",),
    b.Items: ("items",),
    b.Fact: ("line",),
    b.Facts: ("facts",),
    b.Section: ("blocks", "parts"),
}
"""What a part says; where nothing is left of that, nothing is left of the part."""


def prepared(
    report: b.Report, *, with_answers: bool, in_full: bool = True, with_sources: bool = True
) -> b.Report:
    """Return what is left of a report.

    Args:
        report: All that there is to say.
        with_answers: Whether to keep what quotes the answers.
        in_full: Whether to keep all of it, or what a short form has.
        with_sources: Whether to cite and list where figures come from, and to keep all other
            small print.
    """
    left: b.Report = _Left(with_answers, in_full, with_sources).whole(report)
    return replace(left, rests_on=tuple(filter(None, left.rests_on)))


def with_way_to_all(report: b.Report, typed: str) -> b.Report:
    """Return a short form that says first what is typed for all of it."""
    whole = b.Command(say("report.all-of-it"), f"{typed} --full")
    return replace(report, commands=(whole, *report.commands))


def named(report: b.Report, name: str) -> b.Report:
    """Return a report with a name on it."""
    title = say("report.titled", title=report.title, name=name) if report.title else name
    return replace(report, title=title, opening=(b.Paragraph((b.strong(name),)), *report.opening))


def without_commands(report: b.Report) -> b.Report:
    """Return a report for a place where nobody types a command."""
    return replace(report, commands=())


@value
class _Left:
    """What is kept, part by part."""

    with_answers: bool
    in_full: bool
    with_sources: bool

    def of(self, part: Any) -> Iterator[Any]:
        """Yield what is left of a part: itself with less in it, what stands for it, or nothing."""
        if isinstance(part, b.Run):
            yield from self._run(part)
        elif isinstance(part, tuple):
            yield tuple(left for item in part for left in self.of(item))
        elif isinstance(part, b.Private):
            for block in part.blocks if self.with_answers else part.instead:
                yield from self.of(block)
        elif not hasattr(part, "__dataclass_fields__"):
            yield part
        elif self._is_shown(part):
            left = self.whole(part)
            says = _SAYS.get(type(left), ())
            if not says or any(getattr(left, name) for name in says):
                yield left

    def whole(self, part: Any) -> Any:
        """Return a part with what is left of all that is in it."""
        if not self.in_full and isinstance(part, b.Table):
            part = replace(part, rows=part.rows[: part.most])
        held = ((item.name, getattr(part, item.name)) for item in fields(part))
        changed = {
            name: left
            for name, held in held
            if isinstance(held, tuple | b.Table)
            for left in self.of(held)
        }
        left = replace(part, **changed)
        if not self.in_full and isinstance(left, b.Items) and left.most is not None:
            return replace(left, items=_first(left.items, left.most))
        return left

    def _is_shown(self, part: Any) -> bool:
        """Tell whether something is part of this form."""
        if not self.with_sources and getattr(part, "is_small_print", False):
            return False
        shown: b.Show = getattr(part, "show", "short")
        return shown != ("short only" if self.in_full else "full")

    def _run(self, run: b.Run) -> Iterator[b.Run]:
        if not self.with_sources and run.style == "cite":
            return
        if not self.with_answers and run.instead is not None:
            run = replace(run, text=run.instead)
        if run.text:
            yield run


def _first(items: tuple[b.Item, ...], most: int) -> tuple[b.Item, ...]:
    """Return the first items without what is said more quietly, and how many are left out."""
    shown = [replace(item, detail=(), below=()) for item in items[:most]]
    left_out = len(items) - len(shown)
    if shown and left_out:
        more = b.quiet(f" … {say('report.more', count=left_out)}")
        shown[-1] = replace(shown[-1], line=(*shown[-1].line, more))
    return tuple(shown)
