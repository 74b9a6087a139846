"""From an answer to a plan: what to start on, when to move, and what it may earn.

Pure: takes a result, returns frozen values; prints nothing and knows the name of no path.
The model is described in docs/plan.md.
"""

from careerpick.plan.plan import Plan as Plan
from careerpick.plan.plan import make_plan as make_plan
