"""The command as a process under attack: odd names, streams, homes, sizes and encodings."""

import os
import shutil
import signal
import subprocess
import sys
import time
import unicodedata
from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.cli.running import CAREERPICK, ROOT, STARTER, environment, run
from tests.shipped import CONTENT

# Colour, window title, a link, text turned round, a C1 code, a byte that is no text.
HOSTILE = "\x1b[31m\x1b]0;t\x07\x1b]8;;http://x.invalid\x1b\\\u202e\u2066\x9b\udcff[red]:smile:"
LONG = "x" * 100_000
FIRST = CONTENT.bank.questions[0]
QUESTIONS = sum(question.ask == "core" for question in CONTENT.bank.questions)


def check_harmless(*streams: bytes) -> None:
    """No stream holds anything that a terminal would obey, or a traceback."""
    for stream in streams:
        text = stream.decode("utf-8")
        odd = {char for char in text if char != "\n" and unicodedata.category(char)[0] == "C"}
        assert not odd
        assert "Traceback" not in text


def check_refused(done: subprocess.CompletedProcess[bytes], code: int, said: str) -> None:
    """The exit code is this, the message says so in plain signs, and nothing else is shown."""
    check_harmless(done.stderr)
    assert (done.returncode, done.stdout) == (code, b"")
    assert said in done.stderr.decode()


def shell(script: str, *arguments: str, env: Mapping[str, str] | None = None) -> tuple[int, str]:
    """Run `script`, in which "$@" is careerpick; return its code and all that it printed."""
    done = subprocess.run(
        ["sh", "-c", script, "sh", *CAREERPICK, *arguments],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        env=environment(env),
        timeout=60,
        check=False,
    )
    check_harmless(done.stdout)
    return done.returncode, done.stdout.decode()


# ---- arguments and names


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        ((HOSTILE,), 2, "No such command"),
        (("quiz", f"--{HOSTILE}"), 2, "No such option"),
        (("quiz", "--format", HOSTILE), 2, "--format"),
        (("quiz", HOSTILE), 2, "unexpected extra argument"),
        (("paths", HOSTILE), 2, "[red]:smile:"),
        (("whatif", f"{HOSTILE}=1"), 2, "[red]:smile:"),
        (("whatif", f"{FIRST.id}={HOSTILE}"), 2, "[red]:smile:"),
        (("whatif", HOSTILE), 2, "[red]:smile:"),
        (("quiz", "--answers", HOSTILE), 1, "Cannot read this file"),
        (("paths", "--content", HOSTILE), 1, "There is no folder"),
        (("paths", "--output", f"no-such-folder/{HOSTILE}"), 1, "Cannot write this file"),
    ],
)
def test_nothing_in_an_argument_commands_the_terminal(
    arguments: tuple[str, ...], code: int, said: str
) -> None:
    check_refused(run(*arguments), code, said)


def test_nothing_in_the_environment_commands_the_terminal() -> None:
    done = run("paths", env={"CAREERPICK_CONTENT": HOSTILE})
    check_refused(done, 1, "There is no folder")


def test_nothing_in_the_name_of_an_output_commands_the_terminal(tmp_path: Path) -> None:
    name = HOSTILE.replace("/", "|")
    done = run("paths", "--output", name, cwd=tmp_path)
    assert (done.returncode, done.stdout) == (0, b"")
    check_harmless(done.stderr)
    # Every sign that is not shown is seen to be missing.
    assert done.stderr.decode().startswith("Written to ?[31m?]0;t??]8;;http:||x.invalid?\\????")
    assert "The paths" in (tmp_path / name).read_text()


