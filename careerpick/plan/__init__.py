"""From an answer to a plan: what to start on, when to move, and what it may earn.

Pure: takes a result, returns frozen values; prints nothing and knows the name of no path.
The model is described in docs/plan.md.
"""
