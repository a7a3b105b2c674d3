"""Tables without foreign keys: audit, key store, search tokens, sealed files, spent tokens, paces."""

from gugus.core.models.audit import AuditCheckpoint, AuditEntry
from gugus.core.models.files import SealedFile
from gugus.core.models.search import SearchToken
from gugus.core.models.tokens import Pace, SpentToken
from gugus.core.models.vault import Tombstone, WrappedKey
from gugus.core.models.walls import Assignment, Wall

__all__ = [
    "Assignment", "AuditCheckpoint", "AuditEntry", "Pace", "SealedFile", "SearchToken", "SpentToken", "Tombstone", "Wall",
    "WrappedKey",
]  # fmt: skip