def test_nothing_in_the_name_of_an_answer_file_commands_the_terminal(tmp_path: Path) -> None:
    name = HOSTILE.replace("/", "|")
    (tmp_path / name).write_text(f"{FIRST.id}: nothing\n")
    done = run("quiz", "--answers", name, cwd=tmp_path)
    check_refused(done, 1, "line 1")
    (tmp_path / name).write_text(f"{FIRST.id}: 1\n")
    done = run("quiz", "--answers", name, cwd=tmp_path)
    assert done.returncode == 0
    check_harmless(done.stdout, done.stderr)


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        ((LONG,), 2),
        (("paths", LONG), 2),
        (("quiz", "--answers", LONG), 1),
        (("paths", "--content", LONG), 1),
    ],
)
def test_a_very_long_argument_is_not_repeated_whole(arguments: tuple[str, ...], code: int) -> None:
    done = run(*arguments)
    check_refused(done, code, "xxx")
    assert len(done.stderr) < 5000


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("quiz", "--answers", ""), 1),
        (("quiz", "--output", ""), 1),
        (("quiz", "--content", ""), 2),
        (("check", ""), 2),
    ],
)
def test_an_empty_name_is_a_mistake_of_the_caller_and_no_other_file(
    arguments: tuple[str, ...], code: int
) -> None:
    check_refused(run(*arguments, stdin=b"1\n"), code, "is empty")


# ---- answers and content


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        (b"[" * 100_000, "nested more than 20 levels deep"),
        (b"- " * 100_000, "nested more than 20 levels deep"),
        (
            b"a: &a [x,x]\nb: &b [*a,*a]\nc: &c [*b,*b]\n" + f"{FIRST.id}: *c\n".encode(),
            "refers to another place",
        ),
        (f"{FIRST.id}: 1\n{FIRST.id}: 2\n".encode(), "given twice"),
        (f"{FIRST.id}: caf\xe9\n".encode("latin-1"), "Latin-1"),
        (f"{FIRST.id}: 1\n".encode("utf-16"), "UTF-16"),
        (f"{FIRST.id}: \x1b]8;;http://x\x07\n".encode(), "hidden character here: U+001B"),
        (f'{FIRST.id}: "\\e[31m"\n'.encode(), "hidden character U+001B"),
        (f"{FIRST.id}: \u202e1\n".encode(), "hidden character here: U+202E"),
        (f'{FIRST.id}: "[red]:smile:[/red]"\n'.encode(), '"[red]:smile:[/red]"'),
        (b"x" * (2 << 20), "larger than 1 MiB"),
    ],
    ids=lambda value: None if isinstance(value, bytes) else value[:24],
)
def test_hostile_answers_are_refused_in_one_message(raw: bytes, said: str) -> None:
    check_refused(run("quiz", stdin=raw), 1, said)


@pytest.mark.parametrize("raw", [b"\xef\xbb\xbf1\r\n2\r\n", b"1\r2\r"])
def test_marks_and_line_ends_of_other_systems_change_nothing(raw: bytes) -> None:
    done = run("quiz", "--format", "json", stdin=raw)
    assert (done.returncode, done.stdout, done.stderr) == (
        0,
        run("quiz", "--format", "json", stdin=b"1\n2\n").stdout,
        b"",
    )
    assert b'"answered": 2' in done.stdout


def test_an_endless_answer_file_is_refused_at_once() -> None:
    check_refused(run("quiz", "--answers", "/dev/zero"), 1, "larger than 1 MiB")


def test_a_folder_is_no_answer_file(tmp_path: Path) -> None:
    refused = run("quiz", "--answers", str(tmp_path))

    check_refused(refused, 1, "This is a folder")
    assert f": careerpick group {tmp_path}\n" in refused.stderr.decode()


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """A copy of the shipped content that may be damaged."""
    shutil.copytree(ROOT / "paths", tmp_path / "content" / "paths")
    shutil.copy(ROOT / "questions.yaml", tmp_path / "content")
    return tmp_path / "content"


