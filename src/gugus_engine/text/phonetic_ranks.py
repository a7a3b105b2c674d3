"""Words that people tell with a name and that are no part of it: ranks, posts, degrees, and look-alike letters."""

from __future__ import annotations

RANKS = frozenset(
    "bharada bharatu bharaka abripda abriptu abrip bripda briptu brigpol brigadir bripka aipda aiptu ipda iptu akp "
    "kompol akbp kombes kombespol brigjen irjen komjen jenderal jendral inspektur komisaris bhayangkara pol purn "
    "purnawirawan pratu praka prajurit kopda koptu kopka kopral serda sertu serka serma sersan pelda peltu letda "
    "lettu letnan kapten mayor letkol kolonel mayjen letjen kelasi laksma laksda laksdya marsma marsda marsdya "
    "marsekal".split()
)
"""Ranks of police and army, from the lowest to the highest; none of them is a name."""
POSTS = frozenset(
    "kanit kasat kasatreskrim kapolsek kapolres kapolresta kapolda kapolri wakapolsek wakapolres wakapolda kabag "
    "kasubag kasubbag kasubdit kasubnit kabid kadis kadin sekdis kabareskrim dirreskrimum banit babinsa danramil dandim "
    "danrem bhabinkamtibmas komandan penyidik reskrim satreskrim intel propam ppa ppo unit polisi polri polsek "
    "polres polresta polrestabes polda tni koramil kodim kejari kejati kepala kades kadus sekdes lurah camat "
    "sekcam bupati wabup petugas pegawai asn pns".split()
)
"""Posts and offices that are no name; what is told after one ("Kanit PPA Polres ...") is none either."""
LEADING = frozenset("abah oknum seorang anggota si namanya bernama nama inisial".split())
"""Words before a name only."""
DOUBTFUL = frozenset(
    "gus prada laksamana hakim jaksa panitera guru dosen carik bayan modin kasi ajun satu dua tingkat besar muda "
    "madya utama inf kav arm czi cba cpm chb mar".split()
)
"""Names of some people, but before two or more words of a name mostly a rank, a post or an honorific."""
DEGREES = (
    "S.H. M.H. S.E. M.E. S.I.K. S.I.P. S.IP. M.IP. M.Si. S.Si. S.T. M.T. S.Pd. M.Pd. S.Pd.I. M.Pd.I. S.Sos. M.Sos. "
    "S.Kom. M.Kom. S.I.Kom. M.I.Kom. S.Ag. M.Ag. S.Psi. M.Psi. S.Kep. S.Kp. S.Tr.K. S.Tr. M.Tr. S.STP. S.S.T. "
    "S.K.M. M.Kes. M.Hum. S.Hum. M.Kn. M.M. M.A. M.A.P. S.A.P. S.P. M.P. S.S. S.Pt. S.H.I. M.H.I. S.Th. M.Th. "
    "A.Md. A.Md.Keb. S.Keb. S.Farm. S.Ked. S.Hut. Ph.D. M.Sc. B.Sc. LL.M. CPHR. Ak. CA. C.N."
).split()
"""Degrees as they are written in full; also told without their dots."""
SMALL_DEGREES = frozenset("st ma ca ak sp mp cn me ss".split())
"""Without its dots such a degree may be a name or a short form of one: it stays."""

LOOK_ALIKE = str.maketrans("аеоорсухіјѕһԁԛԝӏвкмнтгзбαειοκνρτυχ", "aeoopcyxijshdqwlbkmhtrzbaeioknptux")
"""Small Cyrillic and Greek letters, each with the Latin letter that it looks like."""
