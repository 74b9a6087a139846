"""How far a plan may look ahead. Here, so that the command line loads no planning to say so."""

DEFAULT_MONTHS = 24
MOST_MONTHS = 120
MOST_HOURS = 168
"""Hours of a whole week."""