def test_hostile_content_is_refused_at_its_places_without_harm(content: Path) -> None:
    questions = content / "questions.yaml"
    text = questions.read_text(encoding="utf-8")
    questions.write_bytes(text.replace(FIRST.prompt, "\x1b]0;t\x07\u202eWhat?", 1).encode())
    (content / "paths" / "va.yaml").write_bytes(b"[" * 100_000)
    (content / "paths" / "freelance.yaml").unlink()
    os.mkfifo(content / "paths" / "freelance.yaml")
    (content / "paths" / "microtasks.yaml").unlink()
    (content / "paths" / "microtasks.yaml").symlink_to("/dev/zero")
    odd_name = os.fsdecode(os.fsencode(content / "paths") + b"/\xff\x1b[2J.yaml")
    (content / "paths" / "social-media.yaml").rename(odd_name)
    done = run("paths", "--content", str(content))
    check_refused(done, 1, "hidden character here: U+001B")
    said = done.stderr.decode()
    assert "nested more than 20 levels deep" in said
    assert said.count("not an ordinary file") == 2


def test_markup_in_content_is_shown_as_it_is_written(content: Path) -> None:
    questions = content / "questions.yaml"
    text = questions.read_text(encoding="utf-8")
    label = FIRST.options[0].label
    label = f'"{label}"' if f'"{label}"' in text else label
    odd = "[red]a[/red] :smile: [link=http://x]b[/link] cd"
    questions.write_text(text.replace(label, f'"{odd}"', 1), encoding="utf-8")
    for arguments in (("questions",), ("quiz", "--answers", "-")):
        done = run(*arguments, "--content", str(content), stdin=b"1\n", env={"COLUMNS": "200"})
        assert (done.returncode, done.stderr) == (0, b"")
        check_harmless(done.stdout)
    shown = run("questions", "--content", str(content), env={"COLUMNS": "200"}).stdout.decode()
    assert "[red]a[/red] :smile: [link=http://x]b[/link] cd" in shown


@pytest.mark.parametrize("path_id", ["../../etc/passwd", "x" * 65])
def test_an_id_that_is_no_plain_name_is_refused(content: Path, path_id: str) -> None:
    file = content / "paths" / "va.yaml"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("id: va\n", f'id: "{path_id}"\n', 1), encoding="utf-8")
    check_refused(run("paths", "--content", str(content)), 1, "va.yaml, line ")


# ---- streams


@pytest.mark.parametrize("arguments", ["--help", "--version", "quiz"])
def test_a_full_disk_behind_standard_output_is_one_message(arguments: str) -> None:
    if not Path("/dev/full").exists():
        pytest.skip("this system has no /dev/full")
    code, said = shell(f'"$@" {arguments} 2>&1 >/dev/full')
    assert code == 1
    assert "Cannot write this file: No space left on device" in said


@pytest.mark.parametrize(
    ("script", "code"),
    [
        ('"$@" paths nothing 2>/dev/full', 2),
        ('"$@" --nothing 2>/dev/full', 2),
        ('"$@" quiz </dev/null >/dev/full 2>/dev/full', 1),
        ('"$@" paths nothing 2>&-', 2),
        ('"$@" quiz <&- 2>&-', 1),
        ('"$@" quiz <&- >&- 2>&-', 1),
        ('"$@" compare va freelance <&- >&-', 1),
    ],
)
def test_where_nothing_can_be_said_the_exit_code_still_is_right(script: str, code: int) -> None:
    assert shell(script)[0] == code


@pytest.mark.parametrize(
    ("arguments", "code"),
    [("paths", 1), ("--help", 1), ("quiz", 1), ("paths va --format json", 1)],
)
def test_a_reader_that_goes_away_ends_it_quietly(arguments: str, code: int) -> None:
    # The shell reports the code of the first command in a file descriptor of its own.
    script = f'{{ {{ "$@" {arguments}; echo $? >&3; }} | exec sleep 0; }} 3>&1'
    assert shell(script) == (0, f"{code}\n")


def test_a_reader_of_messages_that_goes_away_changes_no_exit_code(tmp_path: Path) -> None:
    script = '{ { "$@" 2>&1 >/dev/null; echo $? >&3; } | exec sleep 0; } 3>&1'
    assert shell(script, "paths", "nothing") == (0, "2\n")
    output = tmp_path / "paths.txt"
    assert shell(script, "paths", "--output", str(output)) == (0, "0\n")
    assert "The paths" in output.read_text()


