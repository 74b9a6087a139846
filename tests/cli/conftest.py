"""What is built once for all tests, whichever worker needs it first: the sdist, and the wheel."""

import fcntl
import os
import subprocess
import sys
import tarfile
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.running import ROOT, environment


def build(target: str, source: Path, into: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", target, "-d", str(into)],
        cwd=source,
        env=environment({"PYTHONPATH": ""}),
        capture_output=True,
        text=True,
        timeout=100,
        check=False,
    )


def shared(name: str, factory: pytest.TempPathFactory, make: Callable[[Path], None]) -> Path:
    """Return a folder of all workers that the first of them fills; the others wait for it."""
    here = factory.getbasetemp()
    place = here.parent if "PYTEST_XDIST_WORKER" in os.environ else here
    folder, unfinished = place / name, here / f"unfinished-{name}"
    with (place / f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not folder.exists():
            unfinished.mkdir()
            make(unfinished)
            unfinished.rename(folder)
    return folder


@pytest.fixture(scope="session")
def source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The source distribution, unpacked."""

    def make(folder: Path) -> None:
        assert build("sdist", ROOT, folder).returncode == 0
        with tarfile.open(next(folder.glob("*.tar.gz"))) as archive:
            # The first releases of Python 3.11 know no filters; the newest complain without one.
            archive.extraction_filter = getattr(tarfile, "data_filter", None)
            archive.extractall(folder)

    folder = shared("source", tmp_path_factory, make)
    return next(item for item in folder.iterdir() if item.is_dir())


@pytest.fixture(scope="session")
def wheel(source: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    def make(folder: Path) -> None:
        done = build("wheel", source, folder)
        assert done.returncode == 0, done.stderr

    return next(shared("wheel", tmp_path_factory, make).glob("*.whl"))
