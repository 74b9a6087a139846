"""Countries by any usual name or code, as the Unicode consortium's tables (babel) know them.

babel is imported where a country is first named, and nowhere else; see
docs/decisions/0017-babel.md.
"""

import re
import unicodedata
from collections.abc import Callable, Mapping
from contextlib import suppress
from functools import cache

from careerpick.errors import closest
from careerpick.folding import fold, squeezed

_ALL = """
AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT
BV BW BY BZ CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH
ER ES ET FI FJ FK FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT
HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS
LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI
NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW SA SB SC SD SE SG
SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG
UM US UY UZ VA VC VE VG VI VN VU WF WS XK YE YT ZA ZM ZW
"""
CODES = frozenset(_ALL.split())
"""Two letters for each country; nobody has to wait for the tables to check one."""
_SHORT = {
    "CD": "DR Congo",
    "CG": "Republic of the Congo",
    "HK": "Hong Kong",
    "MM": "Myanmar",
    "MO": "Macao",
    "PS": "Palestine",
}
"""Names for which the tables have a longer one."""
OFTEN_NAMED = {
    "BR": "Brazil",
    "CA": "Canada",
    "GB": "United Kingdom",
    "IN": "India",
    "PH": "Philippines",
    "US": "United States",
}
"""Names as the tables have them, for which nobody has to wait until these are loaded."""
_USUAL = {
    "AE": ("UAE", "Emirates"),
    "BA": ("Bosnia",),
    "CD": ("DRC", "Democratic Republic of the Congo", "Congo-Kinshasa"),
    "CG": ("Congo-Brazzaville",),
    "CI": ("Ivory Coast",),
    "CV": ("Cabo Verde",),
    "CZ": ("Czech Republic",),
    "FM": ("Federated States of Micronesia",),
    "GB": ("Britain", "Great Britain", "England", "Scotland", "Wales", "Northern Ireland"),
    "IE": ("Republic of Ireland", "Eire"),
    "KR": ("Korea", "Republic of Korea"),
    "MK": ("Macedonia",),
    "MM": ("Burma",),
    "MO": ("Macau",),
    "NL": ("Holland",),
    "RU": ("Russian Federation",),
    "SZ": ("Swaziland",),
    "TL": ("East Timor",),
    "TR": ("Turkey", "Turkiye"),
    "US": ("America", "United States of America", "The States", "U.S.A.", "U.S."),
    "VA": ("Vatican", "Holy See"),
    "VN": ("Viet Nam",),
}
"""What people type besides the names of the tables."""
_OF_TWO = ("congo", "kongo")
"""What some languages call one country, and people two."""
_WIDELY_READ = ("ar", "de", "es", "fr", "it", "pt", "ru", "zh")
"""Languages in which other countries are named, too: by teachers, and in forms."""


def code_of(text: str) -> str | None:
    """Return the two-letter code (ISO 3166) of a country, or None where none is meant.

    The text is its name in English, in a language of its own or in one that is widely read, or
    its code of two or three letters; capitals and accents make no difference.
    """
    typed = _plain(text)
    if not typed or typed in _OF_TWO:
        return None
    if text.strip().isascii() and len(typed) in (2, 3) and (code := _code(typed.upper())):
        return code
    every = (_folded(names).get(typed) for names in (_english, _elsewhere, _own))  # quickest first
    return next(filter(None, every), None)


_NEAR = 0.8
"""There are so many countries that something is a little like any word."""


def nearest(text: str) -> str | None:
    """Return the English name of the country one of whose names is nearest, or None."""
    names = {**_own(), **_elsewhere(), **_english()}
    name = closest(text, names, _NEAR)
    return name_of(names[name]) if name else None


def name_of(code: str) -> str:
    """Return the English name of a country; the code itself where there is no such country."""
    if known := _SHORT.get(code) or OFTEN_NAMED.get(code):
        return known
    return _territories("en")[code] if code in CODES else code


def language_name(code: str) -> str:
    """Return the English name of a language; the code itself where there is no such language."""
    from babel import Locale

    names: Mapping[str, str] = Locale.parse("en").languages
    return names.get(code, code)


def currency_of(code: str) -> str | None:
    """Return the code of the money that people use in a country, or None where none is known."""
    from babel.numbers import get_territory_currencies

    return next(iter(get_territory_currencies(code)), None) if code in CODES else None


def money_name(code: str, count: float = 2) -> str:
    """Return the English name of a currency, for so much of it; its code if it has none."""
    from babel.numbers import get_currency_name

    return get_currency_name(code, count, locale="en")


def has_sign(currency: str) -> bool:
    """Tell whether a currency is so well known that English has a sign for it ("€", "A$")."""
    from babel.numbers import get_currency_symbol

    return get_currency_symbol(currency, locale="en") != currency


def currency_named(text: str) -> str | None:
    """Return the money that words and signs beside an amount name ("usd", "us dollars", "zl").

    Its code; where a word or sign alone may mean several, that word: "dollars", "pesos". "" for
    no words, None where what they say is not known. The text is in small letters without accents.
    """
    if not text:
        return ""
    if sign := _named().get(text):
        return min(sign) if len(sign) == 1 else text
    words = [_SIGNS.get(word, word) for word in re.findall(r"[a-z]+|[^a-z\s]", text)]
    codes = {word.upper() for word in words if word.upper() in currencies()}
    rest = " ".join(word for word in words if word.upper() not in codes)
    if len(codes) > 1 or not rest:
        return codes.pop() if len(codes) == 1 else None
    meant = (
        _named().get(_singular(rest))
        or _of_country(rest)
        or _signs_at_home().get(text, frozenset())
    )
    if codes:  # "$500 AUD"
        return codes.pop() if codes <= meant else None
    return min(meant) if len(meant) == 1 else rest if meant else None


