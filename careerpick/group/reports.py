"""The sheets of a small group, read again one by one: for a report each."""

import re
from collections.abc import Iterator
from pathlib import Path

from careerpick.group.engine import Engine
from careerpick.group.run import Work, read_texts
from careerpick.model import AnswerSheet

_UNSAFE = re.compile(r"[^A-Za-z0-9_-]+")


def sheets_of(engine: Engine, work: Work) -> Iterator[tuple[str, AnswerSheet]]:
    """Yield a name for the report of each row, and its sheet.

    The name is the number of the row; of an answer file, its own name as well.
    """
    width = len(str(work.rows))
    if work.source.sheets is not None:
        files = engine.rows(f"SELECT carried_0 FROM {work.source.sql} AS sheets")
        for number, (sheet, (file,)) in enumerate(zip(work.source.sheets, files, strict=True), 1):
            stem = _UNSAFE.sub("-", Path(file).stem)[:60].strip("-")
            yield f"{number:0{width}}{f'-{stem}' if stem else ''}", sheet
        return
    mapped = work.source.mapped
    columns = {q.question.id: f"text_{q.place}" for q in work.program.asked}
    for question_id, name in mapped.details.items():
        columns[question_id] = f"carried_{mapped.carried.index(name)}"
    rows = engine.rows(f"SELECT {', '.join(columns.values())} FROM {work.source.sql} AS sheets")
    read = [
        read_texts(work.program, work.source, question_id, set(texts))[0]
        for question_id, texts in zip(columns, zip(*rows, strict=True), strict=bool(rows))
    ]
    for number, row in enumerate(rows, 1):
        answers = [known.get(text) for known, text in zip(read, row, strict=True)]
        given = {name: a for name, a in zip(columns, answers, strict=True) if a}
        yield f"{number:0{width}}", AnswerSheet(given)
