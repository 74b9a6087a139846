"""How long all insight for one result takes, next to `python -c pass` in the same run.

In a fresh process the content is read and the sheet is scored; what is timed is all that
comes on top: the imports, the result with its certainty and its what-if, and the whole
explanation with its 10,000 draws.
"""

import statistics
import subprocess
import sys
import time
from pathlib import Path

ROUNDS = 15
ANSWERS = Path(__file__).parent.parent / "docs" / "example-answers.yaml"
INSIGHT = """
import sys, time
from pathlib import Path
from careerpick.answers import parse_answers
from careerpick.content import load_content
content = load_content()
from careerpick.decide.decision import Decision
from careerpick.decide.table import compile_table
sheet = parse_answers(Path(sys.argv[1]).read_bytes(), sys.argv[1], content).sheet
table = compile_table(content)
Decision(table, sheet).after({})
start = time.perf_counter()
from careerpick.decide.explanation import explain
from careerpick.decide.result import evaluate
explain(evaluate(content, sheet))
print(time.perf_counter() - start)
"""


def insight_ratio() -> float:
    """Return the median time of the insight divided by that of `python -c pass`."""
    insight, nothing = [], []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        subprocess.run([sys.executable, "-c", "pass"], check=True)
        nothing.append(time.perf_counter() - start)
        command = [sys.executable, "-c", INSIGHT, str(ANSWERS)]
        done = subprocess.run(command, check=True, capture_output=True, text=True)
        insight.append(float(done.stdout))
    return statistics.median(insight) / statistics.median(nothing)
