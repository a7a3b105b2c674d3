"""What somebody said in an article, and the other sources that tell a quoted figure again."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from gugus.core.ids import new_id
from gugus.core.privacy import Privacy
from gugus.registry.rules.statements import StageStatus, StatementKind
from gugus.registry.rules.vocabulary import values


class QuotedStatement(models.Model):
    """A claim, a promise, a legal stage, advice…: what was said in a source, with the words it stands in.

    It is what somebody said, never a fact of ours, and a quoted commitment binds nobody. `what` holds no
    name of a person; `quote` are the article's own words. `region` is that of the office that accepted
    it, `about` the one it speaks of. `withdrawn_at` says that the office took back its draft; it is read
    nowhere then.
    """

    id = models.UUIDField(primary_key=True, default=new_id)
    source = models.ForeignKey("registry.Source", models.PROTECT, related_name="+")
    task_force = models.ForeignKey("registry.TaskForce", models.PROTECT, related_name="+")
    region = models.ForeignKey("registry.Region", models.PROTECT, related_name="+")
    about = models.ForeignKey("registry.Region", models.PROTECT, null=True, related_name="+")
    kind = models.CharField(max_length=12)
    key = models.CharField(max_length=80, blank=True)
    status = models.CharField(max_length=12, blank=True)
    what = models.CharField(max_length=600)
    post = models.CharField(max_length=160, blank=True)
    agency = models.ForeignKey("registry.Agency", models.PROTECT, null=True, related_name="+")
    agency_as_written = models.CharField(max_length=160, blank=True)
    owner = models.CharField(max_length=160, blank=True)
    due = models.CharField(max_length=80, blank=True)
    amount = models.PositiveBigIntegerField(null=True)
    task = models.CharField(max_length=200, blank=True)
    span_start = models.PositiveIntegerField()
    span_end = models.PositiveIntegerField()
    quote = models.TextField()
    accepted_at = models.DateTimeField()
    accepted_by = models.ForeignKey("registry.Post", models.PROTECT, null=True, related_name="+")
    withdrawn_at = models.DateTimeField(null=True)

    SCOPE = "region_id"
    privacy = Privacy(
        internal=(
            "id", "source", "task_force", "region", "about", "kind", "key", "status", "what", "post", "agency",
            "agency_as_written", "owner", "due", "amount", "task", "span_start", "span_end", "quote",
            "accepted_at", "accepted_by", "withdrawn_at",
        )
    )  # fmt: skip

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(kind__in=values(StatementKind)), name="statement_kind_is_known"
            ),
            models.CheckConstraint(
                condition=Q(status__in=["", *values(StageStatus)]), name="statement_status_is_known"
            ),
            models.CheckConstraint(
                condition=Q(span_end__gt=F("span_start")), name="statement_span_has_length"
            ),
            models.UniqueConstraint(
                fields=["source", "task_force", "kind", "key", "span_start", "span_end"],
                name="one_statement_per_span",
            ),
        ]


class FigureTold(models.Model):
    """A further source that tells a quoted figure; the figure stays one, whatever differs is kept here.

    `withdrawn_at` says that an officer found later that it is another figure.
    """

    id = models.UUIDField(primary_key=True, default=new_id)
    figure = models.ForeignKey("registry.QuotedFigure", models.CASCADE, related_name="+")
    task_force = models.ForeignKey("registry.TaskForce", models.PROTECT, related_name="+")
    source = models.ForeignKey("registry.Source", models.PROTECT, related_name="+")
    number = models.DecimalField(max_digits=20, decimal_places=2)
    bound = models.CharField(max_length=8)
    span_start = models.PositiveIntegerField()
    span_end = models.PositiveIntegerField()
    quote = models.TextField()
    told_at = models.DateTimeField()
    told_by = models.ForeignKey("registry.Post", models.PROTECT, null=True, related_name="+")
    withdrawn_at = models.DateTimeField(null=True)

    privacy = Privacy(
        internal=(
            "id", "figure", "task_force", "source", "number", "bound", "span_start", "span_end", "quote", "told_at",
            "told_by", "withdrawn_at",
        )
    )  # fmt: skip

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(span_end__gt=F("span_start")), name="figure_told_has_length"),
            models.UniqueConstraint(
                fields=["figure", "task_force", "source", "span_start", "span_end"],
                name="one_telling_of_a_figure",
            ),
        ]
