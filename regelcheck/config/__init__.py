"""Read `regelcheck.toml`: what a folder of documents always wants, and the explanations that were given in it.

The file is found upward from the documents. It is as untrusted as a document: it names no file outside its own folder,
runs nothing, and whatever is wrong with it is a message with its line.
"""

from regelcheck.config.find import NAME, find_config
from regelcheck.config.read import Config, DocumentSettings, read_config

__all__ = ["NAME", "Config", "DocumentSettings", "find_config", "read_config"]
