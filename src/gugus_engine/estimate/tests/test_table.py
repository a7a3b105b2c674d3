"""Tables: what is read, what is refused and with which sentence."""

from __future__ import annotations

import pytest

from gugus_engine.estimate.reading import read_csv, read_rows
from gugus_engine.estimate.table import BadTable, ListTable
from gugus_engine.estimate.tests.tables import KOREA, UK_FIVE, UK_SIX

HEAD = "A,B,C,count\n"


def _refused(text: str) -> str:
    with pytest.raises(BadTable) as refused:
        read_csv(text)
    return refused.value.say.key.removeprefix("prevalence.")


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("", "no_rows"),
        ("A,B,count", "no_rows"),
        ("A,count\n1,40", "one_list"),
        (HEAD + "1,0,0,30\n0,1,0,20\n1,1,0,9", "empty_list"),
        (HEAD + "1,0,0,-3\n0,1,0,20\n1,1,1,9", "bad_count"),
        (HEAD + "1,0,0,3.5\n0,1,0,20\n1,1,1,9", "bad_count"),
        (HEAD + "1,0,0,\n0,1,0,20\n1,1,1,9", "bad_count"),
        (HEAD + "1,0,0,nan\n0,1,0,20\n1,1,1,9", "bad_count"),
        (HEAD + "1,0,0,3\n0,1,0,4\n1,1,1,9", "few_people"),
        (HEAD + "1,1,0,30\n0,0,1,20\n1,1,1,9", "copies"),
        (HEAD + "1,0,2,30", "bad_mark"),
        (HEAD + "1,0,0", "ragged"),
        (HEAD + "0,0,0,8\n1,0,0,30\n0,1,0,20\n1,1,1,9", "on_no_list"),
        ("A,A,count\n1,0,30", "same_name"),
        (",".join("ABCDEFGHIJKL") + ",count\n" + "1," * 12 + "30", "many_lists"),
        ("A,B,draw,weight,count\n1,0,1,1,30\n0,1,1,1,20\n1,1,1,1,9", "no_shipped_draw"),
        ("A,B,draw,weight,count\n1,0,0,x,30", "bad_weight"),
        ("A,B,draw,weight,count\n1,0,0,0,30\n0,1,0,0,20\n1,1,0,0,9", "bad_weight"),
    ],
)
def test_bad_input_has_its_sentence(text: str, key: str) -> None:
    assert _refused(text) == key


def test_the_published_tables_have_their_people() -> None:
    assert (UK_SIX.people, UK_FIVE.people, KOREA.people) == (2744, 2744, 123)


def test_merging_two_lists_gives_the_published_five_list_table() -> None:
    assert UK_SIX.merged("PF", "NCA").counts == UK_FIVE.counts


def test_without_a_list_those_on_it_alone_are_on_none() -> None:
    assert UK_SIX.without("GP").people == 2744 - 316


def test_repeated_rows_and_semicolons_are_read() -> None:
    table = read_csv("A;B;jumlah\n1;0;20\n1;0;20\n0;1;30\n1;1;12\n").shipped
    assert (table.people, table.counts) == (82, (0, 40, 30, 12))


def test_draws_are_kept_apart_from_the_shipped_clustering() -> None:
    rows = "1,0,{d},{w},{n}\n0,1,{d},{w},30\n1,1,{d},{w},12\n"
    text = "".join(rows.format(d=draw, w=weight, n=40 + draw) for draw, weight in ((0, 1), (1, 1), (2, 3)))
    read = read_csv("A,B,draw,weight,count\n" + text)
    assert read.uncertain
    assert (read.shipped.people, [each.people for each in read.draws]) == (82, [83, 84])
    assert read.weights == (0.25, 0.75)


def test_rows_of_a_parquet_file_are_read_alike() -> None:
    rows = [{"A": 1, "B": 0, "count": 40}, {"A": 0, "B": 1, "count": 30}, {"A": 1, "B": 1, "count": 12}]
    assert read_rows(["A", "B", "count"], rows).shipped.people == 82


def test_a_table_does_not_show_its_counts() -> None:
    assert "463" not in repr(UK_SIX)


def test_two_tables_of_the_same_counts_are_the_same() -> None:
    assert ListTable(UK_SIX.names, UK_SIX.counts, True) == UK_SIX
