"""Estimate the syllables of a word by its spelling alone."""

from __future__ import annotations

import re

_GROUPS = re.compile(r"[aeiouy]+")
_HIATUS = re.compile(
    r"""i[ao](?!us\b|n\b|ns\b|nal)      # chor-i-o, ax-i-al; not the -ion of vision
      | (?<=[^tscgx])iu                 # ile-um, rad-i-us
      | (?:e|\By)o(?!u)|eu(?=[ms]\b)    # ole-o, my-o, ile-um
      | (?<!q)u[aio](?=[^aeiou\W])      # flu-or, ru-in
      | (?<=[rtlnd])oe(?=[np])          # gastr-o-en-ter-ol-o-gy
      | \Bya|oa(?=l?g|c\b)               # hy-al-ine, co-ag-u-late
      | (?<=[aeou])y(?=i)|(?<=[aou])y(?=e(?!d?s?\b))   # pay-ing, may-er
      | (?<=[rndbvkpmh])ia(?=ns?\b)     # com-e-di-an
      | (?<=[rndbpv])iou(?=s)           # var-i-ous
      | (?<=[nr])eou(?=s)               # cu-ta-ne-ous
      | (?<=[rdpv])ie(?=nt|nc)          # nu-tri-ent
      | (?:(?<=cr)|(?<=st))ea(?=t[aeio])           # pan-cre-at-ic
      | (?:(?<=[aeiouy][gn])|(?<=[nr][gn])|(?<=ch))ea(?=l\b)   # e-soph-a-ge-al
      | (?<=[aeiouy][tn])oi(?=ns?\b)    # phen-y-to-in
      | sm(?=s?\b)|\bmc(?=[^aeiouy])    # au-tis-m, mc-knight
      | (?<=m)ye(?=l)                   # my-e-lo-
      | [aeo]i(?=[sd]m\b)               # -oid-ism
      | (?<=[bcdfghklmnprstvz])ie(?=t)  # anx-i-et-y
    """,
    re.VERBOSE,
)
"""Vowels side by side that belong to two syllables; matches ``io`` of ``cardiology``."""
_SILENT = re.compile(
    r"(?:[^aeiouyl]|[aeiouy]l|[aeiouy]{2}[^aeiouyl])e$|(?<=[^aeiouytd])ed$|(?<=[^aeiouyscxzgh])es$"
)
"""Final letters without a sound of their own; matches ``me`` of ``syndrome``, not ``le`` of ``muscle``."""
_TION = re.compile(r"[cstgx]io(?:n|us)")
"""One syllable, as in ``infection`` and ``infectious``."""


def estimated_syllables(word: str) -> int:
    """Return the syllables of a word by spelling alone, at least 1.

    Groups of vowels, less silent endings, more where Greek and Latin words separate two vowels. Own rule, after
    the idea of Fang (1968); ``benchmarks/readability.py`` reports how often it agrees with CMUdict.
    """
    folded = re.sub(r"[^a-z]", "", word.lower())
    if not folded:
        return 1
    count = len(_GROUPS.findall(folded))
    plain = _TION.sub("tin", folded)
    count -= len(_GROUPS.findall(folded)) - len(_GROUPS.findall(plain))
    count += len(_HIATUS.findall(plain))
    if _SILENT.search(folded) and count > 1:
        count -= 1
    return max(1, count)
