"""What is in the content, as terminal screens: the list of paths, one path, the questions."""

from collections.abc import Iterator

from rich.text import Text

from careerpick.model import CareerPath, Content, Question
from careerpick.write.facts import other_names
from careerpick.write.one_path import path_rows
from careerpick.write.style import COMMAND, HEAD, NAME, QUIET, Hanging, Look, Screen, heading

Rows = Iterator[Text | Hanging]

BLANK = Text()


def paths_screen(content: Content) -> Screen:
    """Return the list of all paths, with what to type for each."""
    return Screen(lambda look, _: _paths(content, look))


def path_screen(content: Content, path: CareerPath) -> Screen:
    """Return everything that the file of one path says.

    A web address is never broken: print with `crop=False`.
    """
    return Screen(lambda look, _: path_rows(content.bank, path, look))


def questions_screen(content: Content) -> Screen:
    """Return all questions with their options, numbered as they are asked."""
    return Screen(lambda look, _: _questions(content, look))


def _paths(content: Content, look: Look) -> Rows:
    yield heading(look, "The paths")
    for path in content.paths:
        yield BLANK
        yield Hanging(look.join((path.name, NAME), f" ({path.id})"))
        yield Hanging(look.text(path.summary), margin=2)
        names = other_names(path)
        if names:
            said = f"Other names to type: {', '.join(names)}"
            yield Hanging(look.text(said, QUIET), margin=2)
    yield BLANK
    ids = [path.id for path in content.paths]
    yield _command(look, "One path in full: ", content.command(f"paths {ids[0]}"))
    if len(ids) > 1:
        yield _command(look, "Side by side: ", content.command(f"compare {ids[0]} {ids[1]}"))
    yield _command(look, "Which one fits you: ", content.command("quiz"))


def _command(look: Look, label: str, command: str) -> Hanging:
    return Hanging(look.text(command, COMMAND), look.join((label, QUIET)))


def _questions(content: Content, look: Look) -> Rows:
    names = {section.id: section.name for section in content.bank.sections}
    section = ""
    for number, question in enumerate(content.bank.questions, start=1):
        if question.section != section:
            if section:
                yield BLANK
            section = question.section
            yield heading(look, names[section])
        yield BLANK
        yield from _question(number, question, look)
    yield BLANK
    command = content.command("questions --template")
    yield _command(look, "An answer file to fill in: ", command)


def _question(number: int, question: Question, look: Look) -> Rows:
    lead = f"{number:>2}. "
    yield Hanging(look.join((question.prompt, HEAD), (f" ({question.id})", QUIET)), Text(lead))
    for place, option in enumerate(question.options, start=1):
        body = look.join(option.label, (f" ({option.id})", QUIET))
        yield Hanging(body, Text(f"{place}  "), margin=len(lead))
