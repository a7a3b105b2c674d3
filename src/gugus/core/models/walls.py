"""Walls between a matter and those with an alleged part in it, and assignments that open identities."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from gugus.core.ids import new_id
from gugus.core.matters import Matter
from gugus.core.privacy import Privacy
from gugus.core.rules import WallSource, WallState


class Wall(models.Model):
    """One party that must not know of one matter: `party` is a keyed hash of "agency:<id>", "post:<id>" ...

    The wall is the one row that says of an office or a person that they are said to have a part, so who
    they are stands in `sealed_party` only. `kind` and `subject` name the matter (a report, a peristiwa).
    Two people lift it: one asks, another confirms. `follows` is the wall against a post, an office or an
    account that this one stands beside: it keeps out whoever held that on the day, wherever they go.
    """

    id = models.UUIDField(primary_key=True, default=new_id)
    kind = models.CharField(max_length=40)
    subject = models.UUIDField()
    party = models.CharField(max_length=80, db_index=True)
    sealed_party = models.BinaryField()
    follows = models.UUIDField(null=True, db_index=True)
    source = models.CharField(max_length=10)
    state = models.CharField(max_length=12)
    set_at = models.DateTimeField()
    set_by = models.CharField(max_length=60, blank=True)
    sealed_reason = models.BinaryField()
    asked_by = models.CharField(max_length=60, blank=True)
    asked_at = models.DateTimeField(null=True)
    lifted_by = models.CharField(max_length=60, blank=True)
    lifted_at = models.DateTimeField(null=True)

    WALLS = dict.fromkeys(Matter, "subject")
    privacy = Privacy(
        internal=(
            "id", "kind", "subject", "follows", "source", "state", "set_at", "set_by", "asked_by", "asked_at", "lifted_by",
            "lifted_at",
        ),
        personal=("party",),
        sensitive=("sealed_party", "sealed_reason"),
    )  # fmt: skip

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "subject", "party"],
                condition=Q(lifted_at__isnull=True, follows__isnull=True),
                name="one_living_wall",
            ),
            models.UniqueConstraint(
                fields=["follows", "party"],
                condition=Q(lifted_at__isnull=True, follows__isnull=False),
                name="one_living_wall_beside",
            ),
            models.CheckConstraint(condition=Q(kind__in=[*Matter]), name="wall_is_around_a_matter"),
            models.CheckConstraint(condition=Q(source__in=[*WallSource]), name="wall_source_is_known"),
            models.CheckConstraint(condition=Q(state__in=[*WallState]), name="wall_state_is_known"),
            models.CheckConstraint(
                condition=(Q(lifted_at__isnull=True) & ~Q(state=WallState.LIFTED))
                | (Q(lifted_at__isnull=False, state=WallState.LIFTED) & ~Q(lifted_by="")),
                name="wall_lifted_by_somebody",
            ),
        ]
        indexes = [models.Index(fields=["kind", "subject"], name="walls_of_a_matter")]


class Assignment(models.Model):
    """A post assigned to a matter by a letter (surat tugas): only this opens identities, not the role alone.

    `letter` is empty while the letter is still to come. Days are the first and the last one; an
    assignment that was ended is over at once.
    """

    id = models.UUIDField(primary_key=True, default=new_id)
    kind = models.CharField(max_length=40)
    subject = models.UUIDField()
    post = models.CharField(max_length=60, db_index=True)
    letter = models.CharField(max_length=120, blank=True)
    valid_from = models.DateField()
    valid_to = models.DateField(null=True)
    made_at = models.DateTimeField()
    made_by = models.CharField(max_length=60, blank=True)
    ended_at = models.DateTimeField(null=True)
    ended_by = models.CharField(max_length=60, blank=True)

    WALLS = dict.fromkeys(Matter, "subject")
    privacy = Privacy(
        internal=(
            "id", "kind", "subject", "post", "letter", "valid_from", "valid_to", "made_at", "made_by", "ended_at",
            "ended_by",
        )
    )  # fmt: skip

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "subject", "post", "valid_from"],
                condition=Q(ended_at__isnull=True),
                name="one_assignment_a_day",
            ),
            models.CheckConstraint(condition=Q(kind__in=[*Matter]), name="assignment_is_to_a_matter"),
            models.CheckConstraint(
                condition=~Q(letter="") | Q(valid_to__isnull=False), name="assignment_without_letter_ends"
            ),
            models.CheckConstraint(
                condition=Q(valid_to__isnull=True) | Q(valid_to__gte=models.F("valid_from")),
                name="assignment_ends_after_start",
            ),
        ]
        indexes = [models.Index(fields=["kind", "subject"], name="assignments_of_a_matter")]
