"""The sheets of a small group, read again one by one: for a report each."""

import re
from collections.abc import Iterator
from pathlib import Path
from unicodedata import normalize

from careerpick.group.engine import Engine
from careerpick.group.run import Work, read_texts
from careerpick.model import AnswerSheet

_UNSAFE = re.compile(r"[^\w-]+")
MOST_LETTERS = 50
"""Of a name in the name of a file: they may take four bytes each, and systems allow some 250."""


def sheets_of(engine: Engine, work: Work, *, key: str = "") -> Iterator[tuple[str, AnswerSheet]]:
    """Yield a name for the report of each row, and its sheet.

    The name is the number of the row, and what the carried column `key` calls it; of an answer
    file, its own name.
    """
    width = len(str(work.rows))

    def named(number: int, name: str | None) -> str:
        clean = _UNSAFE.sub("-", normalize("NFC", name or ""))[:MOST_LETTERS].strip("-")
        return f"{number:0{width}}{f'-{clean}' if clean else ''}"

    if work.source.sheets is not None:
        files = engine.rows(f"SELECT carried_0 FROM {work.source.sql} AS sheets")
        for number, (sheet, (file,)) in enumerate(zip(work.source.sheets, files, strict=True), 1):
            yield named(number, Path(file).stem), sheet
        return
    mapped = work.source.mapped
    columns = {q.question.id: f"text_{q.place}" for q in work.program.asked}
    called = f"carried_{mapped.carried.index(key)}" if key else "NULL"
    texts = ", ".join([*columns.values(), called])
    rows = engine.rows(f"SELECT {texts} FROM {work.source.sql} AS sheets")
    read = [
        read_texts(work.program, work.source, question_id, set(texts))[0]
        for question_id, texts in zip(columns, zip(*rows, strict=True), strict=False)
    ]
    for number, (*row, own_name) in enumerate(rows, 1):
        answers = [known.get(text) for known, text in zip(read, row, strict=True)]
        given = {name: a for name, a in zip(columns, answers, strict=True) if a}
        yield named(number, own_name), AnswerSheet({**given, **work.details.answers[number - 1]})
