"""Builders for tests of every room: five kabupaten, sources, agencies, posts, task forces."""

from __future__ import annotations

from datetime import date
from itertools import count

from gugus.core.viewer import Viewer, system
from gugus.registry.actions import Appointed, appoint_from_decree, load_institutions, load_some_regions
from gugus.registry.models import Agency, Appointment, Post, Region, Source, TaskForce
from gugus.registry.reads import acting
from gugus.registry.rules.appointing import Ending
from gugus.registry.rules.decree import AgencyNamed, Decree, Holding, PostNamed, SeatGiven
from gugus.registry.rules.vocabulary import EndReason, SeatRole, SourceKind

CIANJUR, JAKARTA_PUSAT, BARITO_SELATAN, PURWAKARTA, KARAWANG = "32.03", "31.71", "62.04", "32.14", "32.15"
FIVE = (CIANJUR, JAKARTA_PUSAT, BARITO_SELATAN, PURWAKARTA, KARAWANG)
BY = system("test")
BEGINS = date(2026, 1, 1)

_number = count(1)


def five_regencies() -> None:
    """Five kabupaten with provinces, districts and villages, once per database; about 0.3 s."""
    if not Region.objects.filter(pk=CIANJUR).exists():
        load_some_regions(*FIVE, by=BY)


def institutions() -> None:
    """Police units and immigration offices of the five kabupaten, aliases, emergency numbers."""
    five_regencies()
    load_institutions(by=BY)


def region(code: str = CIANJUR) -> Region:
    """One region of the five kabupaten."""
    five_regencies()
    return Region.objects.get(pk=code)


def source(kind: SourceKind = SourceKind.ARTICLE, *, title: str = "Berita contoh", text: str = "") -> Source:
    """A source with invented content."""
    return Source.objects.create(kind=kind, title=title, text=text)


def ending(since: date, reason: EndReason = EndReason.MUTASI) -> Ending:
    """The end of a post from a day on."""
    return Ending(since, reason)


def agency(kind: str = "polres", *, code: str = CIANJUR, name: str = "") -> Agency:
    """An agency of a kind in a region; the same kind and region is the same agency."""
    row, _ = Agency.objects.get_or_create(
        key=f"uji-{kind}-{code}",
        defaults={"kind": kind, "name": name or f"{kind} {code}", "region": region(code)},
    )
    return row


def post(title: str = "Kepala Contoh", *, at: Agency | None = None) -> Post:
    """A post in an agency."""
    return Post.objects.create(agency=at or agency(), key=f"uji-{next(_number)}", title=title)


HOLDERS = {
    JAKARTA_PUSAT: "Laras Rekaan", BARITO_SELATAN: "Bayu Rekaan", PURWAKARTA: "Citra Rekaan", KARAWANG: "Dimas Rekaan",
    "32": "Endah Rekaan",
}  # fmt: skip
"""Whose name the holders of a region bear: the same whole name is the same person, so each region has its own."""


def decree(code: str = CIANJUR, *, holder: str = "", **changes: object) -> Decree:
    """A decree with three posts and an invented holder: chair, secretary, lead of sub-group 5."""
    values: dict[str, object] = {
        "title": f"SK Contoh {code}", "publisher": "Pemerintah Contoh", "signed_on": BEGINS,
        "task_force": f"uji-{code.replace('.', '-')}", "name": f"Gugus Tugas TPPO {code}", "region": code,
        "valid_from": BEGINS, "agencies": (AgencyNamed(f"uji-polres-{code}", "polres", code),),
        "posts": tuple(PostNamed(f"uji-polres-{code}", key, key.title()) for key in ("ketua", "sekretaris", "penyidik")),
        "seats": (
            SeatGiven(SeatRole.CHAIR, f"uji-polres-{code}/ketua"),
            SeatGiven(SeatRole.SECRETARY, f"uji-polres-{code}/sekretaris"),
            SeatGiven(SeatRole.SUBGROUP_LEAD, f"uji-polres-{code}/penyidik", 5),
        ),
        "holdings": tuple(
            # "penyidik" is a rank and no part of a name: its holder would be the same person as the other two.
            Holding(f"uji-polres-{code}/{key}", f"{holder or HOLDERS.get(code, 'Ratna Contoh')} {word}", BEGINS)
            for key, word in (("ketua", "ketua"), ("sekretaris", "sekretaris"), ("penyidik", "Yosef"))
        ),
    }  # fmt: skip
    return Decree(**{**values, **changes})  # type: ignore[arg-type]


def appointed(code: str = CIANJUR, *, by: Viewer = BY) -> Appointed:
    """A task force from that decree, with its seats and appointments; the one that stands where it was entered before."""
    wanted = decree(code)
    known = TaskForce.objects.filter(key=wanted.task_force).first()
    if known is not None:
        return Appointed(known, 0, 0)
    five_regencies()
    return appoint_from_decree(wanted, by=by)


def task_force(code: str = CIANJUR) -> TaskForce:
    """The task force of a region, with seats."""
    return appointed(code).task_force


def appointment(code: str = CIANJUR, *, post_key: str = "ketua") -> Appointment:
    """The appointment of the chair (or another post) of a region's task force."""
    appointed(code)
    found = Post.objects.get(agency__key=f"uji-polres-{code}", key=post_key)
    return acting([found], BEGINS)[str(found.pk)]
