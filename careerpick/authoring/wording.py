"""Warnings about texts: too hard, too long, or giving away where an answer leads."""

import re
from collections.abc import Iterable, Iterator

from careerpick.authoring.fitting import advice
from careerpick.content.checks.table import Draft, Finding, finding
from careerpick.content.nodes import Location, scalars
from careerpick.content.typed import each, texts_of
from careerpick.model import CareerPath, Option, Question, QuestionBank

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


@advice("hard-to-read", QuestionBank)
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


@advice("long-label", Option)
def labels_fit_a_line(option: Option) -> Iterator[Finding]:
    """The label of an option fits one line."""
    if len(option.label) > LONGEST_LABEL:
        yield finding(("label",), count=len(option.label), most=LONGEST_LABEL)


@advice("long-sentence", QuestionBank, CareerPath)
def sentences_are_short(file: object) -> Iterator[Finding]:
    """No sentence has more words than anyone can hold in mind."""
    for where, text, _ in texts_of(file):
        if len(text) < 2 * LONGEST_SENTENCE or not _NO_PROSE.isdisjoint(where):
            continue
        longest = max(map(len, sentences_of(text)), default=0)
        if longest > LONGEST_SENTENCE:
            yield finding(where, count=longest, most=LONGEST_SENTENCE)


@advice("names-a-path")
def questions_name_no_path(draft: Draft) -> Iterator[Finding]:
    """No question names a path; only one that asks for facts may name a kind of work."""
    if draft.bank is None:
        return
    paths = [path.value for path in draft.paths]
    names = [name for path in paths for name in (path.id, path.name, *path.aliases)]
    spoken = {name: f" {said} " for name in names if (said := _spoken(name))}
    for where, question in each(draft.bank.value, Question):
        texts: dict[Location, str] = {("prompt",): question.prompt, ("help",): question.help}
        texts |= {("options", j, "label"): item.label for j, item in enumerate(question.options)}
        for place, text in texts.items() if not all(o.facts for o in question.options) else ():
            words = f" {_spoken(text)} "
            named = next((name for name, said in spoken.items() if said in words), None)
            if named:
                yield finding((*where, *place), name=named)


def _spoken(text: str) -> str:
    """Return the words of a text, in small letters, one blank between them."""
    return " ".join(re.findall(r"[^\W_]+", text.casefold()))


@advice("several-lines")
def bare_texts_stay_on_a_line(draft: Draft) -> Iterator[Finding]:
    """A text over several lines is in quotes or below ">", so that no dash or colon was lost."""
    for index, document in ((index, file.read()) for index, file in draft.files):
        for where, node in scalars(document.root):
            first = document.lines[node.line - 1][node.column - 1 :]
            if node.plain and not first.startswith(node.text):
                yield finding(where, path=index)


@advice("sign-in-text")
def texts_hold_no_signs_of_the_form(draft: Draft) -> Iterator[Finding]:
    """No text holds the ">-" that begins another one."""
    for index, file in draft.files:
        for where, node in scalars(file.read().root):
            if _BLOCK_SIGN.search(node.text):
                yield finding(where, path=index)
