"""The trained Dutch pipeline of spaCy, where it is installed: a second reader beside the rules, which changes no verdict.

It is not distributed with regelcheck and not needed. `find` looks for it, `install` fetches it, `reader_of` has it read.
"""

from regelcheck.language.trained.pipeline import NAME, Pipeline, find, pinned_version, require
from regelcheck.language.trained.reader import Parse, Reader, reader_of

__all__ = ["NAME", "Parse", "Pipeline", "Reader", "find", "pinned_version", "reader_of", "require"]
