"""Opening an identity: an assignment, a purpose, the parts it needs, one line in the audit and no value in it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from gugus.accounts.rules import roles
from gugus.casework.actions.revealing import FORM, Asked, Identity, print_identity, reveal
from gugus.casework.models import Part, Peristiwa
from gugus.casework.reads import CHILD
from gugus.casework.reads.identities import somebody
from gugus.casework.rules import IdentityField, PersonRole
from gugus.casework.tests import make
from gugus.core import purposes, tokens
from gugus.core.errors import Denied
from gugus.core.models import AuditEntry
from gugus.core.tests.make_walls import behind
from gugus.core.viewer import Viewer
from gugus.registry import reads as registry
from gugus.registry.tests.make import KARAWANG

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("five")]
BOTH = (IdentityField.NAME, IdentityField.BORN)


def case() -> tuple[Peristiwa, Part]:
    """An event with a victim, born in 2009."""
    row = make.event()
    return row, make.person(row, "Melati Contoh", born=2009)


def asked(part: Part, purpose: str = "questioning", fields: Sequence[IdentityField] = BOTH) -> Asked:
    who = somebody(part.peristiwa, part.mention_id)
    assert who is not None
    return Asked(who, purpose, fields)


def opened(row: Peristiwa, what: Asked, by: Viewer, token: str = "") -> Identity:
    return reveal(row, what, by=by, token=token or tokens.issue(FORM))


def lines() -> list[AuditEntry]:
    return list(AuditEntry.objects.filter(action__startswith="identity."))


def test_an_assigned_investigator_opens_what_the_purpose_needs() -> None:
    row, part = case()
    by = make.assigned(make.officer(), row)
    assert opened(row, asked(part), by) == Identity("Melati Contoh", 2009)
    assert opened(row, asked(part, fields=[IdentityField.BORN]), by) == Identity(None, 2009)


def test_the_audit_holds_person_purpose_and_fields_and_no_value() -> None:
    row, part = case()
    by = make.assigned(make.officer(), row)
    opened(row, asked(part), by)
    (line,) = lines()
    assert line.note == "person=1 purpose=questioning fields=name,born"
    assert (line.object_kind, line.object_id, line.post) == ("casework.peristiwa", str(row.pk), by.post)
    assert "Melati" not in line.note
    assert "2009" not in line.note


def test_the_right_alone_opens_nothing() -> None:
    row, part = case()
    with pytest.raises(Denied, match="not_assigned"):
        opened(row, asked(part), make.officer())
    assert lines() == []


def test_an_assignment_alone_opens_nothing() -> None:
    row, part = case()
    by = make.assigned(make.officer(), row)
    with pytest.raises(Denied, match="not_allowed"):
        opened(row, asked(part), replace(by, rights=by.rights - {"identity.reveal"}))
    assert lines() == []


def test_another_region_and_a_walled_post_open_nothing() -> None:
    row, part = case()
    with pytest.raises(Denied, match="other_region"):
        opened(row, asked(part), make.assigned(make.officer(KARAWANG), row))
    by = make.assigned(make.officer(), row)
    with pytest.raises(Denied, match="not_assigned"):
        opened(row, asked(part), behind(by, ("casework.peristiwa", str(row.pk))))
    assert lines() == []


def test_an_emergency_of_this_hour_stands_in_for_the_letter() -> None:
    row, part = case()
    by = replace(make.officer(), opened=frozenset({f"casework.peristiwa:{row.pk}"}))
    assert opened(row, asked(part, fields=[IdentityField.NAME]), by).name == "Melati Contoh"


@pytest.mark.parametrize("purpose", ["", "curiosity", "trial"])
def test_only_a_declared_purpose_of_the_own_role_opens(purpose: str) -> None:
    row, part = case()
    with pytest.raises(Denied, match="purpose_needed"):
        opened(row, asked(part, purpose), make.assigned(make.officer(), row))
    assert lines() == []


def test_nothing_is_opened_when_nothing_is_asked_for() -> None:
    row, part = case()
    with pytest.raises(Denied, match="fields_needed"):
        opened(row, asked(part, fields=[]), make.assigned(make.officer(), row))


def test_one_showing_of_the_form_opens_once() -> None:
    row, part = case()
    by, token = make.assigned(make.officer(), row), tokens.issue(FORM)
    opened(row, asked(part), by, token)
    for stale in (token, "none of ours", tokens.issue("tell")):
        with pytest.raises(Denied, match="opened_once"):
            opened(row, asked(part), by, stale)
    assert len(lines()) == 1


def test_printing_is_a_right_of_its_own_with_a_line_of_its_own() -> None:
    row, part = case()
    by = make.assigned(make.officer(), row)
    with pytest.raises(Denied, match="not_allowed"):
        print_identity(row, asked(part), by=replace(by, rights=by.rights - {"identity.print"}))
    assert print_identity(row, asked(part), by=by).name == "Melati Contoh"
    assert [line.action for line in lines()] == ["identity.print"]


def test_somebody_of_another_event_is_not_here() -> None:
    row, _ = case()
    other = make.person(make.event(), "Bunga Contoh", PersonRole.SAKSI)
    assert somebody(row, other.mention_id) is None


def test_every_purpose_names_known_roles_that_may_open_and_every_such_role_has_one() -> None:
    may = {key for key, role in roles().items() if "identity.reveal" in role.rights}
    named = {role for each in purposes.purposes().values() for role in each.roles}
    assert named == may


def test_every_person_of_a_case_is_guarded_by_an_article_of_today() -> None:
    found = registry.law(make.TODAY, about="identity")
    words = {CHILD, *PersonRole}
    assert {word for each in found for word in each.article.guards} == words
