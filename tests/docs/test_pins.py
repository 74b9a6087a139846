"""What the two commands install: the pins, all of them, and nothing else."""

import re
from importlib.metadata import PackageNotFoundError, requires

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.cli.running import ROOT


def pinned(name: str) -> set[str]:
    text = (ROOT / "requirements" / name).read_text(encoding="utf-8")
    return set(re.findall(r"^([a-z0-9][a-z0-9._-]*)==", text, re.MULTILINE))


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
