"""Everything that can be said about a folder of content, all at once.

The checks that content must pass to be used at all stand in `careerpick.content.checks`; here
stands what is worth a second look: what does not fit, reads badly or gets old. What has to hold
for each code is said in docs/checks.md.
"""

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

from careerpick import model
from careerpick.authoring.balance import OUTCOMES, lean_of
from careerpick.content import read_folder
from careerpick.content.checks.everywhere import MONTH
from careerpick.content.checks.questions import facts
from careerpick.content.checks.table import (
    Check,
    Draft,
    Finding,
    check,
    check_content,
    repeats,
    unused,
    warning,
)
from careerpick.content.inspecting import content_of, in_order, read_draft
from careerpick.content.reading import scalars
from careerpick.content.typed import each
from careerpick.countries import currencies
from careerpick.errors import Problem, has_errors
from careerpick.folding import fold
from careerpick.model import CareerPath, Option, Question, QuestionBank
from careerpick.values import value


@value
class Review:
    """What was found in a folder.

    Attributes:
        problems: Errors first, then warnings; each kind file by file, line by line.
        files: How many files were looked at.
        questions: How many questions were found.
        paths: How many paths.
        lean: Path id to the share (0 to 1) of random sheets on which it alone scores best;
            empty where there are errors, or fewer than two paths.
    """

    problems: tuple[Problem, ...]
    files: int
    questions: int
    paths: int
    lean: Mapping[str, float]

    @property
    def errors(self) -> int:
        """How many problems stop the content from being used."""
        return sum(1 + item.more for item in self.problems if item.severity == "error")

    @property
    def warnings(self) -> int:
        """How many problems are worth a second look."""
        return sum(1 + item.more for item in self.problems if item.severity == "warning")


def review(directory: Path | None = None, month: str | None = None) -> Review:
    """Read and check a folder of content, by default the shipped one.

    What needs content without errors, such as the shares of the paths, is looked at only
    when there is none, and what gets old by itself only where the month of today (YYYY-MM) is said.

    Raises:
        FileError: When the folder itself cannot be read.
    """
    folder = read_folder(directory)
    draft, problems = read_draft(folder)
    if not has_errors(problems):
        problems += check_content(draft)
        content = content_of(draft, problems)
        lean = lean_of(content) if content else {}
        draft = replace(draft, month=month, content=content, lean=lean)
        problems += advice_on(draft, problems)
    return Review(
        tuple(in_order(problems)),
        files=len(folder.files),
        questions=len(draft.bank.questions) if draft.questions else 0,
        paths=len(draft.paths),
        lean=draft.lean,
    )


ADVICE: list[Check] = []
"""Warnings that need no score."""
advice = partial(check, table=ADVICE)


def advice_on(draft: Draft, problems: list[Problem]) -> list[Problem]:
    """Return the warnings for authors, given what is known to be wrong already."""
    names_lack = any(problem.code.startswith("unknown-") for problem in problems)
    checks = [*ADVICE, *(OUTCOMES if draft.content else ())]
    found = check_content(draft, checks)
    # These would only repeat a misspelt name.
    repeating = {"no-effect", *(code for code, _, _ in _USED)} if names_lack else ()
    return [item for item in found if item.code not in repeating]


# What nobody needs, asks for or is told apart by


def _needed(draft: Draft) -> set[str]:
    """Return the limits that a path needs, a plan reads, or a detail chooses by what is shown."""
    limits = {item.id for item in draft.bank.limits if item.role or not draft.paths}
    limits |= {name for path in draft.paths for need in path.value.needs for name in need.any_of}
    return limits | {str(where[-1]) for where, asks in facts(draft.bank) if asks.is_detail}


_USED: tuple[tuple[str, str, Callable[[Draft], Collection[str]]], ...] = (
    ("unused-limit", "limits", _needed),
    ("unasked-limit", "limits", lambda draft: {str(where[-1]) for where, _ in facts(draft.bank)}),
    ("unused-group", "groups", lambda draft: {item.group for item in draft.bank.criteria}),
    ("unused-section", "sections", lambda draft: {item.section for item in draft.bank.questions}),
)
"""Code; the list in the bank; and the ids of what in it has a use."""


@advice()
def _all_that_is_listed_has_a_use(draft: Draft) -> Iterator[Finding]:
    for code, part, used in _USED:
        for where, name in unused(part, draft.bank, used(draft)):
            yield warning(code, where, name=name)


@advice(Question)
def _options_say_something_else_each(question: Question) -> Iterator[Finding]:
    said = [_says(option) for option in question.options]
    if not any(said) and not question.is_typed:
        yield warning("no-effect", ("id",), name=question.id)
    for j, option in enumerate(question.options if any(said) else ()):
        first = question.options[said.index(said[j])].id
        if first != option.id:
            yield warning("equal-options", ("options", j, "id"), name=option.id, first=first)


