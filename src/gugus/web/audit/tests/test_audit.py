"""The custodian's page: who opened what from which post, within the own task force, without a name."""

from __future__ import annotations

import csv
import io

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from gugus.accounts.tests import make as people
from gugus.casework import actions as casework
from gugus.casework.tests import make as cases
from gugus.core import acts, checkpoints
from gugus.core.breaches import actions as breaches
from gugus.core.breaches.actions import Met
from gugus.core.models import AuditEntry
from gugus.core.time import now
from gugus.desk.tests import make as desk
from gugus.registry.tests.make import CIANJUR, KARAWANG
from gugus.web.audit import exporting, pages
from gugus.web.audit.tests.make import PAGE, TABLE, act, custodian, opened
from gugus.web.desk.tests.make import account, browser, text

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("five")]


def _rows(client: Client, query: str = "") -> list[list[str]]:
    answer = client.get(TABLE + query)
    assert answer.status_code == 200
    return list(csv.reader(io.StringIO(b"".join(answer.streaming_content).decode("utf-8-sig"))))


def test_a_reveal_stands_there_with_post_instant_act_and_code() -> None:
    row = opened()
    shown = text(custodian(), PAGE)
    for words in (
        "Opened a report",
        row.code,
        "Sekretaris",
        "21 Nov 2026, 09.00 WIB",
        str(desk.post("sekretaris").agency.name),
    ):
        assert words in shown


def test_no_name_stands_on_the_page_or_in_the_table() -> None:
    row, client = opened(), custodian()
    text(browser(), f"/en/laporan/{row.pk}/")
    told = text(client, f"{PAGE}?kind=all") + str(_rows(client, "?kind=all"))
    for name in ("Ratna Contoh", "sekretaris-32.03-", "Melati", "0812"):
        assert name not in told


def test_only_acts_of_the_own_task_force_stand_there() -> None:
    act("report.read", by=desk.dewi())
    assert "Nothing of this kind" in text(custodian(), PAGE)
    assert "Opened a report" in text(custodian(code=KARAWANG), PAGE)


@pytest.mark.parametrize("path", [PAGE, TABLE])
def test_without_the_right_the_page_is_refused(path: str) -> None:
    assert browser("sekretaris", "sekretariat", "triase").get(path).status_code == 403


def test_each_kind_has_its_list() -> None:
    for action in ("report.read", "person.search", "audit.export", "report.status"):
        act(action)
    client = custodian()
    for kind, action in (("reveal", "report.read"), ("search", "person.search"), ("export", "audit.export")):
        shown = text(client, f"{PAGE}?kind={kind}")
        assert f"<span>{acts.named(action, 'en')}</span>" in shown
        assert acts.named("report.status", "en") not in shown
    assert acts.named("report.status", "en") in text(client, f"{PAGE}?kind=all")


def test_the_list_is_filtered_by_post_code_and_period() -> None:
    row, other = opened(), opened(by=desk.viewer("penyidik", "triase"))
    client, post = custodian(), str(desk.post("penyidik").pk)
    by_post, by_code = text(client, f"{PAGE}?post={post}"), text(client, f"{PAGE}?thing={row.code.lower()}")
    assert (other.code in by_post, row.code in by_post) == (True, False)
    assert (other.code in by_code, row.code in by_code) == (False, True)
    assert row.code in text(client, f"{PAGE}?thing={row.pk}&since=2026-11-21&until=2026-11-21")
    assert "Nothing of this kind" in text(client, f"{PAGE}?since=2026-11-22")
    assert "Nothing of this kind" in text(client, f"{PAGE}?thing=L-TIADA")


def test_events_files_and_hand_offs_go_by_their_codes() -> None:
    event = cases.event()

    casework.open_page(event, by=desk.ratna())
    hand = desk.hand_off()
    client = custodian()
    assert event.code in text(client, PAGE)
    assert desk.REPORT[2] in text(client, f"{PAGE}?kind=all&thing={hand.pk}")
    assert event.code in text(client, f"{PAGE}?kind=all&thing={event.code}")


def test_incidents_go_by_their_codes_too() -> None:
    met = Met("lost_device", now(), now().date())
    row = breaches.open_breach(met, by=desk.ratna(), region=CIANJUR, today=now().date())
    shown = text(custodian(), f"{PAGE}?kind=change")
    assert row.code in shown
    assert str(row.pk)[:8] not in shown


def test_a_code_is_a_link_only_for_those_who_may_open_the_thing() -> None:
    row = opened()
    link = f'href="/en/laporan/{row.pk}/"'
    assert link not in text(custodian(), PAGE)
    assert link in text(custodian("kustodian", "triase"), PAGE)


def test_a_mistake_in_a_filter_is_said_and_what_was_typed_is_kept() -> None:
    opened()
    shown = text(custodian(), f"{PAGE}?since=kemarin&thing=L-ABCDE")
    assert "Write the day as 28/5/2024." in shown
    assert 'value="L-ABCDE"' in shown
    assert "The last day is before the first." in text(
        custodian(), f"{PAGE}?since=2026-11-20&until=2026-11-19"
    )
    assert custodian().get(f"{TABLE}?since=kemarin")["Location"] == f"{PAGE}?since=kemarin"


