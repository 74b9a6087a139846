"""CONTRIBUTING shows a newcomer where everything is."""

from tests.cli.running import ROOT


def test_every_part_of_the_package_stands_in_the_table() -> None:
    text = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    rows = "".join(line for line in text.splitlines() if line.startswith("| `"))
    parts = {
        f"{part.name}/" if part.is_dir() else part.name
        for part in (ROOT / "careerpick").iterdir()
        if part.suffix in ("", ".py") and part.name not in ("__pycache__", "__init__.py")
    }
    assert {"edge.py", "write/"} <= parts
    assert [part for part in sorted(parts) if f"`{part}`" not in rows] == []
