"""Plain English from values: the sentences that every output format shows.

Pure: takes parts of a result, returns strings. Knows no layout, colour or terminal.
Paths are always named in the singular ("X is …"), whatever their name.
"""
