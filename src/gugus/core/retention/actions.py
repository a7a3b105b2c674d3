"""Confirming a period; drawing up a list of what may be destroyed, and a second person's word on it."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from django.db import transaction

from gugus.core import audit
from gugus.core.ids import free_code
from gugus.core.models import RetentionPeriod, RetentionReview
from gugus.core.retention import rules
from gugus.core.retention.reads import items_of, items_to_erase
from gugus.core.retention.rules import Kept, ReviewState
from gugus.core.rules import check_may
from gugus.core.time import now
from gugus.core.viewer import Viewer

RIGHT = "retention.write"
"""Confirming a period and drawing up a list; that it is carried out needs "rights.write" as well."""
Item = tuple[str, str, str]
"""Kind, id and code of one thing on a list."""


def _is_taken(code: str) -> bool:
    return RetentionReview.objects.filter(code=code).exists()


@transaction.atomic
def confirm_period(class_key: str, *, by: Viewer, region: str, months: int, basis: str) -> RetentionPeriod:
    """Confirm a period for a class, with the office's own basis (its archive schedule); the newest counts."""
    check_may(by, RIGHT, region)
    rules.check_class(class_key)
    rules.check_period(months, basis)
    earlier = RetentionPeriod.objects.filter(task_force=by.task_force, class_key=class_key).count()
    row = RetentionPeriod.objects.create(
        number=earlier + 1, region_code=region, task_force=by.task_force, post=by.post, class_key=class_key, months=months,
        basis=basis.strip()[:200], confirmed_at=now(),
    )  # fmt: skip
    audit.record("retention.confirm_period", by=by, on=row, note=f"{class_key}={months}")
    return row


@transaction.atomic
def draw_up(period: RetentionPeriod, items: Sequence[Item], *, by: Viewer) -> RetentionReview:
    """Draw up a list of what is due under a confirmed period; nothing is erased by it."""
    check_may(by, RIGHT, period.region_code)
    rules.check_due(len(items))
    row = RetentionReview.objects.create(
        code=free_code("M", _is_taken), region_code=period.region_code, task_force=by.task_force,
        class_key=period.class_key, months=period.months, basis=period.basis, items=[list(each) for each in items],
        drawn_up_at=now(), drawn_up_post=by.post, drawn_up_by=by.id,
    )  # fmt: skip
    audit.record("retention.draw_up", by=by, on=row, note=f"{period.class_key} items={len(items)}")
    return row


@transaction.atomic
def confirm(row: RetentionReview, *, by: Viewer, spared: Collection[str]) -> None:
    """A second person confirms a list; what they take off it stays, and so does what they may not know of."""
    check_may(by, RIGHT, row.region_code)
    row.refresh_from_db(from_queryset=RetentionReview.objects.select_for_update())
    rules.check_step(ReviewState(row.state), ReviewState.DRAWN_UP)
    rules.check_second_person(row.drawn_up_by, by)
    shown = {pk for _, pk, _ in items_of(by, row)}
    known = [item[1] for item in row.items]
    row.state, row.confirmed_at, row.confirmed_post, row.confirmed_by = (
        ReviewState.CONFIRMED, now(), by.post, by.id,
    )  # fmt: skip
    row.spared = [each for each in known if each in spared or each not in shown]
    row.save(update_fields=["state", "confirmed_at", "confirmed_post", "confirmed_by", "spared"])
    audit.record("retention.confirm", by=by, on=row, note=f"spared={len(row.spared)} of {len(known)}")


@transaction.atomic
def drop(row: RetentionReview, *, by: Viewer) -> None:
    """Drop a list before anything was erased."""
    check_may(by, RIGHT, row.region_code)
    row.refresh_from_db(from_queryset=RetentionReview.objects.select_for_update())
    rules.check_step(ReviewState(row.state), ReviewState.DRAWN_UP)
    row.state = ReviewState.DROPPED
    row.save(update_fields=["state"])
    audit.record("retention.drop", by=by, on=row)


@transaction.atomic
def note_carried_out(row: RetentionReview, *, by: Viewer, kept: Mapping[str, Kept]) -> None:
    """Write down that a confirmed list was carried out: why some ids on it were kept; all others were erased."""
    check_may(by, "rights.write", row.region_code)
    row.refresh_from_db(from_queryset=RetentionReview.objects.select_for_update())
    rules.check_step(ReviewState(row.state), ReviewState.CONFIRMED)
    row.erased = sum(pk not in kept for _, pk, _ in items_to_erase(row))
    row.state, row.carried_out_at, row.kept = ReviewState.CARRIED_OUT, now(), {**kept}
    row.save(update_fields=["state", "carried_out_at", "kept", "erased"])
    audit.record("retention.carry_out", by=by, on=row, note=f"erased={row.erased} kept={len(kept)}")


@transaction.atomic
def write_letter(row: RetentionReview, *, by: Viewer) -> None:
    """The minutes of a destruction are drafted: audited."""
    check_may(by, RIGHT, row.region_code)
    audit.record("retention.minutes", by=by, on=row)
