"""Values to what a person or a program reads; nothing here prints, asks or decides.

A writer is imported when it is first named (`write.csv`), since each is used by few commands.
"""

from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from careerpick.write import csv, json

__all__ = ["csv", "json"]


def __getattr__(name: str) -> ModuleType:
    return import_module(f"{__name__}.{name}")
