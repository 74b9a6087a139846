"""What is built once for all tests: the source distribution, and the wheel."""

import subprocess
import sys
import tarfile
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


@pytest.fixture(scope="session")
def source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The source distribution, unpacked."""
    folder = tmp_path_factory.mktemp("source")
    assert build("sdist", ROOT, folder).returncode == 0
    with tarfile.open(next(folder.glob("*.tar.gz"))) as archive:
        # The first releases of Python 3.11 know no filters; the newest complain without one.
        archive.extraction_filter = getattr(tarfile, "data_filter", None)
        archive.extractall(folder)
    return next(item for item in folder.iterdir() if item.is_dir())


@pytest.fixture(scope="session")
def wheel(source: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    done = build("wheel", source, folder)
    assert done.returncode == 0, done.stderr
    return next(folder.glob("*.whl"))
