"""For authors of content: what `careerpick check` says beyond errors, and a bank to start from.

Nothing here is needed to run a quiz. The checks that content must pass to be used at all
stand in `careerpick.content.checks`; here stands what is worth a second look.
"""
