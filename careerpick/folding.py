"""What a person may write one way or another, folded into one; and what nobody can see.

The one place for both: what a check of names compares is what a look-up compares. Knows
nothing of the rest of the package.
"""

import re
import unicodedata
from functools import cache, lru_cache

# Zero-width joiners belong to the spelling of some scripts and of some emoji, and a sign
# after an emoji says how it is drawn; anywhere else they are only unseen.
_JOINING = "\u0590-\u08ff\u0900-\u0dff\u1000-\u109f\u1780-\u17ff\u1800-\u18af\ua840-\ua87f"
_EMOJI = "\u2190-\u2bff\u3030\u303d\u3297\u3299\U0001f000-\U0001faff"

_ASCII_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f]")
_HIDDEN = (
    "["
    "\x00-\x08\x0b-\x1f\x7f-\x9f"  # terminal control; \r\n and \r are line breaks by then
    "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"  # change the direction of the text around
    "\u2028\u2029\ufeff\ufffe\uffff\ud800-\udfff"  # line breaks that only some tools see
    "\xad\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b\u2060-\u2065\u206a-\u206f"  # no width
    "\u2800\u3164\uffa0\ufff0-\ufffb"  # blank letters and marks
    "\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e00ff\U000e01f0-\U000e0fff"
    "]"
    f"|(?<![{_JOINING}])\u200c"
    f"|(?<![{_JOINING}{_EMOJI}\ufe0f])\u200d"
    "|(?<![\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff])[\U000e0100-\U000e01ef]"
    f"|(?<![{_EMOJI}#*0-9\xa9\xae\u203c\u2049\u2122\u2139\u3400-\u9fff])[\ufe00-\ufe0f]"
)
_JOINERS = "[\u200c\u200d\ufe00-\ufe0f\U000e0100-\U000e01ef]"


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    """Return a pattern that is made when it is first needed: it takes as long as a screen."""
    return re.compile(pattern)


def hidden(text: str) -> re.Match[str] | None:
    """Find the first character that a reader cannot see, and a terminal or a look-up does."""
    return (_ASCII_CONTROL if text.isascii() else _compiled(_HIDDEN)).search(text)


def show(text: str, longest: int | None = None) -> str:
    """Return text that is safe in a message: hidden characters replaced, cut if too long."""
    shown = (_ASCII_CONTROL if text.isascii() else _compiled(_HIDDEN)).sub("\ufffd", text)
    if longest is not None and len(shown) > longest:
        return shown[: longest - 1] + "…"
    return shown


QUOTES = '"“”„‟″«»＂'
"""Around a text they say nothing."""
_SIGNS = str.maketrans(
    {
        **dict.fromkeys("‘’‚‛ʼʻ`´′＇", "'"),
        **dict.fromkeys(QUOTES, '"'),
        **dict.fromkeys("‐‑‒–—―−﹘﹣－", "-"),
    }
)
_LONGEST = 1000
"""Folding takes time with the square of what a hostile text holds; no name is this long."""
LETTERS = "abcdefghijklmnopqrstuvwxyz"
"""By which options are chosen where a number is a number, from the first on."""
_PLACE = re.compile(r"(?:(?:option|answer|number|no\.|#)\s*)?\(?([0-9]{1,9})(?:\.0{1,2})?[.)。、]?")


@lru_cache(maxsize=1000)
def fold(text: str) -> str:
    """Return text without what a person may write one way or another.

    Capitals, kinds of quotes and dashes, widths of letters, blanks, what cannot be seen, and
    a full stop at the end make no difference.
    """
    if len(text) > _LONGEST:
        return text
    if text.isascii():
        text = _ASCII_CONTROL.sub("", text).lower().replace("`", "'")
    else:
        text = unicodedata.normalize("NFKC", text.translate(_SIGNS))
        text = _compiled(f"{_HIDDEN}|{_JOINERS}").sub("", text).casefold()
        text = unicodedata.normalize("NFKC", text).translate(_SIGNS)
    text = " ".join(text.split())
    return text.rstrip(".。").rstrip() or text


FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r")


def no_formula(text: str) -> str:
    """Return a text that no table program reads as a formula."""
    return f"'{text}" if text.startswith(FORMULA_SIGNS) else text


def squeezed(name: str) -> str:
    """Return what `fold` leaves of a name without blanks, hyphens and underscores."""
    folded = fold(name)
    return re.sub(r"[\s_-]", "", folded) or folded


def place_in(folded: str) -> int | None:
    """Return the place of an option that a folded text names ("2", "2.", "option 2"), from 1.

    A table program writes 1 as 1.0. "02" is no number that anybody types; it may be an id.
    """
    found = _PLACE.fullmatch(folded)
    return int(found[1]) if found and not found[1].startswith("0") else None
