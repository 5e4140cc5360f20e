"""Words, sentences and concepts of Dutch legal text: the only room that imports spaCy. It judges nothing.

`notation`, `verbs` and `phrases` read what a jurist wrote and `compile` makes numbers of it, without spaCy; `tokens` and
`concepts` read a text, split by the rules of spaCy's tokenizer.
"""
