"""Every sentence, as data, and in Python what several screens say.

The sentences of a topic stand in its file, such as plan.ini; `sentences.say` fills them in, and a
screen in `report` chooses among those of its topic. Pure: takes parts of a result, returns strings,
and knows no layout, colour or terminal. Paths are always named in the singular ("X is …"),
whatever their name.
"""
