"""What the night counts: flat numbers of one region, no names, no single file."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.db.models import Q

from gugus.casework.models import FileEntry, Part, Peristiwa, Perkara
from gugus.casework.reads.files import entries_of


def count_opened(region: str, start: datetime, end: datetime) -> dict[str, int]:
    """How many peristiwa and perkara were opened in a region from `start` up to before `end`."""
    within = Q(region_id=region) | Q(region__code__startswith=f"{region}.")
    opened = Q(opened_at__gte=start, opened_at__lt=end)
    return {
        "peristiwa": Peristiwa.objects.filter(within & opened).count(),
        "perkara": Perkara.objects.filter(within & opened).count(),
    }


def count_people(region: str, start: datetime, end: datetime) -> dict[tuple[str, str], int]:
    """How many people stand in each (role, status) in peristiwa of a region.

    A person counts once in a role, however many acts are written there; the same person in two
    roles counts once in each. Two mentions of one person are two until linkage joins them.
    """
    within = Q(peristiwa__region_id=region) | Q(peristiwa__region__code__startswith=f"{region}.")
    rows = Part.objects.filter(within, since__gte=start, since__lt=end).values_list(
        "role", "status", "mention"
    )
    found: dict[tuple[str, str], set[object]] = {}
    for role, status, mention in rows:
        found.setdefault((role, status), set()).add(mention)
    return {key: len(who) for key, who in found.items()}


def running(region: str) -> Sequence[tuple[Perkara, Sequence[FileEntry]]]:
    """Every perkara of a region with its lines, in two queries."""
    within = Q(region_id=region) | Q(region__code__startswith=f"{region}.")
    rows = list(Perkara.objects.filter(within).select_related("unit").order_by("opened_at", "id"))
    lines = entries_of(rows)
    return [(row, lines[str(row.pk)]) for row in rows]