def test_opening_and_exporting_stand_in_the_audit_without_what_was_typed() -> None:
    client = custodian()
    text(client, f"{PAGE}?kind=all&thing=Melati+Contoh&since=2026-11-01")
    _rows(client)
    done = AuditEntry.objects.filter(action__in=["audit.read", "audit.export"]).order_by("number")
    assert [(row.action, row.note) for row in done] == [
        ("audit.read", "kind=all object since=2026-11-01"),
        ("audit.export", "kind=reveal"),
    ]
    assert "Opened the audit" in text(client, f"{PAGE}?kind=audit")


def test_identities_that_were_opened_have_a_list_of_their_own_without_the_own_openings() -> None:
    client, post = custodian(), desk.viewer("penyidik", "penyidik")
    act("identity.reveal", "person=2 purpose=trial fields=name", by=post)
    act(
        "identity.reveal",
        "person=1 purpose=trial fields=name",
        by=people.viewer(account("ketua", "kustodian")),
    )
    act("report.read")
    shown = text(client, f"{PAGE}?kind=identity")
    assert (shown.count("Opened the identity of a person"), "Opened a report" in shown) == (2, False)
    others = text(client, f"{PAGE}?kind=identity&others=on")
    assert (others.count("Opened the identity of a person"), "Person 2." in others) == (1, True)
    assert len(_rows(client, "?kind=identity&others=on")) == 2
    assert "others" in AuditEntry.objects.filter(action="audit.read").latest("number").note


def test_the_list_goes_on_in_parts_and_back(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pages, "SIZE", 3)
    opened(8)
    client = custodian()
    rows = [str(row.pk) for row in AuditEntry.objects.filter(action="report.read").order_by("-number")]
    first = text(client, PAGE)
    assert f"?before={rows[2]}" in first
    assert 'rel="prev"' not in first
    second = text(client, f"{PAGE}?before={rows[2]}")
    assert f"?after={rows[3]}" in second
    back = text(client, f"{PAGE}?after={rows[3]}")
    assert f"?before={rows[2]}" in back
    assert 'rel="prev"' not in back
    assert 'rel="next"' not in text(client, f"{PAGE}?before={rows[5]}")


def test_no_number_tells_of_acts_that_are_left_out() -> None:
    opened()
    checkpoints.take(now())
    act("person.search", "person opened=7 shown=3 of=1a2b3c4d")
    shown = text(custodian(), f"{PAGE}?kind=all") + str(_rows(custodian(), "?kind=all"))
    assert "Name, mark of what was looked for: 1a2b3c4d" in shown
    assert "opened=7" not in shown
    assert "checkpoint" not in shown


def test_more_rows_cost_no_more_queries() -> None:
    client, counted = custodian("kustodian", "triase"), []
    opened(2)
    text(client, f"{PAGE}?kind=all")
    for times in (1, 12):
        for _ in range(times):
            opened()
        with CaptureQueriesContext(connection) as queries:
            text(client, f"{PAGE}?kind=all")
        counted.append(len(queries))
    assert counted[0] == counted[1]


def test_the_page_says_when_the_audit_was_sealed_and_how_to_check_it() -> None:
    assert "has not been sealed yet" in text(custodian(), PAGE)
    checkpoints.take(now())
    shown = text(custodian(), PAGE)
    assert "Last sealed on 21 November 2026." in shown
    assert "./gugus audit verify" in shown


def test_the_table_holds_the_same_rows_under_a_neutral_name() -> None:
    row = opened()
    answer = custodian().get(TABLE)
    assert (answer["Content-Disposition"], answer["Cache-Control"]) == (
        'attachment; filename="daftar.csv"',
        "no-store",
    )
    head, line = csv.reader(io.StringIO(b"".join(answer.streaming_content).decode("utf-8-sig")))
    assert head[:3] == ["Id of the row", "When", "Act"]
    assert (line[1], line[2], line[3]) == ("2026-11-21T09:00:00+07:00", "Opened a report", "report.read")
    assert (line[8], line[9]) == (row.code, str(row.pk))


def test_the_table_is_limited_and_sent_in_bundles(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(exporting, "LIMIT", 7)
    monkeypatch.setattr(exporting, "BUNDLE", 3)
    opened(9)
    rows = _rows(custodian())[1:]
    assert len(rows) == 7
    newest = AuditEntry.objects.filter(action="report.read").order_by("-number")[:7]
    assert [row[0] for row in rows] == [str(each.pk) for each in newest]


def test_a_cell_of_the_table_is_never_a_formula() -> None:
    act("report.read", '=HYPERLINK("http://contoh")')
    assert _rows(custodian())[1][-1].startswith("'=")


def test_a_note_that_is_a_known_key_is_said_in_words() -> None:
    act("report.triage", "not_tppo")
    assert "Not TPPO" in text(custodian(), f"{PAGE}?kind=change")
    text(custodian(), f"{PAGE}?since=2026-11-01")
    assert "Content opened, filtered" in text(custodian(), f"{PAGE}?kind=audit")


def test_both_languages_have_the_page() -> None:
    opened()
    assert "Membuka laporan" in text(custodian(), "/audit/")
