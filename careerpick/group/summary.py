"""The few figures of a whole group, out of the results of all; names are not among them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from careerpick.decide.circumstances import SEVERITY
from careerpick.group.asked import Asked
from careerpick.group.engine import Engine
from careerpick.group.program import CERTAINTIES, VERDICTS
from careerpick.group.run import Work
from careerpick.group.tables import Mapped, by_number
from careerpick.model import CareerPath, Content, Question

LEAST = 5
"""A group with fewer people is not shown by itself."""
MOST_GROUPS = 30
MOST_TALKS = 20
START = SEVERITY.index("stretch")
"""From this status down a path can start."""
_CLOSE = CERTAINTIES.index("close")
OTHER = ""
"""Stands for all groups that are not shown by themselves."""


@dataclass(frozen=True)
class PathShare:
    """How many of the group a path is recommended to, alone, and how sure that is.

    Attributes:
        certain: Label of certainty to how many of them.
        statuses: Status of the path to how many of them.
    """

    path: CareerPath
    people: int
    certain: Mapping[str, int]
    statuses: Mapping[str, int]


@dataclass(frozen=True)
class GroupShare:
    """A part of the group, by a column that was carried along.

    Attributes:
        name: The value of the column; `OTHER` for those that are folded.
        folded: How many values are folded into it.
        people: How many people.
        paths: Path id to how many of them it is recommended to, alone.
    """

    name: str
    folded: int
    people: int
    paths: Mapping[str, int]


@dataclass(frozen=True)
class NeedShare:
    """A need of paths that fit best.

    Attributes:
        limits: The limits, any of which would do.
        people: How many people it keeps from the path that fits them best.
        opens: For how many of them that path could start if it were met.
    """

    limits: tuple[str, ...]
    people: int
    opens: int


@dataclass(frozen=True)
class QuestionShare:
    """What was answered to a question.

    Attributes:
        question: The question.
        options: Option id to how many chose it, with others or alone.
        given: How many gave an answer that could be read.
        marked: How many marked their answer.
        skipped: How many did not answer.
        unread: How many cells could not be read.
        decides: For how many another answer to it would change what is recommended; None
            where that was not looked at.
        column: Whether the table has a column for it.
    """

    question: Question
    options: Mapping[str, int]
    given: int
    marked: int
    skipped: int
    unread: int
    decides: int | None
    column: bool = True


@dataclass(frozen=True)
class Summary:
    """The figures of a group.

    Attributes:
        content: What was asked, and the paths.
        people: How many sheets.
        too_few: Whether they are fewer than may be shown, so that all else is empty.
        verdicts: Verdict to how many sheets.
        paths: For each path, the most often recommended first.
        tied: How many people have a tie.
        by: The column that `groups` are of; "" without.
        groups: The parts, the largest first, and the folded ones last.
        needs: What stands in the way most, first.
        questions: In the order of the bank.
        close: How many results are close.
        nothing_open: How many people can start none of the paths.
        talks: Keys of those who are worth a talk first.
        key: The column that these keys are of; "" for the number of the row, or of the file.
        mapped: Which column of the table is what; None for answer files.
        certainty: Whether it was worked out.
        bad: Question id to how many of its cells could not be read, by kind.
        bad_cells: How many cells could not be read.
        cells: Of how many.
    """

    content: Content
    people: int
    least: int
    too_few: bool
    verdicts: Mapping[str, int]
    paths: tuple[PathShare, ...]
    tied: int
    by: str
    groups: tuple[GroupShare, ...]
    needs: tuple[NeedShare, ...]
    questions: tuple[QuestionShare, ...]
    close: int
    nothing_open: int
    talks: tuple[str, ...]
    key: str
    mapped: Mapped | None
    certainty: bool
    bad: Mapping[str, Mapping[str, int]]
    bad_cells: int
    cells: int


def summarise(
    engine: Engine, work: Work, *, by: str = "", key: str = "", least: int = LEAST
) -> Summary:
    """Return the figures of a group.

    Args:
        engine: Where the results are.
        work: What they are.
        by: A carried column to set parts of the group side by side; "" for none.
        key: A carried column by which to name those who are worth a talk; "" for the row.
        least: Parts with fewer people are folded into one.
    """
    content = work.program.content
    few = work.rows < least
    some = not few and work.rows > 0
    kinds = _kinds(engine, work) if some else []
    return Summary(
        content=content,
        people=work.rows,
        least=least,
        too_few=few,
        verdicts=_counted((VERDICTS[kind.verdict], kind) for kind in kinds),
        paths=_paths(work, kinds),
        tied=sum(kind.people for kind in kinds if kind.chosen > 1),
        by=by,
        groups=_groups(engine, work, by, least) if some and by else (),
        needs=_needs(engine, work) if some else (),
        questions=_questions(engine, work) if some else (),
        close=sum(
            kind.people for kind in kinds if work.program.certainty and kind.certainty == _CLOSE
        ),
        nothing_open=sum(kind.people for kind in kinds if kind.nothing_open),
        talks=talks(engine, work, key) if some else (),
        key=key,
        mapped=work.source.mapped if work.source.sheets is None else None,
        certainty=work.program.certainty,
        bad=dict(sorted(work.bad.items(), key=lambda item: (-sum(item[1].values()), item[0]))),
        bad_cells=work.bad_cells,
        cells=work.cells,
    )


class _Kind(NamedTuple):
    """How many people have a result of the same kind."""

    verdict: int
    chosen: int
    first: int
    certainty: int
    status: int
    nothing_open: int
    people: int


def _kinds(engine: Engine, work: Work) -> list[_Kind]:
    """Return the kinds of results, in order."""
    status = " ".join(f"WHEN {place} THEN t{place}" for place in range(len(work.program.paths)))
    certainty = "certainty" if work.program.certainty else "0"
    nothing = f"CASE WHEN {_nothing_open(work)} THEN 1 ELSE 0 END"
    rows = engine.rows(
        f"SELECT verdict, chosen, first, {certainty} AS sure, CASE first {status} END AS status, "
        f"{nothing} AS nothing_open, COUNT(*) AS n FROM results GROUP BY 1, 2, 3, 4, 5, 6"
    )
    return sorted(_Kind(*map(int, row)) for row in rows)


def _counted(named: Iterable[tuple[str, _Kind]]) -> dict[str, int]:
    total: dict[str, int] = {}
    for name, kind in named:
        total[name] = total.get(name, 0) + kind.people
    return total


def _nothing_open(work: Work) -> str:
    paths = range(len(work.program.paths))
    return " AND ".join(f"t{place} > {START}" for place in paths)


def _paths(work: Work, kinds: Sequence[_Kind]) -> tuple[PathShare, ...]:
    found = []
    for place, path in enumerate(work.program.paths):
        mine = [kind for kind in kinds if kind.chosen == 1 and kind.first == place]
        certain = _counted(sorted((CERTAINTIES[kind.certainty], kind) for kind in mine))
        statuses = _counted(sorted((SEVERITY[kind.status], kind) for kind in mine))
        people = sum(kind.people for kind in mine)
        found.append(PathShare(path, people, certain if work.program.certainty else {}, statuses))
    return tuple(sorted(found, key=lambda share: (-share.people, share.path.id))) if kinds else ()


def _groups(engine: Engine, work: Work, by: str, least: int) -> tuple[GroupShare, ...]:
    column = f"carried_{work.source.mapped.carried.index(by)}"
    ids = work.program.paths
    counts = ", ".join(
        f"SUM(CASE WHEN chosen = 1 AND first = {place} THEN 1 ELSE 0 END) AS g{place}"
        for place in range(len(ids))
    )
    grouped = (
        f"SELECT trim({column}) AS part, COUNT(*) AS n, {counts} FROM results "
        f"GROUP BY trim({column})"
    )
    listed = ", ".join(f"g{place}" for place in range(len(ids)))
    largest = engine.rows(
        f"SELECT part, n, {listed} FROM ({grouped}) AS parts WHERE n >= {least} AND part <> '' "
        f"ORDER BY n DESC, part LIMIT {MOST_GROUPS}"
    )
    sums = ", ".join(f"SUM(g{place})" for place in range(len(ids)))
    whole = engine.rows(f"SELECT SUM(n), {sums}, COUNT(*) FROM ({grouped}) AS parts")[0]
    rest = [int(whole[i]) - sum(int(row[1 + i]) for row in largest) for i in range(1 + len(ids))]
    folded = int(whole[-1]) - len(largest)
    while 0 < rest[0] < least and largest:
        # Who is left could be told by taking the shown parts from the whole.
        last = largest.pop()
        rest = [have + int(more) for have, more in zip(rest, last[1:], strict=True)]
        folded += 1
    shown = [(str(row[0]), 0, [int(number) for number in row[1:]]) for row in largest]
    shown.sort(key=lambda part: (-part[2][0], by_number(part[0])))
    if rest[0]:
        shown.append((OTHER, folded, rest))
    return tuple(
        GroupShare(
            name,
            count,
            numbers[0],
            {path.id: n for path, n in zip(ids, numbers[1:], strict=True)},
        )
        for name, count, numbers in shown
    )


def _needs(engine: Engine, work: Work) -> tuple[NeedShare, ...]:
    """Look at the needs of the path that fits best; of a tie, at those of each."""
    program = work.program
    keys: dict[tuple[str, ...], list[tuple[int, int]]] = {}
    for place, path in enumerate(program.paths):
        for number, need in enumerate(path.needs):
            keys.setdefault(tuple(need.any_of), []).append((place, number))
    if not keys:
        return ()
    columns = []
    for index, places in enumerate(keys.values()):
        hinders, opens = [], []
        for place, number in places:
            this = f"(k{place} = 1 AND favoured_once = 1 AND u{place}_{number} > {START})"
            others = [
                f"u{place}_{other} <= {START}"
                for other in range(len(program.paths[place].needs))
                if other != number
            ]
            hinders.append(this)
            opens.append("(" + " AND ".join([this, *others]) + ")")
        columns.append(f"SUM(CASE WHEN {' OR '.join(hinders)} THEN 1 ELSE 0 END) AS n{index}")
        columns.append(f"SUM(CASE WHEN {' OR '.join(opens)} THEN 1 ELSE 0 END) AS o{index}")
    favoured = f"CASE WHEN verdict <> {VERDICTS.index('not_enough')} THEN 1 ELSE 0 END"
    relation = f"(SELECT *, {favoured} AS favoured_once FROM results) AS seen"
    numbers = engine.rows(f"SELECT {', '.join(columns)} FROM {relation}")[0]
    found = [
        NeedShare(limits, int(numbers[2 * index]), int(numbers[2 * index + 1]))
        for index, limits in enumerate(keys)
    ]
    return tuple(
        sorted(
            (need for need in found if need.people), key=lambda need: (-need.people, need.limits)
        )
    )


def _questions(engine: Engine, work: Work) -> tuple[QuestionShare, ...]:
    program = work.program
    counts: dict[int, dict[int, int]] = {}
    if program.asked:
        codes = ", ".join(f"c{q.place}" for q in program.asked)
        each = f"(SELECT {codes} FROM results) AS answers UNPIVOT (code FOR place IN ({codes}))"
        for place, code, count in engine.rows(
            f"SELECT place, code, COUNT(*) AS n FROM {each} GROUP BY place, code"
        ):
            counts.setdefault(int(place[1:]), {})[int(code)] = int(count)
    decides = _decides(engine, work)
    asked = {q.question.id: q for q in program.asked}
    return tuple(
        _question(q, counts.get(q.place, {}), decides.get(q.place))
        if (q := asked.get(question.id))
        else QuestionShare(question, {}, 0, 0, work.rows, 0, None, column=False)
        for question in program.content.bank.scored
    )


def _question(asked: Asked, counts: Mapping[int, int], decides: int | None) -> QuestionShare:
    options = {option.id: 0 for option in asked.question.options}
    given = marked = 0
    for code, count in counts.items():
        answer = asked.codes[code]
        if answer:
            given += count
            for option in asked.question.ticked(answer.option):
                options[option.id] += count
            marked += count if answer.mark != "normal" else 0
    unread = counts.get(asked.unread, 0)
    skipped = counts.get(0, 0)
    return QuestionShare(asked.question, options, given, marked, skipped, unread, decides)


def _decides(engine: Engine, work: Work) -> dict[int, int]:
    """Return for how many another answer to a question would change what is recommended."""
    program = work.program
    if not work.program.certainty or not program.changing:
        return {}
    columns = ", ".join(f"SUM({program.decided_by(q)})" for q in program.changing)
    sums = engine.rows(f"SELECT {columns} FROM results")[0]
    return {q.place: int(n or 0) for q, n in zip(program.changing, sums, strict=True)}


def talks(engine: Engine, work: Work, key: str) -> tuple[str, ...]:
    """Return who is worth a talk first: nothing can start, and then the closest calls.

    Args:
        engine: Where the results are.
        work: What they are.
        key: A carried column by which to name them; "" for the number of the row.
    """
    column = f"carried_{work.source.mapped.carried.index(key)}" if key else "row"
    nothing = _nothing_open(work)
    if work.program.certainty:
        condition = f"({nothing}) OR certainty = {_CLOSE}"
        order = f"CASE WHEN {nothing} THEN 0 ELSE 1 END, kept * 1000 / (changes + 1), row"
    else:
        condition, order = nothing, "row"
    rows = engine.rows(
        f"SELECT {column} FROM results WHERE {condition} ORDER BY {order} LIMIT {MOST_TALKS}"
    )
    return tuple(str(row[0]) for row in rows)
