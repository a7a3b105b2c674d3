"""Groups of offices and oversight are whole: every kind is declared, and what stands above is known."""

from __future__ import annotations

from gugus.registry.rules.declared import agency_kinds
from gugus.registry.rules.oversight import above_kinds, groups_of_kind, office_groups, oversight

PLACES = {"desa", "kecamatan"}


def test_every_kind_that_is_named_is_a_kind_of_agency() -> None:
    named = {kind for group in office_groups().values() for kind in group.kinds}
    above = {kind for row in oversight().values() for kind in (row.kind, *row.kinds)}
    assert named | above <= set(agency_kinds())


def test_every_kind_of_a_group_says_who_watches_over_it() -> None:
    named = {kind for group in office_groups().values() for kind in group.kinds}
    assert named <= set(oversight())


def test_every_row_has_its_basis_and_confidence() -> None:
    for row in oversight().values():
        assert row.basis
        assert row.confidence in ("S", "L", "U"), row.kind
        assert row.kind not in row.superior, row.kind


def test_both_forms_offer_groups_and_every_group_has_both_names() -> None:
    for group in office_groups().values():
        assert group.name.id
        assert group.name.en
        assert group.asked <= {"regency", "province"}
    asked = [level for group in office_groups().values() for level in group.asked]
    assert (asked.count("regency"), asked.count("province")) == (9, 10)


def test_what_stands_above_a_walled_office_is_not_the_office_itself() -> None:
    assert set(above_kinds(frozenset({"polisi"}), frozenset())) == {"polda", "kejari"}
    assert above_kinds(frozenset({"tidak_ada"}), frozenset({"lpsk"})) == ()


def test_superiors_come_before_oversight_in_their_declared_order() -> None:
    assert above_kinds(frozenset({"desa"}), frozenset()) == ("kecamatan", "dpmd", "inspektorat", "polres")
    assert above_kinds(frozenset(), frozenset({"uptd_ppa"})) == ("dp3a", "uptd_ppa_provinsi", "inspektorat")
    both = above_kinds(frozenset(), frozenset({"desa", "disnaker"}))
    assert both == ("kecamatan", "dpmd", "setda", "inspektorat", "polres")


def test_an_office_belongs_to_the_group_people_call_it_by() -> None:
    assert groups_of_kind("unit_ppa_polres") == ("polisi",)
    assert groups_of_kind("lpsk") == ()
