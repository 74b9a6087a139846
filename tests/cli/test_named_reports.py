"""A report with a name on it, sources on paper on request, and tables that can be put together."""

import csv
import json
from io import StringIO
from pathlib import Path

import pytest

from tests.cli.running import ROOT, run

ANSWERS = str(ROOT / "docs" / "example-answers.yaml")
NAME = "Ada <b>"


@pytest.mark.parametrize(
    "command",
    [["quiz"], ["plan"], ["explain"], ["compare", "va", "freelance"], ["whatif", "talk=2"]],
)
def test_a_name_stands_in_the_title_and_on_the_page(command: list[str]) -> None:
    page = run(*command, "-a", ANSWERS, "-f", "html", "--name", NAME).stdout.decode()
    assert "Ada &lt;b&gt; – careerpick</title>" in page
    assert "<strong>Ada &lt;b&gt;</strong>" in page
    assert "<b>" not in page


@pytest.mark.parametrize("command", [["paths"], ["paths", "va"], ["sites"], ["questions"]])
def test_a_name_stands_on_what_is_about_nobody(command: list[str]) -> None:
    page = run(*command, "-f", "html", "--name", NAME).stdout.decode()
    assert "Ada &lt;b&gt; – careerpick</title>" in page


def test_a_name_stands_first_in_text_and_nowhere_without_the_option() -> None:
    said = run("quiz", "-a", ANSWERS, "--name", "Ada \x1b[31m").stdout.decode()
    assert said.startswith("Ada ")
    assert "\x1b" not in said
    assert "Ada" not in run("quiz", "-a", ANSWERS).stdout.decode()


def test_paper_has_the_sources_on_request_alone() -> None:
    plain = run("quiz", "-a", ANSWERS, "-f", "html").stdout.decode()
    asked = run("quiz", "-a", ANSWERS, "-f", "html", "--sources").stdout.decode()
    assert "<body>" in plain
    assert '<body class="prints-sources">' in asked
    assert "body:not(.prints-sources) :is(.small-print, .cite) { display: none; }" in plain


@pytest.mark.parametrize("command", [["quiz"], ["plan"], ["compare", "va", "freelance"]])
def test_a_table_says_of_each_row_what_is_recommended_how_sure_and_from_which_file(
    command: list[str],
) -> None:
    text = run(*command, "-a", ANSWERS, "-f", "csv").stdout.decode()
    rows = list(csv.DictReader(StringIO(text)))
    result = json.loads(run("quiz", "-a", ANSWERS, "-f", "json").stdout)
    recommended = {row["path"] for row in rows if row["recommended"] == "true"}
    assert recommended == set(result["recommended"]) != set()
    assert {row["certainty"] for row in rows} == {result["certainty"]["label"]}
    assert {row["file"] for row in rows} == {ANSWERS}


def test_piped_answers_have_no_file() -> None:
    text = run("quiz", "-f", "csv", stdin=Path(ANSWERS).read_bytes()).stdout.decode()
    assert {row["file"] for row in csv.DictReader(StringIO(text))} == {""}


def test_kept_results_are_a_table(tmp_path: Path) -> None:
    env = {"XDG_DATA_HOME": str(tmp_path)}
    assert run("quiz", "-a", ANSWERS, "--save", env=env).returncode == 0

    text = run("history", "-f", "csv", env=env).stdout.decode()

    (row,) = csv.DictReader(StringIO(text))
    assert (row["number"], row["recommended"], row["certainty"]) == ("1", "va", "firm")
    assert Path(row["file"]).is_file()


@pytest.mark.parametrize("form", ["json", "csv"])
def test_a_name_on_mere_data_is_wrong_usage(form: str) -> None:
    done = run("quiz", "-a", ANSWERS, "-f", form, "--name", NAME)
    assert (done.returncode, done.stdout) == (2, b"")
    assert "--name puts a name on what people read" in done.stderr.decode()
