"""What a package holds and does once it is installed: the content comes checked."""

import compileall
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tests.cli.conftest import build
from tests.cli.running import ROOT, environment

SNAPSHOT = Path("careerpick/_content/snapshot.json")
PATH_FILE = Path("careerpick/_content/paths/va.yaml")
CHECKERS = ("pydantic_core", "yaml")
"""Libraries that are loaded only where content is checked."""


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder in which careerpick is installed and compiled, as by the system for everybody."""
    folder = tmp_path_factory.mktemp("installed")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(folder)
    assert compileall.compile_dir(folder, quiet=1)
    for item in folder.rglob("*"):
        item.chmod(0o755 if item.is_dir() else 0o644)
    return folder


@pytest.fixture
def site(installed: Path, tmp_path: Path) -> Path:
    """A copy of it for one test."""
    return shutil.copytree(installed, tmp_path / "site")


def run_installed(site: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run the installed command for a person who has no home, and tell what it loads."""
    nowhere = {name: str(site / "nowhere") for name in ("HOME", "XDG_CACHE_HOME")}
    nowhere["XDG_DATA_HOME"] = nowhere["HOME"]
    (site / "nowhere").touch()  # a file, so that nobody can make a folder of this name
    return subprocess.run(
        [sys.executable, "-X", "importtime", "-m", "careerpick", *arguments],
        cwd=site.parent,
        env=environment({"PYTHONPATH": str(site), **nowhere}),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def loaded(done: subprocess.CompletedProcess[str]) -> set[str]:
    lines = [line for line in done.stderr.splitlines() if line.startswith("import time:")]
    return {line.split("|")[-1].strip() for line in lines}


def was_checked_anew(done: subprocess.CompletedProcess[str]) -> bool:
    found = loaded(done)
    assert "careerpick.content" in found
    assert len(found.intersection(CHECKERS)) in (0, len(CHECKERS))
    return found.issuperset(CHECKERS)


@pytest.fixture(scope="module")
def first(installed: Path) -> subprocess.CompletedProcess[str]:
    """The first command after the installation."""
    return run_installed(installed, "compare", "va", "freelance")


def test_first_command_after_an_installation_checks_nothing(
    first: subprocess.CompletedProcess[str],
) -> None:
    assert first.returncode == 0
    assert "Virtual assistant" in first.stdout
    assert not was_checked_anew(first)
    assert not loaded(first).intersection({"platformdirs", "hashlib"})


def test_edited_file_of_an_installation_is_seen(site: Path) -> None:
    file = site / PATH_FILE
    text = file.read_text(encoding="utf-8").replace("Virtual assistant", "Remote assistant")
    file.write_text(text, encoding="utf-8")

    done = run_installed(site, "compare", "va", "freelance")

    assert "Remote assistant" in done.stdout
    assert was_checked_anew(done)


def test_broken_file_of_an_installation_is_reported(site: Path) -> None:
    (site / PATH_FILE).write_text("schema: 1\n", encoding="utf-8")

    done = run_installed(site, "compare", "va", "freelance")

    assert done.returncode == 1
    assert '"id" is missing here' in done.stderr
    assert done.stdout == ""


def test_file_that_was_added_to_an_installation_is_seen(site: Path) -> None:
    text = (site / PATH_FILE).read_text(encoding="utf-8").replace("id: va\n", "id: pa\n", 1)
    (site / PATH_FILE).with_name("pa.yaml").write_text(text, encoding="utf-8")

    assert was_checked_anew(run_installed(site, "paths"))


def test_damaged_snapshot_of_an_installation_is_not_used(
    site: Path, first: subprocess.CompletedProcess[str]
) -> None:
    raw = (site / SNAPSHOT).read_bytes()
    (site / SNAPSHOT).write_bytes(raw[:-5000] + raw[-5000:].replace(b"va", b"av", 1))
    assert (site / SNAPSHOT).read_bytes() != raw

    done = run_installed(site, "compare", "va", "freelance")

    assert was_checked_anew(done)
    assert done.stdout == first.stdout


@pytest.mark.parametrize("writable", [SNAPSHOT, SNAPSHOT.parent])
def test_snapshot_of_an_installation_that_others_can_write_is_not_used(
    site: Path, writable: Path
) -> None:
    (site / writable).chmod((site / writable).stat().st_mode | 0o002)

    assert was_checked_anew(run_installed(site, "paths"))


def test_wheel_of_the_checkout_is_that_of_the_source_distribution(
    wheel: Path, tmp_path: Path
) -> None:
    assert build("wheel", ROOT, tmp_path).returncode == 0
    with zipfile.ZipFile(wheel) as one, zipfile.ZipFile(next(tmp_path.glob("*.whl"))) as other:
        assert one.read(SNAPSHOT.as_posix()) == other.read(SNAPSHOT.as_posix())
        assert one.namelist() == other.namelist()


def test_source_distribution_has_all_that_its_tests_need(source: Path) -> None:
    for folder in ("tests", "benchmarks", "docs", "requirements", "careerpick"):
        here = {
            file.relative_to(ROOT)
            for file in (ROOT / folder).rglob("*")
            if file.is_file() and "__pycache__" not in file.parts
        }
        there = {path.relative_to(source) for path in (source / folder).rglob("*")}
        assert here <= there
    assert (source / "CONTRIBUTING.md").is_file()  # tests/docs reads it


def test_content_with_a_mistake_cannot_be_built(source: Path, tmp_path: Path) -> None:
    broken = tmp_path / "broken"
    shutil.copytree(source, broken)
    file = broken / "paths" / "va.yaml"
    file.write_text(
        file.read_text(encoding="utf-8").replace("\nname: ", "\nnmae: ", 1), encoding="utf-8"
    )

    done = build("wheel", broken, tmp_path / "wheel")

    assert done.returncode != 0
    assert 'Unknown key "nmae"' in done.stderr
    assert "va.yaml, line " in done.stderr
    assert "nothing was built" in done.stderr
    assert "Traceback" not in done.stderr
    assert not list((tmp_path / "wheel").glob("*.whl"))
