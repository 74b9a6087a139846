"""From what a person calls a path to the path: ids, names and aliases.

Knows the content and problems; no terminal.
"""

from collections.abc import Sequence

from careerpick.errors import Problem, UsageError, nearest
from careerpick.model import CareerPath, Content

FEWEST, MOST = 2, 4
"""How many paths fit side by side."""


def find_paths(names: Sequence[str], content: Content) -> tuple[CareerPath, ...]:
    """Return the paths with these ids, names or aliases, in the order given.

    Case, blanks, hyphens and underscores make no difference.

    Raises:
        UsageError: With one problem for each name that is unknown or repeats a path, and
            one when there are fewer than two names or more than four.
    """
    found = [_find(name, content) for name in names]
    problems = [
        _unknown(name, content) for name, path in zip(names, found, strict=True) if path is None
    ]
    paths = tuple(path for path in found if path)
    problems += _repeated(names, found)
    if not FEWEST <= len(names) <= MOST:
        problems.append(
            Problem(
                f"A comparison takes {FEWEST} to {MOST} paths, and got {len(names)}.",
                fix=f"The paths are: {_ids(content)}.",
                code="path-count",
            )
        )
    if problems:
        raise UsageError(problems)
    return paths


def find_path(name: str, content: Content) -> CareerPath:
    """Return the path with this id, name or alias.

    Raises:
        UsageError: When there is none.
    """
    path = _find(name, content)
    if path is None:
        raise UsageError(_unknown(name, content))
    return path


def _find(name: str, content: Content) -> CareerPath | None:
    # An id wins over a name, and a name over an alias, whatever the order of the files.
    wanted = folded(name)
    for names_of in (_id_of, _name_of, _aliases_of):
        for path in content.paths:
            if wanted in {folded(candidate) for candidate in names_of(path)}:
                return path
    return None


def _id_of(path: CareerPath) -> tuple[str, ...]:
    return (path.id,)


def _name_of(path: CareerPath) -> tuple[str, ...]:
    return (path.name,)


def _aliases_of(path: CareerPath) -> tuple[str, ...]:
    return path.aliases


def folded(name: str) -> str:
    """Return what is left of a name when case, blanks, hyphens and underscores are ignored."""
    return "".join(name.casefold().replace("-", " ").replace("_", " ").split())


def _ids(content: Content) -> str:
    return ", ".join(path.id for path in content.paths)


def _unknown(name: str, content: Content) -> Problem:
    known = [
        candidate for path in content.paths for candidate in (path.id, path.name, *path.aliases)
    ]
    near = nearest(name, known)
    listed = f"The paths are: {_ids(content)}."
    return Problem(
        f'There is no path called "{name}".',
        fix=f"{near} {listed}" if near else listed,
        code="unknown-path",
    )


def _repeated(names: Sequence[str], found: Sequence[CareerPath | None]) -> list[Problem]:
    problems = []
    first_name: dict[str, str] = {}
    for name, path in zip(names, found, strict=True):
        if path is None:
            continue
        if path.id not in first_name:
            first_name[path.id] = name
            continue
        earlier = first_name[path.id]
        message = (
            f'"{name}" is named twice.'
            if name == earlier
            else f'"{earlier}" and "{name}" are the same path, {path.id}.'
        )
        problems.append(Problem(message, fix="Name each path once.", code="repeated-path"))
    return problems
