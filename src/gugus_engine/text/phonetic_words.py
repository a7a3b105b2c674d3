"""Words around Indonesian names: titles that are no name, short forms, names that very many bear."""

from __future__ import annotations

TITLES = frozenset(
    "ibu bu bapak pak bpk mak emak mamak mami mbak mba mbok mas bang abang kak kakak om tante teh teteh cak bunda mama ceu kang mang akang "
    "tuan nyonya ny nn tn sdr sdri saudara saudari hj haji hajah hajjah kh kyai kiai ust ustad ustadz ustaz "
    "ustadzah ustazah dr drs dra ir prof raden rd rr alm almh almarhum almarhumah".split()
)
CONNECTORS = frozenset("bin binti bt bte alias als dkk".split())

CANONICAL = {
    short: full
    for full, shorts in {
        "muhamad": "muh moh moch mohd muhd mhd mhmd mch much mohammed muhammed mohamed muhamed",
        "abdul": "abd abdl abdu abdol",
        "siti": "st",
        "ahmad": "ach ahm akh",
        "nur": "nor",
        "yusuf": "yusup yosef yosep yoseph joseph josep josef jusuf jusup yusef",
        "umar": "omar",
        "usman": "osman",
        "yohanes": "yoh johanes johannes yohannes johanis yohanis",
        "fransiskus": "frans",
        "daeng": "dg",
        "boru": "br",
        "dewi": "dw",
    }.items()
    for short in shorts.split()
}
"""Short forms and spellings that no rule of sound brings together, each with its full form."""

COMMON = "muhamad ahmad siti nur sri abdul putri dwi tri dewi wati putra ni nyoman wayan made ketut agus eko".split()
"""Words that so many bear that one of them alone in common says nothing."""
