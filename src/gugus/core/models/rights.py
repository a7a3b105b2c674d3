"""Requests about one's own data, failures to protect data, and the destruction of what is no longer kept.

Posts, task forces and regions are text ids, as everywhere in core.
"""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from gugus.core.breaches.rules import BreachState, CountBound
from gugus.core.ids import new_id
from gugus.core.matters import Matter
from gugus.core.privacy import Privacy
from gugus.core.retention.rules import ReviewState
from gugus.core.rights.rules import Decision, RequestKind, RequestState


class RightsRequest(models.Model):
    """Somebody asks to see, correct, stop or erase what is kept about them (UU 27/2022).

    `subject` is what it is about as an officer typed it (a code, or "kind:id"), `matter_id` the report or
    event it was found to be in, for walls; `post` the post that took it in, and owns it. An erasure is decided by one person and carried out by another. Who asks, how to reach them, their words and our answer are sealed.
    """

    id = models.UUIDField(primary_key=True, default=new_id)
    code = models.CharField(max_length=12, unique=True)
    region_code = models.CharField(max_length=13, db_index=True)
    task_force = models.CharField(max_length=60)
    post = models.CharField(max_length=60)
    kind = models.CharField(max_length=10)
    door = models.CharField(max_length=12)
    proof = models.CharField(max_length=16)
    subject = models.CharField(max_length=80, blank=True)
    matter_id = models.CharField(max_length=60, blank=True)
    sealed_name = models.BinaryField()
    sealed_contact = models.BinaryField()
    sealed_words = models.BinaryField()
    received_at = models.DateTimeField()
    due_at = models.DateTimeField()
    state = models.CharField(max_length=10, default=RequestState.OPEN)
    decision = models.CharField(max_length=10, blank=True)
    ground = models.CharField(max_length=24, blank=True)
    sealed_answer = models.BinaryField(null=True)
    decided_at = models.DateTimeField(null=True)
    decided_post = models.CharField(max_length=60, blank=True)
    decided_by = models.CharField(max_length=60, blank=True)
    carried_out_at = models.DateTimeField(null=True)
    carried_out_count = models.PositiveIntegerField(null=True)
    carried_out_by = models.CharField(max_length=60, blank=True)
    closed_at = models.DateTimeField(null=True)
    letter_number = models.CharField(max_length=120, blank=True)
    letter_on = models.DateField(null=True)

    SCOPE = "region_code"
    WALLS = {Matter.REPORT: "matter_id", Matter.EVENT: "matter_id"}
    privacy = Privacy(
        internal=(
            "id", "code", "region_code", "task_force", "post", "kind", "door", "proof", "received_at", "due_at",
            "state", "decision", "ground", "decided_at", "decided_post", "carried_out_at", "carried_out_count",
            "closed_at", "letter_number", "letter_on",
        ),
        personal=("subject", "matter_id", "decided_by", "carried_out_by"),
        sensitive=("sealed_name", "sealed_contact", "sealed_words", "sealed_answer"),
    )  # fmt: skip

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=[*RequestKind]), name="request_kind_is_known"),
            models.CheckConstraint(condition=Q(state__in=[*RequestState]), name="request_state_is_known"),
            models.CheckConstraint(
                condition=Q(decided_at__isnull=True, decision="", sealed_answer__isnull=True)
                | Q(decided_at__isnull=False, decision__in=[*Decision], sealed_answer__isnull=False),
                name="request_decision_is_whole",
            ),
            models.CheckConstraint(
                condition=~Q(decision__in=[Decision.REFUSED, Decision.PARTLY]) | ~Q(ground=""),
                name="request_refusal_has_its_ground",
            ),
            models.CheckConstraint(
                condition=Q(carried_out_by="") | ~Q(carried_out_by=models.F("decided_by")),
                name="request_erasure_takes_two_people",
            ),
            models.CheckConstraint(
                condition=Q(closed_at__isnull=True)
                | Q(decided_at__isnull=False, letter_on__isnull=False) & ~Q(letter_number=""),
                name="request_closes_with_its_letter",
            ),
        ]


