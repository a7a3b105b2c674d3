"""Reading what a report tells for what must be looked at first: which office is said to have a part in it.

Findings are proposals with their reason; people decide. No NumPy, no outside knowledge.
"""

from gugus_engine.screen.parts import Part, find_parts, offices_named
from gugus_engine.screen.vocabulary import Vocabulary, load_vocabulary

__all__ = ["Part", "Vocabulary", "find_parts", "load_vocabulary", "offices_named"]
