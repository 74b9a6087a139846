"""CONTRIBUTING shows a newcomer where everything is, and its examples work."""

import json
import re
from pathlib import Path
from textwrap import dedent

import yaml

from tests.cli.running import ROOT, run

TEXT = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")


def test_every_part_of_the_package_stands_in_the_table() -> None:
    rows = "".join(line for line in TEXT.splitlines() if line.startswith("| `"))
    parts = {
        f"{part.name}/" if part.is_dir() else part.name
        for part in (ROOT / "careerpick").iterdir()
        if part.suffix in ("", ".py") and part.name not in ("__pycache__", "__init__.py")
    }
    assert {"edge.py", "write/"} <= parts
    assert [part for part in sorted(parts) if f"`{part}`" not in rows] == []


def test_the_examples_fit_into_what_new_writes(tmp_path: Path) -> None:
    blocks = re.findall(r"(?ms)^ *```yaml\n(.*?)^ *```$", TEXT)
    questions, settings, limits, needs = (yaml.safe_load(dedent(block)) for block in blocks)
    assert {question.get("pick", "one") for question in questions} == {"one", "many", "scale"}
    assert run("new", "bank", "--kind", "things", cwd=tmp_path).returncode == 0

    for name, more in (
        ("questions", {**settings, **limits, "questions": questions}),
        ("paths/racer", needs),
    ):
        file = tmp_path / "bank" / f"{name}.yaml"
        content = yaml.safe_load(file.read_text(encoding="utf-8"))
        for key, values in more.items():
            content[key] = [*content.get(key, []), *values] if isinstance(values, list) else values
        file.write_text(yaml.safe_dump(content, width=1000), encoding="utf-8")

    found = json.loads(run("check", "bank", "--format", "json", cwd=tmp_path).stdout)
    assert (found["problems"], found["questions"]) == ([], 4 + len(questions))
