"""Loading the list of regions: all of it, or nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from importlib.resources.abc import Traversable

from django.db import transaction

from gugus.core import audit
from gugus.core.ids import new_id
from gugus.core.rules import check_right
from gugus.core.viewer import Viewer
from gugus.registry.actions.bulk import Row, insert
from gugus.registry.models import Region, RegionName, Source
from gugus.registry.rules.names import halves
from gugus.registry.rules.region_names import NameRow, read_names
from gugus.registry.rules.vocabulary import SourceKind
from gugus.registry.rules.wilayah import Edition, RegionRow, Wilayah, packaged, read_wilayah
from gugus_engine.say import Say

Progress = Callable[[Say], None]


@dataclass(frozen=True)
class LoadedRegions:
    """What a load did: whether anything changed, valid regions per level, names, ended codes."""

    changed: bool
    edition: str
    counts: dict[str, int]
    names: int
    ended: int


def silent(_: Say) -> None:
    """No progress lines."""


_REGION = (
    "code", "level", "kind", "parent_id", "name", "display_name", "short_name", "zone", "lat", "lng",
    "postal_code", "population", "n_villages", "valid_from", "valid_to", "successor_id",
)  # fmt: skip
_NAME = ("id", "region_id", "level", "kind", "name", "key", "head", "tail")


def _region_rows(regions: Iterable[RegionRow]) -> Iterator[Row]:
    for row in regions:
        yield (
            row.code, str(row.level), str(row.kind), row.parent, row.name, row.display_name, row.short_name,
            row.zone, row.lat, row.lng, row.postal_code, row.population, row.n_villages, row.valid_from,
            row.valid_to, row.successor,
        )  # fmt: skip


def _name_rows(names: Iterable[NameRow]) -> Iterator[Row]:
    for row in names:
        yield (new_id(), row.region, str(row.level), str(row.kind), row.name, row.key, *halves(row.key))


def _source(edition: Edition) -> Source:
    row, _ = Source.objects.get_or_create(
        kind=SourceKind.DATASET,
        content_hash=edition.content_hash,
        defaults={
            "title": edition.decree,
            "publisher": "Kementerian Dalam Negeri",
            "published_on": edition.dated,
        },
    )
    return row


def _is_loaded(wilayah: Wilayah, names: list[NameRow]) -> bool:
    """Whether the database holds exactly this list: its source, every valid region, every key of a name."""
    known = Source.objects.filter(kind=SourceKind.DATASET, content_hash=wilayah.edition.content_hash)
    if not known.exists() or not RegionName.objects.exists():
        return False
    wanted = {
        (row.code, row.parent, row.name, row.display_name) for row in wilayah.regions if row.valid_to is None
    }
    stored = Region.objects.filter(valid_to=None).values_list("code", "parent_id", "name", "display_name")
    keys = set(RegionName.objects.values_list("region_id", "key"))
    return set(stored) == wanted and keys == {(row.region, row.key) for row in names}


def _end_missing(wilayah: Wilayah) -> int:
    """End the codes that this list no longer has; their rows stay, other rows may point to them."""
    known = {row.code for row in wilayah.regions}
    gone = [
        code
        for code in Region.objects.filter(valid_to=None).values_list("code", flat=True)
        if code not in known
    ]
    day_before = wilayah.edition.dated - timedelta(days=1)
    for start in range(0, len(gone), 500):
        Region.objects.filter(code__in=gone[start : start + 500]).update(valid_to=day_before)
    return len(gone)


def _write(wilayah: Wilayah, names: list[NameRow], progress: Progress) -> None:
    total = len(wilayah.regions)
    insert(
        Region, _REGION, _region_rows(wilayah.regions), replace_on="code",
        progress=lambda done: progress(Say("registry.progress_regions", done=done, total=total)),
    )  # fmt: skip
    insert(
        RegionName, _NAME, _name_rows(names),
        progress=lambda done: progress(Say("registry.progress_names", done=done, total=len(names))),
    )  # fmt: skip


@transaction.atomic
def load_regions(
    *, by: Viewer, folder: Traversable | None = None, progress: Progress = silent
) -> LoadedRegions:
    """Load a complete list (the packaged one unless a folder is given) over what is there.

    The files are read and checked whole before anything is written; BrokenFile names the line.
    The same list a second time changes nothing. Codes missing from a newer list get an end date.
    """
    check_right(by, "registry.write")
    where = folder or packaged()
    progress(Say("registry.progress_reading"))
    wilayah = read_wilayah(where)
    edition, counts = wilayah.edition, wilayah.counts()
    names = list(read_names(where, wilayah))
    if _is_loaded(wilayah, names):
        return LoadedRegions(False, edition.decree, counts, len(names), 0)
    ended = _end_missing(wilayah)
    RegionName.objects.all().delete()
    _write(wilayah, names, progress)
    audit.record("registry.load_regions", by=by, on=_source(edition), note=f"regions={len(wilayah.regions)}")
    return LoadedRegions(True, edition.decree, counts, len(names), ended)


@transaction.atomic
def load_some_regions(*codes: str, by: Viewer) -> int:
    """Load some codes of the packaged list with what lies above and below them; returns how many.

    For an office that needs its own province only, and for tests. Regions already there are kept.
    """
    check_right(by, "registry.write")
    wilayah = read_wilayah(packaged(), frozenset(codes))
    known = set(Region.objects.values_list("code", flat=True))
    fresh = tuple(row for row in wilayah.regions if row.code not in known)
    names = [row for row in read_names(packaged(), wilayah, complete=False) if row.region not in known]
    _write(Wilayah(wilayah.edition, fresh), names, silent)
    audit.record("registry.load_some_regions", by=by, note=",".join(codes))
    return len(fresh)
