"""Every door of the product, and something unmistakable sent through each."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from urllib.parse import urljoin

from gugus.accounts.tests import make
from tests.check import marker_files
from tests.check.forms_seen import Form, forms_of
from tests.check.marker_browsers import Answer, Browser
from tests.check.marker_protection import protection
from tests.check.marker_search import Marker
from tests.check.world import ALL_RIGHTS, PASSWORD

TELL = "/cerita/?provinsi=32&kabupaten=32.03"
WORDS = re.compile(r"g-receipt__words[^>]*>(.*?)</ol>", re.DOTALL)
REPORT = r'"(?:/en)?(/laporan/[0-9a-f-]{36}/)"'
_SOUNDS = "bdfgjklmnprstw", "aeiou"


def coined(seed: str) -> str:
    """A word that nobody ever wrote: "Zaq" and eight sounds that follow from the seed."""
    digest = hashlib.sha256(seed.encode()).digest()
    sounds = (_SOUNDS[at % 2][byte % len(_SOUNDS[at % 2])] for at, byte in enumerate(digest[:8]))
    return "Zaq" + "".join(sounds)


@dataclass
class Garden:
    """What was planted so far; `padding` is how many bytes the first document is made larger by."""

    markers: list[Marker] = field(default_factory=list)
    padding: int = 0
    count: int = 0

    def name(self, door: str) -> str:
        """Two coined words, a name or the heart of a phrase; each of them must not be found."""
        self.count += 2
        words = [coined(f"{door} {self.count + at}") for at in range(2)]
        self.markers.append(Marker(door, tuple(words)))
        return " ".join(words)

    def digits(self, door: str, start: str, length: int) -> str:
        """An invented number that begins with `start`."""
        self.count += 1
        number = str(int(hashlib.sha256(f"{door} {self.count}".encode()).hexdigest(), 16))
        whole = (start + number)[:length]
        self.markers.append(Marker(door, (whole,)))
        return whole

    def phone(self, door: str) -> str:
        """An invented mobile number, written in groups."""
        whole = self.digits(door, "0812", 12)
        grouped = f"{whole[:4]}-{whole[4:8]}-{whole[8:]}"
        self.markers.append(Marker(door, (grouped, whole[1:], grouped.replace("-", " "))))
        return grouped

    def receipt(self, door: str, words: str) -> str:
        """Seven words: any three in a row, joined in any way, and their first four letters, must not be found."""
        each = words.split()
        threes = [each[at : at + 3] for at in range(len(each) - 2)]
        told = [
            joint.join(three)
            for three in threes
            for joint in (" ", "-", ",", ", ", "\n", '", "', "_", ".", "+")
        ]
        told += [" ".join(word[:4] for word in three) for three in threes]
        self.markers.append(Marker(door, tuple(told)))
        return words


def story(garden: Garden, door: str) -> str:
    """What a frightened person writes: names, numbers, papers, a handle, an address, a phrase."""
    return (
        f"Bu {garden.name(door)} mengajak adik saya {garden.name(door)} kerja. Nomornya "
        f"{garden.phone(door)}, KTP {garden.digits(door, '320301', 16)}, paspor "
        f"{garden.digits(door, 'X', 8)}, surel {garden.name(door).replace(' ', '.')}@contoh.id, akun "
        f"@{garden.name(door).replace(' ', '_')}. Katanya: {garden.name(door)}!"
    )


@dataclass
class Walk:
    """One walk through all doors: who walks, what was planted, what has to be remembered on the way."""

    stranger: Browser
    officer: Browser
    receiver: Browser
    garden: Garden = field(default_factory=Garden)
    words: str = ""
    report: str = ""
    answers: list[tuple[str, Answer]] = field(default_factory=list)
    exports: dict[str, Answer] = field(default_factory=dict)

    def fill(
        self, who: Browser, page: str, wanted: str, said: Mapping[str, str], files: bool = False
    ) -> Answer:
        """Open a page, fill the form that has the field `wanted`, send it."""
        answer = who.get(page)
        form = next(
            form for form in forms_of(answer.text) if any(each.name == wanted for each in form.fields)
        )
        return self.send(who, page, form, said, files=files)

    def send(
        self, who: Browser, page: str, form: Form, said: Mapping[str, str], files: bool = False
    ) -> Answer:
        """Send a form with some fields filled as told; with a planted file in every field that takes one."""
        fields = {**dict(form.filled()), **said}
        sent = marker_files.planted(form.files(), self.garden) if files else []
        where = urljoin(page, form.action)
        answer = who.post(where, fields, sent)
        self.answers.append((f"{where} {sorted(said)}", answer))
        return answer


Door = Callable[[Walk], None]


def tell(walk: Walk) -> None:
    """The public form, sent, and sent again with another text under the same token."""
    page = walk.stranger.get(TELL)
    form = next(each for each in forms_of(page.text) if any(one.name == "story" for one in each.fields))
    first = walk.send(
        walk.stranger, TELL, form, {"story": story(walk.garden, "tell"), "urgency": "now"}, files=True
    )
    shown = WORDS.search(first.text)
    assert shown is not None, first.text[-3000:]
    walk.words = walk.garden.receipt("receipt", " ".join(re.findall(r"<li>(\w+)</li>", shown[1])))
    walk.send(walk.stranger, TELL, form, {"story": story(walk.garden, "tell again"), "urgency": "now"})


def mailbox(walk: Walk) -> None:
    """The mailbox: wrong words, the right ones in other spellings, a letter."""
    for typed in (
        walk.garden.name("wrong receipt"),
        walk.words.rsplit(" ", 1)[0] + " zaqsalah",
        walk.words.upper(),
    ):
        walk.fill(walk.stranger, "/kotak/", "words", {"words": typed})
    opened = walk.fill(walk.stranger, "/kotak/", "words", {"words": walk.words.replace(" ", "-")})
    letter = next(each for each in forms_of(opened.text) if any(one.name == "text" for one in each.fields))
    walk.send(
        walk.stranger,
        "/kotak/",
        letter,
        {"text": story(walk.garden, "letter"), "words": walk.words},
        files=True,
    )


def leave(walk: Walk) -> None:
    """Quick exit with everything typed still in the body."""
    page = walk.stranger.get(TELL)
    form = next(each for each in forms_of(page.text) if "pergi" in each.action)
    walk.send(walk.stranger, TELL, form, {"story": walk.garden.name("quick exit"), "words": walk.words})


def sign_in(walk: Walk) -> None:
    """A failed sign-in with a name and a password, then the real ones with a code."""
    wrong = {"username": walk.garden.name("sign-in name"), "password": walk.garden.name("password")}
    walk.fill(walk.officer, "/masuk/", "password", wrong)
    for who, name in ((walk.officer, ALL_RIGHTS), (walk.receiver, "penyidik")):
        done = walk.fill(who, "/masuk/", "password", {"username": name, "password": PASSWORD})
        assert (done.status, done.location) == (302, "/masuk/kedua/")
        done = walk.fill(who, "/masuk/kedua/", "code", {"code": make.code()})
        assert done.status == 302, done.status


def triage(walk: Walk) -> None:
    """Decisions with a reason, a question and a receiving post."""
    report = walk.report = _first_link(walk.officer.get("/laporan/").text, REPORT)
    for decision in ("ask", "refer", "refer", "not_tppo"):
        page = walk.officer.get(report)
        form = next(
            each for each in forms_of(page.text) if any(one.name == "decision" for one in each.fields)
        )
        said = {
            "decision": decision,
            "reason": walk.garden.name(f"reason of {decision}"),
            "question": "",
            "to_post": "",
        }
        if decision == "ask":
            said["question"] = walk.garden.name("question")
        if decision == "refer":
            said["to_post"] = dict(form.filled())["to_post"]
        answer = walk.send(walk.officer, report, form, said)
        assert answer.status == 302, answer.text[-3000:]


def hand_offs(walk: Walk) -> None:
    """One hand-off is taken on and finished, the other declined."""
    listed = walk.receiver.get("/meja/").text
    found = list(dict.fromkeys(re.findall(r"/meja/rujukan/[0-9a-f-]{36}/", listed)))
    assert len(found) >= 2, listed[-3000:]
    steps = ((found[0], "accept"), (found[0], "done"), (found[1], "decline"))
    for path, step in steps:
        walk.fill(walk.receiver, path, "step", {"step": step, "text": walk.garden.name(f"hand-off {step}")})


def events(walk: Walk) -> None:
    """An event with its account and destination, and people in it."""
    said = {"summary": story(walk.garden, "summary"), "destination": walk.garden.name("destination")}
    done = walk.fill(
        walk.officer, "/peristiwa/baru/", "summary", {"occurred_from": "", "occurred_to": "", **said}
    )
    assert done.status == 302, done.text[-3000:]
    for role in ("korban:terindikasi", "terlapor:perekrut", "saksi:"):
        person = {"name": walk.garden.name("person"), "standing": role, **_born(walk)}
        walk.fill(walk.officer, done.location, "standing", person)


def _born(walk: Walk) -> dict[str, str]:
    """A year of birth; it is too short to be looked for everywhere, so a whole cell must not hold it."""
    walk.garden.markers.append(Marker("born", (), cells=("1931",)))
    return {"birth_year": "1931", "is_child": "no"}


def search(walk: Walk) -> None:
    """Looking for people by name, number and handle."""
    for typed in (
        walk.garden.name("search"),
        walk.garden.phone("search"),
        walk.garden.digits("search", "3203", 16),
    ):
        page = walk.officer.get("/cari/")
        form = next((each for each in forms_of(page.text) if "/keluar/" not in each.action), None)
        if form is not None:
            texts = [each.name for each in form.fields if each.kind in ("text", "search", "textarea")]
            walk.send(walk.officer, "/cari/", form, {**dict.fromkeys(texts, ""), texts[0]: typed})


def trouble(walk: Walk) -> None:
    """Requests that end badly: unknown pages, foreign hosts, broken bodies, missing tokens, odd encodings."""
    name = walk.garden.name("trouble")
    coded = name.replace(" ", "%20")
    for path in (
        f"/kotak/{coded}/",
        f"/laporan/{coded}",
        f"/?q={coded}",
        f"/cerita/?provinsi={coded}",
        "/kotak/%ff%00",
    ):
        walk.stranger.get(path)
        walk.officer.get(path)
    walk.stranger.ask("GET", "/", b"", {"Host": f"{name.split()[0].lower()}.example"})
    walk.stranger.ask(
        "GET", "/", b"", {"Cookie": f"sessionid={coded}; x={coded}", "Referer": f"http://contoh.id/{coded}"}
    )
    plain, form = f"story={coded}&token={coded}".encode(), "application/x-www-form-urlencoded"
    for kind, body in (
        (form, plain), (f"{form}; charset=utf-16", plain), ("application/json", f'{{"story": "{name}"}}'.encode()),
        ("multipart/form-data; boundary=x", f"--x\r\nContent-Disposition: form-data; name={name}".encode()),
        ("multipart/form-data; boundary=y", name.encode() * 3), (form, plain + b"&a=" + b"%00%ff" * 9),
        (form, b"&".join(f"{name.split()[0]}{at}=1".encode() for at in range(1_200))), (form, plain + b"x" * 4_500_000),
    ):  # fmt: skip
        for path in ("/cerita/", "/kotak/", "/masuk/", "/peristiwa/baru/", "/tidak-ada/"):
            walk.officer.ask("POST", path, body, {"Content-Type": kind})
            walk.stranger.ask("POST", path, body, {"Content-Type": kind})


def reading(walk: Walk) -> None:
    """Pages that show what was told, with the files on them, and the table of the audit, which must not."""
    for path in ("/laporan/", "/peristiwa/", "/meja/", "/perkara/", "/pimpinan/", "/audit/?kind=all", "/"):
        walk.officer.get(path)
    shown = walk.officer.get(walk.report).text
    for path in dict.fromkeys(re.findall(r'"((?:/en)?/laporan/[^"]+/(?:salinan|asli|mirip)/)"', shown)):
        walk.officer.get(path)
    export = walk.officer.get("/audit/daftar/?kind=all")
    assert export.status == 200, export.text[-2000:]
    walk.exports["/audit/daftar/"] = export


DOORS: tuple[Door, ...] = (
    tell,
    mailbox,
    leave,
    sign_in,
    triage,
    hand_offs,
    events,
    search,
    protection,
    trouble,
    reading,
)


def _first_link(page: str, pattern: str) -> str:
    found = re.search(pattern, page)
    assert found is not None, page[-3000:]
    return found[1]
