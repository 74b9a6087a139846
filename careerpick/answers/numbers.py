"""A number as people type it: how many of a unit, and how much money a month."""

import re

_ONES = (
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"),
    *("eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen"),
    *("eighteen", "nineteen"),
)
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
WORDS: dict[str, int] = {
    **{word: number for number, word in enumerate(_ONES)},
    **{word: 10 * number for number, word in enumerate(_TENS, start=2)},
    **{
        f"{tens}{sign}{ones}": 10 * number + one
        for number, tens in enumerate(_TENS, start=2)
        for one, ones in enumerate(_ONES[1:10], start=1)
        for sign in "- "
    },
    "none": 0,
}
"""Words for numbers, from zero to ninety-nine."""

_HOURS = {"minute": 1, "min": 1, "hour": 60, "hr": 60, "h": 60}
"""In minutes."""
_WEEK = 7 * 12
_WEEKS = {"day": 12, "week": _WEEK, "wk": _WEEK, "month": 52 * 7, "year": 52 * _WEEK}
"""In twelfths of a day, so that all are whole: a year has 52 weeks here."""
_SPANS = (_HOURS, _WEEKS)

_ABOUT = r"(?:about|around|roughly|approx\.?|approximately|up to|~|≈)?\s*"
_SIGNS = {"$": "dollar", "€": "euro", "£": "pound"}
_DIGITS = r"[0-9]{1,3}(?:[, '][0-9]{3})+|[0-9]{1,9}"
_WORD = rf"(?:{'|'.join(_TENS)})(?:[- ](?:{'|'.join(_ONES[1:10])}))?|{'|'.join(_ONES)}|none"
# Patterns are compiled where they are first needed: these take as long as a screen.
_AMOUNT = (
    rf"{_ABOUT}(?P<sign>[$€£]?)\s*"
    rf"(?P<number>(?:{_DIGITS})(?:\.[0-9]{{1,4}})?|{_WORD}|an?|half an)"
    r"(?:(?P<unit>(?<=[0-9])\s*[a-z$€£]|\s+[a-z])(?P<rest>[a-z /]*))?\.?"
)
_PER = r"\s*(?:\ba\b|\bper\b|\beach\b|\bevery\b|/)\s*"
_DAILY = {"daily": "day", "weekly": "week", "monthly": "month", "yearly": "year"}


def whole_number(folded: str) -> int | None:
    """Return the number that a word or digits stand for, without any unit; else None."""
    if folded in WORDS:
        return WORDS[folded]
    return int(folded) if re.fullmatch(r"[0-9]{1,9}", folded, re.ASCII) else None


def amount(folded: str, unit: str) -> int | None:
    """Return how many of a unit a text states, rounded down; None when it states none.

    Rounded down, since of what is counted here more is always easier, and nobody shall be
    said to have more than they said.

    Args:
        folded: What was typed, in small letters and without spaces around.
        unit: What is counted, for example "hours a week" or "weeks".
    """
    found = re.fullmatch(_AMOUNT, folded)
    if not found:
        return None
    stated = _ten_thousandths(found["number"])
    given = f"{found['unit'] or ''}{found['rest'] or ''}".strip() or found["sign"]
    if not given and found["number"] in _ARTICLES:
        return None
    many, of = _factor(_SIGNS.get(given, given), unit) if given else (1, 1)
    if not many or (many == of and stated % _WHOLE):
        return None
    return stated * many // (of * _WHOLE)


