"""Plain English from values: the sentences that every output format shows.

The sentences of a topic stand in its file, such as plan.ini, and `sentences.say` fills them in;
the module of the same name chooses among them. Pure: takes parts of a result, returns strings,
and knows no layout, colour or terminal. Paths are always named in the singular ("X is …"),
whatever their name.
"""
