"""Everything read of the labelled texts is accepted: no name of a person stands outside the quoted words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

import pytest
from django.db import transaction
from django.db.models import Model

from gugus.coordination import actions
from gugus.coordination.actions import Correction
from gugus.coordination.models import Meeting, MeetingAgency, MeetingNote
from gugus.coordination.tests import make
from gugus.core.errors import Denied
from gugus.core.viewer import Viewer
from gugus.desk.tests import make as desk
from gugus.intake import reads as intake
from gugus.intake.rules import DraftState
from gugus.outreach.models import Activity, ActivityAgency
from gugus.registry.models import QuotedFigure, QuotedStatement, Source
from gugus.registry.tests.conftest import five
from gugus.registry.tests.make import CIANJUR
from tests.reading.labels import Labelled, texts

__all__ = ["five"]
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("five")]
MADE = (
    Activity,
    ActivityAgency,
    Meeting,
    MeetingAgency,
    MeetingNote,
    QuotedFigure,
    QuotedStatement,
)
QUOTED = {"quote", "text"}
RANKED = re.compile(
    r"\b(?:Kombes Pol|Kombes|AKBP|Kompol|AKP|Iptu|Ipda|Aiptu|Aipda|Bripka|Letkol|Kapten|Mayor)\.? "
    r"(?P<name>[A-Z][a-z]+(?: [A-Z][a-z]+){0,2})"
)
"""Who stands behind a rank is a person, whatever the rules think."""
SPEAKING = re.compile(
    r"(?<!Masjid Al )\b(?:Umpama|Seumpama|Misal|Misalina|Andai\w*|Ibarat|Perumpamaan|Hipotesa|Fiktif|Rekaan|Samaran)\b"
)
"""The invented texts give their persons speaking names (data/README.md); one mosque bears such a name too."""


BODY = re.compile(
    r"\b(?:Hotel Lombok Umpama|Perkumpulan Misal Setara|Yayasan Perempuan Andai|Lapangan Andai Jaya)\b|"
    r"\bSM[KAP]N?(?: \d+)?(?: [A-Z]\w+)+|\b(?:Hotel|Universitas|Yayasan|Perkumpulan Rumah|LSM Perempuan|LBH|Forum Anak Butta|Lembaga|Masjid Al-) ?[A-Z]\w+"
    r"|\bLSM (?=[A-Z])|^Jangan (?=[a-z])|\bRumah (?:Andai Perempuan|Faedah Umpama)\b|\bDesa Ibarat Wetan\b"
)
"""Invented houses and bodies, and words of every day, that share a word with an invented person."""


def _names(own: Labelled) -> set[str]:
    labelled = {each["value"] for each in own.label["must_not"] if each["field"] == "persons"}
    ranked = {match.group("name") for match in RANKED.finditer(own.text)}
    return labelled | ranked | {match.group() for match in SPEAKING.finditer(own.text)}


def _accept_all(source: str, by: Viewer) -> None:
    """Activities first, for participants go with them; what is not complete is dropped as an officer would."""
    for row in sorted(intake.drafts(by, source), key=lambda each: each.kind != "activity"):
        row.refresh_from_db()
        if row.state == DraftState.PROPOSED:
            fix = Correction(region=CIANJUR) if row.kind == "activity" else None
            try:
                actions.accept_draft(row, by=by, correction=fix)
            except Denied:
                actions.drop_draft(row, by=by)


def _stored(row: Model) -> Iterator[Any]:
    held = {} if isinstance(row, MeetingNote) else QUOTED
    for field in row._meta.concrete_fields:
        if field.name not in held:
            yield getattr(row, field.attname)


def _told_of(own: Labelled, by: Viewer) -> list[str]:
    """Every text that stands in a row made of one article, each accepted as read; nothing of it is kept."""
    with transaction.atomic():
        read = actions.read_article(
            own.text, by=by, task_force=by.task_force, region=CIANJUR, today=make.TODAY
        )
        if read.source:
            _accept_all(read.source, by)
        rows = [row for model in MADE for row in model._default_manager.all()]
        titles = [row.title for row in Source.objects.filter(pk=read.source or None)]
        told = [str(each) for row in rows for each in _stored(row)] + titles
        transaction.set_rollback(True)
    return told


@pytest.mark.parametrize("part", [pytest.param("dev", marks=pytest.mark.check), "held_out"])
def test_no_accepted_row_holds_the_name_of_a_person(part: str) -> None:
    by = desk.ratna()
    told = [(own, _told_of(own, by)) for own in texts(part)]
    assert sum(len(each) for _, each in told) > 1_000
    assert [
        (own.label["id"], name) for own, each in told for name in _names(own) if _is_told(name, each)
    ] == []


def _is_told(name: str, told: Iterable[str]) -> bool:
    named = re.compile(rf"\b{re.escape(name)}\b")
    return any(named.search(BODY.sub(" ", text)) for text in told)
