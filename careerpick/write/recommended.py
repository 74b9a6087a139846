"""What a result says of a recommended path on a screen: what it pays, and how to begin."""

from collections.abc import Iterable, Iterator

from rich.text import Text

from careerpick.model import CareerPath, Content, Platform
from careerpick.words.basics import date
from careerpick.words.money import further_figures, key_figures, pay_title
from careerpick.words.start import SITES_TITLE, TIMES, dated_first, site_terms, start_title
from careerpick.write.style import COMMAND, HEAD, QUIET, Hanging, Look, heading

Rows = Iterator[Text | Hanging]

TODAY_SHOWN = 2
THIS_WEEK_SHOWN = 1
SITES_SHOWN = 2
BLANK = Text()


def pay_rows(content: Content, path: CareerPath, look: Look, *, is_only: bool) -> Rows:
    """Yield what a path pays; the least where it is not the only one that is recommended."""
    figures = key_figures(path)
    if not is_only:
        figures = (figures[0], figures[-1])
    yield BLANK
    yield heading(look, pay_title(path))
    width = max(len(look.clean(figure.label)) for figure in figures) + 2
    for figure in figures:
        lead = look.text(figure.label)
        lead.pad_right(width - lead.cell_len)
        yield Hanging(look.join(figure.says, (f" ({figure.rests_on})", QUIET)), lead, margin=2)
    if is_only:
        more = (content.command(f"paths {path.id}"), COMMAND)
        yield Hanging(look.join((f"{further_figures(path)}: ", QUIET), more), margin=2)


def start_rows(path: CareerPath, look: Look, *, is_only: bool, named: bool) -> Rows:
    """Yield the first steps and sites; one step where this is not the only path to begin with."""
    today = path.first_steps.today[: TODAY_SHOWN if is_only else 1]
    yield BLANK
    yield heading(look, start_title(path, named=named or not is_only))
    yield from _listed(TIMES["today"], map(look.text, today), look)
    if is_only:
        this_week = path.first_steps.this_week[:THIS_WEEK_SHOWN]
        yield from _listed(TIMES["this_week"], map(look.text, this_week), look)
        sites = [_site(site, look) for site in dated_first(path.open_platforms)[:SITES_SHOWN]]
        if sites:
            yield from _listed(SITES_TITLE, sites, look)


def _listed(title: str, items: Iterable[Text], look: Look) -> Rows:
    yield Hanging(look.text(title, HEAD), margin=2)
    for item in items:
        yield Hanging(item, look.bullet(), margin=2)


def _site(site: Platform, look: Look) -> Text:
    return look.join(
        (site.name, "bold"), f" – {site_terms(site)}", (f" ({date(site.as_of)})", QUIET)
    )