class Breach(models.Model):
    """Personal data was not protected: what, when, whose, what was done, who was told, what changed.

    `step` is the last screen that was saved. `known_at` starts the clock. Counts are of people concerned;
    no names stand here, the free texts are sealed.
    """

    id = models.UUIDField(primary_key=True, default=new_id)
    code = models.CharField(max_length=12, unique=True)
    region_code = models.CharField(max_length=13, db_index=True)
    task_force = models.CharField(max_length=60)
    post = models.CharField(max_length=60)
    state = models.CharField(max_length=10, default=BreachState.OPEN)
    step = models.PositiveSmallIntegerField(default=1)
    opened_at = models.DateTimeField()
    known_at = models.DateTimeField()
    due_at = models.DateTimeField()
    happened_on = models.DateField(null=True)
    how = models.CharField(max_length=20)
    data = models.JSONField(default=list)
    people = models.JSONField(default=list)
    people_count = models.PositiveIntegerField(null=True)
    people_bound = models.CharField(max_length=8, default=CountBound.UNKNOWN)
    harms_service = models.BooleanField(null=True)
    sealed_what = models.BinaryField(null=True)
    sealed_harm = models.BinaryField(null=True)
    sealed_handling = models.BinaryField(null=True)
    sealed_told = models.BinaryField(null=True)
    sealed_changed = models.BinaryField(null=True)
    authority_letter = models.CharField(max_length=120, blank=True)
    authority_told_at = models.DateTimeField(null=True)
    people_letter = models.CharField(max_length=120, blank=True)
    people_told_at = models.DateTimeField(null=True)
    not_told = models.CharField(max_length=20, blank=True)
    finished_at = models.DateTimeField(null=True)
    closed_at = models.DateTimeField(null=True)

    SCOPE = "region_code"
    privacy = Privacy(
        internal=(
            "id", "code", "region_code", "task_force", "post", "state", "step", "opened_at", "known_at", "due_at",
            "happened_on", "how", "data", "people", "people_count", "people_bound", "harms_service",
            "authority_letter", "authority_told_at", "people_letter", "people_told_at", "not_told", "finished_at",
            "closed_at",
        ),
        sensitive=("sealed_what", "sealed_harm", "sealed_handling", "sealed_told", "sealed_changed"),
    )  # fmt: skip

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(state__in=[*BreachState]), name="breach_state_is_known"),
            models.CheckConstraint(condition=Q(people_bound__in=[*CountBound]), name="breach_bound_is_known"),
            models.CheckConstraint(
                condition=Q(people_bound=CountBound.UNKNOWN, people_count__isnull=True)
                | ~Q(people_bound=CountBound.UNKNOWN) & Q(people_count__isnull=False),
                name="breach_count_has_its_bound",
            ),
            models.CheckConstraint(
                condition=Q(state=BreachState.OPEN, finished_at__isnull=True)
                | ~Q(state=BreachState.OPEN) & Q(finished_at__isnull=False),
                name="breach_is_finished_once",
            ),
        ]


class RetentionPeriod(models.Model):
    """A period that an office has confirmed for one declared class, on its own basis; the highest number counts."""

    id = models.UUIDField(primary_key=True, default=new_id)
    region_code = models.CharField(max_length=13, db_index=True)
    task_force = models.CharField(max_length=60)
    post = models.CharField(max_length=60)
    class_key = models.CharField(max_length=20)
    number = models.PositiveSmallIntegerField()
    months = models.PositiveSmallIntegerField()
    basis = models.CharField(max_length=200)
    confirmed_at = models.DateTimeField()

    SCOPE = "region_code"
    privacy = Privacy(
        internal=(
            "id", "region_code", "task_force", "post", "class_key", "number", "months", "basis", "confirmed_at",
        )
    )  # fmt: skip

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["task_force", "class_key", "number"], name="periods_are_numbered")
        ]


class RetentionReview(models.Model):
    """A list of what may be destroyed, drawn up by one person and confirmed by another.

    `items` holds [kind, id, code] of each; `spared` the ids that the second person took off the list, `kept`
    why each id that stayed on it was not erased all the same.
    """

    id = models.UUIDField(primary_key=True, default=new_id)
    code = models.CharField(max_length=12, unique=True)
    region_code = models.CharField(max_length=13, db_index=True)
    task_force = models.CharField(max_length=60)
    class_key = models.CharField(max_length=20)
    months = models.PositiveSmallIntegerField()
    basis = models.CharField(max_length=200)
    items = models.JSONField(default=list)
    spared = models.JSONField(default=list)
    kept = models.JSONField(default=dict)
    state = models.CharField(max_length=12, default=ReviewState.DRAWN_UP)
    drawn_up_at = models.DateTimeField()
    drawn_up_post = models.CharField(max_length=60)
    drawn_up_by = models.CharField(max_length=60)
    confirmed_at = models.DateTimeField(null=True)
    confirmed_post = models.CharField(max_length=60, blank=True)
    confirmed_by = models.CharField(max_length=60, blank=True)
    carried_out_at = models.DateTimeField(null=True)
    erased = models.PositiveIntegerField(null=True)

    SCOPE = "region_code"
    privacy = Privacy(
        internal=(
            "id", "code", "region_code", "task_force", "class_key", "months", "basis", "items", "spared", "kept", "state",
            "drawn_up_at", "drawn_up_post", "confirmed_at", "confirmed_post", "carried_out_at", "erased",
        ),
        personal=("drawn_up_by", "confirmed_by"),
    )  # fmt: skip

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(state__in=[*ReviewState]), name="review_state_is_known"),
            models.CheckConstraint(
                condition=Q(confirmed_by="") | ~Q(confirmed_by=models.F("drawn_up_by")),
                name="review_takes_two_people",
            ),
            models.CheckConstraint(
                condition=~Q(state=ReviewState.CARRIED_OUT)
                | Q(carried_out_at__isnull=False, erased__isnull=False),
                name="review_says_what_was_erased",
            ),
        ]
