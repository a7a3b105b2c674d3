"""Enters a decree, two accounts and a duty roster: ./gugus manage shell < docs/examples/first_office.py

Change what stands between the lines. It prints a one-time link for each of the two people; each sets a
password and a second factor of their own. The same decree a second time changes nothing; an account of
the same name is refused.

Two people are enough to begin: both can read and decide about a report, so one stands in for the other;
one of them is the data custodian, the other looks after accounts and is the legal officer, so that an
account of a third person, an erasure and a list of what is destroyed take both of them. An emergency
opening of the custodian needs a third: until then it is refused and names 110 and SAPA 129.
"""

from datetime import date

from django.conf import settings

from gugus.accounts.actions import invite
from gugus.core.viewer import system
from gugus.desk.actions import set_roster
from gugus.registry import reads
from gugus.registry.actions import appoint_from_decree
from gugus.registry.rules.decree import AgencyNamed, Decree, Holding, PostNamed, SeatGiven
from gugus.registry.rules.vocabulary import SeatRole

# ---------------------------------------------------------------------------------------------
REGION, KEY = "32.03", "cianjur"
SIGNED, ENDS = date(2026, 11, 2), date(2029, 11, 1)
DECREE = Decree(
    title="Keputusan (contoh) tentang Gugus Tugas", publisher="Bupati (contoh)", signed_on=SIGNED, task_force=KEY,
    name="Gugus Tugas PP TPPO Kabupaten Cianjur", region=REGION, valid_from=SIGNED, valid_to=ENDS,
    agencies=(
        AgencyNamed("setda-cianjur", "setda", REGION),
        AgencyNamed("dp3a-cianjur", "dp3a", REGION),
        AgencyNamed("uptd-cianjur", "uptd_ppa", REGION),
    ),
    posts=(
        PostNamed("setda-cianjur", "kepala-daerah", "Bupati Cianjur"),
        PostNamed("dp3a-cianjur", "sekretaris-gugus", "Sekretaris Gugus Tugas"),
        PostNamed("uptd-cianjur", "petugas-triase", "Petugas triase UPTD PPA"),
    ),
    seats=(
        SeatGiven(SeatRole.CHAIR, "setda-cianjur/kepala-daerah"),
        SeatGiven(SeatRole.SECRETARY, "dp3a-cianjur/sekretaris-gugus"),
        SeatGiven(SeatRole.MEMBER, "uptd-cianjur/petugas-triase", 3),
    ),
    holdings=(
        Holding("dp3a-cianjur/sekretaris-gugus", "Ratna (contoh)", SIGNED),
        Holding("uptd-cianjur/petugas-triase", "Yosef (contoh)", SIGNED),
    ),
)  # fmt: skip
ACCOUNTS = {
    "sekretaris-gugus": ("sekretariat.cianjur", ["sekretariat", "triase", "kustodian"]),
    "petugas-triase": ("triase.cianjur", ["triase", "admin", "hukum"]),
}
DUTY, BACKUP, READS_AT = "petugas-triase", "sekretaris-gugus", ["08:00", "13:00", "20:00"]
# ---------------------------------------------------------------------------------------------

BY = system("first set-up")
force = appoint_from_decree(DECREE, by=BY).task_force
posts = {post.key: post for post in reads.posts_of(force, SIGNED)}
held = reads.acting(list(posts.values()), SIGNED)
host = next(iter(settings.CSRF_TRUSTED_ORIGINS), "http://localhost:8000")
for key, (name, roles) in ACCOUNTS.items():
    appointment = str(held[str(posts[key].pk)].pk)
    asked = invite(name, by=BY, appointment=appointment, task_force=str(force.pk), roles=roles)
    print(f"{name}: {host}/undangan/{asked.link}/")  # noqa: T201 - shown once, good for 72 hours
set_roster(
    by=BY, region=REGION, task_force=str(force.pk), post=str(posts[DUTY].pk), backup_post=str(posts[BACKUP].pk),
    valid_from=SIGNED, valid_to=ENDS, reads_at=READS_AT,
)  # fmt: skip
