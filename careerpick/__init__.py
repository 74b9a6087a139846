"""careerpick: a quiz that helps a person decide how to earn a living online."""

__version__ = "0.1.0"
