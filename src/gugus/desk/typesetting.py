"""From plain strings to PDF: Typst with its own fonts, without files, packages or network.

Values travel as strings of one JSON document (sys.inputs) and are never read as markup.
"""

from __future__ import annotations

import json
from importlib import resources
from typing import Any

import typst

UNPRINTED = "□"
PRINTED = (
    (0x20, 0x300),
    (0x370, 0x500),
    (0x1E00, 0x2000),
    (0x2010, 0x2028),
    (0x2030, 0x2041),
    (0x2070, 0x2100),
    (0x2190, 0x2300),
    (0x25A0, 0x2600),
)
"""Characters that the fonts inside Typst hold (tried one by one); other scripts stand in the text form only."""
FOLDER = resources.files("gugus") / "desk" / "data"


def pdf(layout: str, name: str, said: object) -> bytes:
    """A document as PDF/UA-1 by the layout ``data/<layout>.typ``, which reads it as sys.inputs.<name>."""
    made = typst.compile(
        (FOLDER / f"{layout}.typ").read_bytes(), sys_inputs={name: json.dumps(said, ensure_ascii=False)},
        ignore_system_fonts=True, pdf_standards=["ua-1"], format="pdf",
    )  # fmt: skip
    if not isinstance(made, bytes):
        message = f"{layout} became several files"
        raise TypeError(message)
    return made


def printable(said: Any) -> Any:
    """The same document with a mark for every letter that the fonts do not hold."""
    if isinstance(said, str):
        return "".join(each if _is_printed(each) else UNPRINTED for each in said)
    if isinstance(said, dict):
        return {key: printable(value) for key, value in said.items()}
    if isinstance(said, (list, tuple)):
        return type(said)(printable(each) for each in said)
    return said


def _is_printed(letter: str) -> bool:
    return letter == "\n" or any(low <= ord(letter) < high for low, high in PRINTED)
