"""Recognise texts in a name's position that name no person: businesses, teams, accounts, placeholders."""

from __future__ import annotations

import re

_TEAMS = """
admin administrator webmaster editor editors editorial staff team desk newsroom contributor contributors guest writer
writers author authors department dept reception receptionist group user users superuser manager office patient patients
anonymous unknown crew committee board experts volunteers nurses therapists doctors physicians surgeons specialists
dentists providers clinicians bureau redaktion redaktionsteam redaktor redazione redaccion redacción redaction rédaction
redactie редакция редакции администратор админ команда فريق التحرير هيئة عيادة مستشفى مركز إدارة تحریریه تیم گروه کلینیک
مدیر redação redacao redakcja équipe equipe equipo squad collective correspondents reporters
"""
"""Words for several people, or for an account that is not one person's own."""
_BUSINESSES = """
center centre clinic clinics clinician hospital hospitals infirmary nhs trust health healthcare medical dental medicine
institute university college school association foundation society council academy agency company corp corporation inc
llc llp pllc ltd plc gmbh partners solutions service services systems technologies design designs designers marketing
media magazine journal times press reuters associated associates practice surgery care wellness therapy rehab
rehabilitation insurance realty firm studio lab labs pharmacy spa medspa store shop bank imaging urgent family families
"""
"""Words in the names of firms and institutions."""
_FIELDS = """
dentistry chiropractic vision optical eye eyes eyecare skin skincare laser aesthetic aesthetics cosmetic cosmetics
allergy allergies asthma joint joints bone bones spine foot feet ankle knee knees hip hips shoulder digestive gi ent
heart vascular vein hearing smile smiles tooth teeth braces implants kids children childrens women womens mens obgyn
ortho orthopedic orthopaedic peds pediatric paediatric derm gastro physio physical sport sports birth
"""
"""Fields and body parts that clinics treat and are named after; `_ENDINGS` covers more."""
_SOFTWARE = """
blog website web site post posts article articles view all more share comment comments click here learn about home
contact subscribe follow log login register cookie privacy update updated updates published posted written reviewed
minute minutes min mins category categories tag tags leave reply support customer info news com net org www http https
facebook twitter linkedin instagram youtube github wordpress squarespace webflow hubspot email e-mail phone tel fax
copyright rights reserved photo photos image courtesy getty shutterstock istock unsplash advertisement sponsored history
bio development research alert alerts placeholder lorem ipsum untitled firstname lastname username reviewer text size
footnotes references abstract affiliations sources
"""
"""Words that pages print around their texts."""
_SMALL_WORDS = """
by the and or for with from your our my this that how what why new top today yesterday monday tuesday wednesday thursday
friday saturday sunday january february july september october november december
"""
_ALSO_SURNAMES = """
page best law read day young free sign image sales sat sun fri march april may june august ai bank press shop bone foot
heart hand hands pain knee hip case college times post share design spa sharp trust
"""
"""Words that are surnames too, where a title, a given name or a credential vouches for them: "Larry Page"."""


def _words(*tables: str) -> frozenset[str]:
    return frozenset(word for table in tables for word in table.split())


_ENDINGS = (
    *(
        "ology",
        "iatry",
        "iatrics",
        "dontics",
        "opedics",
        "opaedics",
        "ometry",
        "therapy",
        "plasty",
        "orthopedics",
    ),
    *("pedics", "obstetrics", "healthcare", "dental", "medical", "clinic"),
    *(
        "編集部",
        "クリニック",
        "病院",
        "医院",
        "診療所",
        "歯科",
        "薬局",
        "スタッフ",
        "事務局",
        "広報",
        "チーム",
        "管理者",
        "管理人",
    ),
    *("编辑部", "编辑", "小编", "团队", "诊所", "편집부", "병원", "의원", "관리자"),
)
"""Endings of fields of medicine and of firms' names: "Gastroenterology", "SmileDental", "さくら編集部"."""
_BUSINESS = _words(_BUSINESSES, _FIELDS)
_SURNAMES = _words(_ALSO_SURNAMES)
_NOBODY = _words(_TEAMS, _SOFTWARE, _SMALL_WORDS) | _BUSINESS | _SURNAMES
_PART = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*")
"""Matches ``e-mail``, ``Day-Lewis``."""

_PLACEHOLDERS_TEXT = """
jane-doe john-doe jane-q-doe john-q-doe janet-doe jonathan-doe joe-bloggs jane-bloggs fred-bloggs john-q-public
jane-public first-last first-name last-name first-last-name name-surname name-here author-here your-name some-one
test-test test-author test-person demo-demo demo-author sample-author sample-name lorem-ipsum foo-bar super-user
super-admin site-admin front-desk default-author full-name author-name med-spa web-master
"""
_PLACEHOLDERS = frozenset(_PLACEHOLDERS_TEXT.split())
"""Names that templates and publishing software are delivered with."""
_ACCOUNTS_TEXT = """
admin administrator webmaster root user test tester editor superuser wpadmin siteadmin adminn anonymous unknown null
none undefined n/a default demo sample guest author writer owner office reception frontdesk marketing blog blogger
website web info contact staff team support newsroom content contentteam developer designer seo hello
"""
ACCOUNTS = frozenset(_ACCOUNTS_TEXT.split())
"""Logins that publishing software or its users choose, never a person's name."""


def is_not_a_person(text: str, *, vouched: bool = False) -> bool:
    """Return whether a text holds a word that no person's name holds, or is the name of a placeholder.

    `vouched` says that something else shows a person: then words that are surnames too are allowed.

    >>> [is_not_a_person(text) for text in ("Everfit Team", "Larry Page", "Jane Doe")]
    [True, True, True]
    >>> is_not_a_person("Larry Page", vouched=True)
    False
    """
    words = _PART.findall(text.lower().replace("’", "").replace("'", ""))
    if "-".join(words) in _PLACEHOLDERS:
        return True
    return any(
        (word in _NOBODY and not (vouched and at and word in _SURNAMES)) or word.endswith(_ENDINGS)
        for at, word in enumerate(words)
    )


def is_business(text: str) -> bool:
    """Return whether a text holds a word of a business or a field of medicine: it names a firm.

    >>> is_business("Reed Podiatry"), is_business("Everfit Team")
    (True, False)
    """
    return any(word in _BUSINESS or word.endswith(_ENDINGS) for word in _PART.findall(text.lower()))
