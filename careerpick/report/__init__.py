"""What a report says, as blocks without a form: every text format is made of these.

Takes a result, a comparison or a plan; words come from `words`, and `blocks` is `b` throughout.
A module is imported when it is first named (`report.plan`), since each is used by few commands.
"""

from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from careerpick.report import comparison, explanation, group, kept, listing, plan

__all__ = ["comparison", "explanation", "group", "kept", "listing", "plan"]


def __getattr__(name: str) -> ModuleType:
    return import_module(f"{__name__}.{name}")