def currency_meant(named: str, own: str) -> str:
    """Return the code of the money that `currency_named` found, for who uses a currency of `own`.

    "" stands for money of their own; a word that means none of theirs stays what it is.
    """
    if named.isupper():
        return named
    if not named or own in _named().get(_singular(named), ()):
        return own
    return _OF_MANY.get(_singular(named), named)


_SIGNS = {
    "$": "dollars",
    "€": "euros",
    "£": "pounds",
    "₹": "INR",
    "₵": "GHS",
    "rs": "rupees",
    "r": "ZAR",
    "fr": "francs",
    "reais": "reals",
}
_OF_MANY = {"dollar": "USD", "pound": "GBP"}
"""Words for money of several countries to the one that is meant where the person's own is not."""


@cache
def _named() -> Mapping[str, frozenset[str]]:
    """What money that is used now is called in English, or its last word, to what it may mean."""
    from babel.numbers import get_currency_name, get_currency_symbol

    found: dict[str, set[str]] = {
        "kr": {"DKK", "ISK", "NOK", "SEK"}, "¥": {"CNY", "JPY"}, "c$": {"CAD", "NIO"},
    }  # fmt: skip
    for code in {code for country in CODES if (code := currency_of(country))}:
        sign = get_currency_symbol(code, locale="en").casefold()
        if len(sign) == 2:  # such as R$
            found.setdefault(sign, set()).add(code)
        for count in (1, 2):
            name = unaccented(get_currency_name(code, count, locale="en").casefold())
            for words in (name, name.split()[-1]):
                found.setdefault(_singular(words), set()).add(code)
    return {name: frozenset(codes) for name, codes in found.items()}


def _of_country(text: str) -> frozenset[str]:
    """Return the code that "kenya shillings" means."""
    place, _, last = text.rpartition(" ")
    meant = _named().get(_singular(last), frozenset()) if place else frozenset()
    return meant & {currency_of(code_of(place) or "")} if meant else meant


@cache
def _signs_at_home() -> Mapping[str, frozenset[str]]:
    """What stands for money in a country that uses it, such as "zl", to what it may mean there."""
    from babel import Locale, UnknownLocaleError
    from babel.languages import get_official_languages

    found: dict[str, set[str]] = {}
    for country in CODES:
        money = currency_of(country) or ""
        for language in get_official_languages(country, regional=True, de_facto=True):
            with suppress(UnknownLocaleError, ValueError):
                shown = Locale.parse(f"{language}_{country}").currency_symbols.get(money, "")
                sign = unaccented(fold(shown)).rstrip(".")
                if len(sign) > 1 or not sign.isalpha():
                    found.setdefault(sign, set()).add(money)
    return {sign: frozenset(codes) for sign, codes in found.items() if len(codes) == 1}


def _singular(name: str) -> str:
    return name.removesuffix("s")


def currencies() -> frozenset[str]:
    """Return the codes of all currencies, those of the past among them."""
    from babel.numbers import list_currencies

    return frozenset(list_currencies())


def _territories(language: str) -> Mapping[str, str]:
    from babel import Locale, UnknownLocaleError

    try:
        return Locale.parse(language).territories
    except UnknownLocaleError:
        return {}


def _code(typed: str) -> str | None:
    """A code as it is, one of three letters, or one that was used before."""
    if typed in CODES:
        return typed
    from babel.core import get_global

    now = get_global("territory_aliases").get(typed, ())
    return now[0] if len(now) == 1 and now[0] in CODES else None


def _english() -> Mapping[str, str]:
    official = _territories("en")
    names = {name: code for code in CODES for name in (name_of(code), official[code])}
    return names | {name: code for code, more in _USUAL.items() for name in more}


def _elsewhere() -> Mapping[str, str]:
    """The names of all countries in the languages that are widely read; none means two of them."""
    return {
        name: code
        for language in _WIDELY_READ
        for code, name in _territories(language).items()
        if code in CODES
    }


def _own() -> Mapping[str, str]:
    """The names of each country in its official languages."""
    from babel.languages import get_official_languages

    names = {}
    for code in sorted(CODES, reverse=True):
        for language in get_official_languages(code, regional=True, de_facto=True):
            if name := _territories(language).get(code):
                names[name] = code
    return names


@cache
def _folded(names: Callable[[], Mapping[str, str]]) -> Mapping[str, str]:
    return {_plain(name): code for name, code in names().items()}


def _plain(text: str) -> str:
    """Without capitals, accents, blanks, full stops and "the": "The U.S." is "us"."""
    spelt = re.sub(r"\bst\.? ", "saint ", fold(text).replace("&", "and"))
    plain = unaccented(squeezed(spelt)).replace(".", "").replace("'", "")
    return plain.removeprefix("the")


def unaccented(text: str) -> str:
    """Return small letters without accents."""
    letters = unicodedata.normalize("NFD", text.replace("ø", "o").replace("ł", "l"))
    return "".join(letter for letter in letters if not unicodedata.combining(letter))
