"""A plan as a terminal screen: what to do first, then the money, then what to mind.

Decides layout; what is said comes from the plan and from `wording.plan`.
"""

from collections.abc import Iterator

from rich.console import RenderableType
from rich.text import Text

from careerpick.decide.citations import Citations
from careerpick.plan.plan import Plan
from careerpick.plan.stages import Stage
from careerpick.words import plan_parts as plan_parts
from careerpick.words import plan_stages as stage_words
from careerpick.words import plan_verdict as verdict
from careerpick.words.basics import bare, date
from careerpick.words.plan_amounts import in_short
from careerpick.words.plan_needs import tight_words
from careerpick.words.plan_sources import cite, stage_marks
from careerpick.words.sources import LEGEND, citation
from careerpick.words.start import SITES_SHOWN, dated_first, site_terms
from careerpick.write.facts import source_rows
from careerpick.write.plan_money import figure_rows, money_rows
from careerpick.write.style import COMMAND, HEAD, QUIET, Hanging, Look, Screen, heading

Rows = Iterator[RenderableType]

BLANK = Text()
STEPS_SHOWN = 2
"""Steps of one path for this week, and for this month; all of those for today are shown."""


def plan_screen(plan: Plan, *, with_sources: bool = False) -> RenderableType:
    """Return the whole plan as something a console can print.

    A web address is never broken: print with `crop=False`, or one that is longer than
    the console is cut off.

    Args:
        plan: What is shown.
        with_sources: Whether to number the source of every sign, figure and warning, and
            list them all.
    """
    cited = cite(plan) if with_sources else None
    return Screen(lambda look, width: _rows(plan, cited, look, width))


def _rows(plan: Plan, cited: Citations | None, look: Look, width: int) -> Rows:
    yield from _verdict(plan, look)
    yield from _stages(plan, cited, look)
    yield from _steps(plan, look)
    yield from _platforms(plan, look)
    yield from money_rows(plan, look, width)
    yield from _cautions(plan, cited, look)
    if cited:
        yield from figure_rows(plan, cited, look)
        yield BLANK
        yield Hanging(look.text(LEGEND, QUIET))
        yield from source_rows(cited.sources, look)
    yield from _footer(plan, cited, look)


def _verdict(plan: Plan, look: Look) -> Rows:
    before = verdict.passed_over(plan)
    if before:
        yield Hanging(look.text(before))
    yield Hanging(look.text(verdict.headline(plan), HEAD))
    for sentence in verdict.reasons(plan):
        yield Hanging(look.text(sentence), look.bullet(), margin=2)


def _stages(plan: Plan, cited: Citations | None, look: Look) -> Rows:
    for number, stage in enumerate(plan.stages, start=1):
        yield BLANK
        title = stage_words.stage_title(plan, stage)
        yield Hanging(look.text(f"Stage {number}: {title}", HEAD))
        for sentence in _stage(plan, stage, cited):
            yield Hanging(look.join(*sentence), margin=2)
    warning = stage_words.short_of_hours(plan)
    if warning:
        yield Hanging(look.join(("Mind: ", "bold"), warning), margin=2)
    tight = tight_words(plan) if plan.stages else ()
    if tight:
        yield BLANK
        yield heading(look, plan_parts.TIGHT)
    for words in tight:
        yield Hanging(look.text(f"{words.gap} {words.remedy}"), look.bullet(), margin=2)


def _stage(
    plan: Plan, stage: Stage, cited: Citations | None
) -> Iterator[tuple[str | tuple[str, str], ...]]:
    yield (stage_words.stage_hours(plan, stage),)
    sign = stage_words.on_track(plan, stage)
    if sign:
        yield (("Watch: ", "bold"), sign)
    lead = (stage_words.stage_lead(plan, stage), "bold")
    marks = (stage_marks(plan, stage, cited) if cited else "", QUIET)
    for sentence in stage_words.stage_until(plan, stage):
        yield lead, sentence, marks
    for sentence in (stage_words.stage_lasts(plan, stage), stage_words.stage_next(plan, stage)):
        if sentence:
            yield (sentence,)


def _steps(plan: Plan, look: Look) -> Rows:
    if not plan.steps:
        return
    yield BLANK
    yield heading(look, plan_parts.WHAT_TO_DO)
    left_out: dict[str, str] = {}
    for part in plan_parts.steps(plan):
        shown = part.steps if part.when == "today" else part.steps[:STEPS_SHOWN]
        yield Hanging(look.text(part.heading, HEAD), margin=2)
        for step in shown:
            yield Hanging(look.text(step), look.bullet(), margin=2)
        if len(shown) < len(part.steps):
            left_out[part.path.id] = part.path.name
    for path_id, name in left_out.items():
        command = plan.content.command(f"paths {path_id}")
        yield _hint(f"All steps for {name}", command, look, margin=2)


def _hint(label: str, command: str, look: Look, margin: int = 0) -> Hanging:
    return Hanging(look.join((f"{label}: ", QUIET), (command, COMMAND)), margin=margin)


def _platforms(plan: Plan, look: Look) -> Rows:
    if not any(plan.platforms.values()) or not plan.steps:
        return
    yield BLANK
    yield heading(look, plan_parts.SITES)
    for path_id in plan.platforms:
        path = plan.content.path(path_id)
        if len(plan.platforms) > 1:
            yield Hanging(look.text(path.name, HEAD), margin=2)
        for site in dated_first(plan.platforms[path_id])[:SITES_SHOWN]:
            body = look.join(
                (site.name, "bold"),
                f" – {site_terms(site)} Pays: {bare(site.payout)}.",
                (f" ({date(site.as_of)})", QUIET),
            )
            yield Hanging(body, look.bullet(), margin=2)


def _cautions(plan: Plan, cited: Citations | None, look: Look) -> Rows:
    for title, by_path in plan_parts.cautions(plan):
        yield BLANK
        yield heading(look, title)
        for path, notes in by_path:
            yield Hanging(look.text(path.name, HEAD), margin=2)
            for note in notes:
                text = note.text if cited else in_short(note.text)
                marks = f" {citation(cited.numbers[path.id], note.sources)}" if cited else ""
                yield Hanging(look.join(text, (marks, QUIET)), look.bullet(), margin=2)


def _footer(plan: Plan, cited: Citations | None, look: Look) -> Rows:
    yield BLANK
    if cited is None:
        label = "All costs and risks in full, and where each figure comes from"
        yield _hint(label, "add --sources", look)
    yield _hint("Every month, for a table program", "add --format csv", look)
    if len(plan.money.regions) > 1:
        regions = ", ".join(f'"{name}"' if " " in name else name for name in plan.money.regions)
        yield _hint("Figures for another place", "add --region and one of these", look)
        yield Hanging(look.text(regions, QUIET), margin=2)
