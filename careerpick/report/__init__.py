"""What a report says, as blocks without a form: HTML and Markdown are both made of these.

Takes a result, a comparison or a plan; words come from `wording`. Knows no HTML.
"""
