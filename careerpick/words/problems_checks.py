"""The sentences of what is wrong with what content says: code -> message and fix."""

from __future__ import annotations

from typing import TYPE_CHECKING

from careerpick.words.problem_words import Params, Said, by_case, listed, near_or, plain, quoted

if TYPE_CHECKING:
    from collections.abc import Mapping

ID_RULE = "Use small letters, digits, - and _, at most 64, beginning with a letter or digit."
_SOURCE_RULE = 'Name one from "sources", or write judgement and say why.'

_unknown: Said = near_or("There is no {what} {name:q}.", lambda params: listed(params["names"]))


def _repeated_id(params: Params) -> tuple[str, str]:
    of = f" of {quoted(params['of'])}" if params["of"] else ""
    return (
        f"There are two {params['what']}{of} with the id {quoted(params['name'])}.",
        "Rename one.",
    )


def _no_words(params: Params) -> tuple[str, str]:
    there = ", ".join(f"{key} ({words})" for key, words in params["words"])
    message = f"{quoted(params['name'])} has no words for {params['given']}."
    return message, f"There are: {there}."


def _range_order(params: Params) -> tuple[str, str]:
    given = ", ".join(f"{value:g}" for value in params["given"])
    return f"Low, typical and high have to rise from 0 or more; here they are {given}.", ""


def _of_setting(params: Params) -> tuple[str, str]:
    if params["what"] == "few":
        return f"{quoted(params['name'])} needs two values or more.", ""
    if params["what"] == "bounds":
        return f"Nobody can be meant by this {quoted(params['name'])}.", ""
    return _unknown(params)


def _unknown_country(params: Params) -> tuple[str, str]:
    places = f", or one of {listed(params['places'])}" if params["places"] else ""
    near = f"Did you mean {params['near']}?" if params["near"] else ""
    wanted = f"Write a code of two letters, such as KE{places}."
    return f"There is no country or place {quoted(params['name'])}.", near or wanted


_VALUE = by_case(
    {
        "negative": plain("{given} is less than 0, which no limit can be."),
        "words": _no_words,
    }
)

