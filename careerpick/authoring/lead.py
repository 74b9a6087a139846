"""How far answers can put one path ahead of the rest, found by a search."""

from collections.abc import Iterable, Iterator

from careerpick.authoring.balance import Picks, Row, Rows, total_of


def best_lead(rows: Rows, place: int, starts: Iterable[Picks]) -> int:
    """Return the greatest lead over the best rival that a search finds for the path at `place`.

    The search takes one answer at a time, the one that helps the lead most, from each start
    until none helps: a lower bound, and the exact greatest lead in nearly every case. Not
    above 0 means that no answers were found that put the path first.
    """
    found = None
    for start in starts:
        picked = list(start)
        lead = _lead(total_of(rows, picked), place)
        while (step := _best_step(rows, picked, place)) and step[0] > lead:
            lead, picked[step[1]] = step[0], step[2]
        found = lead if found is None else max(found, lead)
    return found or 0


def _best_step(rows: Rows, picked: list[int], place: int) -> tuple[int, int, int] | None:
    """Return (lead after it, question, option) for the best change of one answer."""
    scores = total_of(rows, picked)
    return max(
        (
            (
                _lead(
                    tuple(
                        s - a + b for s, a, b in zip(scores, options[picked[i]], row, strict=True)
                    ),
                    place,
                ),
                i,
                j,
            )
            for i, options in enumerate(rows)
            for j, row in enumerate(options)
        ),
        default=None,
    )


def _lead(scores: Row, place: int) -> int:
    rivals = [score for i, score in enumerate(scores) if i != place]
    return scores[place] - max(rivals, default=0)


def promising_starts(rows: Rows, place: int) -> Iterator[list[int]]:
    """Yield the answers that put the path furthest ahead of all, and of each rival alone."""
    paths = range(len(rows[0][0]))
    yield [max(range(len(o)), key=lambda j: len(paths) * o[j][place] - sum(o[j])) for o in rows]
    for rival in paths:
        if rival != place:
            yield [max(range(len(o)), key=lambda j: o[j][place] - o[j][rival]) for o in rows]
