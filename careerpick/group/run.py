"""From a table of cells to the results of every row: the steps, on whichever engine."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from careerpick.answers.choice import check_money
from careerpick.decide.circumstances import SEVERITY
from careerpick.errors import AnswerError
from careerpick.folding import no_formula
from careerpick.group.cells import Read
from careerpick.group.engine import Engine, Row
from careerpick.group.program import CERTAINTIES, VERDICTS, Program
from careerpick.group.tables import Mapped, expected_cells, read_cells
from careerpick.model import Answer, AnswerSheet, Content

SAMPLE = 20_000
"""Rows that are looked at to find out how a table writes its answers."""
MOST_OFTEN = 3
_MOST_UNREAD = 1_000_000
"""Different texts that are looked at a second time."""


@dataclass(frozen=True)
class UnreadDetail:
    """An answer to a question of detail that could not be read.

    Attributes:
        row: The number of the sheet, from 1.
        question: Id of the question.
        text: What was written.
        kind: Why it could not be read.
    """

    row: int
    question: str
    text: str
    kind: str


@dataclass(frozen=True)
class Details:
    """What was answered to questions of detail, as far as that was read.

    Attributes:
        answers: The answers of each row of a table.
        unread: What could not be read.
    """

    answers: Sequence[Mapping[str, Answer]] = ()
    unread: Sequence[UnreadDetail] = ()


@dataclass
class Sheets:
    """A relation with the sheets.

    Attributes:
        sql: It; with a text `text_0` … for each question, where NULL is empty, and `carried_0` ….
        mapped: Which column is what.
        rows: How many sheets, where that is known.
        sheets: The sheets themselves, where they came one by one.
        details: What of their answers to questions of detail could not be read.
    """

    sql: str
    mapped: Mapped
    rows: int | None = None
    sheets: Sequence[AnswerSheet] | None = None
    details: Details = Details()


@dataclass
class Work:
    """All sheets, answered: the relation `results` of the engine.

    Attributes:
        program: What was run.
        source: The sheets.
        rows: How many.
        cells: How many cells with an answer, or with something that could not be read.
        bad: Question id to how many of its cells could not be read, by kind.
        often: The texts that most often could not be read, and how often.
        details: What was answered to questions of detail.
    """

    program: Program
    source: Sheets
    rows: int
    cells: int
    bad: Mapping[str, Mapping[str, int]]
    often: Sequence[tuple[str, int]]
    details: Details

    @property
    def bad_cells(self) -> int:
        """How many cells could not be read."""
        return sum(count for kinds in self.bad.values() for count in kinds.values())


def answer_all(
    engine: Engine,
    content: Content,
    source: Sheets,
    *,
    certainty: bool = True,
    details: bool = False,
) -> Work:
    """Answer every sheet.

    Args:
        engine: What does the work.
        content: The questions and paths.
        source: The sheets.
        certainty: Whether to look at all single changes.
        details: Whether the questions of detail are read, too, as for a report each.
    """
    program = Program(content, engine.dialect, source.mapped.questions, certainty=certainty)
    engine.prepare(len(program.asked))
    read, few = _expected(engine, program, source)
    quick = engine.expect(few=few)
    counts, unread = _answer(engine, program, source, read, quick=quick)
    again, kinds = _read_again(program, source, unread)
    if any(again.values()):
        read = {q: {**known, **again.get(q, {})} for q, known in read.items()}
        counts, unread = _answer(engine, program, source, read, quick=quick)
    is_read = details and source.sheets is None
    found = _read_details(engine, program, source) if is_read else source.details
    bad: dict[str, Counter[str]] = {}
    often = Counter[str]()
    unread += [(one.question, one.text, 1) for one in found.unread]
    kinds |= {(one.question, one.text): one.kind for one in found.unread}
    for question_id, text, count in unread:
        kind = kinds.get((question_id, text), "unknown-option")  # of more than are looked at
        bad.setdefault(question_id, Counter())[kind] += count
        often[text] += count
    rows, answered = counts
    cells = answered + often.total()
    return Work(program, source, rows, cells, bad, often.most_common(MOST_OFTEN), found)


def _expected(engine: Engine, program: Program, source: Sheets) -> tuple[Mapping[str, Read], bool]:
    """Return how cells are to be read, by the first rows, and whether these are all."""
    lists = ", ".join(
        f"{engine.dialect.distinct(f'text_{q.place}')} AS d{q.place}" for q in program.asked
    )
    # The comment is a hint to Spark: one task, which reads no further than it has to.
    first = f"(SELECT /*+ COALESCE(1) */ * FROM {source.sql} AS sheets LIMIT {SAMPLE})"
    found = engine.rows(f"SELECT COUNT(*) AS n, {lists} FROM {first} AS sample")[0]
    whole = found[0] < SAMPLE
    read = {}
    for q, texts in zip(program.asked, found[1:], strict=True):
        known = {} if whole else expected_cells(q.question, program.content)
        seen, _ = read_texts(program, source, q.question.id, texts)
        read[q.question.id] = {**seen, "": None, **known, **seen}
    return read, whole


def read_texts(
    program: Program, source: Sheets, question_id: str, texts: Iterable[str | None]
) -> tuple[dict[str, Answer | None], dict[str, str]]:
    """Return what these texts in the column of a question mean; why others mean nothing."""
    question = program.content.bank.question(question_id)
    cells = source.mapped.cells.get(question_id, {})
    some = (text for text in texts if text is not None)
    return read_cells(some, question, program.content, cells)


def _read_again(
    program: Program, source: Sheets, unread: Iterable[Row]
) -> tuple[dict[str, dict[str, Answer | None]], dict[tuple[str, str], str]]:
    """Return which of the texts that were not expected can be read, and why others cannot."""
    texts: dict[str, list[str]] = {}
    for question_id, text, _ in unread:
        texts.setdefault(question_id, []).append(text)
    read: dict[str, dict[str, Answer | None]] = {}
    kinds: dict[tuple[str, str], str] = {}
    for question_id, some in texts.items():
        read[question_id], bad = read_texts(program, source, question_id, some)
        kinds |= {(question_id, text): kind for text, kind in bad.items()}
    return read, kinds


def _answer(
    engine: Engine, program: Program, source: Sheets, read: Mapping[str, Read], *, quick: bool
) -> tuple[tuple[int, int], list[Row]]:
    """Run the program.

    Returns:
        How many sheets and answers; and what was not understood: question, text, how often.
    """
    dialect = engine.dialect
    columns = {
        f"carried_{place}": f"carried_{place}" for place in range(len(source.mapped.carried))
    }
    columns |= program.kept_columns()
    pairs = [
        f"CASE WHEN {program.code(q)} = {q.unread} THEN "
        f"{dialect.pair(dialect.text(q.question.id), f'left(text_{q.place}, 1001)')} END"
        for q in program.asked
    ]
    columns["unread"] = "unread_cells"
    count = program.field("f", program.fields, "unread")
    unread_cells = f"CASE WHEN {count} > 0 THEN {dialect.listed(pairs)} ELSE {dialect.no_pairs} END"
    lists = program.lists(quick=quick)
    understood = engine.understood(source.sql, program.meant(read), program.sums, lists)
    engine.keep(program.sql(understood, columns, unread_cells, quick=quick), "answer")
    engine.view("results", program.results_sql())
    first = dialect.item("unread", "1")
    rows, answered, some = engine.rows(
        f"SELECT COUNT(*), COALESCE(SUM(answered), 0), COUNT({first}) FROM results"
    )[0]
    texts = (
        f"SELECT item.question, item.value, COUNT(*) AS n FROM {dialect.unread()} GROUP BY 1, 2 "
        f"ORDER BY n DESC, 1, 2 LIMIT {_MOST_UNREAD}"
    )
    return (int(rows), int(answered)), engine.rows(texts) if some else []


def _read_details(engine: Engine, program: Program, source: Sheets) -> Details:
    """Read the cells of a table that answer questions of detail."""
    columns = source.mapped.details
    cells = [f"carried_{source.mapped.carried.index(column)}" for column in columns.values()]
    rows = engine.rows(f"SELECT {', '.join(['row', *cells])} FROM results ORDER BY row")
    read = {
        name: read_texts(program, source, name, {row[place] for row in rows})
        for place, name in enumerate(columns, 1)
    }
    answers: list[Mapping[str, Answer]] = []
    unread: list[UnreadDetail] = []
    for row, *given in rows:
        texts = dict(zip(columns, given, strict=True))
        mine = {name: found for name, text in texts.items() if (found := read[name][0].get(text))}
        kinds = {name: kind for name, text in texts.items() if (kind := read[name][1].get(text))}
        for name, answer in [*mine.items()]:
            try:
                check_money(texts[name], answer, mine, program.content.bank)
            except AnswerError as error:
                del mine[name]
                kinds[name] = error.problems[0].code
        answers.append(mine)
        unread += [UnreadDetail(row, name, texts[name], kind) for name, kind in kinds.items()]
    return Details(answers, unread)


def result_columns(work: Work, *, ways: bool = True) -> dict[str, str]:
    """Return what is written of each sheet: name of the column to its expression.

    Args:
        work: The results.
        ways: Whether to say what stands in the way of each path, which takes longest.
    """
    program, words = work.program, work.program.dialect.word
    ids = [path.id for path in program.paths]
    found = {
        "recommended": _recommended(program, ids),
        "verdict": words("verdict", VERDICTS),
        "answered": "answered",
    }
    if program.certainty:
        found["certainty"] = words("certainty", CERTAINTIES)
        found["one_away_same"], found["one_away"] = "kept", "changes"
    statuses = tuple(SEVERITY)
    for place, path in enumerate(ids):
        found |= {
            f"score_{path}": f"s{place}",
            f"rank_{path}": f"k{place}",
            f"match_{path}": f"m{place}",
            f"status_{path}": words(f"t{place}", statuses),
        }
        if ways:
            found[f"ruled_out_by_{path}"] = _ruled_out_by(program, place)
            found[f"in_the_way_{path}"] = _in_the_way(program, place)
    return found


def _recommended(program: Program, ids: Sequence[str]) -> str:
    """Return the ids of the recommended paths."""
    text = program.dialect.text
    tied = ", ".join(
        f"CASE WHEN {program.in_lane('w', place)} <> 0 THEN {text(path)} END"
        for place, path in enumerate(ids)
    )
    return (
        f"CASE WHEN chosen = 0 THEN '' WHEN chosen = 1 THEN {program.dialect.word('first', ids)} "
        f"ELSE concat_ws(' ', {tied}) END"
    )


def _ruled_out_by(program: Program, place: int) -> str:
    text = program.dialect.text
    parts = []
    for q in program.asked:
        codes = [c for c, a in enumerate(q.codes) if a and q.ruled_out(a)[place]]
        if codes:
            listed = ", ".join(map(str, codes))
            parts.append(f"CASE WHEN c{q.place} IN ({listed}) THEN {text(q.question.id)} END")
    return _some(f"{program.in_lane('r', place)} <> 0", parts)


def _in_the_way(program: Program, place: int) -> str:
    text = program.dialect.text
    parts = []
    for number, need in enumerate(program.paths[place].needs):
        limits = "|".join(need.any_of)
        whens = " ".join(
            f"WHEN {n} THEN {text(f'{limits}={status}')}" for n, status in enumerate(SEVERITY) if n
        )
        parts.append(f"CASE u{place}_{number} {whens} END")
    return _some(f"t{place} <> 0", parts)


def _some(condition: str, parts: Sequence[str]) -> str:
    """Return those of these texts that are not NULL, side by side; "" where there can be none."""
    if not parts:
        return "''"
    return f"CASE WHEN {condition} THEN concat_ws(' ', {', '.join(parts)}) ELSE '' END"


def results_sql(work: Work, *, for_csv: bool = False, ways: bool = True) -> str:
    """Return the query for all results: what was carried along, then what was found.

    Args:
        work: The results.
        for_csv: Keep a table program from reading a text as a formula.
        ways: As for `result_columns`.
    """
    dialect, found = work.program.dialect, result_columns(work, ways=ways)
    carried = {}
    for place, name in enumerate(work.source.mapped.carried):
        shown = no_formula(name) if for_csv else name
        while shown in found or shown in carried or shown == "unread":
            shown = f"given_{shown}"
        what = f"carried_{place}"
        carried[shown] = dialect.no_formula(what) if for_csv else what
    unread = dialect.as_text("unread") if for_csv else "unread"
    columns = {**carried, **found, "unread": unread}
    listed = ", ".join(f"{what} AS {dialect.name(name)}" for name, what in columns.items())
    return f"SELECT {listed} FROM results"


def rejects_sql(work: Work) -> str:
    """Return the query for the cells that could not be read."""
    d, mapped = work.program.dialect, work.source.mapped
    columns = {
        q: mapped.details.get(q, q) for q in {detail.question for detail in work.details.unread}
    }
    names = " ".join(
        f"WHEN {d.text(q)} THEN {d.text(no_formula(column))}"
        for q, column in mapped.questions.items()
    )
    rejected = (
        f"SELECT row, CASE item.question {names} END AS {d.name('column')}, "
        f"item.question AS question, {d.no_formula('item.value')} AS value FROM {d.unread()}"
    )
    details = "".join(
        f" UNION ALL SELECT {detail.row}, {d.text(no_formula(columns[detail.question]))}, "
        f"{d.text(detail.question)}, {d.no_formula(d.text(detail.text))}"
        for detail in work.details.unread
    )
    return f"{rejected}{details} ORDER BY row, question"
