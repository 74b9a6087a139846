"""Runs the command as a process, the way a person's shell does."""

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

ROOT = Path(__file__).parents[2]
CAREERPICK = [sys.executable, "-m", "careerpick"]


def environment(extra: Mapping[str, str] | None = None) -> dict[str, str]:
    """The environment without what could change the output, plus `extra`."""
    kept = {key: os.environ[key] for key in ("PATH", "HOME", "LANG") if key in os.environ}
    return {**kept, "PYTHONUTF8": "1", "PYTHONPATH": str(ROOT), **(extra or {})}


def run(
    *arguments: str,
    stdin: bytes = b"",
    env: Mapping[str, str] | None = None,
    cwd: Path | None = None,
) -> subprocess.CompletedProcess[bytes]:
    """Run careerpick with these arguments; never asks, since standard input is a pipe."""
    return subprocess.run(
        [*CAREERPICK, *arguments],
        input=stdin,
        capture_output=True,
        env=environment(env),
        cwd=cwd,
        timeout=60,
        check=False,
    )
