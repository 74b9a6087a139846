"""From what a person calls a path to the path: ids, names and aliases.

Knows the content and problems; no terminal.
"""

from collections.abc import Sequence

from careerpick.errors import Problem, UsageError, closest, fault
from careerpick.folding import squeezed
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
    terms = content.bank.terms
    first: dict[str, tuple[str, CareerPath]] = {}
    unknown, repeated = [], []
    for name in names:
        path = _find(name, content)
        if path is None:
            unknown.append(_unknown(name, content))
        elif path.id in first:
            earlier, _ = first[path.id]
            case = "same" if name == earlier else ""
            about = {"name": name, "earlier": earlier, "path": path.id}
            repeated.append(fault("repeated-path", case=case, terms=terms, **about))
        else:
            first[path.id] = name, path
    problems = [*unknown, *repeated]
    if not FEWEST <= len(names) <= MOST:
        ids, counts = _ids(content), {"fewest": FEWEST, "most": MOST, "count": len(names)}
        command = content.command(" ".join(("compare", *ids[:FEWEST])))
        problems.append(fault("path-count", terms=terms, names=ids, command=command, **counts))
    if problems:
        raise UsageError(problems)
    return tuple(path for _, path in first.values())


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
    for kind in range(3):
        for path in content.paths:
            names = ((path.id,), (path.name,), path.aliases)[kind]
            if squeezed(name) in map(squeezed, names):
                return path
    return None


def _ids(content: Content) -> tuple[str, ...]:
    return tuple(path.id for path in content.paths)


def _unknown(name: str, content: Content) -> Problem:
    known = [called for path in content.paths for called in (path.id, path.name, *path.aliases)]
    return fault(
        "unknown-path",
        terms=content.bank.terms,
        name=name,
        near=closest(name, known),
        names=_ids(content),
    )
