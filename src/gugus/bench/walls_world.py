"""A large office for measuring walls: many sealed reports, people in them, events, hand-offs, walls."""

from __future__ import annotations

import random
import secrets
import uuid
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass
from datetime import timedelta

from django.db import connection
from django.db.models import Model, QuerySet

from gugus.casework.models import Peristiwa, Perkara
from gugus.casework.processes import declared
from gugus.core import keys, search, vault, walls
from gugus.core.matters import Matter
from gugus.core.models import Wall
from gugus.core.rules import PartyKind, WallSource, WallState, party
from gugus.core.time import now
from gugus.desk.models import HandOff
from gugus.desk.tests import make as desk
from gugus.intake import tokens
from gugus.intake.models import Attachment, Mention, Report
from gugus.intake.rules import AttachmentState, MentionKind, ReportStatus, Urgency
from gugus.registry.tests import make as registry
from gugus.registry.tests.make import CIANJUR

MENTION, HAND_OFF = "intake.mention", "desk.handoff"
WITHOUT, WALLED, MANY = "ketua", "sekretaris", "penyidik"
"""The posts that are compared: with no wall, with the walls of the measure, with very many."""
STORY = "Adik saya dijanjikan kerja restoran di kota lain. KTP diminta, ongkos dipotong dari gaji. " * 5
SUMMARY = "Tiga orang dijanjikan kerja restoran di kota lain."
FIRST = (
    "Melati",
    "Kenanga",
    "Cempaka",
    "Dahlia",
    "Anggrek",
    "Teratai",
    "Flamboyan",
    "Seroja",
    "Wijaya",
    "Asoka",
)
LAST = (
    "Contoh",
    "Umpama",
    "Misal",
    "Ibarat",
    "Seumpama",
    "Laksana",
    "Andai",
    "Rekaan",
    "Karangan",
    "Samaran",
)
LOOKED_FOR = "Melati Contoh"
BUNDLE, LEAST = 5_000, 10
STRANGERS = 50
SEED = 20_261_122
STATES = (ReportStatus.RECEIVED, ReportStatus.READ, ReportStatus.ASKED, ReportStatus.URGENT, ReportStatus.REFERRED,
          ReportStatus.CLOSED)  # fmt: skip
WEIGHTS = (3, 2, 10, 10, 35, 40)
"""One report in twenty waits for a decision."""


