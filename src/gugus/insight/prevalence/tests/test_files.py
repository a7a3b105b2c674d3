"""A table is read from CSV or Parquet alike; without the package for Parquet one sentence says what to do."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

from gugus.insight.prevalence import files
from gugus.insight.prevalence.files import read_file
from gugus_engine.estimate import BadTable

COLUMNS = {
    "A": [1, 0, 1, 1, 0, 1], "B": [0, 1, 1, 0, 1, 1], "draw": [0, 0, 0, 1, 1, 1], "weight": [1.0] * 6,
    "count": [40, 30, 12, 39, 29, 13],
}  # fmt: skip


def _parquet(path: Path, columns: dict[str, list[int]] | dict[str, list[float]]) -> Path:
    arrow = pytest.importorskip("pyarrow")
    from pyarrow import parquet

    parquet.write_table(arrow.table(columns), path)
    return path


def test_parquet_and_csv_give_the_same_tables(tmp_path: Path) -> None:
    rows = zip(*COLUMNS.values(), strict=True)
    text = "\n".join([",".join(COLUMNS), *(",".join(map(str, row)) for row in rows)])
    (tmp_path / "x.csv").write_text(text, "utf-8")
    assert read_file(_parquet(tmp_path / "y.parquet", COLUMNS)) == read_file(tmp_path / "x.csv")


def test_the_facts_lie_beside_a_parquet_file_too(tmp_path: Path) -> None:
    (tmp_path / "y.meta.json").write_text(json.dumps({"period": "2025", "draws": 1}), "utf-8")
    tables, facts = read_file(_parquet(tmp_path / "y.parquet", COLUMNS))
    assert (facts.period, tables.has_draws, tables.shipped.people) == ("2025", True, 82)


def test_rows_are_counted_before_they_are_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "MOST_ROWS", 5)
    with pytest.raises(BadTable, match="many_rows"):
        read_file(_parquet(tmp_path / "y.parquet", COLUMNS))


def test_without_pyarrow_one_sentence_says_what_to_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "y.parquet"
    path.write_bytes(b"PAR1")
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(BadTable, match="no_parquet"):
        read_file(path)


def test_a_broken_parquet_file_is_refused(tmp_path: Path) -> None:
    pytest.importorskip("pyarrow")
    path = tmp_path / "y.parquet"
    path.write_bytes(b"PAR1 and nothing else")
    with pytest.raises(BadTable, match="not_parquet"):
        read_file(path)
