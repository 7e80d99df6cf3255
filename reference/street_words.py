"""The words that streets are written with."""

from __future__ import annotations

SUFFIXES = {
    "alley": ("aly", "ally"), "annex": ("anx",), "arcade": ("arc",), "avenue": ("ave", "av", "aven", "avn"),
    "bayou": ("byu",), "beach": ("bch",), "bend": ("bnd",), "bluff": ("blf",),
    "boulevard": ("blvd", "boul", "bvd", "blvrd"), "branch": ("br",), "bridge": ("brg",), "brook": ("brk",),
    "bypass": ("byp",), "canyon": ("cyn",), "causeway": ("cswy",), "center": ("ctr", "cntr", "centre"),
    "circle": ("cir", "circ"), "close": (), "common": ("cmn",), "commons": ("cmns",), "corner": ("cor",),
    "corners": ("cors",), "course": ("crse",), "court": ("ct", "crt"), "courts": ("cts",), "cove": ("cv",),
    "creek": ("crk",), "crescent": ("cres",), "crest": ("crst",), "crossing": ("xing",), "crossroad": ("xrd",),
    "cutoff": (), "dale": ("dl",), "dock": (), "drive": ("dr", "drv"), "drives": ("drs",), "esplanade": (),
    "estate": ("est",), "estates": ("ests",), "expressway": ("expy", "expwy"), "extension": ("ext",),
    "fairway": (), "falls": ("fls",), "ferry": ("fry",), "field": ("fld",), "fields": ("flds",),
    "flats": ("flts",), "forest": ("frst",), "fork": ("frk",), "freeway": ("fwy",), "garden": ("gdn",),
    "gardens": ("gdns",), "gate": (), "gateway": ("gtwy",), "glen": ("gln",), "green": ("grn",),
    "grove": ("grv",), "harbor": ("hbr",), "heights": ("hts",), "highway": ("hwy", "hiway", "hywy"),
    "hill": ("hl",), "hills": ("hls",), "hollow": ("holw",), "island": ("is",), "isle": (),
    "junction": ("jct",), "key": ("ky",), "knoll": ("knl",), "knolls": ("knls",), "lake": ("lk",),
    "landing": ("lndg",), "lane": ("ln",), "loop": (), "mall": (), "manor": ("mnr",), "meadow": ("mdw",),
    "meadows": ("mdws",), "mews": (), "mile": (), "mill": ("ml",), "mills": ("mls",), "mount": ("mt",),
    "mountain": ("mtn",), "oval": ("ovl",), "overlook": (), "parade": (), "park": ("prk",),
    "parkway": ("pkwy", "pky", "prkwy", "pkway"), "pass": (), "passage": (), "path": (), "pike": (),
    "pines": ("pnes",), "place": ("pl",), "plain": ("pln",), "plaza": ("plz", "plza"), "point": ("pt",),
    "pointe": (), "port": ("prt",), "promenade": (), "quay": (), "ranch": ("rnch",), "ridge": ("rdg",),
    "rise": (), "river": ("riv",), "road": ("rd",), "roadway": (), "route": ("rte", "rt"), "row": (),
    "run": (), "shore": ("shr",), "shores": ("shrs",), "speedway": (), "spring": ("spg",),
    "springs": ("spgs",), "spur": (), "square": ("sq", "sqr"), "station": ("sta", "stn"), "street": ("st", "str"),
    "summit": ("smt",), "terrace": ("ter", "terr"), "throughway": ("trwy",), "thruway": (), "trace": ("trce",),
    "trail": ("trl",), "turnpike": ("tpke", "trnpk", "tpk"), "valley": ("vly",), "view": ("vw",),
    "village": ("vlg",), "vista": ("vis",), "walk": (), "way": ("wy",), "wharf": (), "woods": (),
    "yard": (), "broadway": (), "bowery": (),
}  # fmt: skip
"""Suffix to its other forms: USPS Publication 28, appendix C1, and the British ones that clinics here use."""

CANONICAL_SUFFIX = {form: name for name, forms in SUFFIXES.items() for form in (name, *forms)}
"""Any form of a suffix, lower-case, to its name."""

DIRECTIONS = {
    "north": "n", "south": "s", "east": "e", "west": "w", "northeast": "ne", "northwest": "nw",
    "southeast": "se", "southwest": "sw", "n": "n", "s": "s", "e": "e", "w": "w", "ne": "ne", "nw": "nw",
    "se": "se", "sw": "sw",
}  # fmt: skip
"""Directional to its short form (USPS Publication 28, section 233)."""

ROUTES = frozenset(
    [
        "highway",
        "hwy",
        "route",
        "rte",
        "rt",
        "interstate",
        "i",
        "us",
        "sr",
        "cr",
        "fm",
        "rm",
        "road",
        "rd",
        "county",
        "state",
        "farm-to-market",
        "loop",
    ]
)
"""Words that a number follows in the name of a numbered road."""
