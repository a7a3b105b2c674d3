"""Whether what stands in the tables is whole: counts, keys that point somewhere, sealed values that open."""

from __future__ import annotations

from collections.abc import Iterator

from django.apps import apps
from django.db import connections
from django.db.models import BinaryField, Model

from gugus.casework.models import FileEntry, Perkara
from gugus.core.models import AuditEntry
from gugus.intake import reads as intake
from gugus.intake.models import Attachment, Mention, Message, Report
from tests.check import openers

# What a request may leave behind though nothing came of it.
TRACES = {
    "core_auditentry", "core_auditcheckpoint", "core_spenttoken", "core_pace", "core_wrappedkey", "django_session",
}  # fmt: skip


def _tables() -> dict[str, list[str]]:
    found: dict[str, list[str]] = {"default": [], "keys": []}
    for model in apps.get_models():
        found["keys" if getattr(model, "KEY_STORE", False) else "default"].append(model._meta.db_table)
    return found


def counts() -> dict[str, int]:
    """How many rows each table of both databases has, in one query each."""
    found: dict[str, int] = {}
    for alias, tables in _tables().items():
        asked = ", ".join(f'(SELECT count(*) FROM "{table}")' for table in tables)
        with connections[alias].cursor() as cursor:
            cursor.execute(f"SELECT {asked}")
            found.update(zip(tables, cursor.fetchone(), strict=True))
    return found


def change(before: dict[str, int]) -> dict[str, int]:
    """How many rows each table gained or lost, traces left out."""
    after = counts()
    return {
        name: after[name] - was for name, was in before.items() if after[name] != was and name not in TRACES
    }


def sealed_fields() -> Iterator[tuple[type[Model], str]]:
    """Every sealed field of every model, found by its name and its kind."""
    for model in apps.get_models():
        for field in model._meta.get_fields():
            if field.name.startswith("sealed_"):
                assert isinstance(field, BinaryField), field
                yield model, field.name


def check_whole() -> None:
    """Everything that stands is whole; an AssertionError or VaultError says what is not."""
    for alias in ("default", "keys"):
        connections[alias].check_constraints()
    for model, name in sealed_fields():
        for row in model._default_manager.all():
            if getattr(row, name):
                assert isinstance(openers.opened(row, name), str)
    _check_reports()
    _check_attachments()
    for row in Perkara.objects.all():
        assert FileEntry.objects.filter(perkara=row).exists(), "a police file without its first line"


def _check_reports() -> None:
    for row in Report.objects.all():
        assert AuditEntry.objects.filter(object_id=str(row.pk)).exists(), "a report that nobody took"
        texts = {"": intake.story(row), **{each.id: each.text for each in intake.letters(row)}}
        for mention in intake.mentions_of(row):
            if mention.start is not None:
                assert texts[mention.message][mention.start : mention.end] == mention.value
    for message in Message.objects.all():
        assert AuditEntry.objects.filter(object_id__in=[str(message.report_id), str(message.pk)]).exists()
    assert not Mention.objects.filter(report__isnull=True, message__isnull=False).exists()


def _check_attachments() -> None:
    sealed = apps.get_model("core", "SealedFile")
    for row in Attachment.objects.all():
        assert sealed.objects.filter(pk=row.original).exists(), "an attachment without its file"
        if row.view is not None:
            assert sealed.objects.filter(pk=row.view).exists(), "an attachment without its viewing copy"
