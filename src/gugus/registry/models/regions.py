"""Administrative regions with their validity, and every name they are known by."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from gugus.core.ids import new_id
from gugus.core.privacy import Privacy
from gugus.registry.models.periods import ends_after_it_begins
from gugus.registry.rules.vocabulary import NameKind, RegionKind, values
from gugus_engine.text.gazetteer import Level


class Region(models.Model):
    """A province, kabupaten/kota, kecamatan or kelurahan/desa by its dotted code ("32.03.01.2001").

    `name` is the decree's spelling, `display_name` the usual one in full ("Kabupaten Cianjur"),
    `short_name` without its kind ("Cianjur"). `valid_from` is empty where the code is older than
    the oldest list we hold; a code with a `valid_to` is no longer in use and may name a successor.
    """

    code = models.CharField(primary_key=True, max_length=13)
    level = models.CharField(max_length=8)
    kind = models.CharField(max_length=10)
    parent = models.ForeignKey("registry.Region", models.PROTECT, null=True, related_name="+")
    name = models.CharField(max_length=80)
    display_name = models.CharField(max_length=80)
    short_name = models.CharField(max_length=80)
    zone = models.CharField(max_length=4)
    lat = models.FloatField(null=True)
    lng = models.FloatField(null=True)
    postal_code = models.CharField(max_length=5, blank=True)
    population = models.PositiveIntegerField(null=True)
    n_villages = models.PositiveIntegerField(default=0)
    valid_from = models.DateField(null=True)
    valid_to = models.DateField(null=True)
    successor = models.ForeignKey("registry.Region", models.PROTECT, null=True, related_name="+")

    privacy = Privacy(
        public=(
            "code", "level", "kind", "parent", "name", "display_name", "short_name", "zone", "lat", "lng",
            "postal_code", "population", "n_villages", "valid_from", "valid_to", "successor",
        ),
    )  # fmt: skip

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(level__in=values(Level)), name="region_level_is_known"),
            models.CheckConstraint(condition=Q(kind__in=values(RegionKind)), name="region_kind_is_known"),
            models.CheckConstraint(condition=Q(zone__in=["WIB", "WITA", "WIT"]), name="region_zone_is_known"),
            ends_after_it_begins("region"),
        ]

    def __str__(self) -> str:
        return self.display_name


class RegionName(models.Model):
    """One name of a region, in the normal form it is searched by.

    `head` and `tail` are the two halves of `key`: with one edit, one half is intact. The indexes are
    plain ones: `db_index` would make a second of each on PostgreSQL, and loading twice as slow.
    """

    id = models.UUIDField(primary_key=True, default=new_id)
    region = models.ForeignKey("registry.Region", models.CASCADE, related_name="+", db_index=False)
    level = models.CharField(max_length=8)
    kind = models.CharField(max_length=8)
    name = models.CharField(max_length=80)
    key = models.CharField(max_length=80)
    head = models.CharField(max_length=40)
    tail = models.CharField(max_length=40)

    privacy = Privacy(public=("id", "region", "level", "kind", "name", "key", "head", "tail"))

    class Meta:
        indexes = [
            models.Index(fields=["key"], name="region_name_key"),
            models.Index(fields=["head"], name="region_name_head"),
            models.Index(fields=["tail"], name="region_name_tail"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["region", "key"], name="one_key_per_region"),
            models.CheckConstraint(condition=Q(kind__in=values(NameKind)), name="region_name_kind_is_known"),
        ]
