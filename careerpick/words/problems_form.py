"""The sentences of what is wrong with the form of a file of content: its signs and its keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

from careerpick.words.problem_words import Params, Said, by_case, plain

if TYPE_CHECKING:
    from collections.abc import Mapping

_QUOTE = "Put the text in quotes."
_ANCHOR = 'A "&" at the start of a value gives it a name, which is not used here.'
_ALIAS = 'A "*" at the start of a value refers to another place, which is not used here.'
_TAG = 'A "!" at the start of a value gives it a type, which is not used here.'
_OPEN_QUOTE = "A quote that opens here is never closed."

_KINDS = {
    "text": "a text",
    "whole": "a whole number",
    "number": "a number",
    "boolean": "true or false",
    "list": "a list",
    "keys": "keys with values",
}
_HOW_TO = {
    "whole": "Write digits only, without quotes.",
    "number": "Write it like 12 or 0.5, without quotes.",
    "boolean": "Write true or false, without quotes.",
    "list": 'Begin each item with "- ", or write [first, second].',
    "keys": 'Write one "key: value" on each line.',
}


def _subject(params: Params) -> str:
    if not params["name"]:
        return "This item" if params["is_item"] else "This file"
    return f'Each item of "{params["name"]}"' if params["is_item"] else f'"{params["name"]}"'


def _what_is(params: Params) -> str:
    given = params["given"]
    return {
        "list": "a list",
        "keys": "a group of keys",
        "empty": "empty",
        "text": f'the text "{given}"',
        "number": f"the number {given}",
    }[params["kind"]]


def _wrong_type(params: Params) -> tuple[str, str]:
    wanted = params["wanted"]
    message = f"{_subject(params)} has to be {_KINDS[wanted]}, but this is {_what_is(params)}."
    if wanted != "text":
        return message, _HOW_TO[wanted]
    if params["kind"] in ("list", "keys"):
        return message, "If brackets or a colon belong to the text, put it in quotes."
    return message, "Write a text, or leave the key out where it is not needed."


def _wrong_choice(params: Params) -> tuple[str, str]:
    message = f"{_subject(params)} cannot be {_what_is(params)}."
    if params["near"]:
        return message, f'did you mean "{params["near"]}"?'
    choices = [item if _is_number(item) else f'"{item}"' for item in params["choices"]]
    return message, f"It is {_either(choices)}."


def _is_number(text: str) -> bool:
    return text.removeprefix("-").isdigit()


def _either(names: list[str]) -> str:
    return " or ".join(part for part in (", ".join(names[:-1]), names[-1]) if part)


def _list_length(params: Params) -> tuple[str, str]:
    expected, count = params["expected"], params["count"]
    message = f"{_subject(params)} needs exactly {expected} items; here are {count}."
    return message, _holds(params)


def _holds(params: Params) -> str:
    return f"It holds: {params['holds']}" if params["holds"] else ""


FORM: Mapping[str, Said] = {
    # Signs
    "tab": by_case(
        {
            "": plain("This line is indented with a tab.", "Use spaces."),
            "inside": plain("A tab cannot stand here.", "Use spaces."),
        }
    ),
    "odd-blank": plain(
        "The blank here is a special one (a no-break or a wide space), which only looks like one.",
        "Replace it by a plain space.",
    ),
    "merge-mark": plain(
        "Here is a mark of two versions that were not joined yet.",
        "Choose one version and remove the marks.",
    ),
    "unfinished-line": plain(
        "The file ends within this line.", "Is it whole? Then end its last line."
    ),
    "control-character": by_case(
        {
            "": plain("There is a hidden character here: {sign}.", "Remove it."),
            "escaped": plain(
                "This text holds the hidden character {sign}.",
                "Remove the escape that stands for it.",
            ),
        }
    ),
    "indentation": by_case(
        {
            "": plain(
                "This line does not fit the lines above.",
                "Its indentation has to be that of the keys next to it; text after a closing "
                "quote or bracket is not allowed either.",
            ),
            "list": plain(
                "This line does not fit the list above.",
                'Begin it with "- " like the items before it, with the same indentation.',
            ),
        }
    ),
    "unexpected-colon": plain(
        'A ":" cannot stand here.',
        "Either the indentation differs from the line above, or a text with a colon in it "
        "needs quotes.",
    ),
    "no-colon": by_case(
        {
            "": plain('A ":" is missing after this.', "A key is followed by a colon and a space."),
            "block": plain('A ":" with a blank after it is missing here.', 'Write "{key}: >-".'),
        }
    ),
    "open-quote": by_case(
        {
            "": plain(_OPEN_QUOTE, "Close it."),
            "end": plain(
                _OPEN_QUOTE,
                "Close it, or use the other kind of quote around a text with an apostrophe.",
            ),
            "late": plain(
                "A quote that opens here is closed only on a later line.",
                "Close it after its text.",
            ),
        }
    ),
    "open-bracket": by_case(
        {
            "": plain("A bracket that opens here is not closed.", "Close it."),
            "[": plain(
                'A "[" that opens here is not closed, or a comma is missing.', 'Close it with "]".'
            ),
            "{": plain(
                'A "{{" that opens here is not closed, or a comma is missing.',
                'Close it with "}}".',
            ),
        }
    ),
    "unexpected-sign": plain('A text cannot begin with "{sign}" here.', _QUOTE),
    "escape": plain(
        "The backslash in this text stands for no known character.",
        "Write the backslash twice, or use single quotes.",
    ),
    "block-text": plain('After "|" or ">" the text begins on the next line, indented.'),
    "anchor": by_case(
        {
            "": plain(_ANCHOR, _QUOTE),
            "written": plain(_ANCHOR, "Remove it, or put the text in quotes."),
        }
    ),
    "alias": by_case(
        {
            "": plain(_ALIAS, _QUOTE),
            "written": plain(_ALIAS, "Write the value out, or put the text in quotes."),
        }
    ),
    "tag": by_case(
        {
            "": plain(_TAG, _QUOTE),
            "written": plain(_TAG, "Remove it, or put the text in quotes."),
        }
    ),
    "merge-key": plain(
        'The key "<<" copies from another place, which is not used here.', "Write the keys out."
    ),
    "directive": plain("Lines that begin with % are not used here.", "Remove it."),
    "several-documents": by_case(
        {
            "": plain(
                "The document ends here, but more follows.",
                'Remove the "---" or "...", or the bracket or quote that closes too early.',
            ),
            "second": plain("A second document begins here.", 'Remove the "---".'),
        }
    ),
    "too-deep": plain(
        "This is nested more than {most} levels deep.",
        "Nothing here needs that; look for a bracket or a dash too many.",
    ),
    "unreadable": plain(
        "This line cannot be read here.",
        "Often a quote or bracket is not closed, or the indentation differs from the line above.",
    ),
    # Keys and kinds of values
    "key-not-text": plain("A key has to be a text, not a list or a mapping."),
    "repeated-key": plain(
        '"{key}" is given twice, on line {first} and on line {second}.', "Remove one of them."
    ),
    "missing-key": lambda params: (f'"{params["key"]}" is missing here.', _holds(params)),
    "list-length": _list_length,
    "boolean": plain(
        '"{given}" without quotes is neither a text nor a number.',
        'Write "{given}" with quotes for the text.',
    ),
    "not-a-number": plain('"{given}" is no number that can be used.'),
    "wrong-type": _wrong_type,
    "wrong-choice": _wrong_choice,
    "wrong-value": lambda params: (f"{_subject(params)} cannot be used.", ""),
}
