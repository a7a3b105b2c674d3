"""The walled party in front of every page: two worlds that differ by a matter look the same to who is behind its wall."""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterator

import pytest
from pytest_django import DjangoDbBlocker

from gugus.cli import handover
from tests.check import wall_scenes as scenes
from tests.check import wall_world as world
from tests.check.wall_play import UNKNOWN, Answer, Ask, page_of
from tests.check.wall_scenes import LATER, PARTIES, Base
from tests.check.wall_world import COLLEAGUE, MATTERS, Matter

pytestmark = [pytest.mark.check, pytest.mark.django_db]
Play = dict[Ask, Answer]
TOLD = {
    "events",
    "files",
    "desk",
    "audit",
    "audit_export",
    "rights",
    "handover",
    "assignments",
    "retention",
    "break_glass",
    "event",
    "file",
}
"""Pages on which a colleague at least meets the matter."""
COUNTED = {"retention", "break_glass"}
"""Pages that tell of it by a number or a reason, without its code."""
_MAIN = re.compile(r"<main.*</main>", re.DOTALL)


@pytest.fixture(scope="module")
def base(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Base]:
    with django_db_blocker.unblock(), scenes.settled() as office:
        yield office


@pytest.mark.parametrize("kind", MATTERS)
def test_no_page_tells_a_walled_party_of_the_matter(base: Base, kind: str) -> None:
    with scenes.with_matter(base, kind) as matter:
        asks = scenes.every_page(base, matter)
        met = scenes.play(base, "polres", asks)
    with scenes.without(base):
        assert scenes.eyes(base, matter).differences(met, scenes.play(base, "polres", asks)) == {}


def test_no_form_tells_a_walled_party_of_the_matter(base: Base) -> None:
    with scenes.with_matter(base, "case") as matter:
        asks = [
            each
            for each in scenes.every_page(base, matter)
            if not any(pk in each.path for pk in matter.ids.values())
        ]
        met = scenes.play(base, "polres", asks, scenes.probes(matter))
    with scenes.without(base):
        again = scenes.play(base, "polres", asks, scenes.probes(matter))
    assert scenes.eyes(base, matter).differences(met, again) == {}
    assert sum(each.sent is not None for each in met) > 200


@pytest.mark.parametrize("wall", [each for each in PARTIES if each != "post"])
def test_every_kind_of_wall_holds(base: Base, wall: str) -> None:
    who = PARTIES[wall]
    with scenes.with_matter(base, "case", wall) as matter:
        asks = scenes.lists(base, matter)
        met = scenes.play(base, who, asks)
    with scenes.without(base):
        assert scenes.eyes(base, matter).differences(met, scenes.play(base, who, asks)) == {}


def test_a_colleague_meets_the_matter_and_no_other_change(base: Base) -> None:
    with scenes.with_matter(base, "case") as matter:
        asks, marks = scenes.lists(base, matter), matter.marks
        met = scenes.play(base, COLLEAGUE, asks)
    with scenes.without(base):
        changed = scenes.eyes(base, matter).differences(met, scenes.play(base, COLLEAGUE, asks))
    answers = {str(ask): answer for ask, answer in met.items()}
    assert {page_of(path) for path in changed} >= TOLD
    unexplained = [
        path
        for path in changed
        if page_of(path) not in COUNTED and not any(each in path + answers[path].body for each in marks)
    ]
    assert unexplained == []


def test_a_walled_id_and_an_unknown_one_answer_alike(base: Base) -> None:
    with scenes.with_matter(base, "case") as matter:
        ids = matter.ids.values()
        paths = [each.path for each in scenes.lists(base, matter) if any(pk in each.path for pk in ids)]
        asks = [
            Ask(path, sent)
            for path in paths
            for sent in (None, (("text", "Alasan contoh."), ("step", "accept")))
        ]
        unknown = {ask: Ask(_unknown(ask.path, matter), ask.sent) for ask in asks}
        met = scenes.play(base, "polres", [*asks, *unknown.values()])
    told = {str(ask): (met[ask], met[other]) for ask, other in unknown.items()}
    assert [path for path, pair in told.items() if _bare(pair[0], matter) != _bare(pair[1], matter)] == []


def _unknown(text: str, matter: Matter) -> str:
    for pk in matter.ids.values():
        text = text.replace(pk, UNKNOWN)
    return text


def _bare(answer: Answer, matter: Matter) -> tuple[int, str, str, int]:
    return answer.status, _unknown(answer.leads, matter), _unknown(answer.body, matter), answer.queries


def test_leaders_meet_the_same_figures_on_both_sides_of_a_wall(base: Base) -> None:
    asks = [Ask("/pimpinan/")]
    with scenes.with_matter(base, "case"):
        sides = [scenes.play(base, who, asks) for who in ("polres", COLLEAGUE)]
    for ask in asks:
        walled, mate = (_MAIN.findall(side[ask].body) for side in sides)
        assert walled == mate != []


def test_the_hand_over_pack_of_the_command_line_leaves_the_matter_out(
    base: Base, capsys: pytest.CaptureFixture[str]
) -> None:
    packs = []
    for place in (scenes.with_matter(base, "case"), scenes.without(base)):
        with place, world.undone(), world.scene("pack", after=LATER):
            handover.run(argparse.Namespace(who="akun-polres", json=True, lang="id"))
            packs.append(capsys.readouterr().out)
    assert packs[0] == packs[1]
    assert '"waiting"' in packs[0]


def test_walls_cost_no_queries_however_many_there_are(base: Base) -> None:
    pages = [
        Ask(path)
        for path in (
            "/laporan/",
            "/peristiwa/",
            "/perkara/",
            "/meja/",
            "/hak/",
            "/retensi/",
            "/audit/",
            "/serah-terima/",
        )
    ]
    pages.append(Ask("/cari/hasil/", (("text", "Mawar"),)))
    counts = []
    for walls in (0, 1, 50):
        with world.undone(), world.scene("many", after=3 * scenes.HOUR):
            for _ in range(walls):
                world.wall_off(world.unread(base.accounts), world.wall_of("post", base.accounts["polres"]))
            counts.append([answer.queries for answer in scenes.play(base, "polres", pages).values()])
    assert counts[0] == counts[1] == counts[2]
