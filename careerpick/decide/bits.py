"""Sets as the bits of one integer, so that a whole set is met or joined in one step.

Asked of thousands of pairs of answers at once; exact, since integers have as many bits as needed.
"""

from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate
from operator import or_


class Numbers:
    """Numbers in a row, asked which of them reach a bound."""

    def __init__(self, numbers: Sequence[int]) -> None:
        """Take the numbers; the sets that come back hold their places."""
        self._equal: dict[int, int] = {}
        for place, number in enumerate(numbers):
            self._equal[number] = self._equal.get(number, 0) | 1 << place
        self._sorted = sorted(self._equal)
        self._up_to: list[int] = [
            0,
            *accumulate((self._equal[number] for number in self._sorted), or_),
        ]

    def at_most(self, bound: int) -> int:
        """Return the places of the numbers that are not above the bound."""
        place = bisect_right(self._sorted, bound)
        return self._up_to[place]

    def above(self, bound: int) -> int:
        """Return the places of the numbers that are above the bound."""
        return self._up_to[-1] ^ self.at_most(bound)

    def equal_to(self, number: int) -> int:
        """Return the places of this number."""
        return self._equal.get(number, 0)
