"""A problem as values -> the same problem in words.

The sentences of every kind of problem stand in problems.ini, a part of this package; here is
what has to be worked out before it can be put into one. They are read where something is wrong,
so that all else starts sooner.
"""

from __future__ import annotations

import errno
import json
import re
from dataclasses import replace
from typing import TYPE_CHECKING

from careerpick.errors import Params
from careerpick.folding import LETTERS, show
from careerpick.words.sentences import FORMS, in_list, lines_of, say

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from careerpick.authoring.review import Review
    from careerpick.errors import Problem

MOST_PATHS, MOST_NAMES = 20, 12
"""More are too many to read."""
_LONGEST_HEAD = 200


def worded(problem: Problem) -> Problem:
    """Return a problem with its message and its advice; one that has them stays as it is."""
    if problem.message:
        return problem
    about = _About(
        (name, show(given) if isinstance(given, str) else given)
        for name, given in problem.params.items()
    )
    message, _, advice = _form(problem.code, about).partition("\n")
    return replace(problem, message=FORMS.vformat(message, (), about), fix=_first(advice, about))


MOST_SHARES, FEW_SHARES = 20, 5
"""Of more paths only the shares of a few are said."""


def summary(review: Review) -> str:
    """Return the last lines of a check: "2 errors in 5 files: …", and the lean of the content."""
    found = ", ".join(_some(error=review.errors, warning=review.warnings))
    read = " and ".join(_some(question=review.questions, path=review.paths))
    last = say(
        "pieces.found",
        found=found or say("pieces.no-problems"),
        files="".join(_some(file=review.files)) or say("pieces.no-file"),
        read=f": {read}" if read else "",
    )
    if not review.lean:
        return last
    often = sorted(review.lean.items(), key=lambda item: -item[1])[:FEW_SHARES]
    many = len(review.lean) > MOST_SHARES
    shown = often if many else review.lean.items()
    shares = ", ".join(f"{path} {share:.0%}" for path, share in shown)
    never = sum(not share for share in review.lean.values())
    rest = say("pieces.never-first", never=never, paths=len(review.lean)) if many else ""
    return f"{last}\n{say('pieces.at-random', shares=shares, rest=rest)}"


def _some(**counts: int) -> list[str]:
    """Return each count that is not 0, such as "2 errors"."""
    return [say("pieces.count", count=n, what=what) for what, n in counts.items() if n]


def _form(code: str, params: Params) -> str:
    """Return the sentences of a kind of problem, or of the case of it that this is."""
    every = lines_of("problems")
    cases = (f"{code}/{params[name]}" for name in ("case", "what", "pick") if name in params)
    return every[next((case for case in cases if case in every), code)]


def _first(advice: str, about: _About) -> str:
    """Return the first piece of advice for which everything is known that it cannot do without."""
    for form in advice.split(" | "):
        places = [(name, spec or "") for _, name, spec, _ in FORMS.parse(form) if name]
        needed = [name.partition(".")[0] for name, spec in places if not spec.startswith("?")]
        if all(about[name] not in ("", None) for name in needed):
            return FORMS.vformat(form, (), about)
    return ""


class _About(Params):
    """What a problem is about, and what is worked out from it."""

    def __missing__(self, name: str) -> str:
        return _WORKED_OUT[name](self)


def _where(params: Params) -> str:
    asked = params.get("question")
    return f" {say('pieces.for-question', question=asked)}" if asked else ""


def _how(params: Params) -> str:
    options = "number" if "least" in params else "several" if "several" in params else "one"
    last = LETTERS[params.get("options", 1) - 1]
    return say(f"pieces.type-{params.get('pick', options)}", **params, last=last)


def _the_paths(params: Params) -> str:
    names = params["names"]
    if len(names) > MOST_PATHS:
        return say("pieces.many-paths", count=len(names))
    return say("pieces.paths-are", paths=params["terms"].paths, names=", ".join(names))


def _of_file(params: Params) -> str:
    """Return what this program says of a file, or else what the system does."""
    name = f"{params['reason']}".replace("-", "_")
    ours = f"file-{name}" in lines_of("pieces")
    return say(f"pieces.file-{name}") if ours else f"{params['reason']}"


