"""Reading a news article on TPPO work into drafts that an officer accepts, corrects or drops.

Activities, participants, quoted figures and requests, each with the words it rests on. A speaker
is a post, never a person; a statement's day is not the event's day; nothing is invented.
"""

from gugus_engine.article.lexicon import Lexicon, load_lexicon
from gugus_engine.article.reader import read
from gugus_engine.article.reading import Draft, Kind, Reading

__all__ = ["Draft", "Kind", "Lexicon", "Reading", "load_lexicon", "read"]
