"""A report as plain values, and back, so that a result can be seen again as it was."""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from typing import Any

from careerpick.report.blocks import Report


def plain_report(report: Report) -> Any:
    """Return a report as what JSON can hold, without what goes without saying."""
    return _plain(report)


def _plain(part: Any) -> Any:
    if isinstance(part, tuple):
        return [_plain(item) for item in part]
    if not is_dataclass(part):
        return part
    held = ((item, getattr(part, item.name)) for item in fields(part))
    return {item.name: _plain(value) for item, value in held if value != item.default}


def read_report(plain: object) -> Report | None:
    """Return the report that was kept; None where there is none, or it cannot be read.

    Every kind of block has a field of its own that it cannot be without, so that what
    stands there says which one it is.
    """
    from pydantic import TypeAdapter, ValidationError

    try:
        return TypeAdapter(Report).validate_python(plain)
    except ValidationError:
        return None
