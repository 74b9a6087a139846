"""The sentences of what authors are warned of: code -> message and fix."""

from __future__ import annotations

from typing import TYPE_CHECKING

from careerpick.words.problem_words import Params, Said, by_case, plain, quoted

if TYPE_CHECKING:
    from collections.abc import Mapping


def _uneven_shares(params: Params) -> tuple[str, str]:
    share, least, most = told_apart(params["share"], params["least"], params["most"])
    return (
        f"{quoted(params['name'])} comes first on {share} of random answers; "
        f"{least} to {most} is accepted.",
        "Ask more often about what sets it apart, or less often; look at levels last.",
    )


def told_apart(*shares: float) -> list[str]:
    """Return shares as per cent, with as many decimals as set apart what is not the same."""
    return next(
        written
        for decimals in range(5)
        if len(set(written := [f"{share:.{decimals}%}" for share in shares])) == len(set(shares))
        or decimals == 4
    )


ADVICE: Mapping[str, Said] = {
    # Age
    "old-figure": plain(
        "The newest source of this is {years} years old.",
        "Look for a newer one. (Age counts from the newest date here, {newest}.)",
    ),
    "old-platform": plain(
        "{name:q} is called open, but was last seen {seen}.",
        'Look again (the newest date here is {newest}), or write "unknown".',
    ),
    "undated-change": plain(
        "{name:q} is called {status}, but not as of when.", "Write a year or a month."
    ),
    "no-open-platform": plain(
        "No platform of {name:q} is open, so there is nowhere to begin.",
        "Only open ones are suggested to people.",
    ),
    "site-takes": by_case(
        {
            "": plain(
                "{name:q} does not say whom it takes, so nobody who named a country sees it.",
                'Add "takes"; write null for what is not known.',
            ),
            "countries": plain(
                "Only {known} of {count} open platforms say which countries they take.",
                "Look at their own pages for it.",
            ),
        }
    ),
    # What is of no use
    "unused-limit": plain(
        "No path needs {name:q}, so it is asked for nothing.",
        "Name it in some path, or remove it.",
    ),
    "unasked-limit": plain(
        "No answer states {name:q}, so nobody can ever meet it.",
        'Add "facts" to the options of a question.',
    ),
    "unused-group": plain("No criterion belongs to the group {name:q}.", "Remove it."),
    "unused-section": plain("The section {name:q} has no question.", "Remove it."),
    "no-effect": plain(
        "No answer to {name:q} changes anything.", 'Give its options "wants" or "facts".'
    ),
    "equal-options": plain(
        "{name:q} has the same effect as {first:q}.",
        'Give one of them other "wants" or "facts", or make them one.',
    ),
    "zero-evidence": plain("{name:q}: 0 changes nothing.", "Leave it out."),
    "repeated-source": plain("{name:q} is named twice here.", "Name it once."),
    # What does not fit together
    "unreachable-need": plain(
        "No answer states {given} of {name:q}; the most is {most}.",
        "Write {most} at most, or offer an answer.",
    ),
    "idle-need": plain(
        "Everybody has 0 of {name:q}, so all people meet this need.", "Ask for more, or remove it."
    ),
    "one-theme": by_case(
        {
            "": plain(
                "{share:.0%} of what the answers say is about {name:q} alone.",
                "Ask about other things, too, or lower the weights.",
            ),
            "group": plain(
                "All questions are about the group {name:q}.", "Ask about the other groups, too."
            ),
        }
    ),
    "repeated-prompt": plain(
        "The question {name:q} has the same words.", "Ask for something else."
    ),
    "sure-judgement": plain(
        "The level of {name:q} is your judgement alone, yet called sure.",
        'Write "medium" or "low", or name a source.',
    ),
    # Words
    "hard-to-read": plain(
        "These words suit school year {grade:.0f}; {most} is the most.",
        "Use shorter words and shorter sentences.",
    ),
    "long-label": plain(
        "This label has {count} characters; {most} fit a line.", "Say it in fewer words."
    ),
    "long-sentence": plain(
        "A sentence here has {count} words; {most} are the most.", "Make two of it."
    ),
    "names-a-path": plain(
        "This text names a path: {name:q}.",
        "Ask about the person, so that no answer gives away where it leads.",
    ),
    "several-lines": plain(
        "This text goes on in the next line, without quotes.",
        'Was a "- " or a ":" lost? If not, write ">-" and begin it on the next line.',
    ),
    "sign-in-text": plain(
        "There is a sign in this text that should begin another one.",
        'Was a "- " or a key before it lost?',
    ),
    # What the answers can come to
    "never-first": plain(
        "No answers were found that put {name:q} first.",
        "Look at its levels: some other path has as much of everything that is asked for.",
    ),
    "dominated-path": plain(
        "{better:q} has as much of every good as {name:q} or more, and suits the same tastes.",
        "Nobody has a reason to choose this one; look at the levels again.",
    ),
    "twin-paths": plain(
        "{name:q} stands at the same levels as {first:q}.",
        "No answers could set them apart; make them one, or look at the levels again.",
    ),
    "never-decides": plain(
        "No answer to {name:q} was seen to change what comes first.",
        "Does it ask about something in which the paths differ? Or raise its weight.",
    ),
    "uneven-shares": _uneven_shares,
}
