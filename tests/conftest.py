"""Settings for every test."""

from hypothesis import settings

# A slow machine is no failing test.
settings.register_profile("careerpick", deadline=None, max_examples=100)
settings.load_profile("careerpick")
