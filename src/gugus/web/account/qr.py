"""A QR code as the path of an inline drawing: no picture to fetch, nothing for the policy to allow."""

from __future__ import annotations

from dataclasses import dataclass

from qrcode import QRCode
from qrcode.constants import ERROR_CORRECT_M

QUIET = 4
"""Modules of white around the code (ISO/IEC 18004)."""


@dataclass(frozen=True)
class Qr:
    """The side of the drawing in modules, and the path of its dark ones."""

    size: int
    path: str


def qr_of(text: str) -> Qr:
    """The QR code of a text."""
    code = QRCode(error_correction=ERROR_CORRECT_M, border=QUIET)
    code.add_data(text)
    code.make(fit=True)
    rows = code.get_matrix()
    dark = (f"M{x} {y}h1v1h-1z" for y, row in enumerate(rows) for x, is_dark in enumerate(row) if is_dark)
    return Qr(len(rows), "".join(dark))
