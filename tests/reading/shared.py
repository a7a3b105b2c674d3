"""Where the data beside the repository lies, for measures that skip where it is absent."""

from __future__ import annotations

from pathlib import Path

SHARED = Path(__file__).resolve().parents[3] / "shared"
ARTICLES = SHARED / "articles"
SENTENCES = SHARED / "data" / "places" / "sentences_dev.jsonl"
