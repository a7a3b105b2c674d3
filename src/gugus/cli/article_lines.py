"""A read article as lines for a person: each draft, what was read, the doubts, the quoted words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from gugus.coordination import readings
from gugus.coordination.doubts import Words, doubts
from gugus.coordination.readings import DayRead, Draft
from gugus.core.say import speak
from gugus_engine.article.reading import Json
from gugus_engine.say import Say, Value

_MONTHS = {
    "id": "Januari Februari Maret April Mei Juni Juli Agustus September Oktober November Desember",
    "en": "January February March April May June July August September October November December",
}
_NAMED = frozenset(
    {
        *(("unit", each) for each in ("statutory", "demand", "sentence")),
        *(("status", each) for each in ("done", "pending", "conditional", "general")),
        *(("claim", each) for each in ("no_cases", "trend_up", "trend_down", "rank", "explanation")),
    }
)
"""Words of the schema that a person would not say."""
Found = Sequence[Mapping[str, Json]]


class _Lines:
    """The lines of one article's drafts in one language."""

    def __init__(self, found: Found, language: str) -> None:
        self.language = language
        self.numbers = {str(each["id"]): at for at, each in enumerate(found, start=1)}
        self.people = [_value(each) for each in found if each["kind"] == "participants"]

    def say(self, key: str, **values: Value) -> str:
        return speak(Say(f"articles.{key}", **values), self.language)

    def named(self, key: str, word: str) -> str:
        """A word of the schema as people say it, where it is not one of their own."""
        return self.say(f"{key}_{word}") if (key, word) in _NAMED else word

    def day(self, day: date) -> str:
        return f"{day.day} {_MONTHS[self.language].split()[day.month - 1]} {day.year}"

    def count(self, number: int | float | None, bound: str, unit: str) -> str:
        shown = "?" if number is None else self.number(number)
        return self.say(f"bound_{bound}", number=shown, unit=unit).strip()

    def number(self, number: int | float) -> str:
        plain = f"{number:,}"
        return plain if self.language == "en" else plain.translate(str.maketrans(",.", ".,"))

    def activity(self, number: int, key: str, value: Draft) -> Iterator[str]:
        read = readings.activity(value)
        yield self.say("head_activity", number=number, kind=read.kind, title=readings.title_of(read))
        yield from self._days({"held": read.held, "statement": read.statement, "published": read.published})
        if read.place and read.place.code:
            yield self.say("line_place", name=read.place.name, code=read.place.code)
        if read.place and read.place.reason:
            yield speak(read.place.reason, self.language)
        for line, name in (("venue", read.venue), ("organiser", read.organiser)):
            if name:
                yield self.say(f"line_{line}", name=name)
        if read.agencies:
            yield self.say("line_agencies", names=", ".join(read.agencies))
        own = [each for each in self.people if readings.people(each).of == key]
        yield from (speak(each, self.language) for each in doubts(read, own, Words(self.day, self.number)))

    def _days(self, days: Mapping[str, DayRead | None]) -> Iterator[str]:
        for key, read in days.items():
            if read is not None and (read.value or read.year):
                yield self.say(f"line_{key}", day=self.day(read.value) if read.value else str(read.year))

    def participants(self, number: int, key: str, value: Draft) -> Iterator[str]:
        read = readings.people(value)
        unit = read.who if read.counted == "organisations" else self.say(f"mode_{read.mode}")
        yield self.say("head_participants", number=number, count=self.count(read.number, read.bound, unit))
        if not read.attended:
            yield self.say("invited")
        if read.of in self.numbers:
            yield self.say("line_of", number=self.numbers[read.of])

    def figure(self, number: int, key: str, value: Draft) -> Iterator[str]:
        read = readings.figure(value)
        unit = self.named("unit", read.unit)
        counted = f"{value['measure']} ({unit})" if value.get("measure") not in (None, read.unit) else unit
        yield self.say("head_figure", number=number, count=self.count(read.number, read.bound, counted))
        if who := value.get("who"):
            yield self.say("line_who", text=str(who))
        if read.period:
            yield self.say("line_period", text=read.period)
        yield self.say("line_speaker", name=read.speaker or self.say("unknown"))

    def request(self, number: int, key: str, value: Draft) -> Iterator[str]:
        read, unknown = readings.request(value), self.say("unknown")
        yield self.say("head_request", number=number, what=read.what)
        yield self.say("line_parties", asker=read.asker or unknown, asked=read.asked or unknown)


def _value(each: Mapping[str, Json]) -> Draft:
    value = each["value"]
    return value if isinstance(value, dict) else {}


def _quotes(each: Mapping[str, Json]) -> list[str]:
    spans = each["spans"]
    return [readings.quote_of(span) for span in spans] if isinstance(spans, list) else []


def _note_line(said: _Lines, each: Mapping[str, Json]) -> str:
    """One note in a line: what it is, its words, who says or promises it, and its kind."""
    value = _value(each)
    who = readings.name_of(value.get("owner")) or readings.name_of(_post(value.get("speaker")))
    keys = ("claim", "stage", "status", "conflict", "due", "task", "when")
    kinds = [said.named(key, str(value[key])) for key in keys if value.get(key)]
    of = value.get("of")
    told = [*kinds, *([who] if who else [])]
    told += [str(key) for key in of] if isinstance(of, list) else []
    detail = f" ({'; '.join(told)})" if told else ""
    return said.say(f"note_{each['kind']}", what=f"{value.get('what') or ''}{detail}".strip())


def _post(speaker: Json | None) -> Json:
    return speaker.get("post") if isinstance(speaker, dict) else None


def lines_of(found: Found, language: str, notes: Found = ()) -> list[str]:
    """The lines of an article's drafts, then of its notes; a draft's own lines are indented by three."""
    said = _Lines(found, language)
    told = [_note_line(said, each) for each in notes]
    if not found:
        return [said.say("no_drafts"), *told]
    lines: list[str] = []
    for number, each in enumerate(found, start=1):
        tell = getattr(said, str(each["kind"]))
        head, *rest = tell(number, str(each["id"]), _value(each))
        quotes = [said.say("line_quote", quote=" ".join(quote.split())) for quote in _quotes(each)]
        lines += [head, *(f"   {line}" for line in (*rest, *quotes))]
    return lines + told
