"""The sheets of a small group, taken back out of the results: for a report each."""

import re
from collections.abc import Iterator
from pathlib import Path

from careerpick.group.engine import Engine
from careerpick.group.program import answer_of
from careerpick.group.run import Work
from careerpick.model import AnswerSheet

_UNSAFE = re.compile(r"[^A-Za-z0-9_-]+")


def sheets_of(engine: Engine, work: Work) -> Iterator[tuple[str, AnswerSheet]]:
    """Yield a name for the report of each row, and its sheet.

    The name is the number of the row; of an answer file, its own name as well.
    """
    asked = work.program.asked
    numbers = {
        q.place: f"h{work.program.limits.index(q.question.number.limit)}"
        for q in asked
        if q.question.number
    }
    of_files = work.source.mapped.carried == ("file",)
    columns = ["row", "carried_0" if of_files else "''"]
    columns += [f"c{q.place}" for q in asked]
    columns += [numbers.get(q.place, "NULL") for q in asked]
    width = len(str(work.rows))
    for row in engine.rows(f"SELECT {', '.join(columns)} FROM results ORDER BY row"):
        codes, amounts = row[2 : 2 + len(asked)], row[2 + len(asked) :]
        answers = {
            q.question.id: answer
            for q, code, amount in zip(asked, codes, amounts, strict=True)
            if (answer := answer_of(q.question, code, amount if q.question.number else None))
        }
        sheet = AnswerSheet(answers)
        if work.source.sheets is not None:
            sheet = work.source.sheets[int(row[0]) - 1]  # with the details, which never score
        stem = _UNSAFE.sub("-", Path(row[1]).stem)[:60].strip("-") if row[1] else ""
        yield f"{row[0]:0{width}}{f'-{stem}' if stem else ''}", sheet
