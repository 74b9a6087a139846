"""Answer files from other programs: tables, lines of JSON, pairs; and forms that were damaged."""

import time
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from careerpick.answers import ParsedAnswers, parse_answers
from careerpick.answers.saved import answer_template, format_answers
from careerpick.errors import AnswerError, Problem
from careerpick.model import Option, Question
from careerpick.words.problems import worded
from tests import shipped
from tests.builders import make_content, make_path, make_question, make_sheet

CONTENT = make_content(
    [
        Question(
            id="aim",
            section="goals",
            prompt="What is it for, mainly?",
            help="It tells.",
            options=(Option("earn", "Money; soon"), Option("rest", "Quiet, and no noise")),
        ),
        make_question("tool", [{}, {}, {}]),
        make_question("last", [{}, {}, {}]),
    ],
    [make_path("one", {"calm": 1})],
)


def parse(text: str) -> ParsedAnswers:
    return parse_answers(text.encode(), "answers", CONTENT)


def problem_of(text: str) -> Problem:
    with pytest.raises(AnswerError, match=r"\S") as caught:
        parse(text)
    return worded(caught.value.problems[0])


@pytest.mark.parametrize(
    "text",
    [
        "aim,tool,last\nrest,,c!\n",
        "\ufeffaim;tool;last\r\nrest;;c!\r\n",
        "aim\ttool\tlast\nrest\t\tc!\n",
        "last,aim,tool\nc!,2.0,\n",
        '"aim","tool","last"\n"rest","","c!"\n',
        'aim,tool,last\n """rest""" ,,c!\n',
        "sep=;\naim;tool;last\nrest;skip;3!\n",
        'tool,"What is it for, mainly?",What about last?\n,"Quiet, and no noise",last c!\n',
        "Q1,Q2,Q3\n2,s,3!\n",
        "1,2,3\n2,s,3!\n",
        "aim,tool,last,\nrest,,c!,\n,,,\n",
        "question,answer\naim,rest\ntool,\nlast,c!\n",
        "aim;rest\ntool;skip\nlast;3!\n",
        "aim=rest\ntool=\nlast=c!\n",
        "# mine\n1 = 2   # why not\ntool = skip\nlast = 'c!'\n",
        "What is it for, mainly? = rest\ntool=s\nlast=3!\n",
        '{"question": "aim", "answer": "rest"}\n{"question": "tool", "answer": null}\n'
        '{"question": "last", "answer": 3, "important": true}\n',
        '[{"aim": 2.0, "tool": null, "last": "c!"}]',
        "1: rest\n2: skip\nlast: {answer: c, important: true}\n",
        '{"What is it for, mainly?": 2.0, "tool": "skip", "3": "c!"}',
        "answers:\naim: rest\ntool: skip\nlast: c!\n",
        "２。\nｓ\n３！\n",
        "two\n–\noption 3 !\n",
        '"rest"\nskip\n“c”!\n',
    ],
)
def test_same_answers_come_out_of_every_program(text: str) -> None:
    parsed = parse(text)
    assert parsed.sheet == make_sheet({"last": "important"}, aim="rest", last="c")
    assert parsed.skipped == ("tool",)


def test_what_has_quotation_marks_gets_no_second_ones() -> None:
    assert problem_of('"rust"\n').message.startswith('There is no answer "rust"')


@pytest.mark.parametrize(
    ("text", "code", "line", "column"),
    [
        ("answers:\n  aim: rest\ntool: a\nlast: b\n", "stray-answer", 3, 1),
        ("answers:\n  aim: rest\nnote: mine\n", "unknown-key", 3, 1),
        ("schema: careerpick.answers/1\naim: rest\n", "stray-answer", 2, 1),
        ("1\n\n3\n", "empty-line", 2, 1),
        ("\n1\n3\n", "empty-line", 1, 1),
        ("# mine\n1\n \n3\n", "empty-line", 3, 1),
        ("aim,tool\nrest,a\nearn,b\n", "several-sheets", 3, 1),
        ('{"aim": "rest"}\n{"aim": "earn"}\n', "several-sheets", 2, 1),
        ('[{"aim": "rest"}, {"aim": "earn"}]', "several-sheets", 1, 19),
        ("aim,tool,last\nrest,a\n", "cells", 2, 1),
        ("aim,tool\nrest,a,b\n", "cells", 2, 1),
        ('[{"quesion": "aim", "answer": 1}, {"quesion": "tool", "answer": 1}]', "unknown-key",
         1, 3),
        ("- {question: aim, anser: 1}\n", "unknown-key", 1, 19),
        ("question,answer\naim,rest,x\n", "cells", 2, 1),
        ("aim,tool,age\nrest,a,30\n", "unknown-question", 1, 10),
        ("aim,tool,1\nrest,a,earn\n", "answered-twice", 1, 10),
        ("aim,tool\nrest,9\n", "no-such-number", 2, 6),
        ('aim,tool\nrest,"a\n', "open-cell", 2, 6),
        ("aim: rest\n1: earn\n", "answered-twice", 2, 1),
        ("aim=rest\naim=earn\n", "answered-twice", 2, 1),
        ("aim=rest\ntools=a\n", "unknown-question", 2, 1),
        ("aim=rest\ntool=z\n", "unknown-option", 2, 6),
        ("aim=rest\ntool=a\nlast\n", "no-equals-sign", 3, 1),
        ('{"question": "aim", "answer": "rest"}\n{"question": "aim", "answer": "earn"}\n',
         "answered-twice", 2, 14),
        ('{"question": ["aim"], "answer": "rest"}\n{"question": "tool", "answer": "a"}\n',
         "not-answers", 1, 14),
        ('{"question": "aim", "answer": "rest"}\n{"quesion": "tool", "answer": "a"}\n',
         "no-question", 2, 1),
        ('{"aim": "rest"}\n{"aim": "re}\n', "open-quote", 2, 9),
        ("[1, 2]", "not-answers", 1, 1),
        ('[{"aim": "rest"}, "tool"]', "not-answers", 1, 1),
        ("1,2\n2,3\n", "unknown-option", 1, 1),
        ("1,2,1\n", "unknown-option", 1, 1),
        (f"1,2,3,{'1' * 5000}\n1,1,1,1\n", "unknown-question", 1, 7),
    ],
)  # fmt: skip
def test_nothing_is_dropped_or_taken_for_something_else(
    text: str, code: str, line: int, column: int
) -> None:
    problem = problem_of(text)
    assert (problem.code, problem.line, problem.column) == (code, line, column)
    assert problem.file == "answers"