CHECKS: Mapping[str, Said] = {
    # Names
    "id-form": plain("The id {name:q} cannot be used.", ID_RULE),
    "repeated-id": _repeated_id,
    "reserved-id": by_case(
        {
            "question": plain(
                "A question cannot have the id {name:q}.", "Answer files use this word."
            ),
            "option": plain(
                "An option cannot have the id {name:q}.", "In an answer file it means no answer."
            ),
            "source": plain(
                "A source cannot have the id {name:q}, which stands for having none.", "Rename it."
            ),
        }
    ),
    "id-like-number": plain(
        "The id {name:q} also means another option, by its number or letter.", "Use a word."
    ),
    "id-like-key": plain(
        "The id {name:q} cannot be typed in the quiz.", "There this letter is a key; use a word."
    ),
    "repeated-label": plain("Another option of {question:q} has the same label."),
    "label-like-id": plain(
        "The label {label:q} also means another option.",
        "An answer file could not tell the two apart.",
    ),
    "name-collision": plain("{name:q} also means the path in {file}.", "Rename one of them."),
    "repeated-alias": plain("The alias {name:q} is given twice.", "Remove one."),
    # The questions file
    "empty-list": plain("{name:q} is empty; at least one is needed."),
    "language": plain("{name:q} is no name of a language.", "Write it like en, de or pt-BR."),
    "option-count": plain("A question has {fewest} to {most} options; here are {count}."),
    "several-or-scale": by_case(
        {
            "most": plain('Only "pick: many" has "most".', "Remove it."),
            "steps": plain('Only "pick: scale" has "steps".', "Remove it."),
            "range": plain('"{key}" is a number from {least} to {most}.'),
            "no-steps": plain(
                "A scale has {least} to {most} steps.", "Add how many: steps: {least}"
            ),
            "ends": plain(
                "A scale has two options, its ends; here are {count}.",
                "The steps between them are made by themselves.",
            ),
            "key": plain('A question with "pick: {pick}" cannot have "{key}".', "Remove it."),
        }
    ),
    "unknown-group": _unknown,
    "unknown-section": _unknown,
    "unknown-criterion": _unknown,
    "unknown-limit": _unknown,
    "unknown-source": _unknown,
    "section-order": plain(
        "This question of section {section:q} comes too late.",
        "Move it before the questions of {before:q}.",
    ),
    "choose-low": by_case(
        {
            "taste": plain(
                '{name:q} is a taste, so it needs "choose_low".',
                "Say who should choose a path with less of it.",
            ),
            "good": plain(
                '{name:q} is a good, so nobody chooses less of it: no "choose_low".',
                "Remove it, or make it a taste.",
            ),
        }
    ),
    "wants-less-of-a-good": plain(
        "This answer wants less of {name:q}, which is good for all.",
        "Leave it out, or use 0 or more.",
    ),
    "repeated-fact": plain(
        "{name:q} is already stated by the question {first:q}.", "Ask for it once."
    ),
    "limit-words": by_case(
        {
            "none": plain('{name:q} needs a "unit", or "words" for its values.'),
            "value": plain('{name:q} is no value; the keys of "words" are whole numbers.'),
        }
    ),
    "repeated-role": plain("{name:q} already has the role {role}.", "Remove one of the two."),
    "fact-value": _VALUE,
    "threshold-value": _VALUE,
    # Details and settings
    "detail-scores": plain(
        "{name:q} is a question of detail, which never scores.",
        'Remove this, or leave out "ask: detail".',
    ),
    "detail-order": plain(
        "The question of detail {name:q} comes before another that may score.",
        "Put the questions of detail last.",
    ),
    "detail-alone": by_case(
        {
            "pick": plain("Only a question of detail can be typed.", 'Add "ask: detail".'),
            "when": plain(
                "Only a question of detail can be for some people alone.",
                'Remove "when", or add "ask: detail".',
            ),
            "options": plain("What is typed as {pick} has no options.", "Write: options: []"),
            "number": plain('What is typed as {pick} has no "number".', "Remove it."),
            "twice": plain("{first:q} asks for the {pick} already.", "Ask for it once."),
        }
    ),
    "unknown-setting": _unknown,
    "setting-value": _of_setting,
    "unset-setting": plain(
        "No answer sets {name:q}.", "Let some options set it, or remove the setting."
    ),
    "for-whom": _of_setting,
    "needed-detail": plain(
        "Some path needs {name:q}, which is asked once the result is known.",
        'Leave out "ask: detail" here.',
    ),
    # Numbers and refusals
    "number-range": by_case(
        {
            "": plain("Least and most have to rise from 0; here they are {least} and {most}."),
            "words": plain(
                "The values of {name:q} have words, so none can be typed.",
                'Leave out "number", or the words.',
            ),
        }
    ),
    "number-options": by_case(
        {
            "no-number": plain(
                '"at_least" has no meaning here, since no number can be typed.',
                'Remove it, or give the question a "number".',
            ),
            "none": plain(
                "No option says which numbers fall into it.",
                'Give each option the least number that falls into it, as "at_least".',
            ),
            "first": plain(
                "The first option begins at {given}, and the numbers at {least}.",
                "Begin both at the same number.",
            ),
            "order": plain(
                "{given} does not come after {before}, where the option before it begins.",
                "Put the options in rising order.",
            ),
            "beyond": plain(
                "No number falls into this option: {most} is the most.",
                "Lower it, or raise the most.",
            ),
        }
    ),
    "number-fact": by_case(
        {
            "": plain(
                "This option does not state {name:q}.",
                "Say what it stands for: facts: {{{name}: {least}}}.",
            ),
            "out": plain(
                "{given} does not fall into this option: {least} to {most} does.",
                "Use a number of its own.",
            ),
        }
    ),
    "empty-refusal": plain(
        "No path could ever be ruled out by this deal-breaker.",
        "Let it want 2 or -2 of something, or remove this.",
    ),
    "no-core-question": plain(
        "No question is a core one, so nobody is asked anything at first.",
        'Leave out "ask" where all are asked.',
    ),
    # A path
    "file-name": plain("The id is {name:q}, but the file is {file:q}.", "Make them the same."),
    "thin-path": plain("{name:q} is empty, so a reader finds nothing there."),
    "no-source": plain("This figure has no source.", _SOURCE_RULE),
    "statement-without-source": plain("This statement has no source.", _SOURCE_RULE),
    "unused-source": plain(
        "Nothing names the source {name:q}.", "Name it where it is used, or remove it."
    ),
    "range-order": _range_order,
    "share-range": plain(
        "A share is between 0 and 1, but this goes up to {given:g}.", "Write 20 % as 0.2."
    ),
    "way-shares": by_case(
        {
            "own": plain("{name:q} is missing.", "With clients of one's own, not all is paid."),
            "hired": plain("Whoever is hired has no {name:q}.", "Remove it: every hour is paid."),
        }
    ),
    "kind-way": by_case(
        {
            "kind": plain('These rates need a "way".', "Write own or hired."),
            "way": plain("These rates stand below their way already.", "Remove this."),
        }
    ),
    "falling-rates": plain("The pay falls from {start:g} at the start to {later:g} later."),
    "unknown-site": _unknown,
    "unknown-country": by_case(
        {
            "": _unknown_country,
            "both": plain('Write either "only" or "all_but".', '"all_but: []" is every country.'),
        }
    ),
    "threshold-order": plain("The comfortable value {comfortable} is below the minimum {minimum}."),
    "as-of": by_case(
        {
            "": plain(
                "{given:q} is no year or month.", "Write it like 2026 or 2026-09, or {undated:q}."
            ),
            "dated": plain("{given:q} is no year or month.", "Write it like 2026 or 2026-09."),
        }
    ),
    "exchange": by_case(
        {
            "twice": plain("{name:q} has a rate already.", "Keep the one that is newer."),
            "rate": plain(
                "{given:g} cannot be a rate.", "Write how much of it a US dollar bought."
            ),
        }
    ),
    "currency": plain(
        "{given:q} is no currency code.", "Write three capital letters, such as USD."
    ),
    "web-address": plain("{given:q} is no web address.", "Begin it with https://."),
    "missing-level": plain(
        "The level for {name:q} is missing.", 'Add "{name}:" with level, why, sources.'
    ),
    # Texts
    "empty-text": plain("{name:q} is empty.", "Write a text."),
    "long-text": plain(
        "This text has {count} characters; {most} are allowed.", "Shorten it, or split it."
    ),
    "line-break": plain(
        "This text has a line break or a tab in it.",
        'Write it as one paragraph; lines after ">" become one.',
    ),
}
