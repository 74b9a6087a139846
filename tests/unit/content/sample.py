"""A small bank with two paths as YAML, and ways to change it and see what is reported."""

from pathlib import Path

from careerpick.content import read_folder
from careerpick.content.inspecting import inspect_content
from careerpick.errors import Problem
from careerpick.words.problems import worded

QUESTIONS = """\
schema: 1
groups:
  - {id: money, name: Money}
criteria:
  - id: pay
    name: Pay
    group: money
    kind: good
    low: It brings little.
    high: It brings a lot.
    words: [tiny, low, fair, good, great]
    choose_high: you want money
  - id: calm
    name: Calm
    group: money
    kind: taste
    low: It is loud.
    high: It is quiet.
    words: [loud, lively, mixed, calm, silent]
    choose_high: you like quiet
    choose_low: you like noise
limits:
  - {id: hours, name: Free hours, kind: fixed, unit: hours a week}
  - {id: tool, name: Your tool, kind: growing, unit: "", words: {0: a phone, 1: a computer}}
sections:
  - {id: goals, name: Goals}
  - {id: skills, name: Skills}
questions:
  - id: aim
    section: goals
    prompt: What is your aim?
    help: It tells your aim.
    options:
      - id: earn
        label: Money soon
        wants: {pay: 2}
      - id: rest
        label: "Quiet: no noise"
        wants: {calm: 1}
        facts: {hours: 5}
      - id: both
        label: Some of both
  - id: tools
    section: skills
    prompt: What do you work on?
    help: It tells your tool.
    options:
      - {id: phone, label: A phone, facts: {tool: 0}}
      - {id: computer, label: A computer, facts: {tool: 1}}
"""

_PATH = """\
schema: 1
id: alpha
name: Alpha work
aliases: [first work]
summary: The first kind.
performance:
  pay: {level: 3, why: It pays., sources: [survey], confidence: high}
  calm: {level: 1, why: It is lively., sources: [judgement], confidence: low}
needs:
  - any_of:
      hours: {comfortable: 10, minimum: 5}
      tool: {comfortable: 1, minimum: 0}
    reason: It takes time.
    remedy: Find time.
    sources: [judgement]
income:
  ways:
    - way: own
      how: You find people who pay.
      rates:
        - place: world
          currency: USD
          start: {low: 5, typical: 10, high: 20}
          later: {low: 10, typical: 20, high: 40}
          basis: survey
          as_of: 2026
          note: Read from the survey.
          sources: [survey]
      paid_share_start: {low: 0.3, typical: 0.5, high: 0.7, why: A guess., <<}
      paid_share_later: {low: 0.5, typical: 0.7, high: 0.9, why: A guess., <<}
      fee_share: {low: 0, typical: 0.1, high: 0.2, why: Terms., <<}
      weeks_to_first_income: {low: 1, typical: 4, high: 12, why: A guess., <<}
      months_to_established: {low: 3, typical: 6, high: 12, why: A guess., <<}
costs:
  - {text: It costs nothing., sources: [judgement]}
risks: []
ladder:
  - {title: Helper, what: You help., move_on: You are bored., sources: [judgement]}
platforms:
  - name: Work Place
    use: Finding work.
    entry: Sign up.
    fee: None.
    payout: Each week.
    regions: worldwide
    status: open
    as_of: 2026-09
    source: Its own page
    url: https://example.org/work
    takes:
      countries: {all_but: [US]}
      pays_by: [bank]
      pays_from: null
      device: either
      least_age: 16
      languages: []
      as_of: 2026-09
      source: Its own page
first_steps:
  today: [{do: Begin.}]
  this_week: [{do: Go on.}]
  this_month: [{do: Look back.}]
suits: [you like it]
does_not_suit: [you do not]
corrections: []
sources:
  survey:
    says: It pays 10 an hour.
    title: A survey
    publisher: A house
    basis: survey
    region: worldwide
    as_of: 2026-01
"""

# What the estimates rest on is the same for all; it would only make the lines long.
ALPHA = _PATH.replace("<<", "basis: survey, sources: [survey]")
BETA = (
    ALPHA.replace("id: alpha", "id: beta")
    .replace("Alpha work", "Beta work")
    .replace("first work", "second work")
)


def write_content(
    directory: Path, questions: str = QUESTIONS, alpha: str = ALPHA, beta: str = BETA
) -> Path:
    """Write the sample, or a changed one, into a folder and return the folder."""
    (directory / "paths").mkdir(parents=True, exist_ok=True)
    (directory / "questions.yaml").write_text(questions, encoding="utf-8")
    (directory / "paths" / "alpha.yaml").write_text(alpha, encoding="utf-8")
    (directory / "paths" / "beta.yaml").write_text(beta, encoding="utf-8")
    return directory


def changed(text: str, old: str, new: str) -> str:
    """Replace the first occurrence, which has to be there."""
    assert old in text, f"the sample holds no {old!r}"
    return text.replace(old, new, 1)


def place_of(text: str, found: str) -> tuple[int, int]:
    """Return line and column, from 1, of the first occurrence."""
    before = text[: text.index(found)]
    return before.count("\n") + 1, len(before) - (before.rfind("\n") + 1) + 1


def where(problem: Problem) -> tuple[int | None, int | None]:
    return problem.line, problem.column


def problems_of(directory: Path) -> list[Problem]:
    return list(map(worded, inspect_content(read_folder(directory))[1]))
