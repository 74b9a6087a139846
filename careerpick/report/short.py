"""A result in the few lines that fit on one screen, and what is said first of a quick one."""

from collections.abc import Iterator

from careerpick.decide.result import Result
from careerpick.plan.plan import Plan
from careerpick.report.blocks import (
    Block,
    Command,
    Commands,
    Fact,
    Facts,
    Paragraph,
    Report,
    line,
    listed,
    paragraphs,
    quiet,
    strong,
)
from careerpick.words import headings, verdict
from careerpick.words.short import short_commands, short_lines


def short_report(
    result: Result, plan: Plan | None = None, answers_file: str = "FILE", *, quick: bool = False
) -> Report:
    """Return what fits on one screen of 22 lines: the answer, and the one key for more."""
    (_, headline), *lines = short_lines(result, plan)
    facts = Facts(tuple(Fact(name, line(said)) for name, said in lines))
    return Report(
        headings.RESULT,
        (*needed(result, quick=quick), Paragraph(line(headline), "boxed"), facts),
        commands=Commands(
            tuple(
                Command(*typed, if_room=number > 0)
                for number, typed in enumerate(short_commands(result, answers_file))
            )
        ),
    )


def needed(result: Result, *, quick: bool) -> Iterator[Block]:
    """Say whether the questions left out could still change the recommendation."""
    if not quick or not result.skipped:
        return
    if result.settled:
        yield Paragraph(line(strong(verdict.SETTLED)))
        yield from paragraphs([verdict.settled_sentence(result)])
        return
    yield Paragraph(line(strong(verdict.ASK_NEXT)))
    found = (result.content.bank.question(question_id) for question_id in result.ask_next)
    yield from listed(line(item.prompt, quiet(f" ({item.id})")) for item in found if item)
