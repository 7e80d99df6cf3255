"""List the English wordings that announce a date, by the role they give it.

They are those of bylines, review boxes, update lines, forms and leaflets of publishing software and of the pages of the
NHS, HSE, MedlinePlus and Healthwise, written as `months.plain` makes them: small letters, no accents.
"""

from __future__ import annotations

_LATELY = r"(?:last|latest|most recent(?:ly)?|recent(?:ly)?|final|major|minor|significant|full(?:y)?)"
_DATE_OF = (
    r"(?:date(?: and time)?(?: of(?: (?:the|its|our|this|most|any))*)?|day of(?: the)?|time of(?: the)?)"
)
_TEXT = r"(?:page|web ?page|post|article|content|contents|text|information|document|leaflet|site content)"
_CHANGED = (
    r"(?:up-?dated|modified|revised|re-?edited|edited|amended|altered|changed?|corrected|refreshed|renewed|re-?written"
    r"|re-?worked|overhauled|touched up|brought up[- ]to[- ]date"
    r"|brought (?:(?:this|the|our) \w+ )?(?:fully |back )?up to date|adapted|emended)"
)
_CHANGE = (
    r"(?:update|modification|revision|amendment|edit|change|alteration|correction|refresh|re-?write|overhaul"
    r"|adaptation)"
)
_MEDICAL = (
    r"(?:medical(?:ly)?|clinical(?:ly)?|last|expert|content|peer|editorial(?:ly)?|doctor|physician|pharmacist|dentist"
    r"|scientific(?:ally)?|professional(?:ly)?|date(?: of)?(?: the)?|full|fully|most recent(?:ly)?|recently|latest"
    r"|thoroughly|independently|annual|annually|page|leaflet|information)"
)

NEXT_REVIEW_DUE = (
    r"(?:date (?:of|for) )?(?:the )?next (?:\w+ )?(?:review|revision|update|check|revised|reviewed|updated)(?: date)?"
    r"(?: (?:is )?(?:due|on|by|planned|scheduled|expected))*",  # next review due
    r"(?:review|revision|update) (?:is )?(?:due|expected|planned|scheduled)(?: date| by| on| for)?",  # review due
    # due for review
    r"due (?:for |to be )?(?:a )?(?:its )?(?:next )?(?:medical |clinical )?(?:review(?:ed)?|revision"
    r"|update)(?: date| by| on| in)?",
    r"(?:to be|will be|should be|must be) (?:next )?(?:reviewed|revised|updated)(?: (?:again|next|by|on|in|before))*",
    r"(?:(?:re-?)?review|revise|reassess|update) (?:again )?(?:by|before|no later than)",  # review before
    r"(?:planned|scheduled|future|expected|proposed) (?:for )?(?:date of )?(?:review|revision|update)(?: date)?",
    r"(?:date )?for (?:next )?review",  # date for review
)
REVIEWED = (
    rf"(?:{_MEDICAL} )*(?:re-?reviewed|reviewed|review)(?: (?:on|date|completed))?",  # last medical review
    r"(?:medically|clinically|scientifically) (?:checked|verified|approved|validated|assessed|evaluated|vetted|edited)",
    # last checked
    r"(?:date of )?(?:the )?last (?:medical |clinical )?(?:check(?:ed)?|verified|validated|assessed|vetted)",
    r"(?:checked|verified|vetted) (?:for (?:medical )?accuracy )?(?=by (?:a|our) (?:doctor|physician|clinician"
    r"|medical|nurse))",
)
MODIFIED = (
    # last updated
    rf"(?:(?:{_LATELY}|{_DATE_OF}|{_TEXT}|newly|re) )*"
    rf"(?:(?<=last )update|(?<=latest )update|(?<=recent )update|date updates?|{_CHANGED}|modification|revision|edit"
    rf"|amendment)(?: and re-?(?:published|posted|issued))?(?: (?:date|time))?",
    rf"(?:{_DATE_OF} |{_LATELY} |{_TEXT} )+{_CHANGE}(?: (?:date|time|made|was made))?",  # date of last revision
    r"(?:update|change|refresh|mod|rev|version)\.? date|date of (?:this )?version|version dated",  # update date
    r"last (?:mod(?:if)?|upd(?:t|td)?|rev|chgd?)\b\.?|mod\.?(?=\s*:?\s*$)|upd(?:t|td)?\.?(?=\s*:?\s*$)",  # last mod.
    r"last (?:saved|maintained|published and updated)",  # last saved
    # current as of
    r"(?:information |content |page )?(?:is |was )?(?:current|correct|accurate|true|up[- ]to[- ]date) (?:as of"
    r"|as at|at|on)",
    r"rev(?:'d|d)?\.?(?=\s*:?\s*$)",  # Rev. 12/2022
)
PUBLISHED = (
    r"(?:(?:first|originally|initially|date(?: of)?|article|post|page|blog|document|leaflet) )*"
    r"(?:published|posted|publication|publish|issued|issue(?= date)|created|creation|written|uploaded|submitted|filed"
    r"|authored|put online|(?<=date )added|(?<=originally )added|(?<=first )added)"
    r"(?: (?:date|time))?",  # posted on
    r"(?:first|originally|initially) (?:appeared|ran|printed|went live|put up|produced)",  # first appeared
    r"(?:on-?line|live) since",  # online since
    r"(?:date of )?(?:first|original|initial) (?:publication|issue|posting)(?: date)?",  # date of first issue
    r"date of issue|post date|pub date|pubdate",  # post date
)
DATE = (r"date|dated",)  # Date:
STEMS = """
updat up-dat upd modif modification mod. revis rev edit amend emend alter chang correct accurate refresh renew rewrit
re-writ rework re-work overhaul touched brought adapt saved maintain current true date review due reassess check verif
valid assess vett evaluat approv publi post issue creat creation writ upload submit filed author put online on-line live
appear ran print went produc last mod
"""
"""Stems of which any of these wordings holds one: searching for them is many times cheaper than matching those."""
