"""The shipped questions: readable, fair, complete, and about the person alone."""

import re
from collections import Counter
from collections.abc import Iterator

import pytest
import textstat

from careerpick.decide.result import evaluate
from careerpick.decide.table import compile_table
from careerpick.model import Answer, AnswerSheet, Content, Criterion, Question
from tests.shipped import CONTENT

GRADE = 6
LONGEST_OPTION = 60
BANK = CONTENT.bank
GIVEAWAYS = (
    "freelanc",
    "assistant",
    "manager",
    "marketing",
    "marketer",
    "influencer",
    "microtask",
    "micro-task",
    "crowd",
    "gig",
    "upwork",
    "fiverr",
    "survey",
    "data entry",
    "career path",
    "self-employed",
    "entrepreneur",
)

every_question = pytest.mark.parametrize("question", BANK.questions, ids=lambda item: item.id)
every_scored = pytest.mark.parametrize("question", BANK.scored, ids=lambda item: item.id)
every_detail = pytest.mark.parametrize("question", BANK.details, ids=lambda item: item.id)
every_criterion = pytest.mark.parametrize("criterion", BANK.criteria, ids=lambda item: item.id)


def texts(question: Question) -> Iterator[str]:
    yield question.prompt
    yield question.help
    labels = [option.label for option in question.options]
    # A word alone has no reading grade; together those of a detail are long enough.
    yield from [". ".join(labels)] if question.is_detail and labels else labels


def evidence(criterion: Criterion) -> dict[str, list[int]]:
    """Return question id to the evidence of its options for this criterion, without zeros."""
    found = {
        question.id: [option.wants.get(criterion.id, 0) for option in question.options]
        for question in BANK.questions
    }
    return {
        key: [value for value in values if value] for key, values in found.items() if any(values)
    }


@every_question
def test_a_twelve_year_old_can_read_every_text(question: Question) -> None:
    for text in texts(question):
        # The dictionary of syllables has no digits: a number is read as a word.
        spoken = re.sub(r"\d+", "ten", text)
        assert textstat.flesch_kincaid_grade(spoken) <= GRADE, text


@every_scored
def test_options_are_few_short_and_different(question: Question) -> None:
    labels = [option.label for option in question.options]
    assert len(labels) in range(3, 7)
    assert len(set(labels)) == len(labels)
    assert max(map(len, labels)) <= LONGEST_OPTION


@every_detail
def test_details_offer_short_and_different_options_or_are_typed(question: Question) -> None:
    labels = [option.label for option in question.options]
    assert question.is_typed != bool(labels)
    assert len(set(labels)) == len(labels)
    assert all(len(label) <= LONGEST_OPTION for label in labels)


@every_question
def test_no_text_names_a_path_or_gives_it_away(question: Question, content: Content) -> None:
    names = {
        name.casefold().replace("-", " ")
        for path in content.paths
        for name in (path.id, path.name, *path.aliases)
    }
    for text in texts(question):
        # "social media" may be named: it is where a skill is used, and the fact asks for it.
        folded = text.casefold().replace("social media", "")
        words = set(re.findall(r"[a-z]+", folded))
        assert not [name for name in names if name in words or (" " in name and name in folded)]
        assert not [word for word in GIVEAWAYS if word in folded], text


@every_question
def test_help_says_why_in_one_or_two_sentences(question: Question) -> None:
    assert 1 <= len(re.findall(r"[.!?](?:\s|$)", question.help)) <= 2
    assert question.help != question.prompt


def test_core_questions_are_few_and_deciding_ones_enough() -> None:
    asked = Counter(question.ask for question in BANK.questions)
    assert 16 <= asked["core"] <= 20
    assert 12 <= asked["deciding"] <= 20
    assert [section.id for section in BANK.sections] == ["goals", "schedule", "skills", "risk"]
    assert {question.section for question in BANK.questions if question.ask == "core"} == {
        section.id for section in BANK.sections
    }


@every_criterion
def test_nobody_is_asked_whether_they_want_less_of_what_is_good(criterion: Criterion) -> None:
    signs = {value > 0 for values in evidence(criterion).values() for value in values}
    if criterion.kind == "good":
        assert False not in signs


@every_scored
def test_what_one_is_able_to_do_is_a_fact_and_no_wish(question: Question) -> None:
    """Whoever changes career is not punished for a skill, nor led back to it."""
    if question.id.endswith("-skill"):
        assert all(option.facts and not option.wants for option in question.options)


@every_question
def test_deciding_questions_set_paths_apart(question: Question, content: Content) -> None:
    if question.ask == "deciding":
        rows = compile_table(content).points[question.id].values()
        assert any(len(set(row)) > 1 for row in rows)


@pytest.mark.parametrize("limit", [limit.id for limit in BANK.limits])
def test_every_fact_is_stated_by_exactly_one_question(limit: str) -> None:
    stating = [
        question
        for question in BANK.questions
        if any(limit in option.facts for option in question.options)
    ]
    assert len(stating) == 1
    values = [option.facts[limit] for option in stating[0].options if limit in option.facts]
    assert len(set(values)) == len(values)
    assert values in (sorted(values), sorted(values, reverse=True))


def test_nothing_but_facts_and_wants_of_the_bank_is_stated() -> None:
    criteria = {criterion.id for criterion in BANK.criteria}
    limits = {limit.id for limit in BANK.limits}
    for question in BANK.questions:
        for option in question.options:
            assert set(option.wants) <= criteria
            assert set(option.facts) <= limits


def test_facts_that_grow_do_not_all_run_in_one_direction() -> None:
    rising: Counter[bool] = Counter()
    for question in BANK.questions:
        values = [value for option in question.options for value in option.facts.values()]
        if values:
            rising[values[0] < values[-1]] += 1
    assert min(rising[True], rising[False]) >= 2


@pytest.mark.parametrize("option", ["hands", "room", "goods", "job", "works"])
def test_who_cannot_be_happy_on_any_path_is_told_so(option: str) -> None:
    answers = {"afternoon": Answer("posts"), "must-have": Answer(option, mark="important")}

    found = evaluate(CONTENT, AnswerSheet(answers))

    assert found.recommendation.verdict == "none_fits"
    assert all(lack.elsewhere for lack in found.unmet)  # and is told what to do instead