@pytest.mark.parametrize(
    ("name", "text", "count"),
    [
        ("x.yaml", "aim: rest\n---\naim: earn\n", 2),
        ("x.yaml", "---\nanswers: {aim: rest}\n---\n# none\n---\nanswers: {tool: a}\n...\n", 2),
        ("x.json", '[{"aim": "rest"}, {"aim": "earn"}, {}]', 3),
        ("my table.csv", "aim,tool\nrest,a\nearn,b\n", 2),
    ],
)
def test_several_sheets_are_refused_with_the_command_for_groups(
    name: str, text: str, count: int
) -> None:
    with pytest.raises(AnswerError, match=f"holds the answers of {count} people, and") as caught:
        parse_answers(text.encode(), name, CONTENT)
    (problem,) = map(worded, caught.value.problems)
    command = "group 'my table.csv'" if name.endswith(".csv") else "group FOLDER"
    assert problem.fix.endswith(f"at once: {CONTENT.command(command)}")


@pytest.mark.parametrize("text", ["aim: rest\n---\ntool: a\n", "aim: rest\n---\n- tool\n"])
def test_a_sheet_that_is_torn_in_two_is_not_that_of_two_people(text: str) -> None:
    problem = problem_of(text)
    assert (problem.code, problem.line) == ("several-documents", 2)


def test_empty_lines_are_only_space_where_every_question_has_an_answer() -> None:
    parsed = parse("\nrest\n\n# then\na\n\nb\n\n")
    assert parsed.sheet == make_sheet(aim="rest", tool="a", last="b")


def test_a_saved_file_that_lost_its_indentation_is_understood() -> None:
    first = shipped.CONTENT.bank.questions[0]
    written = answer_template(shipped.CONTENT).replace(
        f"{first.id}: skip", f"{first.id}: {first.options[1].id}!"
    )
    flat = "\n".join(line.strip() for line in written.splitlines())
    parsed = parse_answers(flat.encode(), "answers", shipped.CONTENT)
    assert parsed.sheet == make_sheet({first.id: "important"}, **{first.id: first.options[1].id})
    assert len(parsed.skipped) == len(shipped.CONTENT.bank.questions) - 1


def test_a_problem_in_a_file_that_lost_its_indentation_has_its_place() -> None:
    problem = problem_of("answers:\naim: rest\ntool: zz\n")
    assert (problem.code, problem.line) == ("unknown-option", 3)
    assert problem.source is not None
    assert problem.source[(problem.column or 0) - 1 :] == "zz"


@given(st.lists(st.sampled_from("123"), min_size=3, max_size=3), st.integers(0, 2), st.data())
def test_an_emptied_cell_never_moves_another_answer(
    cells: list[str], emptied: int, data: st.DataObject
) -> None:
    cells = [min(cells[0], "2"), *cells[1:]]
    whole = parse("\n".join(cells)).sheet
    cells[emptied] = data.draw(st.sampled_from(["", " ", "\t"]))
    names = [question.id for question in CONTENT.bank.questions]
    for text in (
        "\n".join(cells),
        f"{';'.join(names)}\n{';'.join(cells)}\n",
        "".join(f"{name}={cell}\n" for name, cell in zip(names, cells, strict=True)),
        "".join(f"{name}: {cell}\n" for name, cell in zip(names, cells, strict=True)),
    ):
        try:
            answers = parse(text).sheet.answers
        except AnswerError:
            continue
        for name, answer in answers.items():
            assert answer == whole.answers[name]
        assert names[emptied] not in answers


def test_saved_answers_are_read_again_whatever_their_names_mean_to_tables() -> None:
    odd = [replace(question, id=f"{n}") for n, question in enumerate(CONTENT.bank.questions, 7)]
    content = make_content(odd, CONTENT.paths)
    sheet = make_sheet(**{"7": "rest", "9": "b"})
    assert parse_answers(format_answers(sheet, content).encode(), "x", content).sheet == sheet


@pytest.mark.parametrize(
    "text",
    [
        "a" + " " * 100_000,
        "a" + " " * 100_000 + "=",
        "a," * 60_000,
        '"a"b,' * 40_000,
        '"' * 100_000,
        "=" * 100_000,
        "aim,tool\n" + "," * 100_000 + "x",
        "aim=" + '"' * 100_000,
        "answers:\n" + "a:\n" * 40_000,
        '{"a": 1}\n' * 10_000,
    ],
)
def test_a_file_made_to_hang_is_answered_at_once(text: str) -> None:
    started = time.process_time()
    with pytest.raises(AnswerError, match=r"\S"):
        parse(text)
    assert time.process_time() - started < 20
