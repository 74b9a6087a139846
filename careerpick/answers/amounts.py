"""A number as people type it: how many of a unit, and how much money a month."""

import re

_LONGEST = 60
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

_SIGNS = {"$": "dollar", "€": "euro", "£": "pound"}
_COINS = "$€£¥₹₦₱₩₽₺₫৳₴₪₵₸₮₲₡₭៛₼₾֏؋฿"
_TIMES = {
    **{"": 1, "hundred": 100},
    **dict.fromkeys(("k", "thousand", "thousands"), 1000),
    **dict.fromkeys(("lakh", "lakhs", "lac", "lacs"), 100_000),
    **dict.fromkeys(("m", "million", "millions", "mio", "mln", "juta"), 1_000_000),
    **dict.fromkeys(("crore", "crores"), 10_000_000),
}
_WORD = rf"(?:{'|'.join(_TENS)})(?:[- ](?:{'|'.join(_ONES[1:10])}))?|{'|'.join(_ONES)}|none"
# It is compiled where it is first needed: that takes as long as a screen.
_STATED = (
    r"(?:(?:at least|about|around|roughly|approx\.?|approximately|up to|~|≈)\s*)?"
    rf"(?P<code>(?:[a-z]{{1,3}}\s?[$€£]|[a-z]{{2,3}}\.?|r(?=\s?[0-9])|[{_COINS}])?)\s*"
    r"(?P<number>(?:[1-9][0-9]{0,2}(?:[,.' ][0-9]{3})+|[0-9]{1,9})(?:[.,][0-9]{1,2})?"
    rf"|(?:{_WORD}|an?|half an)(?![a-z]))"
    rf"(?:\s*(?P<times>{'|'.join(filter(None, _TIMES))})(?![a-z]))?(?P<rest>[a-z/ {_COINS}]*)"
)
_PER = r"\s*(?:\ba\b|\bper\b|\beach\b|\bevery\b|/)\s*"
_DAILY = {
    **{"daily": "day", "weekly": "week", "monthly": "month"},
    **{"yearly": "year", "annually": "year"},
}
_WHOLE = 100
_ARTICLES = {"a": _WHOLE, "an": _WHOLE, "half an": _WHOLE // 2}
MOST_MONEY = 999_999_999
"""A month, in any currency; more is a slip."""


def amount_in(folded: str, unit: str) -> int | None:
    """Return how many of a unit ("hours a week") a folded text states; None when it states none.

    Rounded down, since of what is counted here more is always easier, and nobody shall be
    said to have more than they said.
    """
    found = _stated(folded)
    if not found or found["code"] not in ("", *_SIGNS):
        return None
    given = found["rest"].strip() or found["code"]
    if not given and found["number"] in _ARTICLES and not found["times"]:
        return None
    stated = _hundredths(found)
    many, of = _factor(_SIGNS.get(given, given), unit) if given else (1, 1)
    if not many or (many == of and stated % _WHOLE):
        return None
    return stated * many // (of * _WHOLE)


def money(folded: str) -> tuple[int, str] | None:
    """Return how much money a month a text states, rounded up, and the words and signs for it.

    Rounded up, since it is what somebody needs. Nothing is converted. None when it states none.
    """
    found = _stated(folded)
    if not found or (found["number"] in _ARTICLES and not found["times"]):
        return None
    unit, per = _split(found["rest"])
    words = {_singular(word) for word in unit.split()}
    per = per or "month"
    if per not in _WEEKS or any(word in span for word in words for span in _SPANS):
        return None
    rounded = -(-_hundredths(found) * _WEEKS["month"] // (_WHOLE * _WEEKS[per]))
    named = f"{found['code'].rstrip('.')} {unit}".strip()
    return (rounded, named) if rounded <= MOST_MONEY else None


def _stated(folded: str) -> re.Match[str] | None:
    return re.fullmatch(_STATED, folded) if len(folded) <= _LONGEST else None


def _hundredths(found: re.Match[str]) -> int:
    """Return the number that is stated; a sign before its last one or two digits parts it."""
    text, times = found["number"], _TIMES[found["times"] or ""]
    if text in _ARTICLES or text in WORDS:
        return times * _ARTICLES.get(text, WORDS.get(text, 0) * _WHOLE)
    parts = re.search("[.,]([0-9]{1,2})$", text)
    whole = re.sub("[,.' ]", "", text[: parts.start()] if parts else text)
    return times * int(whole + (parts[1] if parts else "").ljust(2, "0"))


def _factor(given: str, unit: str) -> tuple[int, int]:
    """Return how many of `unit` some of the given unit are; 0 where it is another thing."""
    mine, mine_per = _split(unit.casefold())
    theirs, theirs_per = _split(given)
    if theirs_per and not mine_per:
        return 0, 1
    amount = _ratio(_singular(theirs), _singular(mine))
    rate = _ratio(mine_per, theirs_per) if theirs_per else (1, 1)
    return amount[0] * rate[0], amount[1] * rate[1]


def _ratio(one: str, other: str) -> tuple[int, int]:
    for span in _SPANS:
        if one in span and other in span:
            return span[one], span[other]
    return int(one == other or one in other.split()), 1


def _split(unit: str) -> tuple[str, str]:
    """Return what is counted, and per which one thing; "" where it is per nothing."""
    what, *per = re.split(_PER, unit, maxsplit=1)
    *words, last = what.split() or [""]
    if not per and last in _DAILY:
        what, per = " ".join(words), [_DAILY[last]]
    return what.strip(), _singular(per[0]) if per else ""


def _singular(word: str) -> str:
    word = word.strip()
    return word[:-1] if len(word) > 1 and word.endswith("s") else word