@pytest.mark.parametrize("arguments", ["quiz", "quiz --answers -", "explain --answers -"])
def test_closed_standard_input_is_one_message(arguments: str) -> None:
    code, said = shell(f'"$@" {arguments} <&-')
    assert (code, said) == (1, "Error: There is no standard input to read.\n")


@pytest.mark.parametrize("closed", ["<&-", ">&-", "2>&-", "<&- >&- 2>&-"])
def test_a_file_is_written_whatever_stream_is_closed(tmp_path: Path, closed: str) -> None:
    output = tmp_path / "paths.txt"
    code, _ = shell(f'"$@" {closed}', "paths", "--output", str(output))
    assert code == 0
    assert output.read_text().startswith("The paths\n")


# ---- outputs


def test_standard_output_by_name_is_the_one_that_is_open(tmp_path: Path) -> None:
    file = tmp_path / "all.txt"
    for name in ("-", "/dev/stdout"):
        shell(f'{{ echo before; "$@" paths --output {name}; echo after; }} >{file} 2>/dev/null')
        assert file.read_text().startswith("before\n")
        assert "The paths" in file.read_text()
        assert [item.name for item in tmp_path.iterdir()] == ["all.txt"]


def wait_until_asleep(process: subprocess.Popen[bytes]) -> None:
    """Wait until a process waits itself: a busy machine may be long in starting it."""
    looks = 0
    while looks < 3:
        time.sleep(0.1)
        look = ["ps", "-o", "stat=", "-p", str(process.pid)]
        state = subprocess.run(look, capture_output=True, text=True, check=True).stdout
        looks = looks + 1 if state.startswith(("S", "I")) else 0
    assert process.poll() is None


