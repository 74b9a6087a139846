"""A command that is printed names the program as it was installed, and so runs as printed."""

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
SCREEN = "quiz --answers a.yaml"
"""All screens, and all commands on them, are in test_printed_commands."""


@value
class Way:
    """How the program was installed: what a person types for it, and where that works."""

    typed: str
    env: dict[str, str]


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


def typed(line: str, way: Way, folder: Path) -> subprocess.CompletedProcess[str]:
    """Run a line as a shell does, with answers waiting on standard input."""
    home = {"HOME": str(folder), "XDG_DATA_HOME": str(folder / "kept"), "COLUMNS": "40"}
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


@pytest.mark.parametrize("installed", [by_wheel, by_make, by_module])
def test_a_line_that_begins_with_a_command_runs(
    installed: Callable[[Path, Path], Way], wheel: Path, tmp_path: Path
) -> None:
    way = installed(tmp_path, wheel)
    (tmp_path / "a.yaml").write_bytes(ANSWERS.read_bytes())
    program = re.escape(way.typed)
    begins = re.compile(rf"(?:^|(?<!Usage): ){program} (\S.*?)(?:\. Or .*)?$", re.MULTILINE)

    shown = typed(f"{way.typed} {SCREEN}", way, tmp_path)
    found = begins.findall(shown.stdout + shown.stderr)
    done = typed(f"{way.typed} {found[-1]}", way, tmp_path)

    assert done.returncode == 0, (found[-1], done.stderr)
