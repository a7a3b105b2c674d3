"""The custodian of a task force, and acts to look at."""

from __future__ import annotations

from django.test import Client

from gugus.core import audit
from gugus.core.viewer import Viewer
from gugus.desk.tests import make as desk
from gugus.intake import actions as intake
from gugus.intake.models import Report
from gugus.intake.tests import make as reports
from gugus.registry.tests.make import CIANJUR
from gugus.web.desk.tests.make import browser

PAGE, TABLE = "/en/audit/", "/en/audit/daftar/"


def custodian(*roles: str, code: str = CIANJUR) -> Client:
    """A browser signed in as the custodian of a region's task force."""
    return browser("ketua", *(roles or ("kustodian",)), code=code)


def opened(times: int = 1, *, by: Viewer | None = None) -> Report:
    """A report that an officer opened some times."""
    row, reader = reports.report(), by or desk.ratna()
    for _ in range(times):
        intake.open_report(row, by=reader)
    return row


def act(action: str, note: str = "", *, by: Viewer | None = None) -> None:
    """One act of an officer."""
    audit.record(action, by=by or desk.ratna(), note=note)
