"""Reading activities, and which villages they reached."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from uuid import UUID

from django.db.models import F, Q, QuerySet

from gugus.core.reads import visible
from gugus.core.viewer import Viewer, system
from gugus.outreach.models import Activity, ActivityAgency, ActivityTold, ReachedVillage
from gugus.outreach.nearby import Around, told_words
from gugus.outreach.rules import ENFORCEMENT


def activities(viewer: Viewer, limit: int = 50, skip: int = 0) -> Sequence[Activity]:
    """Activities of the viewer's regions: newest day first, days not known last."""
    if not viewer.may("activity.read"):
        return []
    joined = Activity.objects.select_related("region__parent__parent", "organiser", "source")
    rows = visible(joined.defer("source__text"), viewer).filter(withdrawn_at=None)
    return list(rows.order_by(F("held_on").desc(nulls_last=True), "-recorded_at", "id")[skip : skip + limit])


def activity(viewer: Viewer, pk: UUID | str) -> Activity | None:
    """One activity, None when the viewer may not know of it."""
    if not viewer.may("activity.read"):
        return None
    joined = Activity.objects.select_related(
        "region__parent__parent", "organiser", "source", "task_force__region", "recorded_by__agency"
    ).defer("source__text")
    return visible(joined, viewer).filter(pk=pk, withdrawn_at=None).first()


def agencies_of(row: Activity) -> Sequence[ActivityAgency]:
    """The agencies taking part, in alphabetical order."""
    return list(ActivityAgency.objects.filter(activity=row).select_related("agency").order_by("as_written"))


def offices_at(rows: Iterable[Activity]) -> dict[UUID, tuple[str, ...]]:
    """The offices at many activities as they were written, by the activity's id, in one query."""
    found: dict[UUID, tuple[str, ...]] = {}
    own = ActivityAgency.objects.filter(activity__in=[row.pk for row in rows])
    for pk, name in own.order_by("as_written").values_list("activity", "as_written"):
        found[pk] = (*found.get(pk, ()), name)
    return found


def tellings(row: Activity) -> Sequence[ActivityTold]:
    """The further sources that tell of an activity, the first told first."""
    rows = ActivityTold.objects.filter(activity=row, withdrawn_at=None).select_related("source")
    return list(rows.defer("source__text").order_by("told_at", "id"))


def telling(pk: UUID | str, source: object, start: int) -> ActivityTold | None:
    """What a source tells of an activity at a place of its text, None where nothing was joined there."""
    rows = ActivityTold.objects.select_related("activity").filter(activity__pk=pk, source__pk=str(source))
    return rows.filter(span_start=start, withdrawn_at=None).first()


def parted(source: object) -> frozenset[tuple[str, int]]:
    """(activity, start of the span) of an article's activities that an officer found not to be the same."""
    rows = ActivityTold.objects.filter(source__pk=str(source), withdrawn_at__isnull=False)
    return frozenset((str(pk), start) for pk, start in rows.values_list("activity", "span_start"))


def alike(viewer: Viewer, around: Around, limit: int = 100) -> Sequence[Activity]:
    """Activities of the viewer's regions on the branches and in the days of `around`, with the words they were
    read from as `words`; the newest first, in one query."""
    if not viewer.may("activity.read"):
        return []
    joined = Activity.objects.select_related("source").defer("source__text").annotate(words=told_words())
    rows = visible(joined.filter(around.where(), withdrawn_at=None), viewer).exclude(source__pk=around.but)
    return list(rows.order_by(F("held_on").desc(nulls_last=True), "-recorded_at", "id")[:limit])


def villages_of(row: Activity) -> Sequence[ReachedVillage]:
    """The villages an activity reached."""
    return list(
        ReachedVillage.objects.filter(activity=row).select_related("village__parent").order_by("village_id")
    )


def reached(region: str, start: date, end: date) -> set[str]:
    """Codes of the villages of a region reached by activities held in a period (for the night)."""
    rows = ReachedVillage.objects.filter(activity__in=_held(region, start, end))
    return set(rows.filter(village__code__startswith=f"{region}.").values_list("village_id", flat=True))


def heads(region: str, start: date, end: date) -> list[tuple[int | None, int | None, int | None]]:
    """(online, onsite, quoted total) of each activity held in a region in a period (for the night)."""
    return list(_held(region, start, end).values_list("online", "onsite", "quoted_total"))


def _took_place(region: str) -> QuerySet[Activity]:
    """Prevention activities of a region that took place; steps of law enforcement are none."""
    rows = visible(Activity.objects.filter(withdrawn_at=None), system("night")).exclude(kind__in=ENFORCEMENT)
    return rows.filter(Q(region_id=region) | Q(region__code__startswith=f"{region}."), planned=False)


def _held(region: str, start: date, end: date) -> QuerySet[Activity]:
    return _took_place(region).filter(held_on__gte=start, held_on__lte=end)


def count_without_day(region: str) -> int:
    """How many activities of a region have no day, so that no period can hold them (for the night)."""
    return _took_place(region).filter(held_on__isnull=True).count()
