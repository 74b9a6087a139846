"""A result before and after other answers as JSON; the contract is in docs/json.md."""

from careerpick.decide.whatif import WhatIf
from careerpick.write.change_json import answer_values
from careerpick.write.json import dump, result_values

SCHEMA = "careerpick.whatif/1"


def what_if_json(what_if: WhatIf) -> str:
    """Return both results whole, and what each other answer does to the scores."""
    return dump(
        {
            "schema": SCHEMA,
            "changes": [
                {
                    "question": move.question,
                    "before": answer_values(move.before),
                    "after": answer_values(move.after),
                    "points": dict(move.points),
                }
                for move in what_if.moves
            ],
            "before": result_values(what_if.before),
            "after": result_values(what_if.after),
        }
    )
