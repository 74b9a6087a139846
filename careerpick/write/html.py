"""A report as one HTML page. The only module that knows Jinja2.

What stands where is said in the template.
"""

from __future__ import annotations

from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined, Template

from careerpick.decide.circumstances import Status
from careerpick.model import QuestionBank
from careerpick.report.blocks import Report
from careerpick.words.sentences import say
from careerpick.write.style import UNICODE, shown_piece

SIGN_WORDS: dict[Status, str] = {
    "open": "fine",
    "stretch": "tight",
    "unknown": "not known",
    "later": "not yet",
    "blocked": "out of reach",
}
"""What a sign says to those who do not see it."""


def html_page(
    report: Report, bank: QuestionBank | None = None, *, prints_sources: bool = False
) -> str:
    """Return a whole page: it holds all that it shows and fetches nothing.

    It is in the language of the bank, for readers aloud and for hyphens; with `prints_sources`
    paper has the small print, too, on pages of its own.
    """
    page = page_template().render(
        report=report,
        language=bank.language if bank else "en",
        direction="rtl" if bank and bank.reads_from_right else "ltr",
        prints_sources=prints_sources,
        on_paper=say("report.on-paper"),
    )
    return page.strip() + "\n"


@cache
def page_template() -> Template:
    """Return the frame of every page, which takes longer to compile than most pages to fill."""
    environment = Environment(
        loader=PackageLoader("careerpick.write"),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=lambda said: shown_piece(said) if type(said) is str else said,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals |= {
        "signs": UNICODE.status,
        "sign_words": SIGN_WORDS,
        "is_address": is_address,
    }
    return environment.get_template("report.html.j2")


def is_address(url: str) -> bool:
    """Tell whether this may become a link: a web address and nothing that runs."""
    return url.startswith(("https://", "http://")) and not set(url) & set(" \"'<>\\^`{|}")
