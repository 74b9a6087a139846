"""A report as Markdown: plain CommonMark, for a forum, an issue or a mail.

Tables become lists, since CommonMark has none and a mail shows the bare text. Every text
is escaped, so that nothing in it becomes a heading, a link or HTML.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from careerpick.report import blocks as b
from careerpick.write.style import UNICODE, shown_text

_ALWAYS = re.compile(r"[\\`*\[<~$]|&(?=#?\w+;)")
_UNDERSCORE = re.compile(r"(?<![^\W_])_|_(?![^\W_])")
_AT_START = re.compile(r"^(?=[#=>]|[+-](?:[\s-]|$))|^\d{1,9}(?=[.)](?:\s|$))")
_ENDS = (".", "?", "!", ":", "”")
_ADDRESS = re.compile(r"://|\bwww\.", re.IGNORECASE)


def markdown_text(report: b.Report) -> str:
    """Return the whole report as CommonMark."""
    lines = [f"# {escaped(report.title)}", ""]
    for block in report.opening:
        lines += [*_block(block), ""]
    for section in report.sections:
        lines += _section(section, 2)
    lines += ["---", ""] if report.rests_on else []
    for said in report.rests_on:
        lines += [_line(said), ""]
    return "\n".join(lines).rstrip("\n") + "\n"


def escaped(said: str) -> str:
    """Return one line that Markdown shows as it is."""
    shown = _ALWAYS.sub(r"\\\g<0>", shown_text(said))
    shown = _UNDERSCORE.sub(r"\\_", shown)
    shown = _ADDRESS.sub(_no_link, shown)
    return _AT_START.sub(r"\g<0>\\", shown)


def _no_link(found: re.Match[str]) -> str:
    """Break what some readers would make a link of on their own."""
    said = found[0]
    return r":\//" if said == "://" else f"{said[:-1]}\\."


def _section(section: b.Section, level: int) -> Iterator[str]:
    yield f"{'#' * min(level, 6)} {escaped(section.title)}"
    yield ""
    for block in section.blocks:
        yield from _block(block)
        yield ""
    for part in section.parts:
        yield from _section(part, level + 1)


def _block(block: b.Block) -> Iterator[str]:
    match block:
        case b.Paragraph():
            said = _line(block.line)
            yield f"**{said}**" if block.role in ("verdict", "boxed") else said
        case b.Items():
            for item in block.items:
                yield from _item(item, "")
        case b.Facts():
            for fact in block.facts:
                yield f"- **{escaped(fact.label)}** – {_line(fact.line)}"
        case b.Table():
            yield from _table(block)


def _item(item: b.Item, indent: str) -> Iterator[str]:
    sign = f"{UNICODE.status[item.status]} " if item.status else ""
    lead = f"{escaped(item.lead)} " if item.lead else ""
    said = _line(item.line)
    if item.detail:
        said = f"{said}{'' if said.endswith(_ENDS) else '.'} {_line(item.detail)}"
    yield f"{indent}- {sign}{lead}{said}"
    for below in item.below:
        yield from _item(below, f"{indent}  ")


def _table(table: b.Table) -> Iterator[str]:
    """Yield a line for each row: its name, then each cell behind the head of its column."""
    asked = [name if not name or name.endswith("?") else f"{name}:" for name in table.head[1:]]
    heads = [escaped(name) for name in asked]
    for name, *cells in table.rows:
        said = [
            f"{head} {'; '.join(map(_line, cell.lines))}"
            for head, cell in zip(heads, cells, strict=True)
            if any(cell.lines)
        ]
        # One that ends in a full stop needs no other.
        ended = [cell if cell.endswith(".") else f"{cell}." for cell in said[:-1]]
        row = escaped("".join(run.text for run in name.lines[0]))
        yield f"- **{row}** – {' '.join([*ended, *said[-1:]])}"


def _line(line: b.Line) -> str:
    return "".join(map(_run, line)).strip()


def _run(run: b.Run) -> str:
    bare = run.text.strip(" ")
    if not bare:
        return " "
    said = escaped(bare)
    if run.url:
        is_web = re.fullmatch(r"https?://[^\s<>\\\"`]+", run.url)
        said = f"<{run.url}>" if is_web else escaped(run.url)
    elif run.style == "strong" and said:
        said = f"**{said}**"
    return f"{' ' * (run.text[0] == ' ')}{said}{' ' * (run.text[-1] == ' ')}"
