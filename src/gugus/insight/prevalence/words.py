"""An estimate in sentences of one language."""

from __future__ import annotations

from gugus.core.say import speak
from gugus_engine.estimate.result import Answer, Estimate, Verdict
from gugus_engine.say import Say, Value


class Words:
    """Sentences and numbers in "id" or "en"."""

    def __init__(self, language: str) -> None:
        self.language = language

    def say(self, key: str, **values: Value) -> str:
        """The sentence `prevalence.KEY`."""
        return speak(Say(f"prevalence.{key}", **values), self.language)

    def number(self, value: float | None) -> str:
        """People in whole numbers with the language's thousands; a dash for none, words for no bound."""
        if value is None:
            return "–"
        if value == float("inf"):
            return self.say("not_bounded_short")
        return self._marks(f"{value:,.0f}")

    def decimal(self, value: float) -> str:
        """A number with one decimal."""
        return self._marks(f"{value:,.1f}")

    def _marks(self, text: str) -> str:
        return text if self.language == "en" else text.translate(str.maketrans(",.", ".,"))

    def headline(self, found: Estimate) -> str:
        """The one sentence that may be quoted: range first."""
        hull = found.sensitivity
        if hull is None or found.verdict is Verdict.REFUSED:
            return self.say("headline_refused")
        kind = "open" if hull.high is None else _kind(found)
        values = {"low": self.number(hull.low), "high": self.number(hull.high)}
        if found.chosen.total is None:
            return self.say(f"headline_{kind}_range", **values)
        return self.say(f"headline_{kind}", **values, total=self.number(found.chosen.total))

    def parts(self, found: Estimate) -> str:
        """How many are listed, and how many of the whole number would be hidden."""
        n, hidden = self.number(found.people), found.hidden
        said = [self.say("listed", n=n)]
        if found.mended_people is not None:
            said = [self.say("listed_mended", n=n, mended=self.number(found.mended_people))]
        if hidden is not None:
            end = "hidden_open" if hidden.high is None else "hidden_range"
            said.append(self.say(end, low=self.number(hidden.low), high=self.number(hidden.high)))
        if hidden is not None and hidden.total is not None:
            said.append(self.say("hidden_chosen", total=self.number(hidden.total)))
        return " ".join(said)

    def box(self, found: Estimate) -> str:
        """The fixed box that stands on every page."""
        period = found.facts.period or self.say("unknown_period")
        return self.say("box", lists=len(found.lists), period=period)

    def reasons(self, found: Estimate) -> list[str]:
        """Why the verdict is what it is."""
        return [self._spoken(say) for say in found.reasons]

    def caveats(self, found: Estimate) -> list[str]:
        """What the reader must know besides."""
        return [self._spoken(say) for say in found.caveats]

    def _spoken(self, say: Say) -> str:
        told = {name: self._value(each) for name, each in say.values}
        return self.say(say.key.removeprefix("prevalence."), **told)

    def _value(self, value: Value) -> str:
        if isinstance(value, float):
            return self.decimal(value)
        return self.number(value) if isinstance(value, int) else value

    def method(self, answer: Answer) -> str:
        """The name of a method, with its order."""
        name = self.say(f"method_{answer.method}")
        return name if answer.max_order is None else self.say("of_order", name=name, order=answer.max_order)

    def ends(self, answer: Answer) -> str:
        """Both ends of an answer's interval; words where the upper one is not bounded."""
        if answer.low is None:
            return ""
        high = self.say("not_bounded_short") if answer.high is None else self.number(answer.high)
        return f"{self.number(answer.low)}–{high}"

    def status(self, answer: Answer) -> str:
        """How an answer is to be taken: what its interval is, or why there is none."""
        if answer.status != "ok":
            return self.say(f"status_{answer.status}")
        return self.say(f"interval_{answer.interval}")

    def undecided(self, found: Estimate) -> list[str]:
        """How many models the data leave in play."""
        if found.effective_models is None or not found.near:
            return []
        return [self.say("effective", models=self.decimal(found.effective_models), near=len(found.near))]

    def interval(self, found: Estimate) -> list[str]:
        """The bootstrap interval with its percentiles and Monte Carlo errors; nothing where there is none."""
        whole = found.interval
        if whole is None:
            return self.undecided(found)
        lines = [
            *self.undecided(found),
            self.say(
                f"line_{whole.method}", low=self.number(whole.low.value), high=self.number(whole.high.value),
                level=round(100 * whole.level), replicates=whole.replicates,
            )
        ]  # fmt: skip
        for end, limit in (("low", whole.low), ("high", whole.high)):
            values: dict[str, Value] = {
                "percentile": self.decimal(100 * limit.percentile),
                "error": self.number(limit.error),
                "raw": self.number(limit.raw),
                "plain": self.number(limit.plain),
            }
            resolved = limit.resolved or whole.method == "percentile"
            lines.append(self.say(f"limit_{end}" if resolved else f"limit_{end}_not_resolved", **values))
        return lines

    def methods(self, found: Estimate) -> str:
        """The paragraph for a report's methods section, with its sources."""
        whole = found.interval
        told = self.say(
            "methods", lists=len(found.lists), n=self.number(found.people), criterion=self.say(f"method_{found.criterion}"),
            replicates=0 if whole is None else whole.replicates, seed=found.seed, order=found.answers[0].max_order or 2
            if found.answers else 2,
        )  # fmt: skip
        return " ".join([told, *self._asked(found)])

    def _asked(self, found: Estimate) -> list[str]:
        """What the reader of the methods must know was asked for: forced paths, mended links."""
        said = []
        if found.forced:
            said.append(self.say("methods_forced", paths=", ".join(":".join(each) for each in found.forced)))
        if found.missed_links:
            said.append(self.say("methods_mended", percent=self.decimal(100 * found.missed_links)))
        return said


def _kind(found: Estimate) -> str:
    """The verdict's headline; of its own where only the number of replicates keeps it from being stable."""
    keys = {each.key for each in found.reasons}
    few = keys & {"prevalence.no_interval", "prevalence.few_replicates"} and "prevalence.wide" not in keys
    return "few" if few and found.verdict is Verdict.DEPENDS else found.verdict.value
