"""The page of the access matrix: the grid by area, what its words mean, and every line in full."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from gugus.web.matrix import REST, Row, Shape, Table

INTRO = (
    "Who gets which answer at which address. Declared in `web/data/access.yaml`, each line played cell by cell in",
    "`tests/matrix/test_matrix.py::test_every_cell_of_a_line_answers_as_declared` ([promise P16](../../SECURITY.md)): a page",
    "that answers otherwise fails the check, and so does a new address, a step of a page or a role that is not placed. Where",
    "the last two columns are empty, whoever is not signed in is led to the sign-in page, and whoever still owes a second",
    "factor to where it is set up.",
    "",
    "What *another agency* means today: a report, an event, a police file, a rakor, an activity and a request belong to a",
    "region, and every agency of its task force whose role carries the right sees them; the people of an event open by",
    "assignment, whatever the agency. A hand-off belongs to the two posts at its ends, in whatever region; an incident to",
    "the post that records it and to custodians; a commitment is moved on by the post that owns it; an emergency belongs to",
    "whoever opened it. A police file names its police unit, but the unit opens nothing: the prosecutor of the same task",
    "force reads it too.",
)
OUTSIDE = ("sign_in", "enrol")


def page(table: Table) -> str:
    """The whole page as Markdown."""
    parts = [
        "# Access matrix",
        "",
        *INTRO,
        "",
        *_answers(table),
        *_situations(table),
        *_shapes(table),
        *_grid(table),
    ]
    return "\n".join(parts) + "\n"


def _row(*cells: object) -> str:
    return "| " + " | ".join(str(cell).replace("|", "\\|") for cell in cells) + " |"


def _head(*cells: object) -> list[str]:
    return [_row(*cells), _row(*["---"] * len(cells))]


def _answers(table: Table) -> Iterator[str]:
    yield from ("## Answers", "", *_head("answer", "what comes"))
    yield from (_row(f"`{key}`", one.en) for key, one in table.answers.items())
    yield ""


def _situations(table: Table) -> Iterator[str]:
    yield from ("## Situations", "", "Where somebody asks from, seen from the thing that is asked for.", "")
    yield from _head("situation", "who asks")
    yield from (_row(f"`{key}`", one.en) for key, one in table.situations.items())
    yield from ("", "## Things", "", "What an address is about, and in which situations it is asked for.", "")
    yield from _head("thing", "what it is", "situations")
    for key, thing in table.things.items():
        yield _row(f"`{key}`", thing.words.en, ", ".join(thing.situations))
    yield ""


def _shapes(table: Table) -> Iterator[str]:
    yield from ("## Words of the grid", "", "Each word says which answer comes in which situation.", "")
    yield from _head("word", "meaning", "answers")
    yield from (_row(f"`{key}`", one.words.en, _told(one)) for key, one in table.shapes.items())
    yield ""


def _told(shape: Shape) -> str:
    """The answers of a shape: "own: done; else: absent"."""
    given = [(situation, answer) for situation, answer in shape.answers.items() if situation != REST]
    told = [f"{', '.join(found)}: {answer}" for answer, found in _grouped(given)]
    rest = shape.answers.get(REST, "")
    last = [f"otherwise {rest}" if told else rest] if rest else []
    return "; ".join([*told, *last])


def _grouped(pairs: Iterable[tuple[str, str]]) -> list[tuple[str, list[str]]]:
    found: dict[str, list[str]] = {}
    for situation, answer in pairs:
        found.setdefault(answer, []).append(situation)
    return list(found.items())


def _grid(table: Table) -> Iterator[str]:
    yield from ("## The grid", "", "One line for every address and step, one column for every role.", "")
    heads = [f"`{role}`" for role in table.roles]
    yield from _head("page", "step", "thing", *heads, "not signed in", "second factor owed")
    yield from (_line(table.roles, row) for row in table.rows)


def _line(roles: Sequence[str], row: Row) -> str:
    words = [row.shapes[role].key for role in roles]
    outside = [
        "" if told == usual else told for told, usual in zip((row.anonymous, row.half), OUTSIDE, strict=True)
    ]
    return _row(f"`{row.page}`", row.step, row.thing.key, *words, *outside)
