"""Tables without foreign keys: audit, keys, search, files, tokens, walls, rights, breaches, retention."""

from gugus.core.models.audit import AuditCheckpoint, AuditEntry
from gugus.core.models.files import SealedFile
from gugus.core.models.rights import Breach, RetentionPeriod, RetentionReview, RightsRequest
from gugus.core.models.search import SearchToken
from gugus.core.models.tokens import Pace, SpentToken
from gugus.core.models.vault import Tombstone, WrappedKey
from gugus.core.models.walls import Assignment, Wall

__all__ = [
    "Assignment", "AuditCheckpoint", "AuditEntry", "Breach", "Pace", "RetentionPeriod", "RetentionReview",
    "RightsRequest", "SealedFile", "SearchToken", "SpentToken", "Tombstone", "Wall", "WrappedKey",
]  # fmt: skip
