"""List the small words around a label in each language: those that join it to its date, and those for its subject.

Small letters, no accents, as `months.plain` makes them.
"""

from __future__ import annotations

_DAY_NAMES = (
    r"(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?",
    r"lunes|martes|miercoles|jueves|viernes|sabado|domingo",
    r"lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche",
    r"lunedi|martedi|mercoledi|giovedi|venerdi|sabato|domenica",
    r"(?:segunda|terca|quarta|quinta|sexta)(?:-feira)?",
    r"montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonnabend|sonntag|(?:mo|di|mi|do|fr|sa|so)(?=\.)",
    r"maandag|dinsdag|woensdag|donderdag|vrijdag|zaterdag|zondag",
    r"mandag|tisdag|tirsdag|onsdag|torsdag|fredag|lordag|lørdag|sondag|søndag",
    r"poniedziałek|wtorek|sroda|czwartek|piatek|sobota|niedziela|pondeli|utery|streda|ctvrtek|patek|nedele",
    r"dydd \w+|понедельник|вторник|среда|четверг|пятница|суббота|воскресенье",
)
DAY_NAME = "(?:" + "|".join(_DAY_NAMES) + ")"
"""Matches ``thursday``, ``mercoledi``."""

_JOINING = (
    r"on|at|in|the|by|to(?= th)|for(?= th)|date|dated|was|were|is|of|as|it|since|made|being|spring|summer"
    r"|autumn|fall|winter|early"
    r"|late|mid|q[1-4]|(?:most |more )?recently|again|lately",
    r"el|en|del?|al|a|dia|lo|le|du|au|il|em|no|na|la",  # Spanish, French, Italian, Portuguese
    r"am|um|im|vom|den|dem|op|den|d",  # German, Dutch, Nordic
    r"dnia|w|dne|ze?|ar|yn|ym|от|в|від|noong|lan|nan|vao|ngay|luc|thang",
)
JOINING = "|".join(_JOINING)
"""Matches the ``on`` between a label and its date."""

_THING = (
    r"(?:web ?)?(?:page|article|post|content|information|guide|leaflet|document|text|topic|notice|statement|fact ?sheet"
    r"|hand-?out|brochure|booklet|pamphlet|policy|form|advice|resource|section|chapter|entry|story|material|faqs?"
    r"|newsletter|version|edition|sheet|blog(?: post)?|wording|details|(?:fee |price )?list|schedule|timetable|profile"
    r"|directory)"
)
OBJECT = (
    rf"(?:(?:this|the|our) {_THING}s?"
    r"|(?:esta pagina|este articulo|cette page|cet article|diese seite|dieser (?:web)?(?:seite|artikel)"
    r"|der (?:web)?seite|d(?:ieses|es) (?:artikels|beitrags|textes)|deze pagina|questa pagina|desta pagina|denna sida))"
)
"""Matches ``this page``: an update line's subject."""
ON_PAGE = rf"\b(?:on|in|of|to|for) this(?: {_THING}(?: (?:was|were|is|are|has|have|been|being))*)?\s*$"
"""Matches ``opening times on this page were`` before a label, and ``opening times on this`` before "page updated"."""

_SUBJECTS = (
    r"and|but|then|later|we|this|the|our|all|its|it|on|to|in|of|was|were|is|are|has|have|been|completely|fully"
    r"|thoroughly|since|revamped|revised|rewritten|also|medically|clinically|last|first|originally|most|recently|date"
    r"|again|newly|extensively|substantially|carefully|significantly|note",
    r"pages?|articles?|posts?|blog|contents?|info(?:rmation)?|documents?|leaflet|fact|sheet|factsheet|topic"
    r"|guide|web|text"
    r"|webpage|entry|story|handout|resource|section|material|policy|notice|statement|form|booklet|brochure"
    r"|pamphlet|advice"
    r"|chapter|faqs?|fees?|prices?|lists?|schedules?|timetables?|profile|biography|directory|checklist|wording|details|instructions|overview|summary|glossary|questions|answers|editor['’]?s?",
    r"esta?|este|pagina|articulo|contenido|informacion|texto|documento|folleto|hoja|ficha|fue|ha sido|sido|el"
    r"|la|los|las"
    r"|y|de|del",
    r"cette|cet|ce|article|contenu|fiche|texte|information|a ete|ete|est|et|du|le|les",
    r"diese[rs]?|seite|artikel|beitrag|inhalte?|informationen|text|broschure|merkblatt|wurde|und|der|die|das|des|zum",
    r"quest[oa]|articolo|contenuto|scheda|testo|e stat[oa]|stat[oa]|est[ea]|artigo|conteudo|texto|foi|folheto",
    r"deze|dit|tekst|folder|informatie|inhoud|is|werd|de|het|en|van",
    r"sidan|sida|siden|artikeln|artikkelen|innehallet|texten|denna|denne|och|og|blev|ble|er|ar",
    r"strona|strony|tresc|tresci|artykuł|stranka|stranky|clanek|obsah|i|tudalen|hon|y|страница|статья|материал"
    r"|本页|本頁",
)
SUBJECTS = "|".join(_SUBJECTS)
"""Matches each of ``this page was``: the words that may precede a label in running text."""
