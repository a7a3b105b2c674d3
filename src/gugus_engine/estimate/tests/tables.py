"""The published tables that the tests hold the estimates against, with their sources."""

from __future__ import annotations

from gugus_engine.estimate.reading import read_csv
from gugus_engine.estimate.table import ListTable


def _table(text: str) -> ListTable:
    rows = "\n".join(
        f"{','.join(cell)},{count}" for cell, count in (each.split(":") for each in text.split()[1:])
    )
    return read_csv(f"{text.split()[0]},count\n{rows}", published=True).shipped


# Potential victims, National Crime Agency 2013 (Silverman 2014).
UK_SIX = _table(
    "LA,NG,PF,GO,GP,NCA 100000:54 010000:463 001000:907 000100:695 000010:316 000001:57 110000:15 101000:19 "
    "100100:3 011000:56 010100:19 010010:1 010001:3 001100:69 001010:10 001001:31 000110:8 000101:6 000011:1 "
    "111000:1 110100:1 011100:4 011001:3 001101:1 111100:1"
)
# The same with police and National Crime Agency merged.
UK_FIVE = _table(
    "LA,NG,PFNCA,GO,GP 10000:54 01000:463 00100:995 00010:695 00001:316 11000:15 10100:19 10010:3 01100:62 "
    "01010:19 01001:1 00110:76 00101:11 00011:8 11100:1 11010:1 01110:4 11110:1"
)
# Killings in Kosovo, March to June 1999 (Ball et al. 2002).
KOSOVO = _table(
    "EXH,ABA,OSCE,HRW 1000:1131 0100:845 0010:936 0001:306 1100:177 1010:228 1001:106 0110:217 0101:31 "
    "0011:123 1110:181 1101:18 1011:42 0111:32 1111:27"
)
# Korean women held in Palembang (Ball, Shin, Yang 2018).
KOREA = _table("b,c,d 001:41 010:5 100:5 110:54 101:6 011:0 111:12")
# Models without an estimate (Chan, Silverman, Vincent 2021, table 2).
ARTIFICIAL = _table("A,B,C 100:40 010:30 001:20 110:6")
