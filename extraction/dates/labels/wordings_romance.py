"""List the Spanish, French, Italian, Portuguese, Catalan and Romanian wordings that announce a date, by role.

Small letters, no accents, as `months.plain` makes them.
"""

from __future__ import annotations

NEXT_REVIEW_DUE = (
    r"(?:fecha de )?(?:la )?proxima (?:revision|actualizacion)|revision (?:prevista|programada)|revisar antes de",
    r"(?:date de )?(?:la )?prochaine (?:revision|mise a jour|relecture|verification)|a (?:revoir"
    r"|reviser) (?:avant|en|le)",
    r"(?:data )?(?:della )?prossim[ao] (?:revisione|aggiornamento|verifica)",  # prossima revisione
    r"(?:data da )?proxima (?:revisao|atualizacao)|propera (?:revisio|actualitzacio)|urmatoarea (?:revizuire"
    r"|actualizare)",
)
REVIEWED = (
    # revisado médicamente
    r"(?:(?:fecha de (?:la )?)?ultima |medicamente |clinicamente )?(?:revisad[oa](?: (?:medica|clinica"
    r"|cientifica)mente)?"
    r"|revision (?:medica|clinica|cientifica)|revision(?<=ultima revision)|verificad[oa] (?:medica|clinica)mente)",
    r"(?:fecha de (?:la )?)?(?:ultima )?revision(?= (?:por|medica))|fecha de (?:la )?(?:ultima )?revision",
    r"relue?|(?:date de )?(?:la )?derniere (?:relecture|verification)(?: medicale)?|relecture medicale",
    r"(?:revisee?|revue?|verifiee?|validee?|controlee?) (?:medicalement|par un medecin)",  # vérifié médicalement
    r"(?:ultima )?(?:revisionat[oa]|rivist[oa]|revisione(?: (?:medica|clinica|scientifica))?)",  # ultima revisione
    r"(?:verificat[oa]|validat[oa]) (?:clinica|medica|scientifica)mente",  # validato clinicamente
    r"(?:data da )?(?:ultima )?(?:revist[oa]|revisao)(?: (?:medica|clinica)(?:mente)?)?",  # revisão médica
    r"revisat|revisada|darrera revisio|revizuit[a]?|ultima revizuire",  # darrera revisió
)
MODIFIED = (
    # última actualización
    r"(?:mas reciente |(?:la )?ultima |(?:fecha|dia) de (?:la )?(?:ultima )?)*"
    r"(?:actualizad[oa]s?|actualizacion|modificad[oa]s?|modificacion|editad[oa]|corregid[oa])(?: mas reciente)?",
    r"(?:ultimo cambio|ultima edicion|puest[oa] al dia|revisad[oa] y actualizad[oa])",  # último cambio
    r"(?:(?:date de )?(?:la )?derniere )?(?:(?:remise?|mise?) a jour|modifiee?s?|modification|actualisee?|actualisation"
    r"|revisee?|corrigee?|maj)e?",  # mis à jour
    r"(?:date de )?(?:la )?derniere (?:revision|edition|correction|modif)|date de (?:modification|mise a jour"
    r"|revision)",
    r"(?:(?:data )?(?:di |dell'|dell’|del )?(?:l')?ultim[ao] )?"
    r"(?:aggiornat[oa]|aggiornamento|modificat[oa]|modifica|rettificat[oa])",  # ultimo aggiornamento
    r"data (?:di |dell['’])(?:aggiornamento|modifica)|messo a giorno",  # data di aggiornamento
    r"(?:(?:data da )?(?:ultima )|data (?:da|de) )?(?:atualizad[oa]s?|atualizacao|alterad[oa]|alteracao"
    r"|modificacao|editad[oa])",
    r"(?:darrera |ultima |data de )*(?:actualitza(?:t|da|cio)|modifica(?:t|da|cio))",  # darrera actualització
    # ultima actualizare
    r"(?:ultima |data )?(?:actualizari|actualizare|actualizata?|modificari|modificare|modificata?)",
)
PUBLISHED = (
    r"(?:fecha de (?:la )?)?(?:primera )?(?:publicad[oa]|publicacion|creacion)|creado|escrito",  # fecha de publicación
    r"(?:date de )?(?:la )?(?:premiere )?(?:publiee?|publication|parution|parue?|mise? en ligne|creee?|creation"
    r"|redigee?)",
    r"(?:data di )?(?:prima )?(?:pubblicat[oa]|pubblicazione|inserit[oa]|scritto|creato)",  # pubblicato il
    r"(?:data (?:de|da) )?(?:publicacao|postado|postagem|criad[oa])",  # postado em
    r"publicat|publicata|data publicarii|data de publicacio|data publicacio",  # publicat el
)
DATE = (r"fecha|data(?=\s*:)",)  # Fecha:
STEMS = """
actuali atuali actualit modifi modifica edita edicion edition corregi corrig cambio puest maj jour aggiorna giorno
rettific altera revis revision reviz rivist relu relect revue verific verifi valida validee control fecha data date
publi pubbli paru parution mise creac creat cree cread criad creaz redig escrit scritt inserit posta reviser revoir
"""
"""Stems of which any of these wordings holds one: searching for them is many times cheaper than matching those."""
