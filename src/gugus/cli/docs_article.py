"""The reference page of a read article and its JSON Schema, made from the declared schema."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping

from gugus.intake.articles import schema
from gugus_engine.article import Kind
from gugus_engine.article.reading import SCHEMA
from gugus_engine.article.schema import DRAFT_KINDS, SHARED, VALUES, Field, Node

PROBLEMS = ("empty", "too_long", "is_html", "not_indonesian", "other_subject", "not_news", "many_articles")
FILE_PROBLEMS = (
    "articles.unreadable", "articles.too_large", "articles.not_text",
    "article.scanned", "article.page_without_text", "article.file_closed",
)  # fmt: skip
TITLES = {
    "span": "A span", "quoted": "A quoted span", "day": "A day", "agency": "An agency", "named": "Who asks or promises",
    "speaker": "A speaker", "sentence": "A sentence for people", "region": "A region", "scope": "The region of a claim",
    "held_in": "The region of an activity", "other_place": "A region in another role", "period": "A period",
    "dates": "The three days of an activity", "place_name": "A venue or a group",
}  # fmt: skip
HEAD = f"""# The schema of a read article

`./gugus text read FILE… --json` prints one document of schema `gugus.articles/1`; each article in it has the schema
`{SCHEMA}`, in which drafts are stored too. As JSON Schema: [article-schema.json](article-schema.json). Why the reader
reads as it does: [reading articles](../explanation/reading-articles.md). How well: [the measure](reading-measure.md).
Every labelled text of the tests is read and held against this schema.

Keys are English, snake_case; every key is always there. What the text does not say is `null`, never an empty guess. Days
are `2024-05-28`; months and years of a period may be shorter (`2024-05`, `2020`). Region codes are dotted (`32.03`).
Offsets count characters of the original text from 0. Sentences for people are a `key` with `values`, spoken from
`sentences.yaml`.

## The document

| key | meaning |
|---|---|
| `schema` | `gugus.articles/1` |
| `articles` | one entry for each file, in the order given: `file`, its name without folder, and the keys below |
"""
EXAMPLE = r"""
## An example

The second draft of it, laid out for reading; the command prints each article on one line.

```console
$ ./gugus text read docs/examples/berita-contoh.txt --as-of 2026-11-21 --json
{
  "schema": "gugus.articles/1",
  "articles": [
    {
      "file": "berita-contoh.txt",
      "schema": "%s",
      "problem": null,
      "drafts": [
        {
          "id": "f1",
          "kind": "figure",
          "spans": [{"start": 260, "end": 349, "quote": "\"Sepanjang 2025 kami menerima lebih dari 30 laporan,\" …"}],
          "value": {
            "number": 30, "bound": "lower", "unit": "laporan", "measure": null, "purpose": null, "who": null,
            "source": null, "period": {"from": "2025", "to": "2025", "text": "2025"},
            "part_of": null, "speaker": {"post": "Kepala Seksi", "agency": null}, "place": null
          }
        }
      ]
    }
  ]
}
```
"""


def page() -> str:
    """The page: the document, a draft, the value of each kind, the shapes they share, the declared words."""
    made = schema()
    problems = ", ".join(f"`article.{name}`" for name in PROBLEMS)
    files = ", ".join(f"`{name}`" for name in FILE_PROBLEMS)
    parts = [HEAD, "## An article", "", *_rows(_properties(made)), ""]
    parts += [f"Problems: {problems}; and of the file itself {files}.", "", "## A draft or a note", ""]
    parts += [
        *_rows(_properties(_defs(made)[Kind.ACTIVITY.value])),
        "",
        "Drafts are " + _kinds(DRAFT_KINDS) + ";",
    ]
    parts += ["notes " + _kinds(kind for kind in Kind if kind not in DRAFT_KINDS) + "."]
    for kind, fields in VALUES.items():
        parts += ["", f"## `{kind.value}`", "", *_rows(_plain(fields))]
    for name, fields in SHARED.items():
        parts += ["", f"## {TITLES[name]}", "", *_rows(_plain(fields))]
    parts += ["", "## Declared words", ""]
    for name, words in _defs(made).items():
        if "enum" in words:
            parts.append(f"- {name.replace('_', ' ')}: {_choices(words)}")
    return "\n".join(parts) + "\n" + EXAMPLE % SCHEMA


def document() -> str:
    """The JSON Schema as a file."""
    return json.dumps(schema(), ensure_ascii=False, indent=1) + "\n"


def _kinds(kinds: Iterable[Kind]) -> str:
    return ", ".join(f"`{kind.value}`" for kind in kinds)


def _defs(made: Node) -> dict[str, Node]:
    defs = made["$defs"]
    assert isinstance(defs, dict)  # noqa: S101 - our own schema
    return {name: each for name, each in defs.items() if isinstance(each, dict)}


def _properties(node: Node) -> dict[str, Node]:
    found = node["properties"]
    assert isinstance(found, dict)  # noqa: S101 - our own schema
    return {name: each for name, each in found.items() if isinstance(each, dict)}


def _plain(fields: Mapping[str, Field]) -> dict[str, Node]:
    return {name: field.as_json for name, field in fields.items()}


def _rows(fields: Mapping[str, Node]) -> list[str]:
    rows = [f"| `{name}` | {_shape(node)} | {node.get('description', '')} |" for name, node in fields.items()]
    return ["| key | holds | meaning |", "|---|---|---|", *rows]


def _shape(node: Node) -> str:
    """What a key holds, in a few words."""
    if isinstance(either := node.get("anyOf"), list):
        told = [_shape(each) for each in either if isinstance(each, dict)]
        return " or ".join(told) if "`null`" in told else "one of the kinds below"
    if "const" in node:
        return f"`{node['const']}`"
    if "enum" in node:
        return _choices(node)
    if "$ref" in node:
        name = str(node["$ref"]).rpartition("/")[2]
        return (
            f"[{TITLES[name].lower()}](#{TITLES[name].lower().replace(' ', '-')})"
            if name in TITLES
            else "a declared word"
        )
    if isinstance(items := node.get("items"), dict):
        return f"list: {_shape(items)}"
    return {"string": "text", "null": "`null`", "object": "by kind"}.get(
        str(node.get("type")), str(node.get("type"))
    )


def _choices(node: Node) -> str:
    words = node["enum"]
    return ", ".join(f"`{word}`" for word in words) if isinstance(words, list) else ""
