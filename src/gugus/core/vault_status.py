"""What the vault holds, in numbers: nothing of it opens anything."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Sum

from gugus.core import checkpoints, keys, orphans
from gugus.core.keys import OFFICE
from gugus.core.models import AuditEntry, SealedFile, Tombstone, WrappedKey
from gugus.core.time import now


@dataclass(frozen=True)
class Held:
    """How many keys of one kind one holder has."""

    kind: str
    holder: str
    count: int


@dataclass(frozen=True)
class Status:
    """Keys by kind and holder, what waits (old master, orphans), what is erased, sealed and kept elsewhere.

    `masters` are the ids of the keys in the file, the current one first; `bytes` those before sealing.
    """

    masters: tuple[str, ...]
    keys: tuple[Held, ...]
    under_old_master: int
    orphans: int
    tombstones: int
    last_checkpoint: datetime | None
    sealed_files: int
    sealed_bytes: int
    last_backup: datetime | None

    @property
    def total(self) -> int:
        """All keys of all holders."""
        return sum(each.count for each in self.keys)


def status() -> Status:
    """The numbers of now; VaultError when the master key file cannot be used."""
    masters = tuple(each.id for each in keys.masters())
    held = WrappedKey.objects.order_by("kind", "holder").values_list("kind", "holder").annotate(Count("id"))
    files = SealedFile.objects.aggregate(count=Count("id"), bytes=Sum("size"))
    checkpoint = checkpoints.last()
    backup = (
        AuditEntry.objects.filter(action="backup.make").order_by("-at").values_list("at", flat=True).first()
    )
    return Status(
        masters=masters, keys=tuple(Held(*each) for each in held),
        under_old_master=WrappedKey.objects.filter(holder=OFFICE).exclude(master=masters[0]).count(),
        orphans=sum(len(each) for _, each in orphans.found(now())), tombstones=Tombstone.objects.count(),
        last_checkpoint=checkpoint[1] if checkpoint else None, sealed_files=files["count"],
        sealed_bytes=files["bytes"] or 0, last_backup=backup,
    )  # fmt: skip
