"""Agencies, their posts and who held them when; task forces and their seats."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from gugus.core.ids import new_id
from gugus.core.privacy import Privacy
from gugus.registry.models.periods import ends_after_it_begins
from gugus.registry.rules.vocabulary import AppointmentKind, EndReason, SeatRole, values


class Agency(models.Model):
    """An office: a police resort, an immigration office, a dinas, a UPTD PPA.

    `key` is a stable short name ("polres-12-polres-cianjur"); `kind` stands in
    ``data/agency_kinds.yaml``. `region` is its seat; what it serves beyond stands in AgencyCover.
    """

    id = models.UUIDField(primary_key=True, default=new_id)
    key = models.CharField(max_length=80, unique=True)
    kind = models.CharField(max_length=40, db_index=True)
    name = models.CharField(max_length=120)
    region = models.ForeignKey("registry.Region", models.PROTECT, null=True, related_name="+")
    parent = models.ForeignKey("registry.Agency", models.PROTECT, null=True, related_name="+")
    valid_from = models.DateField(null=True)
    valid_to = models.DateField(null=True)
    note = models.CharField(max_length=200, blank=True)
    source = models.ForeignKey("registry.Source", models.PROTECT, null=True, related_name="+")

    privacy = Privacy(
        public=("id", "key", "kind", "name", "region", "parent", "valid_from", "valid_to"),
        internal=("note", "source"),
    )

    class Meta:
        constraints = [ends_after_it_begins("agency")]

    def __str__(self) -> str:
        return self.name


class AgencyCover(models.Model):
    """A region that an agency serves besides the one of its seat."""

    id = models.UUIDField(primary_key=True, default=new_id)
    agency = models.ForeignKey("registry.Agency", models.CASCADE, related_name="+")
    region = models.ForeignKey("registry.Region", models.PROTECT, related_name="+")

    privacy = Privacy(public=("id", "agency", "region"))

    class Meta:
        constraints = [models.UniqueConstraint(fields=["agency", "region"], name="one_cover_per_region")]


class AgencyAlias(models.Model):
    """A dated other name, of one agency or of a whole kind (P2TP2A for UPTD PPA).

    `former` marks an old name of the same body, which is read for it after its end too.
    """

    id = models.UUIDField(primary_key=True, default=new_id)
    agency = models.ForeignKey("registry.Agency", models.CASCADE, null=True, related_name="+")
    kind = models.CharField(max_length=40, blank=True)
    name = models.CharField(max_length=120, db_index=True)
    valid_from = models.DateField(null=True)
    valid_to = models.DateField(null=True)
    confidence = models.CharField(max_length=1, default="S")
    former = models.BooleanField(default=False)

    privacy = Privacy(
        public=("id", "agency", "kind", "name", "valid_from", "valid_to", "confidence", "former")
    )

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(agency__isnull=True) ^ Q(kind=""), name="alias_of_an_agency_or_a_kind"
            ),
            models.CheckConstraint(
                condition=Q(confidence__in=["S", "L", "U"]), name="alias_confidence_is_known"
            ),
            ends_after_it_begins("agency_alias"),
        ]


class Post(models.Model):
    """A post in an agency ("Kapolres Cianjur"); it stays when its holder changes."""

    id = models.UUIDField(primary_key=True, default=new_id)
    agency = models.ForeignKey("registry.Agency", models.PROTECT, related_name="+")
    key = models.CharField(max_length=60)
    title = models.CharField(max_length=120)

    privacy = Privacy(public=("id", "agency", "key", "title"))

    class Meta:
        constraints = [models.UniqueConstraint(fields=["agency", "key"], name="one_post_per_key")]

    def __str__(self) -> str:
        return self.title


class Appointment(models.Model):
    """Who holds a post from when to when; the name is sealed.

    `ended_for` says why somebody left before their time; empty while the period only runs out.
    """

    id = models.UUIDField(primary_key=True, default=new_id)
    post = models.ForeignKey("registry.Post", models.PROTECT, related_name="+")
    kind = models.CharField(max_length=10, default=AppointmentKind.DEFINITIVE.value)
    sealed_holder = models.BinaryField()
    valid_from = models.DateField()
    valid_to = models.DateField(null=True)
    decree = models.ForeignKey("registry.Source", models.PROTECT, null=True, related_name="+")
    ended_for = models.CharField(max_length=14, blank=True)
    end_letter = models.ForeignKey("registry.Source", models.PROTECT, null=True, related_name="+")

    privacy = Privacy(
        internal=("id", "post", "kind", "valid_from", "valid_to", "decree", "ended_for", "end_letter"),
        sensitive=("sealed_holder",),
    )

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(kind__in=values(AppointmentKind)), name="appointment_kind_is_known"
            ),
            models.CheckConstraint(
                condition=Q(ended_for="") | Q(ended_for__in=values(EndReason), valid_to__isnull=False),
                name="appointment_ends_for_a_known_reason",
            ),
            models.UniqueConstraint(fields=["post", "kind", "valid_from"], name="one_appointment_per_day"),
            ends_after_it_begins("appointment"),
        ]


class TaskForce(models.Model):
    """A Gugus Tugas TPPO of one region, set up by a decree."""

    id = models.UUIDField(primary_key=True, default=new_id)
    key = models.SlugField(max_length=60, unique=True)
    name = models.CharField(max_length=120)
    region = models.ForeignKey("registry.Region", models.PROTECT, related_name="+")
    decree = models.ForeignKey("registry.Source", models.PROTECT, null=True, related_name="+")
    valid_from = models.DateField()
    valid_to = models.DateField(null=True)

    SCOPE = "region_id"
    privacy = Privacy(public=("id", "key", "name", "region", "decree", "valid_from", "valid_to"))

    class Meta:
        constraints = [ends_after_it_begins("task_force")]

    def __str__(self) -> str:
        return self.name


class Seat(models.Model):
    """A post's seat in a task force: chair, daily chair, secretary, sub-task-force lead, member."""

    id = models.UUIDField(primary_key=True, default=new_id)
    task_force = models.ForeignKey("registry.TaskForce", models.CASCADE, related_name="+")
    role = models.CharField(max_length=14)
    subgroup = models.PositiveSmallIntegerField(null=True)
    post = models.ForeignKey("registry.Post", models.PROTECT, related_name="+")
    valid_from = models.DateField()
    valid_to = models.DateField(null=True)
    decree = models.ForeignKey("registry.Source", models.PROTECT, null=True, related_name="+")

    SCOPE = "task_force__region_id"
    privacy = Privacy(
        public=("id", "task_force", "role", "subgroup", "post", "valid_from", "valid_to", "decree")
    )

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(role__in=values(SeatRole)), name="seat_role_is_known"),
            models.CheckConstraint(
                condition=Q(subgroup__isnull=True) | Q(subgroup__range=(1, 6)), name="seat_subgroup_is_1_to_6"
            ),
            models.CheckConstraint(
                condition=~Q(role=SeatRole.SUBGROUP_LEAD.value) | Q(subgroup__isnull=False),
                name="seat_lead_has_a_subgroup",
            ),
            models.UniqueConstraint(
                fields=["task_force", "role", "subgroup", "post", "valid_from"],
                nulls_distinct=False,
                name="one_seat_per_post_and_day",
            ),
            ends_after_it_begins("seat"),
        ]
