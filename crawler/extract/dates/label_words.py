"""The wordings that announce a date, by the role they give it.

They are those of bylines, review boxes and update lines of publishing software and of the pages of the NHS, HSE,
MedlinePlus and Healthwise, in seven languages, written as `months.plain` makes them: small letters, no accents.
"""

from __future__ import annotations

import re

from schemas.vocabulary import DateRole

_NEXT_REVIEW_DUE = (
    r"(?:date (?:of|for) )?next (?:\w+ )?(?:review|revision|update|revised|reviewed|updated)(?: date)?"
    r"(?: (?:is )?(?:due|on|by))?",  # next review due
    r"(?:review|revision|update) (?:is )?due(?: date| by| on)?",  # review due
    r"due (?:for |to be )?(?:review(?:ed)?|update)(?: date)?",  # due for review
    r"(?:to be|will be|should be) (?:next )?reviewed(?: (?:again|by|on|in))*",  # to be reviewed by
    r"(?:re-?)?review (?:again )?(?:by|before)",  # review before
    r"(?:planned|scheduled|future) (?:for )?review(?: date)?|(?:date )?for (?:next )?review",  # scheduled for review
    r"proxima (?:revision|revisao|actualizacion)|prochaine (?:revision|mise a jour)",  # próxima revisión
    r"nachste (?:uberprufung|aktualisierung|prufung)|prossim[ao] (?:revisione|aggiornamento)",  # nächste Überprüfung
    r"volgende (?:herziening|beoordeling|controle)",  # volgende beoordeling
)
_REVIEWED = (
    r"(?:(?:medical(?:ly)?|clinical(?:ly)?|last|expert|content|peer|editorial(?:ly)?|doctor|physician"
    r"|professional(?:ly)?|date(?: of)?|full|most recent(?:ly)?|recently) )*"
    r"(?:re-?reviewed|reviewed|review)(?: (?:on|date|completed))?",  # last medical review
    r"(?:medically|clinically) (?:checked|verified|approved)",  # medically approved
    r"(?:date of )?last (?:medical )?check(?:ed)?",  # last checked
    r"(?:ultima |medicamente )?(?:revisad[oa](?: (?:medica|clinica)mente)?|revision medica|revist[oa]|revisao"
    r"|revisionato|revisione)",  # revisado médicamente
    r"(?:fecha de (?:la )?)?ultima revision|relu|derniere relecture",  # última revisión
    r"medizinisch (?:gepruft|uberpruft)|(?:zuletzt )?(?:uberpruft|gepruft)",  # zuletzt geprüft
    r"(?:medisch )?(?:gecontroleerd|beoordeeld|nagekeken)",  # medisch beoordeeld
)
_MODIFIED = (
    r"(?:(?:last|latest|most recent(?:ly)?|recently|date(?: of)?|page|post|content|newly|re) )*"
    r"(?:(?<=last )update|(?<=latest )update|(?<=recent )update|up-?dated|date updates?|modified|modification|revised"
    # last updated
    r"|revision|re-?edited|edited|edit|amended|amendment|changed?|refreshed|corrected)"
    r"(?: and re-?(?:published|posted|issued))?(?: (?:date|time))?",
    # current as of
    r"(?:information |content |page )?(?:is )?(?:current|correct|accurate|up[- ]to[- ]date) (?:as of|at|on)",
    r"rev\.?(?=\s*$)",  # Rev. 12/2022
    # última actualización
    r"(?:ultima |fecha de )*(?:actualizad[oa]|actualizacion|modificad[oa]|modificacion|editado)",
    r"(?:derniere )?(?:mise? a jour|modifie|modification|actualise|revise)e?",  # mis à jour
    r"(?:letzte |zuletzt )?(?:aktualisiert|aktualisierung|geandert|anderung|uberarbeitet|bearbeitet)|stand",  # Stand:
    r"(?:ultim[ao] )?(?:aggiornat[oa]|aggiornamento|modificat[oa]|modifica)",  # ultimo aggiornamento
    r"(?:ultima )?(?:atualizad[oa]|atualizacao|alterad[oa]|alteracao)",  # atualizado em
    # laatst bijgewerkt
    r"(?:laatst |laatste )?(?:bijgewerkt|gewijzigd|wijziging|(?<=laatste )update|aangepast|herzien)",
)
_PUBLISHED = (
    r"(?:(?:first|originally|initially|date(?: of)?|article|post|page|blog) )*"
    r"(?:published|posted|publication|publish|issued|issue(?= date)|created|creation|written|uploaded|submitted|filed)"
    r"(?: (?:date|time))?",  # posted on
    r"date of issue|post date|pub date|pubdate",  # post date
    r"(?:fecha de )?(?:publicad[oa]|publicacion)",  # fecha de publicación
    r"(?:date de )?(?:publiee?|publication|parution|mise? en ligne|cree)",  # publié le
    r"(?:erst)?veroffentlicht(?:ung)?(?:sdatum)?|erstellt|eingestellt",  # veröffentlicht am
    r"(?:data di )?(?:pubblicat[oa]|pubblicazione|inserito|scritto)",  # pubblicato il
    r"gepubliceerd|geplaatst|publicatiedatum",  # gepubliceerd op
    r"(?:data de )?(?:publicacao|postado|postagem)",  # postado em
)
_DATE = (r"date|dated|fecha|datum|data(?=\s*:)",)  # Date:

_GROUPS: tuple[tuple[DateRole, tuple[str, ...]], ...] = (
    (DateRole.NEXT_REVIEW_DUE, _NEXT_REVIEW_DUE),
    (DateRole.REVIEWED, _REVIEWED),
    (DateRole.MODIFIED, _MODIFIED),
    (DateRole.PUBLISHED, _PUBLISHED),
    (DateRole.PUBLISHED, _DATE),
)

ROLE_OF_GROUP: dict[str, DateRole] = {f"r{number}": role for number, (role, _) in enumerate(_GROUPS)}
"""Name of the group that matched in `ANY_LABEL` to the role it gives."""
GENERIC_GROUP = f"r{len(_GROUPS) - 1}"
"""The group of "Date:", which says no more than that a date follows."""
ANY_LABEL = re.compile(
    r"(?<![\w-])(?:"
    + "|".join(f"(?P<r{number}>{'|'.join(words)})" for number, (_, words) in enumerate(_GROUPS))
    + r")(?![\w-])"
)
"""Matches ``page updated`` in ``page updated on dec 12, 2022``; each line above, the example behind it."""
