"""The command estimates, compares and invents; bad input is one sentence and exit code 2, a refusal is not."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from gugus.cli import prevalence
from gugus.cli.__main__ import main
from gugus.cli.errors import BAD_INPUT

ROWS = "100:401 010:302 001:203 110:44 101:33 011:22 111:3"


@pytest.fixture
def table(tmp_path: Path) -> Path:
    path = tmp_path / "daftar.csv"
    rows = [(each.split(":")) for each in ROWS.split()]
    path.write_text("A,B,C,count\n" + "".join(f"{','.join(cell)},{count}\n" for cell, count in rows), "utf-8")
    return path


WITHOUT = """
import sys
for name in ("numpy", "scipy", "numba", "rich", "pyarrow"):
    sys.modules[name] = None
from gugus.cli.__main__ import parser
print(len(parser().format_help()))
"""


def test_every_command_is_listed_where_the_packages_of_estimates_are_not_installed() -> None:
    done = subprocess.run([sys.executable, "-c", WITHOUT], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")


def test_estimate_prints_one_document(table: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["prevalence", "estimate", str(table), "--bootstrap", "64", "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert (found["n"], found["lists"], found["interval"]["replicates"]) == (1008, ["A", "B", "C"], 64)
    assert found["verdict"] in ("stable", "depends", "refused")
    assert found["sensitivity"]["low"] <= found["answers"][0]["N"] <= found["sensitivity"]["high"]


def test_the_public_document_has_three_digits(table: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["prevalence", "estimate", str(table), "--bootstrap", "64", "--json", "--public"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert found["n"] == 1010
    assert all(each["N"] is None or each["N"] % 10 == 0 for each in found["answers"])


def test_people_read_a_table_in_their_language(table: Path, capsys: pytest.CaptureFixture[str]) -> None:
    html = table.with_suffix(".html")
    words = ["prevalence", "estimate", str(table), "--bootstrap", "0", "--html", str(html), "--force", "A:B"]
    assert main([*words, "--lang", "en"]) == 0
    assert "An estimate, not a count." in capsys.readouterr().out.replace("│", "")
    assert '<html lang="en">' in html.read_text("utf-8")


def test_a_table_by_stratum_has_both_totals(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "strata.csv"
    rows = [(*each.split(":"), stratum) for each in ROWS.split() for stratum in ("perempuan", "laki-laki")]
    lines = [f"{','.join(cell)},{stratum},{count}\n" for cell, count, stratum in rows]
    path.write_text("A,B,C,stratum,count\n" + "".join(lines), "utf-8")
    assert main(["prevalence", "estimate", str(path), "--bootstrap", "64", "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert found["strata"]["N"] == pytest.approx(found["strata"]["collapsed_N"], rel=0.02)
    assert [each["n"] for each in found["strata"]["strata"]] == [1008, 1008]
    assert main(["prevalence", "estimate", str(path), "--bootstrap", "64", "--public"]) == 0
    assert "(1.010 tercatat)" in capsys.readouterr().out


def test_compare_sets_the_methods_side_by_side(table: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["prevalence", "compare", str(table), "--json"]) == 0
    methods = [each["method"] for each in json.loads(capsys.readouterr().out)["answers"]]
    assert {"bic", "aicc", "stepwise", "averaged", "chao", "latent2", "latent3"} <= set(methods)


def test_simulate_makes_a_table_that_can_be_estimated(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert (
        main(["prevalence", "simulate", "--scenario", "D", "--n", "9000", "--seed", "4", "--draws", "2"]) == 0
    )
    path = tmp_path / "rekaan.csv"
    path.write_text(capsys.readouterr().out, "utf-8")
    assert main(["prevalence", "estimate", str(path), "--bootstrap", "32", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["interval"]["method"] == "percentile"
    assert main(["prevalence", "simulate", "--scenario", "A", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["N"] == 24_000


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["--max-order", "9"], "1 sampai 7"),
        (["--bootstrap", "-1"], "ulangan"),
        (["--missed-links", "0.7"], "0.03"),
        (["--force", "A"], "A:B"),
        (["--force", "A:X"], "Tidak ada daftar X"),
        (["--seed", "-2"], "Benih"),
    ],
)
def test_bad_options_are_one_sentence(
    table: Path, words: list[str], told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["prevalence", "estimate", str(table), "--bootstrap", "0", *words]) == BAD_INPUT
    said = capsys.readouterr()
    assert told in said.err
    assert (said.out, said.err.count("\n")) == ("", 1)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("A,count\n1,40\n", "satu daftar"),
        ("A,B,C,count\n1,0,0,30\n0,1,0,20\n1,1,0,9\n", "daftar C"),
        ("A,B,count\n1,0,-4\n", "negatif"),
        ("A,B,count\n1,0,4\n0,1,4\n1,1,4\n", "kurang dari 20"),
        ("A,B,C,count\n1,1,0,30\n0,0,1,20\n1,1,1,9\n", "persis sama"),
        (",".join("ABCDEFGHIJKL") + ",count\n" + "1," * 12 + "30\n", "12 daftar"),
    ],
)
def test_a_bad_table_is_one_sentence_and_nothing_is_written(
    tmp_path: Path, text: str, told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    path, html = tmp_path / "x.csv", tmp_path / "x.html"
    path.write_text(text, "utf-8")
    assert main(["prevalence", "estimate", str(path), "--html", str(html)]) == BAD_INPUT
    said = capsys.readouterr()
    assert told in said.err
    assert said.out == ""
    assert not html.exists()


@pytest.mark.parametrize("place", ["tidak/ada/x.html", "."])
def test_a_page_that_cannot_be_written_is_one_sentence_before_the_work(
    table: Path, tmp_path: Path, place: str, capsys: pytest.CaptureFixture[str]
) -> None:
    for verb in ("estimate", "compare"):
        assert main(["prevalence", verb, str(table), "--html", str(tmp_path / place)]) == BAD_INPUT
        said = capsys.readouterr()
        assert "tidak dapat ditulis" in said.err
        assert (said.out, said.err.count("\n")) == ("", 1)


def test_a_refusal_is_a_result(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "x.csv"
    path.write_text("A,B,C,count\n1,0,0,20\n0,1,0,20\n0,0,1,10\n", "utf-8")
    assert main(["prevalence", "estimate", str(path), "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["verdict"] == "refused"


def test_ctrl_c_ends_at_the_next_moment_and_a_second_one_at_once() -> None:
    before = signal.getsignal(signal.SIGINT)
    with prevalence._Progress("en") as told:
        told(1, 2)
        signal.raise_signal(signal.SIGINT)
        with pytest.raises(KeyboardInterrupt):
            told(2, 2)
        with pytest.raises(KeyboardInterrupt):
            signal.raise_signal(signal.SIGINT)
    assert signal.getsignal(signal.SIGINT) is before
