"""`--country` and `--need` take the place of the answers, wherever figures hang on them."""

import json

import pytest

from tests.cli.running import run

ANSWERS = b"purpose: living\ncountry: France\nmonthly-need: 100\nbest-skill: design\n"


def test_a_result_says_what_is_known_of_the_person() -> None:
    shown = json.loads(run("quiz", "--format", "json", stdin=ANSWERS).stdout)
    assert (shown["settings"], shown["country"], shown["amount"]) == (
        {"skill": "design"}, "FR", 100,
    )  # fmt: skip
    assert shown["answered"] == 1


def test_options_take_the_place_of_the_answers() -> None:
    done = run("quiz", "--format", "json", "--country", "germany", "--need", "2k", stdin=ANSWERS)
    shown = json.loads(done.stdout)
    assert (shown["country"], shown["amount"]) == ("DE", 2000)


@pytest.mark.parametrize(
    "command",
    [("quiz",), ("plan",), ("explain",), ("whatif", "talk=2"), ("compare", "va", "freelance")],
)
def test_every_command_about_a_person_takes_them(command: tuple[str, ...]) -> None:
    given = ("--answers", "-", "--country", "DE", "--need", "2,000")
    assert run(*command, *given, stdin=ANSWERS).returncode == 0
    wrong = run(*command, "--answers", "-", "--need", "much", stdin=ANSWERS)
    assert (wrong.returncode, wrong.stdout) == (2, b"")
    assert "much" in wrong.stderr.decode()
    doubtful = run(*command, "--answers", "-", "--country", "KE", "--need", "9 bob", stdin=ANSWERS)
    assert (doubtful.returncode, doubtful.stdout) == (2, b"")
    assert "KES" in doubtful.stderr.decode()


def test_without_answers_the_country_chooses_which_pay_comes_first() -> None:
    shown = {
        country: run("compare", "va", "freelance", "--country", country).stdout.decode()
        for country in ("US", "KE")
    }
    assert "\nHired, the United" in shown["US"]
    assert "\nOn your own, the" in shown["KE"]
    wrong = run("compare", "va", "freelance", "--country", "Germny")
    assert (wrong.returncode, wrong.stdout) == (2, b"")


def test_a_country_that_there_is_not_is_named_with_the_nearest() -> None:
    wrong = run("quiz", "--answers", "-", "--country", "Germny", stdin=ANSWERS)
    assert (wrong.returncode, wrong.stdout) == (2, b"")
    assert 'There is no country "Germny".' in wrong.stderr.decode()
    assert 'Did you mean "Germany"?' in wrong.stderr.decode()


def test_what_if_the_country_were_another() -> None:
    shown = run("whatif", "country=Kenya", "--answers", "-", stdin=ANSWERS)
    assert "“Kenya” instead of" in shown.stdout.decode()


def test_another_country_leaves_what_they_need_in_the_money_of_their_own() -> None:
    given = ("plan", "--answers", "-", "--path", "va", "--country", "US")
    said = " ".join(run(*given, stdin=ANSWERS).stdout.decode().split())
    assert "100 euros a month, about 110 US dollars" in said
    named = " ".join(run(*given, "--need", "100", stdin=ANSWERS).stdout.decode().split())
    assert "100 US dollars a month" in named
