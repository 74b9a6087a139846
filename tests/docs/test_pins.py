"""What the two commands install: the pins, all of them, and nothing else."""

import re
import tomllib
from importlib.metadata import PackageNotFoundError, requires

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.cli.running import ROOT

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]


def pinned(name: str) -> dict[str, str]:
    text = (ROOT / "requirements" / name).read_text(encoding="utf-8")
    return dict(re.findall(r"^([a-z0-9][a-z0-9._-]*)==([^ ]+)", text, re.MULTILINE))


@pytest.mark.parametrize(
    ("name", "ranges"),
    [
        ("quiz.txt", PROJECT["dependencies"]),
        ("dev.txt", PROJECT["dependencies"] + PROJECT["optional-dependencies"]["dev"]),
    ],
)
def test_pins_lie_in_the_ranges_of_the_project(name: str, ranges: list[str]) -> None:
    pins = pinned(name)
    for need in map(Requirement, ranges):
        assert need.specifier.contains(pins[canonicalize_name(need.name)]), need


def test_both_files_pin_the_same_versions() -> None:
    assert pinned("quiz.txt").items() <= pinned("dev.txt").items()


def test_nothing_but_the_pins_is_looked_at() -> None:
    lines = (ROOT / "Makefile").read_text(encoding="utf-8").splitlines()
    installs = [line for line in lines if "--require-hashes" in line]
    assert len(installs) == 2
    assert all("--no-deps" in line for line in installs)


@pytest.mark.parametrize("name", ["quiz.txt", "dev.txt"])
def test_pins_are_complete(name: str) -> None:
    """With --no-deps what one of them needs, and is not among them, would be missing."""
    pins = pinned(name)
    missing = []
    for package in sorted(pins):
        try:
            needs = requires(package) or []
        except PackageNotFoundError:  # pinned for another Python or another system
            continue
        for need in map(Requirement, needs):
            wanted = need.marker is None or need.marker.evaluate({"extra": ""})
            if wanted and canonicalize_name(need.name) not in pins:
                missing.append((package, need.name))
    assert missing == []
