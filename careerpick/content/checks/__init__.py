"""What no type can say about content: checks of each file and of all files together.

Importing this package fills the table.
"""

from careerpick.content.checks import everywhere, questions
from careerpick.content.checks.table import CHECKS, Check, Draft, Finding, Sourced, check_content

__all__ = ["CHECKS", "Check", "Draft", "Finding", "Sourced", "check_content"]
_TABLES = (everywhere, questions)
