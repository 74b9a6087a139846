"""What `make quiz` runs: leaving it by Ctrl-C is no error, and says nothing of its own."""

import os
import sys
from pathlib import Path

import pexpect

from tests.cli.running import ROOT, STARTER


def recipe() -> str:
    """The line that a shell gets from the Makefile."""
    lines = (ROOT / "Makefile").read_text(encoding="utf-8").splitlines()
    start = next(number for number, line in enumerate(lines) if line.startswith("quiz:"))
    return lines[start + 1].strip().removeprefix("@").replace("$$", "$")


def leave(folder: Path, program: str) -> tuple[str, int | None]:
    """Run the recipe in a terminal with this program, press Ctrl-C, and wait for the end."""
    command = folder / "careerpick"
    command.write_text(f"#!/bin/sh\n{program}\n")
    command.chmod(0o755)
    env = {
        **os.environ,
        "XDG_DATA_HOME": str(folder / "data"),
        "CAREERPICK_CONTENT": str(STARTER),
        "PYTHONPATH": str(ROOT),
        "TERM": "dumb",
    }
    line = recipe().replace("$(BIN)", str(folder))
    child = pexpect.spawn("sh", ["-c", line], env=env, encoding="utf-8", timeout=60)
    child.expect_exact("help): ")
    child.sendintr()
    child.expect(pexpect.EOF)
    said = child.before or ""
    child.close()
    return said, child.exitstatus


def test_ctrl_c_ends_quietly_and_without_an_error(tmp_path: Path) -> None:
    said, code = leave(tmp_path, f'exec {sys.executable} -m careerpick "$@"')

    assert code == 0
    assert said.split() == ["^C", "You", "left", "the", "quiz."]


def test_another_failure_is_one(tmp_path: Path) -> None:
    _, code = leave(tmp_path, 'trap "exit 3" INT; echo "help): "; while :; do sleep 0.1; done')

    assert code == 3
