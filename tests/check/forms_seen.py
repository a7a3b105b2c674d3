"""The forms of a page as a browser sees them: where they go, which fields, what may be chosen."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser

PLAIN = {
    "text": "Kata contoh", "search": "contoh", "number": "3", "date": "2026-11-02", "password": "kata-sandi-contoh",
    "email": "contoh@contoh.id", "tel": "0812-0000-0001", "textarea": "Ini teks contoh yang cukup panjang.",
}  # fmt: skip
# Fields that take only some texts, by name; the button that asks for the next level is not pressed.
KNOWN = {
    "reads_at": "08.00, 13.00", "birth_year": "1990", "born": "1990", "valid_from": "2026-11-21", "valid_to": "2026-12-20", "who": "", "origin_province": "",
    "due_on": "2026-12-20", "budget_need": "1.000.000", "online": "10", "onsite": "5", "day_unknown": None, "pick": None,
    "done": None,
}  # fmt: skip
SECOND = ("to_post", "backup_post")


@dataclass
class Field:
    """One field: its name, its kind, what stands in it, what may be chosen."""

    name: str
    kind: str
    value: str = ""
    choices: list[str] = field(default_factory=list)

    def filled(self) -> str:
        """What stands there, or a plain value that such a field takes."""
        if self.value or self.kind in ("hidden", "checkbox", "submit"):
            return self.value
        wanted = [each for each in self.choices if each][:2]
        return wanted[-1 if self.name in SECOND else 0] if wanted else PLAIN.get(self.kind, "")


@dataclass
class Form:
    """One form of a page."""

    action: str
    method: str
    encoding: str
    fields: list[Field] = field(default_factory=list)

    @property
    def shape(self) -> tuple[str, str, tuple[str, ...]]:
        """What makes two forms the same: where they go and what they ask."""
        return self.method, self.action, tuple(sorted({each.name for each in self.fields}))

    def filled(self) -> list[tuple[str, str]]:
        """Every field with a plain value; files and unticked boxes are left out, one radio of each name is taken."""
        said: dict[str, str] = {}
        for each in self.fields:
            value = KNOWN.get(each.name, each.filled())
            if each.kind != "file" and value is not None:
                said.setdefault(each.name, value)
        return list(said.items())

    def files(self) -> list[str]:
        """The names of the fields that take files."""
        return [each.name for each in self.fields if each.kind == "file"]


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.forms: list[Form] = []
        self.open: Form | None = None
        self.within: Field | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = {name: value or "" for name, value in attrs}
        if tag == "form":
            self.open = Form(
                said.get("action", ""), said.get("method", "get").lower(), said.get("enctype", "")
            )
            self.forms.append(self.open)
        elif self.open is not None:
            self._field(tag, said)

    def _field(self, tag: str, said: dict[str, str]) -> None:
        if tag == "option" and self.within is not None:
            self.within.choices.append(said.get("value", ""))
            if "selected" in said:
                self.within.value = said.get("value", "")
        elif tag in ("input", "button", "select", "textarea") and said.get("name"):
            usual = {"input": "text", "button": "submit"}
            kind = said.get("type", usual[tag]) if tag in usual else tag
            self.within = Field(said["name"], kind, said.get("value", ""))
            if self.open is not None:
                self.open.fields.append(self.within)

    def handle_data(self, data: str) -> None:
        if self.within is not None and self.within.kind == "textarea":
            self.within.value += data.lstrip("\n")

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self.open = None
        if tag in ("select", "textarea"):
            self.within = None


def forms_of(page: str) -> list[Form]:
    """All forms of a page, in their order."""
    reader = _Reader()
    reader.feed(page)
    return reader.forms
