"""Read hints of an element's content from the words of its class, id and role: a set of bits, read once a name."""

from __future__ import annotations

import re
from functools import lru_cache

from extraction.page.class_names import affirmed

_WORDS: dict[str, str] = {
    "content": "articlebody storybody articlecontent postcontent entrycontent pagecontent maincontent blogcontent"
    " articletext posttext storytext bodytext bodycopy postbody entrybody hentry entry prose richtext wysiwyg"
    " contentbody thecontent maintext storycontent bodycontent articlecopy rte copy",
    "comment": "comment comments commentlist respond disqus discussion replies livefyre coral",
    "share": "share sharing social socials addthis addtoany sharedaddy follow tweet facebook twitter whatsapp"
    " pinterest linkedin print sharebar",
    "related": "related recommend recommended recommendation recommendations more similar trending popular next"
    " latest recent recirc recirculation outbrain taboola mostread readnext suggested teaser teasers card cards"
    " carousel promo crosssell yarpp jprelatedposts zergnet revcontent playlist readmore alsolike upnext",
    "newsletter": "newsletter newsletters subscribe subscription signup optin mailchimp mc4wp",
    "author": "author authors bio byline bylines biography contributor contributors profile avatar aboutauthor",
    "advert": "ad ads advert advertisement advertising sponsor sponsored dfp gpt adslot affiliate commercial promo",
    "consent": "cookie cookies consent gdpr ccpa onetrust cookiebot didomi",
    "navigation": "nav navbar navigation menu menus breadcrumb breadcrumbs crumb crumbs pagination pager tab tabs"
    " prev previous skip skiplink sitemap dropdown submenu offcanvas hamburger",
    "sidebar": "sidebar aside secondary rail rightcol leftcol rightcolumn leftcolumn rhs"
    " complementary sticky side",
    "footer": "footer colophon copyright foot legal bottom fineprint contentinfo",
    "meta": "meta tag tags taglist category categories cat date time timestamp published posted dateline kicker"
    " eyebrow label labels topic topics info stats rating ratings views readtime readingtime postmeta entrymeta",
    "caption": "caption captions credit credits figcaption figure image images photo gallery media slideshow"
    " slider slide video wpcaption lightbox embed player audio",
    "contents": "toc tableofcontents tableofcontent contentslist eztoc jumplinks jumplist jumpto onthispage lwptoc"
    " anchorlinks inthisarticle",
    "overlay": "modal popup overlay dialog drawer interstitial toast alert notice notification",
    "form": "form login signin search contactform wpcf7 gform hsform booking field input account cart checkout",
    "header": "header masthead topbar hero sitetitle pagetitle logo branding banner",
    "hidden": "hidden visuallyhidden sronly screenreader hide none noprint invisible collapse",
    "article": "article articles story post posts blog news single",
    "main": "main primary content page body wrapper container",
    "sources": "source sources reference references citation citations footnote footnotes bibliography reflist",
    "answer": "faq faqs accordion answer answers question questions toggle schemafaq",
    "paywall": "paywall premium gate piano subscriber registration metered",
    "lead": "lead lede dek deck standfirst subtitle subheading subhead summary excerpt intro description abstract",
    "action": "cta button btn calltoaction download appointment callout box highlight",
    "quote": "quote blockquote pullquote pull testimonial testimonials review reviews",
}

GROUPS: tuple[str, ...] = tuple(_WORDS)
"""The groups in the order of their bits; the scorer's weights count on this order."""

BIT: dict[str, int] = {name: 1 << at for at, name in enumerate(GROUPS)}
"""The bit of each group."""

_BY_WORD: dict[str, int] = {}
for _group, _words in _WORDS.items():
    for _word in _words.split():
        _BY_WORD[_word] = _BY_WORD.get(_word, 0) | BIT[_group]

_SPLIT = re.compile(r"[A-Z]?[a-z]+\d*|[A-Z]+(?![a-z])|\d+")
"""Matches ``entry``, ``Content`` and ``AD`` in ``entry-content_wrapContent AD``."""

_WIDGET = re.compile(r"(?<!\S)widgets?(?:_\S+|-area\S*)?(?!\S)", re.I)
"""Matches ``widget``, ``widget_recent_entries``, ``widget-area``: a sidebar's parts. Page builders call any part of a
text a widget: ``elementor-widget-wrap``, ``widget-span``, ``hs_cos_wrapper_widget``."""

MAX_NAME_CHARACTERS = 300
"""Characters read of class, id and role; utility-class soups are longer and say nothing more."""


@lru_cache(maxsize=8192)
def hints(name: str) -> int:
    """Return the bits of all groups that the words, or pairs of neighbouring words, of a name belong to.

    >>> hints("single-post__related posts") & BIT["related"] != 0
    True
    """
    name = affirmed(name[:MAX_NAME_CHARACTERS])
    bits = BIT["sidebar"] if _WIDGET.search(name) else 0
    for part in name.split():
        before = ""
        for word in _SPLIT.findall(part):
            word = word.lower()
            bits |= _BY_WORD.get(word, 0) | _BY_WORD.get(before + word, 0)
            before = word
    return bits
