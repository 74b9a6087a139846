"""Draw docs/result.svg: the result of docs/example-answers.yaml as a terminal shows it.

Run by `make picture`. The fonts named are those a reader's computer has; nothing is
fetched from anywhere.
"""

from io import StringIO
from pathlib import Path

from rich.console import Console

from careerpick.answers import parse_answers
from careerpick.content import load_content
from careerpick.decide.result import evaluate
from careerpick.plan.plan import make_plan
from careerpick.report.blocks import prepared
from careerpick.report.result import short_report
from careerpick.write.text import screen as terminal_screen

DOCS = Path(__file__).parent
ANSWERS = DOCS / "example-answers.yaml"
PICTURE = DOCS / "result.svg"
COLUMNS = 80

SVG = """\
<svg class="rich-terminal" viewBox="0 0 {width} {height}" xmlns="http://www.w3.org/2000/svg" \
role="img" aria-label="A result of careerpick in a terminal">
<style>
.{unique_id}-matrix {{
    font-family: ui-monospace, SFMono-Regular, Menlo, Consolas, "DejaVu Sans Mono", monospace;
    font-size: {char_height}px; line-height: {line_height}px; font-variant-east-asian: full-width;
}}
.{unique_id}-title {{ font-size: 18px; font-weight: bold; font-family: sans-serif; }}
{styles}
</style>
<defs>
<clipPath id="{unique_id}-clip-terminal">
<rect x="0" y="0" width="{terminal_width}" height="{terminal_height}"/>
</clipPath>
{lines}
</defs>
{chrome}
<g transform="translate({terminal_x}, {terminal_y})" clip-path="url(#{unique_id}-clip-terminal)">
{backgrounds}
<g class="{unique_id}-matrix">
{matrix}
</g>
</g>
</svg>
"""


def draw() -> str:
    """Return the picture as SVG."""
    content = load_content()
    answers = parse_answers(ANSWERS.read_bytes(), ANSWERS.name, content)
    result = evaluate(content, answers.sheet)
    report = short_report(result, make_plan(result), answers_file="answers.yaml")
    screen = terminal_screen(prepared(report, with_answers=True))
    console = Console(
        file=StringIO(),
        record=True,
        width=COLUMNS,
        force_terminal=True,
        color_system="standard",
        no_color=False,
    )
    console.print(screen)
    return console.export_svg(
        title="careerpick quiz < answers.yaml", code_format=SVG, unique_id="careerpick"
    )


if __name__ == "__main__":
    PICTURE.write_text(draw(), encoding="utf-8")
