"""What a report says, as blocks without a form: every text format is made of these.

Takes a result, a comparison or a plan; words come from `words`, and `blocks` is `b` throughout.
"""