def _says(option: Option) -> list[tuple[str, int | str]]:
    wants = sorted((name, evidence) for name, evidence in option.wants.items() if evidence)
    way = [("way", option.way)] if option.way else []
    return [*wants, *sorted(option.facts.items()), *sorted(option.sets.items()), *way]


@advice(model.FigureSources, model.StatementSources)
def _sources_are_named_once(sources: tuple[str, ...]) -> Iterator[Finding]:
    for i, name in enumerate(sources):
        if name in sources[:i]:
            yield warning("repeated-source", (i,), name=name)


# What does not fit together

LARGEST_PART = 0.5
"""Of all evidence, weighted; one criterion with more makes the rest an ornament."""
FEWEST_CRITERIA = 3
"""With fewer there is no share to speak of."""


@advice(model.Need, with_bank=True)
def _needs_ask_for_what_can_be_stated(need: model.Need, bank: QuestionBank) -> Iterator[Finding]:
    for name, threshold in need.any_of.items():
        where = ("any_of", name)
        if threshold.comfortable <= 0:
            yield warning("idle-need", (*where, "comfortable"), name=name)
        options = (option for question in bank.questions for option in question.options)
        most = max((option.facts[name] for option in options if name in option.facts), default=None)
        for key in ("comfortable", "minimum"):
            given = getattr(threshold, key)
            if most is not None and given > most:
                yield warning("unreachable-need", (*where, key), name=name, given=given, most=most)


@advice(model.Exchange)
def _exchanged_currencies_exist(table: model.Exchange) -> Iterator[Finding]:
    for code in table.per_usd:
        if code not in currencies():
            yield warning("unknown-money", ("per_usd", code), name=code)


@advice(QuestionBank)
def _questions_have_several_themes(bank: QuestionBank) -> Iterator[Finding]:
    weights = dict.fromkeys((item.id for item in bank.criteria), 0)
    for question in bank.questions:
        for option in question.options:
            for name in option.wants.keys() & weights:
                weights[name] += question.weight * abs(option.wants[name])
    whole = sum(weights.values())
    if not whole or len(bank.criteria) < FEWEST_CRITERIA:
        return
    for i, item in enumerate(bank.criteria):
        share = weights[item.id] / whole
        if share > LARGEST_PART:
            yield warning("one-theme", ("criteria", i, "id"), name=item.id, share=share)
    groups = {item.group for item in bank.criteria if weights[item.id]}
    if len(groups) == 1 and len({item.group for item in bank.criteria}) > 1:
        yield warning("one-theme", ("questions",), "group", name=next(iter(groups)))


@advice(QuestionBank)
def _prompts_differ(bank: QuestionBank) -> Iterator[Finding]:
    asked = {("questions", i, "prompt"): fold(q.prompt) for i, q in enumerate(bank.questions)}
    for where, first in repeats(asked):
        yield warning("repeated-prompt", where, name=bank.questions[first[1]].id)


@advice(CareerPath)
def _judgements_are_not_called_sure(path: CareerPath) -> Iterator[Finding]:
    for name, performance in path.performance.items():
        if set(performance.sources) == {model.JUDGEMENT} and performance.confidence == "high":
            yield warning("sure-judgement", ("performance", name, "confidence"), name=name)


# Texts: too hard, too long, or giving away where an answer leads

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


@advice(Question, with_bank=True)
def _questions_are_easy_to_read(question: Question, bank: QuestionBank) -> Iterator[Finding]:
    if bank.language.partition("-")[0] != MEASURED:
        return
    # A single line is too short to be measured; together they are long enough.
    labels = [option.label for option in question.options]
    for key, texts in {"prompt": [question.prompt, question.help], "options": labels}.items():
        grade = reading_grade(texts)
        if grade > HARDEST_GRADE:
            yield warning("hard-to-read", (key,), grade=grade, most=HARDEST_GRADE)


@advice(Option)
def _options_are_brief(option: Option) -> Iterator[Finding]:
    if len(option.label) > LONGEST_LABEL:
        yield warning("long-label", ("label",), count=len(option.label), most=LONGEST_LABEL)
    for name, evidence in option.wants.items():
        if evidence == 0:
            yield warning("zero-evidence", ("wants", name), name=name)


@advice(QuestionBank, CareerPath)
def _sentences_are_short(file: object) -> Iterator[Finding]:
    for where, text in each(file, str):
        if len(text) < 2 * LONGEST_SENTENCE or not _NO_PROSE.isdisjoint(where):
            continue
        longest = max(map(len, sentences_of(text)), default=0)
        if longest > LONGEST_SENTENCE:
            yield warning("long-sentence", where, count=longest, most=LONGEST_SENTENCE)


