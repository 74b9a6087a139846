"""Whatever a folder, an answer file or the cache holds: only the project's own errors come out."""

import json
import zlib
from dataclasses import asdict
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from careerpick.answers import parse_answers
from careerpick.answers.saved import format_answers
from careerpick.content import load_content
from careerpick.content.snapshot import load_snapshot, source_of
from careerpick.errors import AnswerError, CareerpickError
from careerpick.folding import hidden
from careerpick.model import Answer, AnswerSheet, Content
from careerpick.write.problems import problems_text
from careerpick.write.style import Look
from tests.effort import many
from tests.properties.test_reading import PIECES
from tests.shipped import CONTENT
from tests.unit.content.sample import ALPHA, BETA, QUESTIONS

SOURCE = source_of({"questions.yaml": b""})
SAVED = format_answers(
    AnswerSheet({item.id: Answer(item.options[0].id) for item in CONTENT.bank.scored}), CONTENT
).encode()
FILES = {"questions.yaml": QUESTIONS, "paths/alpha.yaml": ALPHA, "paths/beta.yaml": BETA}
inserted = st.one_of(
    st.binary(max_size=6), st.lists(PIECES, max_size=4).map(lambda pieces: "".join(pieces).encode())
)


@st.composite
def damaged(draw: st.DrawFn, raw: bytes) -> bytes:
    """Bytes with one to four places changed, cut out or moved."""
    for _ in range(draw(st.integers(1, 4))):
        start = draw(st.integers(0, len(raw)))
        end = start + draw(st.sampled_from([0, 0, 1, 2, 20, 10**6]))
        put = draw(st.one_of(inserted, st.just(raw[start // 2 : start // 2 + 40])))
        raw = raw[:start] + put + raw[end:]
    return raw


def check_harmless(error: CareerpickError) -> None:
    """The problems can be shown, and nothing in them commands the terminal."""
    assert error.problems
    shown = problems_text(error.problems, Look()).plain
    assert not hidden(shown.replace("\n", ""))
    shown.encode("utf-8")


@settings(max_examples=many(20))
@given(st.sampled_from(sorted(FILES)), st.data())
def test_only_own_errors_leave_a_damaged_folder(name: str, data: st.DataObject) -> None:
    with TemporaryDirectory() as temporary:
        folder = Path(temporary)
        (folder / "paths").mkdir()
        for other, text in FILES.items():
            (folder / other).write_text(text, encoding="utf-8")
        (folder / name).write_bytes(data.draw(damaged(FILES[name].encode())))
        try:
            content = load_content(folder, lambda: folder / "cache")
        except CareerpickError as found:
            check_harmless(found)
            return
        # What was kept of it is the same, so the second time is no other than the first.
        assert load_content(folder, lambda: folder / "cache") == content


@settings(max_examples=many(25))
@given(damaged(SAVED))
def test_only_own_errors_leave_a_damaged_answer_file(raw: bytes) -> None:
    try:
        parsed = parse_answers(raw, "x", CONTENT)
    except AnswerError as found:
        check_harmless(found)
        return
    for question_id, answer in parsed.sheet.answers.items():
        question = CONTENT.bank.question(question_id)
        assert question
        assert question.option(answer.option)


SNAPSHOT = json.dumps(asdict(CONTENT)).encode()
SNAPSHOT_START = SNAPSHOT[:3000]
"""Where all of it stands that is read first; the rest is more of the same."""


@settings(max_examples=many(25))
@given(st.one_of(damaged(SNAPSHOT_START), damaged(SNAPSHOT), st.binary(max_size=80)), st.booleans())
def test_a_damaged_snapshot_is_the_content_or_none(body: bytes, with_checksum: bool) -> None:
    checksum = zlib.crc32(body if with_checksum else SNAPSHOT)
    with TemporaryDirectory() as temporary:
        file = Path(temporary) / "snapshot.json"
        file.write_bytes(SOURCE + f"{checksum:08x}\n".encode() + body)
        loaded = load_snapshot(file, SOURCE)
    if with_checksum:
        assert loaded is None or isinstance(loaded, Content)
    else:
        assert loaded is None or body == SNAPSHOT
