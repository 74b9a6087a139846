"""What the tests of reports share: sheets, hostile content, and reading a page back."""

from dataclasses import fields, is_dataclass, replace
from datetime import date, datetime
from html.parser import HTMLParser
from typing import Any

from hypothesis import strategies as st

from careerpick.answers import parse_answers
from careerpick.decide.result import Result
from careerpick.keeping.results import KeptResult, to_keep
from careerpick.model import Answer, AnswerSheet, Content, Mark
from careerpick.plan.plan import Plan
from careerpick.words.answers import all_given
from tests.cli.running import ROOT

DAY = date(2026, 11, 22)
HOSTILE = (
    "<script>alert(1)</script><img src=//evil.example/x onerror=alert(1)> **b** `c` "
    "[a](javascript:alert(1)) ![i](//evil.example/i) &lt; {{ 7*7 }} </style></svg> \x1b[31m_e_"
)
SHOWN = HOSTILE.replace("\x1b", "")
_NAMES = {
    "id", "group", "kind", "section", "schema", "role", "confidence", "basis",
    "status", "as_of", "currency", "sources", "bank_fingerprint", "fingerprint",
    "question_fingerprints", "ask", "pick", "countries", "way", "device", "change",
}  # fmt: skip
"""Fields that are no free text."""


def example(content: Content) -> AnswerSheet:
    """The answers of the documentation, with one deal-breaker and one that matters a lot."""
    raw = (ROOT / "docs" / "example-answers.yaml").read_bytes()
    sheet = parse_answers(raw, "example", content).sheet
    answers = dict(sheet.answers)
    answers["hours-per-week"] = Answer("h1")
    return AnswerSheet(answers)


@st.composite
def any_sheets(draw: st.DrawFn, content: Content) -> AnswerSheet:
    """Any answers, marks and skips."""
    marks: list[Mark] = ["normal", "important", "deal_breaker"]
    answers = {}
    for question in content.bank.questions:
        option = draw(st.sampled_from([None, *(option.id for option in question.options)]))
        if option:
            answers[question.id] = Answer(option, draw(st.sampled_from(marks)))
    return AnswerSheet(answers)


def poisoned(value: Any, name: str = "") -> Any:
    """Return the content with a hostile text before every free text of it."""
    if name in _NAMES and not isinstance(value, dict):
        return value
    if name == "url":
        return "javascript:alert(1)" if value else value
    if is_dataclass(value) and not isinstance(value, type):
        return replace(
            value,
            **{item.name: poisoned(getattr(value, item.name), item.name) for item in fields(value)},
        )
    if isinstance(value, str):
        return f"{HOSTILE} {value}"
    if isinstance(value, tuple):
        return tuple(poisoned(item, name) for item in value)
    if isinstance(value, dict):
        return {key: poisoned(item) for key, item in value.items()}
    return value


class PageReader(HTMLParser):
    """A page read back: its tags, addresses, text, headings and tables."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str]] = []
        self.text = ""
        self.headings: list[tuple[int, str]] = []
        self.tables: dict[str, list[list[str]]] = {}
        self.values: list[float] = []
        self._open: list[str] = []
        self._caption = ""
        self._rows: list[list[str]] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += [(name, value or "") for name, value in attrs]
        if tag not in {"meta", "link", "br"}:
            self._open.append(tag)
        if tag == "data":
            self.values.append(float(dict(attrs)["value"] or "nan"))
        if tag == "table":
            self._caption, self._rows = "", []
        elif tag == "tr":
            self._rows.append([])
        elif tag in {"th", "td"}:
            self._rows[-1].append("")
        elif tag in {"h1", "h2", "h3", "h4"}:
            self.headings.append((int(tag[1]), ""))

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop() == tag, f"</{tag}> closes nothing"
        if tag == "table":
            self.tables[self._caption] = self._rows

    def handle_data(self, data: str) -> None:
        if "style" in self._open:
            return
        self.text += data
        if self._open and self._open[-1] == "caption":
            self._caption += data
        elif "table" in self._open and {"th", "td"} & set(self._open):
            self._rows[-1][-1] += data
        if self.headings and self._open and self._open[-1] in {"h1", "h2", "h3", "h4"}:
            level, said = self.headings[-1]
            self.headings[-1] = (level, said + data)


def kept_now(
    result: Result, at: datetime, plan: Plan | None = None, shown: object = None
) -> KeptResult:
    """A result as a finished quiz keeps it."""
    said = all_given(result.sheet.answers, result.content.bank)
    return to_keep(result, at, said, plan, shown)
