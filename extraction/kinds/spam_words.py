"""Recognise the subjects of pages that break-ins leave on other people's sites: their words in titles, text and links.

The subjects are those that Google's "Spam policies for web search" (hacked content) and reports of hosts name most.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import islice

from extraction.page.blocks import TextBlock
from extraction.page.document import Document, fold
from reference.url_identity import link_host, site_host

_DRUGS = (
    r"(?:viagra|cialis|levitra|kamagra|tadalafil|sildenafil|vardenafil|xanax|tramadol|ambien|phentermine|oxycodone"
    r"|hydrocodone|modafinil|valium|adderall|ivermectin|clomid|accutane|propecia)"
)
_TABLE = r"""
gambling   \bcasinos?(?! (?:nights?|evening|fundraiser|gala|party))\b|\bslots? (?:online|machines?|gacor|games?|bonus)\b
gambling   \b(?:situs (?:slot|judi)|judi online|togel|gacor)\b
gambling   \b(?:sbobet|sportsbook|baccarat|roulette|poker online|online poker|free spins|1xbet|mostbet)\b
gambling   \bbetting (?:site|app|odds)\b|\bapuestas\b|казино
gambling   カジノ|카지노|바카라|토토사이트|赌场|博彩|สล็อต|nhà cái|\bbahis\b
drugs      \b(?:buy|cheap(?:est)?|order|discount|generic|for sale)\b.{0,25}\bDRUGS\b
drugs      \bDRUGS\b.{0,25}\b(?:online|for sale|cheap|overnight|free shipping)\b
drugs      \bDRUGS\b.{0,25}\b(?:no|without (?:a )?) ?(?:prescription|rx)\b
drugs      \b(?:canadian|online|internet) pharmacy\b|\bno prescription (?:needed|required)\b
pills      \b(?:buy|order|cheap(?:est)?)\b.{0,25}\bDRUGS\b.{0,40}\b(?:online|prescription|rx|shipping|overnight)\b
software   \bdownload\b.{0,60}\b(?:for (?:pc|windows|mac)|apk|full version|cracked)\b
software   \b(?:crack(?:ed)?|keygen|torrent|nulled) (?:download|version|full|free|key|file)\b|\bkeygen\b|\bfull crack\b
software   \b(?:serial|activation|license|product) key (?:free|generator|crack|20\d\d)\b|\bmod apk\b
software   \bfree download\b.{0,30}\b(?:pc|windows|movie|game)\b
software   \b(?:bluestacks|android emulator|nox ?player|mirror \d|offline installer|free latest version)
imitations \breplica (?:watch(?:es)?|rolex|handbags?|bags?|louis|gucci|designer)\b|\bfake (?:rolex|gucci|designer)\b
imitations \bcheap (?:(?:nfl|nba|nhl|mlb) )?jerseys\b
imitations \b(?:louis vuitton|gucci|michael kors|ray[- ]ban|moncler|canada goose)\b.{0,20}\b(?:outlet|cheap|sale)\b
imitations スーパーコピー|ブランドコピー|コピー(?:時計|品)|激安|偽物
essays     \b(?:essay|paper|dissertation|homework) (?:writing )?(?:service|help online)\b
essays     \bwrite my (?:essay|paper)\b|\bbuy (?:an )?(?:essay|term paper)\b
adult      \b(?:porn|xxx (?:videos?|porn|sex|cams?)|escorts? (?:service|girls?|in)|onlyfans|milf)\b
adult      \b(?:sex (?:cam|chat|dating)|hookup (?:site|app)s?)\b
loans      \b(?:payday loans?|instant cash loans?|bad credit loans?|crypto (?:casino|giveaway))\b
"""
"""A subject and a pattern a line; they match e.g. ``online casinos``, ``Buy cheap Viagra``, ``Roblox mod apk``."""


def _subjects() -> dict[str, re.Pattern[str]]:
    lines: dict[str, list[str]] = {}
    for line in _TABLE.strip().splitlines():
        subject, pattern = line.split(None, 1)
        lines.setdefault(subject, []).append(pattern.replace("DRUGS", _DRUGS))
    return {subject: re.compile("|".join(patterns), re.I) for subject, patterns in lines.items()}


_SUBJECTS = _subjects()
_ABOUT = re.compile(
    r"\b(?:addict\w*|recover\w*|therap\w*|treat\w*|counsel\w*|help|safe(?:ty|ly)?|risks?|danger\w*|warn\w*|scams?|avoid"
    r"|side effects?|patients?|prostate|erectile|surgery|interact\w*|abuse|misuse|overdose|withdrawal"
    r"|fundrais\w*|charity|gala|ludopat\w*|salud|adicci\w*|riesgos?|ayuda|saber)\b",
    re.I,
)
"""Matches ``Recovery from casino gambling``: a clinic's text about the subject."""
TEXT_CHARACTERS = 4_000
"""Beginning of the running text that is searched."""
LEAST_IN_TEXT, LEAST_PHRASES = 4, 2
"""Places of a subject in the text that make it the text's, and different phrases among them."""
LINK_CHARACTERS = 200
"""Characters looked at of a link's words."""
MOST_LINKS = 500
"""Links looked at."""


def read_spam_signs(document: Document, blocks: Sequence[TextBlock]) -> list[str]:
    """Return the signs that a page sells a subject of break-ins: ``title:gambling``, ``text:…``, ``link:…``, sorted.

    Without a title's sign there is none, and none where the title is about dangers or treatment.
    """
    titles = [document.title or "", *(block.text for block in blocks if block.level == 1)][:3]
    if any(_ABOUT.search(title) for title in titles):
        return []
    found = {f"title:{name}" for name, pattern in _SUBJECTS.items() if any(map(pattern.search, titles))}
    if not found:
        return []
    text = "\n".join(block.text for block in blocks if block.is_prose)[:TEXT_CHARACTERS]
    for name, pattern in _SUBJECTS.items():
        phrases = [match.group().casefold() for match in pattern.finditer(text)]
        if len(phrases) >= LEAST_IN_TEXT and len(set(phrases)) >= LEAST_PHRASES:
            found.add(f"text:{name}")
    return sorted(found | _of_links(document))


def _of_links(document: Document) -> set[str]:
    """Return the signs of the words of links that lead to other sites."""
    here = site_host(document.url)
    found: set[str] = set()
    for link in islice(document.body.iter("a"), MOST_LINKS):
        url = document.absolute(link.get("href"))
        if url is not None and link_host(url) != here:
            words = fold(link.text_content()[:LINK_CHARACTERS])
            found |= {f"link:{name}" for name, pattern in _SUBJECTS.items() if pattern.search(words)}
    return found
