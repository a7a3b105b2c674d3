"""A file behind a wall is answered like one that never was, with as little to look through."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from gugus.core.ids import new_id
from gugus.core.tests.make_walls import behind
from gugus.core.time import now
from gugus.desk.tests import make as desk
from gugus.intake import attachment_reads as reads
from gugus.intake.models import Attachment
from gugus.intake.tests import make

pytestmark = pytest.mark.django_db


def test_a_closed_file_is_asked_of_its_own_report_only() -> None:
    report = make.report()
    row = Attachment.objects.create(report=report, number=1, original=new_id(), received_at=now())
    ratna = desk.ratna()
    assert reads.attachment(ratna, row.pk) == row
    walled, asked = behind(ratna, ("intake.report", str(report.pk))), []
    for pk in (row.pk, new_id()):
        with CaptureQueriesContext(connection) as found:
            assert reads.attachment(walled, pk) is None
        asked.append([each["sql"] for each in found.captured_queries])
    assert len(asked[0]) == len(asked[1]) == 1
    assert " IN (SELECT" not in asked[0][0]
