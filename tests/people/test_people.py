"""Whole people: described, answered for from the description, and what must come out.

A file holds a list of people. `expect` may hold:
    first: the path, or the acceptable paths, of which one must alone score best;
    not_first: paths that must not share the best score;
    recommended: the path that must be recommended, alone;
    status: path to status;
    bridge_from: the path that can start now while the recommended one cannot yet.
"""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

import pytest
import yaml
from pydantic import ConfigDict, TypeAdapter

from careerpick.content import load_content
from careerpick.decide.limits import Status, check_all, recommend
from careerpick.decide.table import compile_table, rank_paths
from careerpick.model import Answer, AnswerSheet, Content

FOLDER = Path(__file__).parent
STARTABLE = {"open", "stretch"}
ARTICLES = (
    "micro-jobs-vs-traditional-freelance",
    "microtasks-vs-remote-freelance",
    "microtasks-vs-social-media-marketing",
    "microtasks-vs-virtual-assistant",
    "what-is-microtasking",
)
_STRICT = ConfigDict(extra="forbid")


@dataclass(frozen=True)
class MarkedAnswer:
    __pydantic_config__ = _STRICT
    answer: str
    important: Literal[True]


@dataclass(frozen=True)
class Expected:
    __pydantic_config__ = _STRICT
    first: str | list[str] = field(default_factory=list)
    not_first: list[str] = field(default_factory=list)
    recommended: str | None = None
    status: dict[str, Status] = field(default_factory=dict)
    bridge_from: str | None = None

    @property
    def acceptable(self) -> list[str]:
        return [self.first] if isinstance(self.first, str) else self.first


@dataclass(frozen=True)
class Person:
    __pydantic_config__ = _STRICT
    name: str
    description: str
    source: str
    answers: dict[str, str | MarkedAnswer]
    expect: Expected

    def sheet(self) -> AnswerSheet:
        return AnswerSheet(
            {
                question: Answer(given)
                if isinstance(given, str)
                else Answer(given.answer, "important")
                for question, given in self.answers.items()
            }
        )


def read_people() -> list[Person]:
    adapter = TypeAdapter(list[Person])
    return [
        person
        for file in sorted(FOLDER.glob("*.yaml"))
        for person in adapter.validate_python(yaml.safe_load(file.read_text("utf-8")))
    ]


PEOPLE = read_people()
every_person = pytest.mark.parametrize("person", PEOPLE, ids=lambda person: person.name)


@pytest.fixture(scope="module")
def content() -> Content:
    return load_content()


@every_person
def test_answers_exist_in_the_bank(person: Person, content: Content) -> None:
    for question_id, answer in person.sheet().answers.items():
        question = content.bank.question(question_id)
        assert question, question_id
        assert question.option(answer.option), (question_id, answer.option)


@every_person
def test_the_path_that_suits_scores_best(person: Person, content: Content) -> None:
    ranking = rank_paths(compile_table(content), person.sheet())
    best = [standing.path for standing in ranking.standings if standing.rank == 1]
    if person.expect.acceptable:
        assert len(best) == 1
        assert best[0] in person.expect.acceptable
    assert not set(best) & set(person.expect.not_first)


@every_person
def test_the_right_path_is_recommended(person: Person, content: Content) -> None:
    sheet = person.sheet()
    access = check_all(content, sheet)
    advice = recommend(rank_paths(compile_table(content), sheet), access)
    if person.expect.recommended:
        assert advice.paths == (person.expect.recommended,)
        assert advice.verdict == "fit"
    if person.expect.bridge_from:
        assert access[person.expect.bridge_from].status in STARTABLE
        assert all(access[path].status == "later" for path in advice.paths)


@every_person
def test_what_stands_in_the_way_is_seen(person: Person, content: Content) -> None:
    access = check_all(content, person.sheet())
    found = {path: access[path].status for path in person.expect.status}
    assert found == person.expect.status


@every_person
def test_everybody_is_expected_to_get_something(person: Person) -> None:
    expect = person.expect
    assert expect.first or expect.recommended or expect.not_first
    assert person.source == "everyday" or person.source.partition(":")[0] in ARTICLES


def test_every_article_and_everyday_life_are_covered() -> None:
    sources = [person.source.partition(":")[0] for person in PEOPLE]
    assert len(PEOPLE) >= 28
    assert set(ARTICLES) <= set(sources)
    assert sources.count("everyday") >= 8
    assert len({person.name for person in PEOPLE}) == len(PEOPLE)


def test_people_come_to_every_path(content: Content) -> None:
    expected = {person.expect.recommended for person in PEOPLE}
    assert {path.id for path in content.paths} <= expected
