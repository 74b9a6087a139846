"""Warnings about texts: too hard, too long, or giving away where an answer leads."""

import re
from collections.abc import Iterable, Iterator

from careerpick.authoring.fitting import bank_advice, draft_advice
from careerpick.content.checks.table import Draft, Finding, finding
from careerpick.content.nodes import Document, Location, scalars
from careerpick.content.typed import texts_of
from careerpick.model import Question, QuestionBank

MEASURED = "en"
"""The language that the formula was made for."""
HARDEST_GRADE = 6
"""School year; its readers are about twelve years old."""
LONGEST_SENTENCE = 35
"""Words."""
LONGEST_LABEL = 60
"""Characters; more does not fit one line of a small terminal beside its number."""
_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_SENTENCE_END = re.compile(r"[.?!:;]+(?=[\s\"')]|$)")
_BLOCK_SIGN = re.compile(r"(?:^|\s)[>|][-+]?(?:\s|$)")
_NO_PROSE = {"url", "as_of", "id", "title", "publisher", "aliases"}


def reading_grade(texts: Iterable[str]) -> float:
    """Return the school year that these texts ask of a reader: the automated readability index.

    4.71 * letters per word + 0.5 * words per sentence - 21.43 (Senter and Smith 1967,
    AMRL-TR-66-220). It needs no list of syllables, and so no further library.
    """
    sentences = [words for text in texts for words in sentences_of(text)]
    words = [word for sentence in sentences for word in sentence]
    if not words:
        return 0.0
    letters = sum(len(word) for word in words)
    return 4.71 * letters / len(words) + 0.5 * len(words) / len(sentences) - 21.43


def sentences_of(text: str) -> list[list[str]]:
    """Return the words of each sentence."""
    found = [_WORD.findall(part) for part in _SENTENCE_END.split(text)]
    return [words for words in found if words]


@bank_advice("hard-to-read")
def questions_are_easy_to_read(bank: QuestionBank) -> Iterator[Finding]:
    """A twelve-year-old can read each question with its help, and its options."""
    if bank.language.partition("-")[0] != MEASURED:
        return
    for i, question in enumerate(bank.questions):
        # A single line is too short to be measured; together they are long enough.
        parts = {
            "prompt": [question.prompt, question.help],
            "options": [option.label for option in question.options],
        }
        for key, texts in parts.items():
            grade = reading_grade(texts)
            if grade > HARDEST_GRADE:
                yield finding(("questions", i, key), grade=grade, most=HARDEST_GRADE)


def question_texts(question: Question) -> Iterator[tuple[Location, str]]:
    """Yield every text of a question that a person reads, with its place in the question."""
    yield ("prompt",), question.prompt
    yield ("help",), question.help
    for j, option in enumerate(question.options):
        yield ("options", j, "label"), option.label


@bank_advice("long-label")
def labels_fit_a_line(bank: QuestionBank) -> Iterator[Finding]:
    """The label of an option fits one line."""
    for i, question in enumerate(bank.questions):
        for j, option in enumerate(question.options):
            if len(option.label) > LONGEST_LABEL:
                where = ("questions", i, "options", j, "label")
                yield finding(where, count=len(option.label), most=LONGEST_LABEL)


@draft_advice("long-sentence")
def sentences_are_short(draft: Draft) -> Iterator[Finding]:
    """No sentence has more words than anyone can hold in mind."""
    if draft.bank:
        yield from _long_sentences(draft.bank.value, None)
    for index, path in enumerate(draft.paths):
        yield from _long_sentences(path.value, index)


def _long_sentences(value: object, path: int | None) -> Iterator[Finding]:
    for where, text, _ in texts_of(value):
        if len(text) < 2 * LONGEST_SENTENCE or not _NO_PROSE.isdisjoint(where):
            continue
        longest = max(map(len, sentences_of(text)), default=0)
        if longest > LONGEST_SENTENCE:
            yield finding(where, path=path, count=longest, most=LONGEST_SENTENCE)


@draft_advice("names-a-path")
def questions_name_no_path(draft: Draft) -> Iterator[Finding]:
    """No question names a path; only one that asks for facts may name a kind of work."""
    if draft.bank is None:
        return
    names = list(_path_names(draft))
    for i, question in enumerate(draft.bank.value.questions):
        if all(option.facts for option in question.options):
            continue
        for place, text in question_texts(question):
            words = f" {_spoken(text)} "
            named = next((name for name, spoken in names if f" {spoken} " in words), None)
            if named:
                yield finding(("questions", i, *place), name=named)


def _path_names(draft: Draft) -> Iterator[tuple[str, str]]:
    for path in draft.paths:
        for name in (path.value.id, path.value.name, *path.value.aliases):
            spoken = _spoken(name)
            if spoken:
                yield name, spoken


def _spoken(text: str) -> str:
    """Return the words of a text, in small letters, one blank between them."""
    return " ".join(re.findall(r"[^\W_]+", text.casefold()))


@draft_advice("several-lines")
def bare_texts_stay_on_a_line(draft: Draft) -> Iterator[Finding]:
    """A text over several lines is in quotes or below ">", so that no dash or colon was lost."""
    for index, document in _documents(draft):
        for where, node in scalars(document.root):
            first = document.lines[node.line - 1][node.column - 1 :]
            if node.plain and not first.startswith(node.text):
                yield finding(where, path=index)


@draft_advice("sign-in-text")
def texts_hold_no_signs_of_the_form(draft: Draft) -> Iterator[Finding]:
    """No text holds the ">-" that begins another one."""
    for index, document in _documents(draft):
        for where, node in scalars(document.root):
            if _BLOCK_SIGN.search(node.text):
                yield finding(where, path=index)


def _documents(draft: Draft) -> Iterator[tuple[int | None, Document]]:
    if draft.bank:
        yield None, draft.bank.document
    for index, path in enumerate(draft.paths):
        yield index, path.document
