"""What can be shown of a text: nothing that a terminal obeys, and in plain ASCII where asked."""

import unicodedata

_JOINERS = "\u200c\u200d"
"""Invisible, but part of the spelling in several scripts."""

_TO_ASCII = str.maketrans(
    {
        "–": "-", "—": "-", "‑": "-", "−": "-", "‘": "'", "’": "'", "“": '"', "”": '"',
        "…": "...", "•": "*", "→": "->", "×": "x", "≈": "~", "≤": "<=", "≥": ">=",
        "€": "EUR ", "£": "GBP ", "₹": "INR ", "½": "1/2", "·": ".", "✓": "+", "ß": "ss",
    }
)  # fmt: skip


def shown_text(raw: str) -> str:
    """Return only what can be shown of a text: spaces collapsed, codes dropped."""
    # Nearly every text can be shown as it is; looking at each character takes its time.
    if not raw.isprintable():
        raw = "".join(
            char for char in raw if char.isspace() or char in _JOINERS or _is_visible(char)
        )
    return " ".join(raw.split())


def _is_visible(char: str) -> bool:
    return not unicodedata.category(char).startswith("C")


def to_ascii(raw: str) -> str:
    """Return the nearest text in plain ASCII; a letter without one becomes "?"."""
    if raw.isascii():
        return raw
    # Each for itself: of a text with a million accents, all at once would take hours.
    folded = "".join(unicodedata.normalize("NFKD", char) for char in raw.translate(_TO_ASCII))
    kept = "".join(char for char in folded if not unicodedata.combining(char))
    return kept.encode("ascii", "replace").decode("ascii")
