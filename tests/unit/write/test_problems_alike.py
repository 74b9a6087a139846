"""Many problems of one kind are shown as a few and counted, and a nearest name is the one meant."""

import pytest

from careerpick.errors import Problem, closest, fault
from careerpick.model import Terms
from careerpick.words.problems import told_apart, worded
from careerpick.write.problems import MOST_ALIKE, grouped, problems_text
from careerpick.write.style import Look


def misspelt(count: int) -> list[Problem]:
    return [
        Problem(
            "unknown-key", file=f"{i}.yaml", line=1, message="unknown key", fix="did you mean x?"
        )
        for i in range(count)
    ]


def test_few_problems_alike_are_all_shown() -> None:
    assert [more for _, more in grouped(misspelt(MOST_ALIKE))] == [0] * MOST_ALIKE


def test_same_mistake_in_500_files_is_shown_once_and_counted() -> None:
    shown = problems_text(misspelt(500), Look()).plain

    assert shown.count("unknown key") == 1
    assert "499 more like this" in shown


def test_different_problems_of_one_kind_are_shown_up_to_a_dozen() -> None:
    many = [Problem("never-first", message=f"No answers for {i}.") for i in range(500)]
    other = Problem("tab", message="A tab.")

    shown = list(grouped([*many, other]))

    assert [more for _, more in shown] == [0] * (MOST_ALIKE - 1) + [500 - MOST_ALIKE, 0]
    assert shown[-1][0] is other


def test_what_was_counted_without_a_place_is_counted_here_too() -> None:
    (_, more), *_ = grouped([Problem("tab", message="A tab.", more=40)])
    assert more == 40


@pytest.mark.parametrize(
    ("name", "valid", "near"),
    [
        ("cdu", ("du", "cdu-csu", "spd"), "cdu-csu"),
        ("spdd", ("du", "cdu-csu", "spd"), "spd"),
        ("ubuntu", ("Kubuntu", "Ubuntu Studio"), "Ubuntu Studio"),
        ("zzz", ("du", "spd"), None),
    ],
)
def test_nearest_name_is_one_that_has_the_word(
    name: str, valid: tuple[str, ...], near: str | None
) -> None:
    assert closest(name, valid) == near


def test_unknown_path_among_many_lists_no_page_of_names() -> None:
    names = tuple(f"p{number:03}" for number in range(500))
    said = worded(fault("unknown-path", terms=Terms(), name="p0077", near="p077", names=names))
    assert said.fix == 'did you mean "p077"? There are 500; the command paths lists them.'


def test_of_many_names_the_first_are_listed() -> None:
    names = tuple("abcdefghijklmno")
    said = worded(fault("unknown-limit", what="limit", name="x", near=None, names=names))
    assert said.fix == "There are: a, b, c, d, e, f, g, h, i, j, k, l … and 3 more."
    assert worded(fault("unknown-limit", what="limit", name="x", near=None, names=())).fix == (
        "None is listed yet: list it first, or leave this out."
    )


def test_shares_that_differ_are_never_written_the_same() -> None:
    assert told_apart(0.006, 0.0105, 0.047) == ["0.6%", "1.1%", "4.7%"]
    assert told_apart(0.5, 0.1, 0.45) == ["50%", "10%", "45%"]
    assert told_apart(0.0, 0.0008, 0.0036) == ["0.0%", "0.1%", "0.4%"]


def test_lines_of_a_file_to_copy_are_not_broken() -> None:
    line = f'"{"How much do you like it? " * 4}": talk'
    problem = Problem("x", message="No.", fix=f"Write {'this ' * 30}:\n  columns:\n    {line}")

    shown = problems_text([problem], Look(), width=60).plain.splitlines()

    assert shown[-2:] == ["    columns:", f"      {line}"]
    assert max(map(len, shown[:-1])) <= 60
