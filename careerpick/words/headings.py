"""Headings of sections, of columns and of lines, the same wherever they stand."""

from careerpick.model import CareerPath

RESULT = "Which way fits you"
RANKING = "How well each path fits you"
PATH, PLACE, MATCH, CAN_START = "Path", "Place", "Match", "Can you start?"
THE_PATHS = "The paths"
ANSWERS, QUESTION, ANSWER = "Your answers", "Question", "Answer"
MEETS, ASKED_FOR, POINTS = "What it meets", "What you asked for", "Points"
FIGURE, ORIGIN = "Figure", "Where it comes from"
PAY, NEEDS, SITES, LADDER = "What it pays", "What it asks for", "Sites", "Where it leads"
SUITS, DOES_NOT_SUIT = "It suits you if", "It does not suit you if"
QUESTIONS = "The questions"
COSTS, RISKS = "What it costs you", "What can go wrong"
CORRECTIONS, BEGIN = "What articles get wrong", "How to begin"
SOURCES = "Sources"
HOW_SURE, COMES_OUT = "How sure", "What comes out"
YOUR_RESULT, BEFORE, AFTER = "Your result", "Before", "After"
PLAN, STAGES = "Your plan", "The stages"
EXPLANATION = "Why, how sure, and what would change it"

TAKE_THE_QUIZ = "Take the quiz"
SIDE_BY_SIDE = "Side by side"
IN_MONEY = "Month by month, in money"
ALL_REASONS = "All reasons, and how sure"
ALL_OF_IT = "All of it"
WHY = "Why, and how sure"
ONE_PATH = "One path in full"
WHICH_FITS = "Which one fits you"
TEMPLATE = "An answer file to fill in"
TRY_IT = "Try it"
ORIGIN_OF_ALL = "Where each level and figure comes from"
ADD_SOURCES = "add --sources"
EVERY_MONTH, ADD_CSV = "Every month, for a table program", "add --format csv"
ALL_IN_FULL = "All costs and risks in full, and where each figure comes from"
OTHER_PLACE, ADD_REGION = "Figures for another place", "add --region and one of these: {}"


def all_about(path: CareerPath) -> str:
    """Return what stands before the command that shows a path in full."""
    return f"All about {path.name}"


def all_steps(path: CareerPath) -> str:
    """Return what stands before the command that shows all steps of a path."""
    return f"All steps for {path.name}"


def decided(ahead: CareerPath, behind: CareerPath) -> str:
    """Return the title of the points of two paths."""
    return f"The answers that decided: {ahead.name} (+) or {behind.name} (-)"


def the_rest(answers: str) -> str:
    """Return what stands for the bars that are too small to show."""
    return f"the rest, from {answers}"


def tied(place: int | str, *, shared: bool) -> str:
    """Return "2" or "2 (tie)"."""
    return f"{place} (tie)" if shared else f"{place}"
