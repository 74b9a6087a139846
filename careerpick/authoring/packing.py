"""The scores of all paths in one integer, so that thousands of sheets are added up quickly."""

import sys
from array import array
from collections.abc import Iterable, Sequence
from functools import cache

from careerpick.values import value

_FORMATS = {2: "H", 4: "I", 8: "Q"}
"""Bytes of a field to the letter by which `array` knows it."""


@value
class Packing:
    """How the scores of all paths are kept in one integer.

    One field for each path, wide enough for the greatest sum either way. Small fields matter:
    Python adds integers of up to 64 bits several times as fast as longer ones.
    """

    paths: int
    width: int
    """Bytes of a field."""

    def pack(self, scores: Sequence[int]) -> int:
        """Return one integer; sums and multiples of such are those of the scores."""
        middle = 1 << (8 * self.width - 1)
        fields = array(_FORMATS[self.width], [score + middle for score in scores])
        return int.from_bytes(_in_order(fields), "little") - _middles(self.paths, self.width)

    def unpack(self, totals: Iterable[int]) -> "array[int]":
        """Return the scores of each in turn, one after the other; all are moved up alike."""
        offset, size = _middles(self.paths, self.width), self.width * self.paths
        drawn = b"".join([(packed + offset).to_bytes(size, "little") for packed in totals])
        return _in_order(array(_FORMATS[self.width], drawn))

    def columns(self, totals: Iterable[int]) -> list[tuple[int, ...]]:
        """Return one column for each path; all scores are moved up alike."""
        fields = self.unpack(totals)
        return [tuple(fields[place :: self.paths]) for place in range(self.paths)]


def packing_for(paths: int, reach: int) -> Packing:
    """Return fields for so many paths that hold any score up to `reach`, either way."""
    return Packing(paths, next(width for width in _FORMATS if reach < 1 << (8 * width - 1)))


@cache
def _middles(paths: int, width: int) -> int:
    """Return what moves every field up, so that none is negative."""
    return sum(1 << (8 * width * (place + 1) - 1) for place in range(paths))


def _in_order(fields: "array[int]") -> "array[int]":
    """Return the fields with their bytes turned round on machines that count from the other end."""
    if sys.byteorder == "big":
        fields.byteswap()
    return fields