@advice()
def _questions_name_no_path(draft: Draft) -> Iterator[Finding]:
    paths = [path.value for path in draft.paths]
    names = [name for path in paths for name in (path.id, path.name, *path.aliases)]
    spoken = {name: f" {said} " for name in names if (said := _spoken(name))}
    for i, question in enumerate(draft.bank.questions):
        asks_for_facts = all(option.facts for option in question.options)
        for place, text in each(question, str) if not asks_for_facts else ():
            words = f" {_spoken(text)} "
            named = next((name for name, said in spoken.items() if said in words), None)
            if named and place[-1] in ("prompt", "help", "label"):
                yield warning("names-a-path", ("questions", i, *place), name=named)


def _spoken(text: str) -> str:
    """Return the words of a text, in small letters, one blank between them."""
    return " ".join(re.findall(r"[^\W_]+", text.casefold()))


@advice()
def _texts_are_written_as_texts(draft: Draft) -> Iterator[Finding]:
    for top, document in ((top, file.read()) for top, file in draft.files):
        for where, node in scalars(document.root):
            first = document.lines[node.line - 1][node.column - 1 :]
            if node.plain and not first.startswith(node.text):
                yield warning("several-lines", (*top, *where))
            if _BLOCK_SIGN.search(node.text):
                yield warning("sign-in-text", (*top, *where))


# Figures and platforms that may no longer be true

OLDEST_FIGURE = 8 * 12
"""Months before the newest date in the content."""
OLDEST_PLATFORM = 24
OLDEST_EXCHANGE = 18
"""Months before the check: those of a whole year, and half of the next to come by newer ones."""


def month_number(as_of: str | None, month_of_a_year: int = 12) -> int | None:
    """Return months since year 0, taking a bare year as its month given; None for no date."""
    if as_of is None or not re.fullmatch(MONTH, as_of):
        return None
    year, _, month = as_of.partition("-")
    return 12 * int(year) + int(month or month_of_a_year)


def newest_date(draft: Draft) -> tuple[str, int]:
    """Return the newest date of a source or a platform, as written and in months.

    A bare year counts from its beginning here and to its end elsewhere, so that nothing is
    called old because a month was left out.
    """
    dated = [
        item.as_of
        for path in draft.paths
        for _, item in each(path.value, model.Source, model.Platform)
    ]
    dates = [(date, months) for date in dated if date and (months := month_number(date, 1))]
    return max(dates, key=lambda item: item[1], default=("none", 0))


@advice()
def _figures_and_platforms_are_recent(draft: Draft) -> Iterator[Finding]:
    newest, now = newest_date(draft)
    for index, path in enumerate(draft.paths):
        for where, sources in each(path.value, model.FigureSources):
            ages = [_age(path.value, name, now) for name in sources]
            if ages and min(ages) > OLDEST_FIGURE:
                years = min(ages) // 12
                yield warning("old-figure", (index, *where), years=years, newest=newest)
        for i, site in enumerate(path.value.platforms):
            date = month_number(site.as_of)
            if site.status == "open" and date and now - date > OLDEST_PLATFORM:
                seen: dict[str, Any] = {"name": site.name, "seen": site.as_of, "newest": newest}
                yield warning("old-platform", (index, "platforms", i, "as_of"), **seen)


def _age(path: CareerPath, name: str, now: int) -> int:
    """Return the age of a source in months; 0 for judgement and for what has no date."""
    source = path.sources.get(name)
    date = month_number(source.as_of) if source and name != model.JUDGEMENT else None
    return 0 if date is None else now - date


@advice()
def _rates_of_exchange_are_recent(draft: Draft) -> Iterator[Finding]:
    now = month_number(draft.month) or 0
    for i, table in enumerate(draft.bank.exchange):
        date = month_number(table.as_of)
        if date and now - date > OLDEST_EXCHANGE:
            dates = {"as_of": table.as_of, "month": draft.month}
            yield warning("old-exchange", ("exchange", i, "as_of"), **dates)


@advice(CareerPath)
def _platforms_say_whether_and_whom_they_take(path: CareerPath) -> Iterator[Finding]:
    if path.platforms and not path.open_platforms:
        yield warning("no-open-platform", ("platforms",), name=path.id)
    for i, site in enumerate(path.platforms):
        where = ("platforms", i)
        if site.status in ("closed", "changed") and site.as_of is None:
            about = {"name": site.name, "status": site.status}
            yield warning("undated-change", (*where, "as_of"), **about)
        if site.status == "open" and site.takes is None:
            yield warning("site-takes", where, name=site.name)
    known = [site for site in path.open_platforms if site.takes and site.takes.countries]
    if 2 * len(known) < len(path.open_platforms):
        count = len(path.open_platforms)
        yield warning("site-takes", ("platforms",), "countries", known=len(known), count=count)
