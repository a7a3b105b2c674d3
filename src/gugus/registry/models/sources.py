"""Where a fact comes from, figures as they were quoted, and numbers to call."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from gugus.core.ids import new_id
from gugus.core.privacy import Privacy
from gugus.registry.models.periods import ends_after_it_begins
from gugus.registry.rules.vocabulary import Bound, SourceKind, values


class Source(models.Model):
    """An article, a decree, a letter, an official table or a data set.

    `text` is what was read (an article's words), kept so that a span can be shown again.
    `content_hash` is the SHA-256 of the text or file; the same content is one source. An article belongs
    to the office that read it (`office`, the id of its task force): its title and publisher were typed
    there, so the same text is another source for another office. `earlier` is the source that was kept
    before from the same address with another text: both stay.
    """

    id = models.UUIDField(primary_key=True, default=new_id)
    kind = models.CharField(max_length=14)
    title = models.CharField(max_length=300)
    publisher = models.CharField(max_length=120, blank=True)
    published_on = models.DateField(null=True)
    retrieved_on = models.DateField(null=True)
    url = models.CharField(max_length=500, blank=True)
    licence = models.CharField(max_length=120, blank=True)
    note = models.CharField(max_length=500, blank=True)
    content_hash = models.CharField(max_length=64, blank=True)
    office = models.CharField(max_length=36, blank=True)
    text = models.TextField(blank=True)
    earlier = models.ForeignKey("registry.Source", models.SET_NULL, null=True, related_name="+")

    privacy = Privacy(
        public=("id", "kind", "title", "publisher", "published_on", "retrieved_on", "url", "licence"),
        internal=("note", "content_hash", "office", "text", "earlier"),
    )

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=values(SourceKind)), name="source_kind_is_known"),
            models.UniqueConstraint(
                fields=["kind", "content_hash", "office"],
                condition=~Q(content_hash=""),
                name="one_source_per_content",
            ),
        ]
        indexes = [models.Index(fields=["url"], condition=~Q(url=""), name="sources_by_address")]

    def __str__(self) -> str:
        return self.title


class QuotedFigure(models.Model):
    """A number that somebody said, with its unit, period, speaker and the words it stands in.

    It never mixes with our own counters. `number` is what was written, `bound` says whether it is
    exact, a lower or an upper bound or a rough figure. Periods are kept as they were written. `measure`
    says in what a sentence is counted, `purpose` what money is for, `told_from` whose record it was taken
    from ("data Simfoni PPA"). `withdrawn_at` says that the office took back its draft; it is read nowhere then.
    """

    id = models.UUIDField(primary_key=True, default=new_id)
    source = models.ForeignKey("registry.Source", models.PROTECT, related_name="+")
    number = models.DecimalField(max_digits=20, decimal_places=2)
    bound = models.CharField(max_length=8, default=Bound.EXACT.value)
    unit = models.CharField(max_length=60)
    period_from = models.CharField(max_length=20, blank=True)
    period_to = models.CharField(max_length=20, blank=True)
    period_text = models.CharField(max_length=80, blank=True)
    measure = models.CharField(max_length=20, blank=True)
    purpose = models.CharField(max_length=60, blank=True)
    told_from = models.CharField(max_length=160, blank=True)
    speaker_post = models.CharField(max_length=160, blank=True)
    speaker_agency = models.CharField(max_length=160, blank=True)
    region = models.ForeignKey("registry.Region", models.PROTECT, null=True, related_name="+")
    span_start = models.PositiveIntegerField()
    span_end = models.PositiveIntegerField()
    quote = models.TextField()
    accepted_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True)

    privacy = Privacy(
        public=(
            "id",
            "source",
            "number",
            "bound",
            "unit",
            "period_from",
            "period_to",
            "period_text",
            "measure",
            "purpose",
            "region",
            "accepted_at",
        ),
        internal=(
            "told_from",
            "speaker_post",
            "speaker_agency",
            "span_start",
            "span_end",
            "quote",
            "withdrawn_at",
        ),
    )

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(bound__in=values(Bound)), name="figure_bound_is_known"),
            models.CheckConstraint(condition=Q(number__gte=0), name="figure_is_not_negative"),
            models.CheckConstraint(condition=Q(span_end__gt=F("span_start")), name="figure_span_has_length"),
            models.UniqueConstraint(
                fields=["source", "span_start", "span_end", "unit"], name="one_figure_per_span"
            ),
        ]


class EmergencyNumber(models.Model):
    """A number to call, with how sure we are of it; citizens see sure ones only."""

    id = models.UUIDField(primary_key=True, default=new_id)
    key = models.SlugField(max_length=40, unique=True)
    number = models.CharField(max_length=40)
    name_id = models.CharField(max_length=120)
    name_en = models.CharField(max_length=120)
    note_id = models.CharField(max_length=300, blank=True)
    note_en = models.CharField(max_length=300, blank=True)
    valid_from = models.DateField(null=True)
    valid_to = models.DateField(null=True)
    confidence = models.CharField(max_length=1)
    checked_on = models.DateField()
    order = models.PositiveSmallIntegerField()

    privacy = Privacy(
        public=(
            "id", "key", "number", "name_id", "name_en", "note_id", "note_en", "valid_from", "valid_to",
            "confidence", "checked_on", "order",
        ),
    )  # fmt: skip

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(confidence__in=["S", "L", "U"]), name="number_confidence_known"
            ),
            ends_after_it_begins("emergency_number"),
        ]
