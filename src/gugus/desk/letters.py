"""Letters from declared templates, as text and as PDF: a draft (*konsep*) for the post that may sign, a copy once sent.

A template says who may draft it, who signs, which values it needs. Callers pass frozen values; nothing is
looked up here. Number, day and signature come from the office's own books and are left open until then.
Values reach the PDF as strings of one JSON document (Typst's sys.inputs) and are never read as markup.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

import yaml

from gugus.core.declared import Named, named
from gugus.core.errors import Denied
from gugus.desk.typesetting import FOLDER, pdf, printable
from gugus_engine.say import Say

OPEN = "…………………………"
"""What stands where the office's own books have not been entered yet."""
WORDS = {
    "id": {
        "draft": "KONSEP: belum berlaku sebelum bernomor dan ditandatangani",
        "copy": "SALINAN: surat yang bernomor dan ditandatangani ada di arsip kantor", "page": "Halaman", "number": "Nomor",
        "on": "Tanggal", "about": "Hal", "to": "Kepada Yth.", "sign": "(tanda tangan)",
        "demo": "DATA CONTOH",
        "unprinted": "Huruf bertanda □ tidak dapat dicetak di sini; bentuk teks surat ini memuatnya.",
    },
    "en": {
        "draft": "DRAFT: not in force before it is numbered and signed",
        "copy": "COPY: the letter with its number and signature lies in the office's archive", "page": "Page", "number": "Number",
        "on": "Day", "about": "About", "to": "To", "sign": "(signature)",
        "demo": "SAMPLE DATA",
        "unprinted": "Letters marked □ cannot be printed here; the text form of this letter has them.",
    },
}  # fmt: skip
"""The fixed words of every letter. A letter has its own language, whatever language its drafter reads."""


@dataclass(frozen=True)
class Pairs:
    """A part of a letter that lists facts: label and text of each."""

    pairs: tuple[tuple[str, str], ...]


Part = str | Pairs


@dataclass(frozen=True)
class Template:
    """One declared letter: title, who may draft it (roles), whose seat signs, its fields, its text by language."""

    key: str
    title: Named
    roles: frozenset[str]
    signs: str
    fields: Mapping[str, Named]
    text: Mapping[str, tuple[Part, ...]]


@dataclass(frozen=True)
class Letter:
    """What a caller gives for one letter: whose it is, to whom, who signs, the values; number and day if known."""

    office: str
    to: str
    signer: str
    values: Mapping[str, str]
    number: str = ""
    on: str = ""
    language: str = "id"
    demo: bool = False

    @property
    def sent(self) -> bool:
        """Whether the office's own books have its number and its day: it is no draft any more."""
        return bool(self.number.strip() and self.on.strip())


@cache
def templates() -> dict[str, Template]:
    """The declared templates by key (data/letters/*.yaml)."""
    files = sorted(
        (each for each in (FOLDER / "letters").iterdir() if each.name.endswith(".yaml")),
        key=lambda each: each.name,
    )
    return {
        each.name.removesuffix(".yaml"): _template(each.name.removesuffix(".yaml"), each.read_text("utf-8"))
        for each in files
    }


def _template(key: str, text: str) -> Template:
    said: dict[str, Any] = yaml.safe_load(text)
    return Template(
        key, named(said, "title"), frozenset(said["roles"]), said["signs"],
        {name: named(one) for name, one in said["fields"].items()},
        {tongue: tuple(_part(each) for each in parts) for tongue, parts in said["text"].items()},
    )  # fmt: skip


def _part(said: str | dict[str, list[list[str]]]) -> Part:
    return said if isinstance(said, str) else Pairs(tuple((label, text) for label, text in said["facts"]))


def template(key: str) -> Template:
    """The template of this key; Denied when there is none."""
    if key not in templates():
        raise Denied(Say("desk.unknown_letter", letter=key))
    return templates()[key]


def check_drafter(one: Template, roles: frozenset[str], names: Sequence[str]) -> None:
    """Denied when none of a person's roles may draft this letter; `names` are the roles that may, as words."""
    if not roles & one.roles:
        raise Denied(Say("desk.letter_not_yours", roles=", ".join(names)))


def check_complete(one: Template, letter: Letter) -> None:
    """Denied when a value that the text needs is missing or empty."""
    missing = [
        name.said(letter.language)
        for key, name in one.fields.items()
        if not letter.values.get(key, "").strip()
    ]
    if missing:
        raise Denied(Say("desk.letter_incomplete", fields=", ".join(missing)))


def tidy(text: str) -> str:
    """A value as both forms can set it: no control or invisible characters but line breaks."""
    plain = unicodedata.normalize("NFC", text).replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ")
    return "".join(each for each in plain if each == "\n" or unicodedata.category(each)[0] != "C").strip()


def language_of(one: Template, wanted: str) -> str:
    """The language a letter is written in: the wanted one where the template has it, else Indonesian."""
    return wanted if wanted in one.text else "id"


def _document(one: Template, letter: Letter) -> dict[str, Any]:
    """The letter as plain strings, the same for both forms."""
    check_complete(one, letter)
    tongue = language_of(one, letter.language)
    words, values = WORDS[tongue], {key: tidy(value) for key, value in letter.values.items()}
    mark = words["copy" if letter.sent else "draft"]
    draft = f"{mark} · {words['demo']}" if letter.demo else mark
    title = one.title.said(tongue)
    head = [
        (words["number"], tidy(letter.number) or OPEN),
        (words["on"], tidy(letter.on) or OPEN),
        (words["about"], title),
    ]
    return {
        "language": tongue, "office": tidy(letter.office), "title": title, "draft": draft, "page": words["page"],
        "head": head, "to": f"{words['to']}\n{tidy(letter.to)}", "sign": f"{tidy(letter.signer)},\n{words['sign']}",
        "name": OPEN, "parts": [_filled(each, values) for each in one.text[tongue]],
    }  # fmt: skip


def _filled(part: Part, values: Mapping[str, str]) -> dict[str, Any]:
    if isinstance(part, str):
        return {"kind": "text", "text": part.format_map(values)}
    return {"kind": "facts", "pairs": [(label, text.format_map(values)) for label, text in part.pairs]}


def render_text(one: Template, letter: Letter) -> str:
    """The letter as plain text, for a chat, an e-office or a screen reader."""
    said = _document(one, letter)
    head = "\n".join(f"{label}: {text}" for label, text in said["head"])
    parts = [_as_text(each) for each in said["parts"]]
    blocks = [said["office"], said["draft"], head, said["to"], *parts, f"{said['sign']}\n\n{said['name']}"]
    return "\n\n".join(blocks) + "\n"


def _as_text(part: dict[str, Any]) -> str:
    if part["kind"] == "text":
        return str(part["text"])
    return "\n".join(f"{label}: {text}" for label, text in part["pairs"])


def render_pdf(one: Template, letter: Letter) -> bytes:
    """The letter as PDF/UA-1, with the fonts inside Typst only and without any network."""
    said = _document(one, letter)
    shown = printable(said)
    shown["unprinted"] = WORDS[said["language"]]["unprinted"] if shown != said else ""
    return pdf("letter", "letter", shown)