_WHOLE = 10_000
_ARTICLES = {"a": _WHOLE, "an": _WHOLE, "half an": _WHOLE // 2}


def _ten_thousandths(text: str) -> int:
    """Return the number of a text, which has four places after its point at most."""
    if text in _ARTICLES:
        return _ARTICLES[text]
    if text in WORDS:
        return WORDS[text] * _WHOLE
    whole, _, places = re.sub("[, ']", "", text).partition(".")
    return int(whole + places.ljust(4, "0"))


def _factor(given: str, unit: str) -> tuple[int, int]:
    """Return how many of `unit` some of the given unit are; 0 where it is another thing."""
    mine, mine_per = _split(unit.casefold())
    theirs, theirs_per = _split(given)
    if theirs_per and not mine_per:
        return 0, 1
    amount = _ratio(theirs, mine)
    rate = _ratio(mine_per, theirs_per) if theirs_per else (1, 1)
    return amount[0] * rate[0], amount[1] * rate[1]


def _ratio(one: str, other: str) -> tuple[int, int]:
    for span in _SPANS:
        if one in span and other in span:
            return span[one], span[other]
    return int(one == other or one in other.split()), 1


def _split(unit: str) -> tuple[str, str]:
    """Return what is counted and per what, each in the singular; "" where it is per nothing."""
    what, *per = re.split(_PER, unit, maxsplit=1)
    words = what.split()
    if not per and words and words[-1] in _DAILY:
        what, per = " ".join(words[:-1]), [_DAILY[words[-1]]]
    return _singular(what), _singular(per[0]) if per else ""


def _singular(word: str) -> str:
    word = word.strip()
    return word[:-1] if len(word) > 1 and word.endswith("s") else word


MOST_MONEY = 999_999_999
"""A month, in any currency; more is a slip."""
_TIMES = {"": 1, "k": 1000, "thousand": 1000, "hundred": 100, "m": 1_000_000, "million": 1_000_000}
_CODE = r"(?:[a-z]{1,3}\s?[$€£]|[a-z]{2,3}|[$€£¥₹₦₱₩₽₺₫৳₴])"
_MONEY = (
    rf"(?:at least\s+|{_ABOUT})(?P<code>{_CODE}?)\s*"
    rf"(?P<number>(?:[0-9]{{1,3}}(?:[,.' ][0-9]{{3}})+|[0-9]{{1,9}})(?:[.,][0-9]{{1,2}})?"
    rf"|{_WORD}|an?)\s*(?P<times>k|m|thousand|hundred|million)?(?![a-z])"
    r"\s*(?P<unit>[a-z$€£¥₹₦₱₩₽₺₫৳₴ ]*?)\s*"
    r"(?P<per>(?:\ba|\bper|\beach|\bevery|/)\s*[a-z]+|\b(?:daily|weekly|monthly|yearly|annually))?"
)


def money(folded: str) -> int | None:
    """Return how much money a month a text states, rounded up; None when it states none.

    Rounded up, since it is what somebody needs. Nothing is converted; `money_named` says of
    which money it is.
    """
    found = re.fullmatch(_MONEY, folded)
    if not found or (found["number"] in _ARTICLES and not found["times"]):
        return None
    per = re.sub(r"^(?:a|per|each|every|/)\s*", "", found["per"] or "month")
    per = {**_DAILY, "annually": "year"}.get(per, _singular(per))
    words = {_singular(word) for word in found["unit"].split()}
    if per not in _WEEKS or any(word in span for word in words for span in _SPANS):
        return None
    each = _WHOLE * _WEEKS[per]
    stated = _money_stated(found["number"]) * _TIMES[found["times"] or ""] * _WEEKS["month"]
    rounded = -(-stated // each)
    return rounded if rounded <= MOST_MONEY else None


def money_named(folded: str) -> str:
    """Return the words and signs for money beside an amount ("us dollars", "$"); "" for none."""
    found = re.fullmatch(_MONEY, folded)
    return f"{found['code']} {found['unit']}".strip() if found else ""


def _money_stated(text: str) -> int:
    """Return ten thousandths; a sign before two digits at the end of a text begins the cents."""
    if text in WORDS or text in _ARTICLES:
        return _ten_thousandths(text)
    cents = re.search("[.,]([0-9]{1,2})$", text)
    whole = re.sub("[,.' ]", "", text[: cents.start()] if cents else text)
    return _ten_thousandths(f"{whole}.{cents[1]}" if cents else whole)
