"""Which offices a story says to have a part in what is told: a helper, a place, an office already told have none.

An office has a part where it is said to do one of the declared acts ("pak kades minta uang"), where
something is done by it ("diancam polisi"), given to it ("setor ke polsek") or done with it, where it is
named as the culprit or the culprit's kin ("calonya adik pak lurah"), or where the teller asks that it must
not know. The nearest one to the left of an act is the one who does it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from gugus_engine.say import Say
from gugus_engine.screen.marks import Deed, Line, Marks, Office, Person, Role, marks_of, read_lines
from gugus_engine.screen.vocabulary import Act, Vocabulary, Voice, Who
from gugus_engine.text.spans import Span

KIN, WISH, IS_IT, INSIDE = "kin", "wish", "culprit", "insider"
REACH, NEAR, SOON, LATER = 14, 3, 5, 8
"""Words looked at: back to who does it, back to a "tidak", on to what is done, on to "oleh"."""


@dataclass(frozen=True)
class Part:
    """One proposal: the group of office, why (a declared act, or what else it is), and the words that say so."""

    group: str
    why: str
    span: Span

    @property
    def reason(self) -> Say:
        """The reason as a sentence."""
        return Say(f"screening.part.{self.why}")


@dataclass(frozen=True)
class _Found:
    office: Office
    why: str
    first: int
    last: int


@dataclass(frozen=True)
class _Before:
    """What the sentence before leaves behind: an office somebody of which it spoke of, an act nobody is named for."""

    office: Office | None = None
    open_act: str = ""


def find_parts(text: str, words: Vocabulary) -> tuple[Part, ...]:
    """One proposal for each group of office that is said to have a part, in the order of the story."""
    found: dict[str, Part] = {}
    before = _Before()
    for line in read_lines(text, words):
        marks = marks_of(line, words)
        if not (marks.offices or marks.deeds or marks.people):
            continue
        reader = _Reader(marks, words, before)
        for each in reader.findings():
            part = Part(each.office.named.group, KIN if each.office.kin else each.why, _span(line, each))
            found.setdefault(part.group, part)
        before = reader.leaves()
    return tuple(found.values())


def _span(line: Line, found: _Found) -> Span:
    first, last = min(found.first, found.office.start), max(found.last, found.office.last)
    return Span(line.spans[max(first, 0)].start, line.spans[min(last, len(line.spans)) - 1].end)


def _in_order(offices: Sequence[Office], people: Sequence[Person]) -> list[Office | Person]:
    both: list[Office | Person] = [*offices, *people]
    return sorted(both, key=lambda each: each.first)


class _Reader:
    """Reads one sentence with what the one before left behind."""

    def __init__(self, marks: Marks, words: Vocabulary, before: _Before) -> None:
        self.marks, self.words, self.before = marks, words, before
        self.line = marks.line
        self.open_act = ""

    def findings(self) -> Iterator[_Found]:
        """All parts the sentence tells of, the plain acts first."""
        for deed in self.marks.deeds:
            for act in deed.acts:
                yield from self._act(deed, act)
        yield from self._named_culprits()
        yield from self._identity()
        yield from self._wishes()

    def leaves(self) -> _Before:
        """What the next sentence may lean on."""
        doers = [each for each in self.marks.offices if each.role is Role.SUBJECT]
        people = [each for each in self.marks.people if each.who in (Who.OTHER, Who.CULPRIT)]
        last = doers[-1] if doers else None
        if last and any(each.first > last.first and not self._is_object(each) for each in people):
            last = None
        if last is None and not people and self._third():
            last = self.before.office
        return _Before(last, self.open_act)

    def _third(self) -> bool:
        return any(each.who is Who.THIRD for each in self.marks.people)

    def _act(self, deed: Deed, act: Act) -> Iterator[_Found]:
        end = 0 if self._is_unsaid(deed) or self._is_suffered(deed, act) else self._fits(deed, act)
        if not end:
            return
        seek = {
            Voice.ACTIVE: self._doer, Voice.PASSIVE: self._done_by, Voice.TO: self._given_to, Voice.WITH: self._done_with,
        }[act.voice]  # fmt: skip
        office = seek(deed, act)
        if office is not None and office.named.group not in act.exempt:
            yield _Found(office, act.key, deed.first, end)

    def _is_unsaid(self, deed: Deed) -> bool:
        return self.line.has(self.words["negations"], deed.first - NEAR, deed.first)

    def _is_suffered(self, deed: Deed, act: Act) -> bool:
        """ "was threatened": a form that is done and suffered alike is suffered behind an auxiliary verb."""
        both = any(each.voice is Voice.PASSIVE for each in deed.acts)
        return (
            act.voice is Voice.ACTIVE and both and self.line.key(deed.first - 1) in self.words["auxiliaries"]
        )

    def _fits(self, deed: Deed, act: Act) -> int:
        """Where the act ends with what it needs; 0 where that does not stand soon after it, or something harmless does."""
        soon = range(deed.last, self.line.clause(deed.last, deed.last + SOON))
        if any(self.line.key(at) in act.never for at in soon):
            return 0
        if act.needs is None:
            return deed.last
        counted = bool(act.needs & self.words["millions"])
        found = (
            at + 1
            for at in soon
            if self.line.key(at) in act.needs or (counted and self.line.has_number(at, at + 1))
        )
        return next(found, 0)

    def _doer(self, deed: Deed, act: Act) -> Office | None:
        """Who does it: the nearest to the left, else the culprit named to the right ("yang ngajak itu pak RT")."""
        headless = (
            self.line.key(deed.first - 1) in self.words["headless"] and self.line.breaks[deed.first - 1]
        )
        right = self._named_after(deed)
        if right is not None or headless:
            return right
        doer = self._nearest_left(deed.first)
        if isinstance(doer, Office):
            return None if self._is_asked(doer) else doer
        if not (isinstance(doer, Person) and doer.who is Who.SELF):
            self.open_act = self.open_act or act.key
        return self.before.office if doer is None and deed.first <= NEAR else None

    def _nearest_left(self, at: int) -> Office | Person | None:
        doers = [each for each in self.marks.offices if each.role is Role.SUBJECT and each.last <= at]
        people = [each for each in self.marks.people if each.last <= at and self._acts(each)]
        near = _in_order(doers, people)
        if not near or at - near[-1].last > REACH:
            return None
        last = near[-1]
        return self._meant(last) if isinstance(last, Person) and last.who is Who.THIRD else last

    def _meant(self, third: Person) -> Office | Person:
        """Whom "dia" means: who was spoken of last, in this sentence or the one before."""
        spoken = [
            each for each in self.marks.offices if each.role is Role.SUBJECT and each.last <= third.first
        ]
        others = [
            each
            for each in self.marks.people
            if each.last <= third.first and each.who in (Who.OTHER, Who.CULPRIT) and self._acts(each)
        ]
        near = _in_order(spoken, others)
        return near[-1] if near else self.before.office or third

    def _acts(self, one: Person) -> bool:
        """Whether somebody can be the one who does it: not "desa kami", not "soal agen", not whom it is done to."""
        before = "" if self.line.breaks[one.first] else self.line.key(one.first - 1)
        if one.who is Who.SELF:
            return not before or before in self.words["conjunctions"]
        if self._has_clause(one):
            return True
        if before in self.words["prepositions"]:
            return False
        return not self._is_object(one)

    def _has_clause(self, one: Person) -> bool:
        after = self.line.keys[one.last : one.last + NEAR]
        relatives = self.words["relatives"]
        return self.line.key(one.last - 1) in relatives or any(key in relatives for key in after[:2])

    def _is_object(self, one: Person) -> bool:
        if self._has_clause(one) or self.line.breaks[one.first]:
            return False
        done = any(each.last == one.first for each in self.marks.deeds)
        return done or self.line.is_verb(one.first - 1)

    def _is_asked(self, office: Office) -> bool:
        """ "Kalau pak kades minta uang", "apakah polisi terlibat": asked or imagined, not told."""
        return self.line.has(self.words["ifs"], office.start - 2, office.start)

    def _named_after(self, deed: Deed) -> Office | None:
        """ "Yang ngajak adik saya itu pak RT": the one who does it is named after the act."""
        if not self.line.has(self.words["relatives"], deed.first - 4, deed.first):
            return None
        for office in self.marks.offices:
            if deed.last <= office.start <= deed.last + 6 and self._leads_to(deed.last, office):
                return office
        return None

    def _leads_to(self, start: int, office: Office) -> bool:
        if office.role not in (Role.SUBJECT, Role.BY) or any(self.line.breaks[start : office.start + 1]):
            return False
        between = range(start, office.start)
        heard = self.words["negations"] | self.words["told"]
        return not any(self.line.key(at) in heard or self.line.is_verb(at) for at in between)

    def _done_by(self, deed: Deed, act: Act) -> Office | None:
        """The office by which it is done: "diancam polisi", "ditawari kerja di kapal oleh guru"."""
        for office in self.marks.offices:
            if office.start == deed.last and office.role is not Role.NONE and not self.words["auxiliaries"]:
                return office
            if deed.last <= office.start <= deed.last + LATER and office.role is Role.BY:
                source = self.line.key(office.start - 1) in self.words["sources"]
                return office if not source or office.named.person else None
        return self._asked_at(deed) if act.key == "money" else None

    def _asked_at(self, deed: Deed) -> Office | None:
        """ "Di kelurahan kami dimintai uang": where nobody else asks, the office does."""
        if any(
            deed.last <= each.first <= deed.last + NEAR and each.who is not Who.SELF
            for each in self.marks.people
        ):
            return None
        for office in self.marks.offices:
            here = (
                self.line.key(office.start - 1) in self.words["at"]
                and office.last <= deed.first <= office.last + 3
            )
            if here and not office.named.person:
                return office
        return None

    def _given_to(self, deed: Deed, _act: Act) -> Office | None:
        for office in self.marks.offices:
            near = deed.last <= office.start <= deed.last + SOON
            if near and (
                office.start == deed.last or self.line.key(office.start - 1) in self.words["given_to"]
            ):
                return office
        return None

    def _done_with(self, deed: Deed, _act: Act) -> Office | None:
        """The office with which a culprit does it; offices that work with each other are nothing odd."""
        doer = self._nearest_left(deed.first)
        if not (isinstance(doer, Person) and doer.who in (Who.CULPRIT, Who.THIRD, Who.OTHER)):
            return None
        for office in self.marks.offices:
            near = deed.last <= office.start <= deed.last + 2
            if near and self.line.key(office.start - 1) in self.words["done_with"]:
                return office
        return None

    def _named_culprits(self) -> Iterator[_Found]:
        for person in self.marks.people:
            if person.who is Who.CULPRIT:
                yield from self._culprit(person)
                yield from self._called_so(person)
            elif person.who is Who.INSIDER:
                yield from self._insider(person)

    def _culprit(self, person: Person) -> Iterator[_Found]:
        for office in self.marks.offices:
            after = person.last <= office.start <= person.last + 6
            before = 0 <= person.first - office.last <= 4
            if (after and self._is_the(person.last, office)) or (before and self._is_called(office, person)):
                yield _Found(office, IS_IT, person.first, person.last)

    def _is_the(self, start: int, office: Office) -> bool:
        """ "Perekrutnya ternyata adik pak kades", "calonya kerja di dukcapil"."""
        if office.role is Role.NONE or any(self.line.breaks[start : office.start + 1]):
            return False
        between = self.line.keys[start : office.start]
        if between and between[-1] in self.words["toward"] and not set(between) & self.words["work_at"]:
            return False
        odd = [at for at in range(start, office.start) if self.line.key(at) not in self.words["fillers"]]
        return not odd or (len(odd) <= NEAR and self._is_spelt_out(start, office, odd))

    def _is_spelt_out(self, start: int, office: Office, odd: list[int]) -> bool:
        """ "Yang punya karaoke itu anak bupati", "yang urus semua suratnya bu kades"."""
        heard = self.words["negations"] | self.words["told"] | self.words["prepositions"]
        if any(self.line.key(at) in heard or self.line.is_verb(at) for at in odd):
            return False
        return (
            self.line.key(office.start - 1) in self.words["links"]
            or self.line.key(start - 2) in self.words["relatives"]
        )

    def _is_called(self, office: Office, person: Person) -> bool:
        """ "Pak kades itu calonya", "guru saya ternyata agen"."""
        between = self.line.keys[office.last : person.first]
        allowed = self.words["links"] | self.words["fillers"] | self.words["relatives"]
        if office.role is not Role.SUBJECT or any(self.line.breaks[office.last : person.first + 1]):
            return False
        linked = bool(set(between) & self.words["links"]) or self.line.raw[person.last - 1].endswith("nya")
        return linked and all(key in allowed for key in between) and not self._has_clause(person)

    def _called_so(self, person: Person) -> Iterator[_Found]:
        """ "Dia sendiri sponsornya", where "dia" is somebody of an office."""
        for third in self.marks.people:
            if third.who is Who.THIRD and 0 <= person.first - third.last <= 2:
                meant = self._meant(third)
                if (
                    isinstance(meant, Office)
                    and set(self.line.keys[third.last : person.first]) <= self.words["links"]
                ):
                    yield _Found(meant, IS_IT, third.first, person.last)

    def _insider(self, person: Person) -> Iterator[_Found]:
        for office in self.marks.offices:
            if person.last <= office.start <= person.last + 2:
                yield _Found(office, INSIDE, person.first, person.last)
                return

    def _identity(self) -> Iterator[_Found]:
        """ "Dia perangkat desa di sini", after a sentence that told what he did."""
        third = next((each for each in self.marks.people if each.who is Who.THIRD), None)
        if not self.before.open_act or third is None or third.first > 1:
            return
        for office in self.marks.offices:
            if third.last <= office.start <= third.last + 4 and self._is_the(third.last, office):
                yield _Found(office, self.before.open_act, third.first, third.last)

    def _wishes(self) -> Iterator[_Found]:
        """ "Tolong jangan sampai pak kades tahu", "takut ketahuan bu lurah"."""
        for office in self.marks.offices:
            at = self._plea(office)
            if at is not None:
                yield _Found(office, WISH, at, office.last)

    def _plea(self, office: Office) -> int | None:
        keys, start = self.line.keys, max(office.start - 6, 0)
        for at in range(start, office.start):
            told = not self.line.has(self.words["commands"], at - SOON, at)
            if keys[at] in self.words["donts"] and told and self._is_meant_as_wish(at):
                return at
            if keys[at] in self.words["fears"] and self._is_feared_to_know(at, office):
                return at
        return None

    def _is_meant_as_wish(self, at: int) -> bool:
        return self.line.key(at + 1) in self.words["lets"] or self.line.has(
            self.words["pleas"], at - SOON, at
        )

    def _is_feared_to_know(self, at: int, office: Office) -> bool:
        if self.line.has(self.words["found_out"], at, office.start):
            return True
        return self.line.has(self.words["knowing"], office.last, office.last + 4)


def offices_named(text: str, words: Vocabulary) -> tuple[tuple[str, ...], str]:
    """The groups of office that a short line names ("pak Budi kades"), and the rest of its words, as they were typed."""
    groups: list[str] = []
    rest: list[str] = []
    for line in read_lines(text, words):
        marks = marks_of(line, words)
        taken = {at for office in marks.offices for at in range(office.first, office.last)}
        groups += [office.named.group for office in marks.offices]
        rest += [
            line.spans[at].quote(text)
            for at, key in enumerate(line.keys)
            if at not in taken and key not in words["holders"] | words["honorifics"] | words["prepositions"]
        ]
    return tuple(dict.fromkeys(groups)), " ".join(rest)