@pytest.mark.parametrize("arguments", ["quiz --answers pipe", "paths --output pipe"])
def test_waiting_for_the_other_end_of_a_pipe_is_ended_by_ctrl_c(
    tmp_path: Path, arguments: str
) -> None:
    os.mkfifo(tmp_path / "pipe")
    process = subprocess.Popen(
        [*CAREERPICK, *arguments.split()],
        cwd=tmp_path,
        env=environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    wait_until_asleep(process)
    process.send_signal(signal.SIGINT)
    assert process.communicate(timeout=10) == (b"", b"")
    assert process.returncode == 130


# ---- home


@pytest.mark.parametrize("home", ["missing/inner", "file", "", ".", "~"])
def test_a_home_that_is_none_is_no_trouble(tmp_path: Path, home: str) -> None:
    (tmp_path / "file").write_text("")
    env = {"HOME": str(tmp_path / home) if home.isalpha() or "/" in home else home}
    env |= {"XDG_CACHE_HOME": str(tmp_path / "file"), "XDG_DATA_HOME": str(tmp_path / "file")}
    env["CAREERPICK_CONTENT"] = str(STARTER)  # checked anew each time, since nothing can be kept
    done = run("paths", env=env, cwd=tmp_path)
    assert (done.returncode, done.stderr) == (0, b"")
    assert [item.name for item in tmp_path.iterdir()] == ["file"]


def test_without_any_home_it_works() -> None:
    code, said = shell('unset HOME XDG_CACHE_HOME; exec "$@" compare va freelance')
    assert (code, "Virtual assistant" in said) == (0, True)


def test_a_folder_that_is_gone_is_no_trouble(tmp_path: Path) -> None:
    gone = tmp_path / "gone"
    leave = f"mkdir {gone}; cd {gone}; rmdir {gone}; "
    assert shell(leave + '"$@" paths', env={"PYTHONSAFEPATH": "1"})[0] == 0
    code, said = shell(leave + '"$@" paths --output x', env={"PYTHONSAFEPATH": "1"})
    assert (code, "there is no such folder" in said) == (1, True)
    code, said = shell(leave + '"$@" paths --content .', env={"PYTHONSAFEPATH": "1"})
    assert (code, "There is no questions.yaml in this folder." in said) == (1, True)


# ---- sizes and encodings


@pytest.mark.parametrize("size", ["COLUMNS=0", "COLUMNS=²", "LINES=²"])
def test_a_size_that_is_none_shows_everything(size: str) -> None:
    name, value = size.split("=")
    usual = run("compare", "va", "freelance")
    done = run("compare", "va", "freelance", env={name: value})
    assert (done.returncode, done.stdout, done.stderr) == (0, usual.stdout, b"")
    wrong = run("paths", "nothing", env={name: value})
    check_refused(wrong, 2, 'no path called "nothing"')


@pytest.mark.parametrize("columns", ["1", "3", "99999"])
def test_an_absurd_size_loses_no_word(columns: str) -> None:
    usual = "".join(run("paths").stdout.decode().split())
    done = run("paths", env={"COLUMNS": columns})
    assert (done.returncode, done.stderr) == (0, b"")
    assert len("".join(done.stdout.decode().split())) == len(usual)


LOCALES: list[dict[str, str]] = [
    {"LC_ALL": "C", "PYTHONCOERCECLOCALE": "0"},
    {"PYTHONIOENCODING": "ascii"},
    {"PYTHONIOENCODING": "cp1252"},
]


@pytest.mark.parametrize(
    ("locale", "arguments"),
    [
        *((locale, "quiz") for locale in LOCALES),
        *((locale, "paths naïve\u202e") for locale in LOCALES),
        (LOCALES[0], "--help"),
        (LOCALES[1], "paths va"),
    ],
)
def test_an_old_locale_gets_its_own_signs(locale: dict[str, str], arguments: str) -> None:
    done = run(*arguments.split(), stdin=b"1\n" * 5, env={**locale, "PYTHONUTF8": "0"})
    assert done.returncode == (2 if "naïve" in arguments else 0)
    check_harmless(done.stdout, done.stderr)
    assert (done.stdout + done.stderr).isascii()


def test_a_template_is_utf_8_in_every_locale() -> None:
    usual = run("questions", "--template").stdout
    done = run("questions", "--template", env={"PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"})
    assert done.stdout == usual


# ---- the shell's own requests


@pytest.mark.parametrize(
    "env",
    [
        {"_CAREERPICK_COMPLETE": "complete_bash"},
        {"_CAREERPICK_COMPLETE": "complete_bash", "COMP_WORDS": "careerpick", "COMP_CWORD": "x"},
        {"_CAREERPICK_COMPLETE": "nonsense"},
    ],
)
def test_a_senseless_request_of_a_shell_is_no_crash(env: dict[str, str]) -> None:
    done = run(env=env)
    assert done.returncode == 1
    check_harmless(done.stdout, done.stderr)


def test_completion_that_cannot_be_installed_is_one_message() -> None:
    # typer looks for the shell that called it; a test may be called by none.
    named = {"_TYPER_COMPLETE_TEST_DISABLE_SHELL_DETECTION": "1"}
    done = run("--install-completion", "bash", env={"HOME": "/dev/null", **named})
    check_refused(done, 1, "Cannot write this file")


def test_it_runs_isolated_and_from_elsewhere(tmp_path: Path) -> None:
    isolated = [sys.executable, "-I", "-m", "careerpick"]
    (tmp_path / "careerpick.py").write_text("raise SystemExit('the wrong one')")
    (tmp_path / "yaml.py").write_text("raise SystemExit('the wrong one')")
    done = subprocess.run(
        [*isolated, "paths"], cwd=tmp_path, capture_output=True, timeout=60, check=False
    )
    if b"No module named careerpick" in done.stderr:
        pytest.skip("careerpick is not installed in this environment")
    assert (done.returncode, done.stdout) == (0, run("paths").stdout)
