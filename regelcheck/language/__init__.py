"""Words, sentences and concepts of Dutch legal text: the only room that imports spaCy. It judges nothing.

`notation`, `verbs` and `phrases` read what a jurist wrote and need no spaCy; `tokens` and `concepts` read a text and do.
"""
