"""What is kept of quizzes with one bank never mixes with that of another."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from careerpick.decide.result import evaluate
from careerpick.keeping import bank_folder, data_folder
from careerpick.keeping.results import History
from careerpick.keeping.unfinished import Store, forget, read_last_finished
from careerpick.model import Content
from careerpick.plan.plan import make_plan
from careerpick.report.blocks import Report
from careerpick.report.kept import kept_report, whole_report
from careerpick.write.json import plain_report, read_report
from tests.reports import DAY, example, kept_now
from tests.shipped import CONTENT

AT = datetime(2026, 11, 22, 10, 30, tzinfo=UTC)
SHEET = example(CONTENT)


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    return tmp_path


def of(folder: str) -> Content:
    return replace(CONTENT, folder=folder)


def test_each_bank_has_a_folder_and_the_shipped_one_has_none_of_its_own() -> None:
    assert bank_folder("") == data_folder()
    assert bank_folder("/one") != bank_folder("/two")
    assert bank_folder("/one").parent.parent == data_folder()


def test_results_and_answers_are_those_of_one_bank_and_removed_for_all() -> None:
    for folder in ("", "/one"):
        content = of(folder)
        History(bank_folder(folder)).add(kept_now(evaluate(content, SHEET), AT))
        Store(content).start()
        Store(content).finish(SHEET)

    assert len(History(bank_folder("/one")).all()) == 1
    assert len(History(data_folder()).all()) == 1
    assert History(bank_folder("/two")).newest() is None
    found = read_last_finished("/one")
    assert found is not None
    assert found[0].parent == bank_folder("/one")
    assert read_last_finished("/two") is None
    assert forget() == (2, 0, True)
    assert not bank_folder("/one").exists()
    assert read_last_finished("") is None


def test_an_unfinished_quiz_of_another_bank_is_not_touched() -> None:
    left = Store(of("/one"))
    left.start()
    left.save(SHEET, ())

    assert Store(of("/two")).start().unfinished is None
    again = Store(of("/one")).start()
    assert again.put_aside == ()
    assert again.unfinished is not None


def whole() -> Report:
    result = evaluate(CONTENT, SHEET)
    return whole_report(result, make_plan(result), DAY)


def test_a_report_comes_back_as_it_was() -> None:
    assert read_report(plain_report(whole())) == whole()


@pytest.mark.parametrize(
    "plain", [None, 1, {}, {"title": "x"}, {"title": "x", "opening": [{"y": 1}]}]
)
def test_what_is_no_report_is_none(plain: object) -> None:
    assert read_report(plain) is None


def test_a_result_is_seen_again_with_reasons_plan_and_figures_of_its_day() -> None:
    result = evaluate(CONTENT, SHEET)
    plan = make_plan(result)
    history = History(data_folder())
    history.add(kept_now(result, AT, plan, plain_report(whole())))
    kept = history.find("1")
    shown = kept_report(kept, read_report(kept.shown))

    assert [step.do for step in kept.steps] == [step.text for step in plan.steps]
    assert shown.sections == whole().sections
    assert shown.opening[1:] == whole().opening
    titles = [section.title for section in shown.sections]
    assert titles[-1] == "Your plan"
    assert any(title.startswith("Why ") for title in titles)