@dataclass(frozen=True)
class Size:
    """How large the office is; each fifth report names a person, each fiftieth has an event and a police file.

    `walls` are those of the walled post around reports, `many` those of the post with very many,
    `others` those of parties who ask for no page.
    """

    reports: int = 100_000
    walls: int = 1_000
    many: int = 40_000
    others: int = 20_000

    def scaled(self, part: float) -> Size:
        """The same office at a part of its size."""
        return Size(**{name: max(LEAST, round(value * part)) for name, value in asdict(self).items()})

    @property
    def events(self) -> int:
        """Events, police files and hand-offs to each post."""
        return max(LEAST, self.reports // 50)


def fill(size: Size, told: Callable[[int], object] = lambda done: None) -> None:
    """Reports with real keys and sealed stories, and all that is compared around them; 100,000 take a minute or two.

    Needs Django, empty tables and a vault that is set up. The same seed makes the same office but for ids.
    """
    chance = random.Random(SEED)  # noqa: S311 - a repeatable world, nothing secret
    registry.institutions()
    reports: list[uuid.UUID] = []
    for start in range(0, size.reports, BUNDLE):
        reports += _reports(range(start, min(start + BUNDLE, size.reports)), chance)
        told(len(reports))
    _people(reports[::5])
    events = _events(size.events)
    _hand_offs(reports[: size.events])
    walled = _walls(size, reports, events, chance)
    _attachments(walled)
    _settle()


def _settle() -> None:
    """What a server does by itself after a while: PostgreSQL counts its rows for its plans."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")


def _made(
    kind: str, count: int, field: str, text: Callable[[int], str]
) -> Iterator[tuple[int, uuid.UUID, bytes]]:
    """Number, new id and a text sealed under the id's own new key."""
    ids = [uuid.uuid4() for _ in range(count)]
    made = keys.make([(kind, str(pk)) for pk in ids])
    for number, pk in enumerate(ids):
        yield number, pk, vault.seal_with(made[kind, str(pk)], kind, str(pk), field, text(number))


def _insert(rows: Sequence[Model]) -> None:
    type(rows[0])._default_manager.bulk_create(rows, batch_size=500)


def _reports(numbers: range, chance: random.Random) -> list[uuid.UUID]:
    force, at = registry.task_force(CIANJUR), now()
    rows = []
    for number, pk, story in _made(Matter.REPORT, len(numbers), "story", lambda number: STORY):
        came = at - timedelta(minutes=chance.randrange(1, 700_000))
        state = chance.choices(STATES, WEIGHTS)[0]
        rows.append(Report(
            id=pk, code=f"L-{numbers[number]:07d}", region_id=CIANJUR, task_force=force, status=state, lookup=secrets.token_hex(32),
            urgency=chance.choices(tuple(Urgency), (1, 3, 4, 2))[0], received_at=came, promised_at=came + timedelta(hours=24),
            read_at=None if state is ReportStatus.RECEIVED else came, sealed_story=story,
        ))  # fmt: skip
    _insert(rows)
    return [row.pk for row in rows]


def _people(reports: Sequence[uuid.UUID]) -> None:
    """One person in each of these reports, found by the tokens of the name."""
    names = [f"{first} {last}" for last in LAST for first in FIRST]
    values: dict[str, list[tuple[str, str]]] = {}
    rows = []
    for number, pk, sealed in _made(
        MENTION, len(reports), "value", lambda number: names[number % len(names)]
    ):
        rows.append(Mention(
            id=pk, kind=MentionKind.PERSON, report_id=reports[number], region_id=CIANJUR, made_at=now(), made_by="bench",
            sealed_value=sealed,
        ))  # fmt: skip
        values[str(pk)] = tokens.of_mention(MentionKind.PERSON, names[number % len(names)])
    _insert(rows)
    search.keep_many(MENTION, CIANJUR, values)


def _events(count: int) -> list[uuid.UUID]:
    """Events, each with one police file."""
    force, unit, process = (
        registry.task_force(CIANJUR),
        registry.agency("polres"),
        next(iter(declared().values())),
    )
    law, at, events, files = process.process, now(), [], []
    for number, pk, sealed in _made(Matter.EVENT, count, "summary", lambda number: SUMMARY):
        opened = at - timedelta(hours=number)
        events.append(Peristiwa(
            id=pk, code=f"K-{number:07d}", region_id=CIANJUR, task_force=force, opened_at=opened, sealed_summary=sealed,
        ))  # fmt: skip
        files.append(Perkara(
            peristiwa_id=pk, region_id=CIANJUR, unit=unit, lp_number=f"LP/B/{number}/XI/2026/CONTOH", process_key=law.key,
            process_version=law.version, process_hash=process.hash, opened_at=opened,
        ))  # fmt: skip
    _insert(events)
    _insert(files)
    return [row.pk for row in events]


def _hand_offs(reports: Sequence[uuid.UUID]) -> None:
    """As many hand-offs to each of the three posts, each about one of these reports."""
    posts = {key: desk.post(key) for key in (WITHOUT, WALLED, MANY)}
    for key, sender in ((WITHOUT, MANY), (WALLED, MANY), (MANY, WITHOUT)):
        at = now()
        _insert([
            HandOff(
                id=pk, region_id=CIANJUR, from_post=posts[sender], to_post=posts[key], subject_kind=Matter.REPORT,
                subject_id=str(reports[number]), subject_code=f"L-{number:07d}", sealed_note=note,
                sent_at=at - timedelta(hours=number), answer_by=at + timedelta(hours=24 - number),
            )
            for number, pk, note in _made(HAND_OFF, len(reports), "note", lambda number: "Mohon ditindaklanjuti.")
        ])  # fmt: skip


def _walls(
    size: Size, reports: Sequence[uuid.UUID], events: Sequence[uuid.UUID], chance: random.Random
) -> list[uuid.UUID]:
    """The walls of the two posts and of others; the ids of the reports behind those of the walled post."""
    own = [party(PartyKind.POST, desk.post(key).pk) for key in (WALLED, MANY)]
    walled = [
        *reports[: size.walls // 5],
        *chance.sample(reports[size.walls // 5 :], size.walls - size.walls // 5),
    ]
    _wall(own[0], Matter.REPORT, walled)
    _wall(own[0], Matter.EVENT, events[: max(1, len(events) // 10)])
    _wall(own[1], Matter.REPORT, chance.sample(reports, min(size.many, len(reports))))
    for number in range(STRANGERS):
        stranger = party(PartyKind.POST, uuid.uuid5(uuid.NAMESPACE_OID, str(number)))
        _wall(
            stranger, Matter.REPORT, chance.sample(reports, min(size.others // STRANGERS + 1, len(reports)))
        )
    return walled


def _wall(who: str, kind: str, subjects: Sequence[uuid.UUID]) -> None:
    """Walls as they stand; what is sealed in them is never opened here, so it is only as many bytes."""
    at, sealed, hashed = now(), secrets.token_bytes(90), walls.keyed(who)
    _insert([
        Wall(
            kind=kind, subject=pk, party=hashed, source=WallSource.OFFICER, state=WallState.STANDING, set_at=at,
            set_by="bench", sealed_party=sealed, sealed_reason=sealed,
        )
        for pk in subjects
    ])  # fmt: skip


def _attachments(reports: Sequence[uuid.UUID]) -> None:
    _insert([
        Attachment(report_id=pk, number=1, original=uuid.uuid4(), state=AttachmentState.CHECKING, received_at=now())
        for pk in reports
    ])  # fmt: skip


def walled_ids(kind: str) -> QuerySet[Wall, uuid.UUID]:
    """The matters of a kind behind the walls of the walled post."""
    own = walls.keyed(party(PartyKind.POST, desk.post(WALLED).pk))
    return Wall.objects.filter(party=own, kind=kind, lifted_at=None).values_list("subject", flat=True)


__all__: Sequence[str] = ("Size", "fill", "walled_ids")
