"""The picture of the README shows what its answers come to with the shipped content."""

import runpy

from tests.cli.running import ROOT


def test_picture_is_of_today() -> None:
    drawn = runpy.run_path(str(ROOT / "docs" / "make_picture.py"))["draw"]()

    # `make picture` draws it anew.
    assert drawn == (ROOT / "docs" / "result.svg").read_text(encoding="utf-8")
