"""Every command that a screen prints runs as printed, whichever way the program was installed."""

import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from shlex import quote

import pytest

from careerpick.values import value
from tests.cli.running import ROOT, environment

ANSWERS = ROOT / "docs" / "example-answers.yaml"
SCREENS = (
    "--help",
    "quiz --answers a.yaml",
    "quiz --answers a.yaml --full --save",
    "explain --answers a.yaml",
    "plan --answers a.yaml",
    "compare va freelance --answers a.yaml",
    "paths",
    "paths va",
    "questions",
    "sites va",
    "history",
    "next",
    "quiz --answers wrong.yaml",
    "paths wrong",
)
"""In an order in which each finds what it needs."""


@value
class Way:
    """How the program was installed: what a person types for it, and where that works."""

    typed: str
    env: dict[str, str]
    content: str = ""


def by_wheel(folder: Path, wheel: Path) -> Way:
    """Installed from the wheel, and found by its name."""
    subprocess.run(
        [sys.executable, "-m", "pip", "install", "--no-index", "--no-deps", "--quiet",
         "--disable-pip-version-check", "--root-user-action=ignore", "--no-warn-script-location",
         "--ignore-installed", "--prefix", str(folder / "installed"), str(wheel)],
        check=True,
        timeout=100,
    )  # fmt: skip
    (site,) = (folder / "installed").glob("lib/python*/site-packages")
    (scripts,) = (folder / "installed").glob("bin")
    path = f"{scripts}:{environment()['PATH']}"
    return Way("careerpick", {"PYTHONPATH": str(site), "PATH": path})


def by_make(folder: Path, _: Path) -> Way:
    """Made by `make quiz`, and typed with its place."""
    recipe = (ROOT / "Makefile").read_text(encoding="utf-8")
    found = re.search(r"printf '(.*)' > \$\(BIN\)/careerpick", recipe)
    assert found
    script = found[1].replace("\\n", "\n").replace("$$", "$")
    launcher = folder / ".venv" / "bin" / "careerpick"
    launcher.parent.mkdir(parents=True)
    launcher.write_text(
        script.replace('"$here/python"', quote(sys.executable)).replace("$here/../..", str(ROOT)),
        encoding="utf-8",
    )
    launcher.chmod(0o755)
    return Way(".venv/bin/careerpick", {})


def by_module(_: Path, __: Path) -> Way:
    """Run as a module of a Python that is named by its place."""
    return Way(f"{quote(sys.executable)} -m careerpick", {})


def with_content(folder: Path, _: Path) -> Way:
    """The same, with questions and paths of one's own."""
    done = subprocess.run(
        [sys.executable, "-m", "careerpick", "new", str(folder / "my own")],
        env=environment(),
        check=True,
        capture_output=True,
    )
    assert b"my own" in done.stdout
    return Way(f"{quote(sys.executable)} -m careerpick", {}, "'my own'")


def typed(line: str, way: Way, folder: Path) -> subprocess.CompletedProcess[str]:
    """Run a line as a shell does, with answers waiting on standard input."""
    home = {"HOME": str(folder), "XDG_DATA_HOME": str(folder / "kept"), "COLUMNS": "100"}
    return subprocess.run(
        ["sh", "-c", line],
        input=(folder / "a.yaml").read_text(encoding="utf-8"),
        capture_output=True,
        text=True,
        env=environment({**home, **way.env}),
        cwd=folder,
        timeout=60,
        check=False,
    )


@pytest.mark.parametrize("installed", [by_wheel, by_make, by_module, with_content])
def test_every_line_that_begins_with_a_command_runs(
    installed: Callable[[Path, Path], Way], wheel: Path, tmp_path: Path
) -> None:
    way = installed(tmp_path, wheel)
    option = f" --content {way.content}" if way.content else ""
    answers = ANSWERS.read_text(encoding="utf-8")
    screens: tuple[str, ...] = SCREENS
    if way.content:
        (tmp_path / "a.yaml").write_text("", encoding="utf-8")
        template = typed(f"{way.typed} questions --template{option}", way, tmp_path).stdout
        answers = template.replace(": skip", ": 1")
        screens = tuple(
            line.replace("va freelance", "gardener tutor").replace(" va", " tutor")
            for line in SCREENS[1:]
        )
    (tmp_path / "a.yaml").write_text(answers, encoding="utf-8")
    (tmp_path / "wrong.yaml").write_text("nothing: 1\n", encoding="utf-8")

    begins = re.compile(
        rf"(?:^|(?<!Usage): ){re.escape(way.typed)} (\S.*?)(?:\. Or .*)?$", re.MULTILINE
    )
    found: dict[str, str] = {}
    for screen in screens:
        done = typed(f"{way.typed} {screen}{option}", way, tmp_path)
        assert "Traceback" not in done.stderr
        for command in begins.findall(done.stdout + done.stderr):
            found.setdefault(command, screen)

    assert len(found) > 8
    for command, screen in found.items():
        done = typed(f"{way.typed} {command}", way, tmp_path)
        assert done.returncode == 0, (screen, command, done.stderr)
        assert option in f" {command}", (screen, command)
