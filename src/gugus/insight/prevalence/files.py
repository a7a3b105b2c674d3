"""Reading the file of a table and the facts beside it."""

from __future__ import annotations

import json
from pathlib import Path

from gugus_engine.estimate import BadTable, DrawnTables, Facts, read_csv, read_facts, read_rows
from gugus_engine.say import Say

# Six lists of a province with 200 draws fit many times over; a larger file is a mistake.
LARGEST = 50_000_000
MOST_ROWS = 2_000_000


def read_file(path: Path) -> tuple[DrawnTables, Facts]:
    """Tables of FILE.csv or FILE.parquet, and the facts of FILE.meta.json where it is there.

    Raises BadTable with the sentence that says what to do.
    """
    if not path.is_file():
        raise BadTable(Say("prevalence.no_file", file=path.name))
    if path.stat().st_size > LARGEST:
        raise BadTable(Say("prevalence.too_large", megabytes=LARGEST // 1_000_000))
    facts = _facts(path.with_name(f"{path.name.rsplit('.', 1)[0]}.meta.json"))
    if path.suffix.lower() == ".parquet":
        return _parquet(path, facts.published), facts
    try:
        return read_csv(path.read_text("utf-8"), published=facts.published), facts
    except UnicodeDecodeError:
        raise BadTable(Say("prevalence.not_text")) from None


def _facts(path: Path) -> Facts:
    if not path.is_file():
        return Facts()
    try:
        meta = json.loads(path.read_text("utf-8"))
    except ValueError:
        raise BadTable(Say("prevalence.bad_meta", file=path.name)) from None
    return read_facts(meta if isinstance(meta, dict) else {})


def _parquet(path: Path, published: bool) -> DrawnTables:
    """Rows of a Parquet file; how many there are is asked before any is read, for they may be packed a thousandfold."""
    try:
        from pyarrow import parquet
    except ImportError:
        raise BadTable(Say("prevalence.no_parquet")) from None
    try:
        with parquet.ParquetFile(path) as held:
            if held.metadata.num_rows > MOST_ROWS:
                raise BadTable(Say("prevalence.many_rows", most=MOST_ROWS))
            table = held.read()
    except BadTable:
        raise
    except (OSError, ValueError):
        raise BadTable(Say("prevalence.not_parquet")) from None
    return read_rows(table.column_names, table.to_pylist(), published)