def _why_not_kept(params: Params) -> str:
    if params["errno"] is None:
        return say("pieces.no-home")
    name = errno.errorcode.get(params["errno"], "")
    if f"errno-{name}" in lines_of("pieces"):
        return say(f"pieces.errno-{name}")
    return (params["reason"] or say("pieces.refuses")).lower()


def _library_says(params: Params) -> str:
    """Say what the library says of a wrong option, without the words of a programmer."""
    said = re.sub(r"is not a valid int(?: range)?\.", "is not a whole number.", params["said"])
    said = re.sub(r"in the range (\d+)<=x<=(\d+)", r"between \1 and \2", said)
    return said.replace("\n\t", " ")


def _how_to(params: Params) -> str:
    if params["kind"] == "comment":
        return say("pieces.write-hash")
    if params["wanted"] != "text":
        return say(f"pieces.write-{params['wanted']}")
    return say("pieces.write-quoted" if params["kind"] in ("list", "keys") else "pieces.write-text")


def _subject(params: Params) -> str:
    name, is_item = params["name"], params["is_item"]
    if not name:
        return say("pieces.this", item=is_item)
    return say("pieces.each-item" if is_item else "pieces.itself", name=name)


def _either(params: Params) -> str:
    names = [
        item if item.removeprefix("-").isdigit() else f'"{item}"' for item in params["choices"]
    ]
    return in_list(names, "or")


def _bare_name(params: Params) -> str:
    name = params["name"]
    return repr(str(name)) if name != name.strip() else f"{name}"


def _few(names: Sequence[str]) -> str:
    names = [*dict.fromkeys(names)]
    more = len(names) - MOST_NAMES
    left_out = f" … {say('report.more', count=more)}" if more > 0 else ""
    return ", ".join(names[:MOST_NAMES]) + left_out


def _map_example(params: Params) -> str:
    """Return how a file for --map may begin, with columns of the table."""
    first, *more = map(_in_yaml, params["columns"])
    lines = ["columns:", f"  {first}: {params['first']}", *(f"  {name}: carry" for name in more)]
    return "\n".join(f"  {line}" for line in lines)


def _in_yaml(name: str) -> str:
    return show(json.dumps(name, ensure_ascii=False), _LONGEST_HEAD)


def told_apart(*shares: float) -> list[str]:
    """Return shares as per cent, with as many decimals as set apart what is not the same."""
    return next(
        written
        for decimals in range(5)
        if len(set(written := [f"{share:.{decimals}%}" for share in shares])) == len(set(shares))
        or decimals == 4
    )


def _shares(place: int) -> Callable[[Params], str]:
    return lambda params: told_apart(params["share"], params["least"], params["most"])[place]


_WORKED_OUT: Mapping[str, Callable[[Params], str]] = {
    # Of names
    "few_names": lambda params: _few(params["names"]),
    "few_places": lambda params: _few(params["places"]),
    "the_paths": _the_paths,
    # Of answers
    "where": _where,
    "how": _how,
    "map_example": _map_example,
    # Of files and commands
    "any_kept": lambda params: params["kept"] or "",
    "inside": lambda params: params["folder"] or "this folder",
    "of_file": _of_file,
    "why_not": _why_not_kept,
    "library_says": _library_says,
    "bare_name": _bare_name,
    # Of content
    "subject": _subject,
    "what_is": lambda params: say(f"pieces.shape-{params['kind']}", given=params["given"]),
    "a_kind": lambda params: say(f"pieces.wants-{params['wanted']}"),
    "how_to": _how_to,
    "either": _either,
    "given_numbers": lambda params: ", ".join(f"{number:g}" for number in params["given"]),
    "words_there": lambda params: ", ".join(f"{key} ({said})" for key, said in params["words"]),
    "often": lambda params: in_list(
        [say("pieces.so-often", text=text, count=count) for text, count in params["texts"]]
    ),
    "told_bad": lambda params: told_apart(params["share"], params["most"] / 100)[0],
    "told_share": _shares(0),
    "told_least": _shares(1),
    "told_most": _shares(2),
}
