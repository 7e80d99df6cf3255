"""List the German, Dutch, Swedish, Danish, Norwegian and Icelandic wordings that announce a date, by role.

Small letters, no accents, as `months.plain` makes them (``ø`` and ``æ`` have none to lose).
"""

from __future__ import annotations

NEXT_REVIEW_DUE = (
    r"(?:nachste|kommende|geplante) (?:uberprufung|aktualisierung|prufung|uberarbeitung|revision|durchsicht)",
    r"wiedervorlage|(?:uberprufung|aktualisierung) (?:fallig|geplant)",  # Überprüfung fällig
    r"(?:volgende|eerstvolgende) (?:herziening|beoordeling|controle|update|revisie)",  # volgende beoordeling
    r"nasta (?:granskning|revidering|oversyn|uppdatering|revision)",  # nästa granskning
    r"n(?:æ|e)ste (?:revision|revisjon|gennemgang|gjennomgang|opdatering|oppdatering)",  # næste revision
)
REVIEWED = (
    r"(?:medizinisch|arztlich|fachlich|facharztlich|wissenschaftlich|redaktionell) "
    r"(?:gepruft|uberpruft|begutachtet|kontrolliert|durchgesehen|gesichert)",  # ärztlich geprüft
    r"(?:zuletzt )?(?:uberpruft|gepruft)|letzte (?:arztliche |medizinische |fachliche )?(?:prufung|uberprufung"
    r"|durchsicht)",
    r"(?:medisch |laatst )?(?:gecontroleerd|beoordeeld|nagekeken|getoetst)|laatste (?:controle|beoordeling)",
    r"(?:medicinskt |senast |fakta)?granska(?:d|t|des)|senaste granskning|faktagranskning",  # granskad
    r"(?:faglig(?:t)? |medisinsk |medicinsk |sist |sidst |senest )?(?:kvalitetssikret|kontrollert|kontrolleret"
    r"|gjennomgatt"
    r"|gennemgaet|revurderet|vurdert)",  # sist gjennomgått
)
MODIFIED = (
    r"(?:letzte |zuletzt |neu |am |datum der letzten )?(?:aktualisiert|aktualisierung|geandert|anderung|uberarbeitet"
    r"|uberarbeitung|bearbeitet|bearbeitung|angepasst|erganzt|korrigiert|modifiziert)",  # zuletzt geändert
    r"(?:letzte|letztes) (?:anpassung|anderungen|update)|(?:aktualisierungs|anderungs)datum|letzter stand"
    r"|(?:aktueller |redaktioneller |inhaltlicher )?stand(?: (?:der|des|dieser) \w+)?",  # Stand der Informationen
    # laatst bijgewerkt
    r"(?:voor het laatst |laatst |laatste |datum (?:van )?(?:de )?laatste )?(?:bijgewerkt|gewijzigd|wijziging"
    r"|(?<=laatste )update|aangepast|aanpassing|herzien|herziening|geactualiseerd|bewerkt|ge-?updatet?|vernieuwd)",
    r"wijzigingsdatum",  # wijzigingsdatum
    r"(?:sidan |senast |senaste |sidst |sist |senest |seneste |siste )*"
    r"(?:uppdatera(?:d|t|des)|uppdatering|andra(?:d|t|des)|andring|revidera(?:d|t|des)|redigera(?:d|t|des)"
    r"|opdateret|opdatering|oppdatert|oppdatering|endret|endring|ændret|ændring|redigeret|redigert|revideret|revidert)",
    r"(?:siðast )?(?:uppfært|breytt)",  # síðast uppfært
)
PUBLISHED = (
    r"(?:erst(?:mals )?)?(?:veroffentlicht|veroffentlichung|publiziert|publikation)(?:sdatum)?|erschienen|erstellt"
    r"|eingestellt|online seit|erscheinungsdatum|erstellungsdatum",  # veröffentlicht am
    r"(?:voor het eerst )?(?:gepubliceerd|geplaatst|verschenen|aangemaakt)|(?:publicatie|plaatsings)datum|online gezet",
    r"(?:forst )?publicera(?:d|t|des)|publiceringsdatum|skapad",  # publicerad
    # publisert
    r"(?:først )?(?:publisert|publiceret|udgivet|offentliggjort|oprettet|opprettet|utgitt)|publiseringsdato",
)
DATE = (r"datum|dato",)  # Datum:
STEMS = """
aktuali geander ander arbeit angepasst anpassung erganzt korrig modifiz stand update letzte gewijzig wijzig bijgewerk
aangepas aanpas herzi geactual bewerkt updat vernieuwd uppdater andra andring revid redig opdater oppdater endr ændr
uppfært breytt gepruf pruf begutacht kontrol durchge durchsicht gesichert gecontrol beoorde nagekek getoets control
gransk kvalitet gjennom gennem revurder vurder wiedervorl fallig geplant revis oversyn veroffen publi erschein erschien
erstell eingestellt online geplaatst plaatsing verschenen aangemaakt skapad udgivet offentlig opret utgitt datum dato
"""
"""Stems of which any of these wordings holds one: searching for them is many times cheaper than matching those."""
