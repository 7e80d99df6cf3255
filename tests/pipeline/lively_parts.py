"""Parts that servers renew in a page with every answer, although nobody edited it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from tests.pipeline.small_clinic import Moment

TESTIMONIALS = (
    "I could climb the stairs again after a month, and everybody was so kind to me all the time.",
    "They called me back on the same day and took the time to answer all that I wanted to know.",
    "My mother walks to the market again, which none of us had hoped for after such a long winter.",
)
Part = Callable[[str, Moment], str]
"""Returns a page's HTML with the part in it, as it is at a moment."""


def nonces(html: str, moment: Moment) -> str:
    """Add what a content security policy and a WordPress form carry."""
    token = f"{moment.number * 0x9E3779B9 % 2**32:08x}"
    scripts = f'<script nonce="{token}">var ajax = {{"nonce": "{token}", "time": {moment.number}}};</script>'
    return html.replace("</head>", f'<meta name="csp-nonce" content="{token}">{scripts}</head>')


def tokens(html: str, moment: Moment) -> str:
    """Add a sign-up form with a hidden token."""
    hidden = f'<input type="hidden" name="csrf_token" value="{moment.number * 77777:x}">'
    fields = f'{hidden}<label>Email <input name="email"></label>'
    form = f'<form method="post" action="/subscribe?t={moment.number}">{fields}</form>'
    return html.replace(
        "</head>", f'<meta name="csrf-token" content="{moment.number * 99:x}"></head>'
    ).replace("<footer>", f"{form}<footer>")


def counters(html: str, moment: Moment) -> str:
    """Add a counter of views to the byline, and one of shares below the text."""
    views = f'<p class="post-views">{1_000 + moment.number:,} views</p>'
    shares = f'<p class="shares"><span>{moment.number}</span> shares</p>'
    return html.replace("</h1>", f"</h1>{views}", 1).replace("</article>", f"{shares}</article>")


def todays_date(html: str, moment: Moment) -> str:
    """Add the day to header and footer."""
    today = moment.day
    return html.replace("<nav>", f"<header><p>{today:%A, %B %d, %Y}</p></header><nav>", 1).replace(
        "</footer>", f" <p>Today is {today:%d %B %Y}.</p></footer>"
    )


def minutes_ago(html: str, moment: Moment) -> str:
    """Add relative times: of the post, and of a neighbour in the sidebar."""
    said = f'<p class="posted">Posted {moment.number % 50 + 2} minutes ago</p>'
    side = (
        f"<aside><p>Somebody from Newark asked for a visit {moment.number % 50 + 3} minutes ago</p></aside>"
    )
    return html.replace("</h1>", f"</h1>{said}", 1).replace("<footer>", f"{side}<footer>")


def asset_versions(html: str, moment: Moment) -> str:
    """Add style sheets, scripts and pictures with the time in their addresses."""
    number = moment.number
    head = (
        f'<link rel="stylesheet" href="/style.css?ver={number}"><script src="/app.js?v={number}.1"></script>'
    )
    picture = f'<figure><img src="/hill.jpg?t={moment.number}" alt="The hill above the clinic"></figure>'
    return html.replace("</head>", f"{head}</head>").replace("</article>", f"{picture}</article>")


def advertisements(html: str, moment: Moment) -> str:
    """Add another advertisement inside the text and beside it."""
    what = ("shoes", "pillows", "bicycles", "tea")[moment.number % 4]
    inside = (
        f'<div class="ad-slot" id="ad-{moment.number}"><a rel="sponsored" href="https://ads.example/c?{moment.number}">'
        f"Advertisement: new {what} for everybody in town</a></div>"
    )
    frame = f'<iframe src="https://ads.example/f?{moment.number}"></iframe>'
    beside = f'<aside class="ads">{frame}<p>Buy {what}</p></aside>'
    return html.replace("</p><p>Then", f"</p>{inside}<p>Then", 1).replace("<footer>", f"{beside}<footer>")


def related_posts(others: Sequence[tuple[str, str]]) -> Part:
    """Return a part with three other posts, of these (path, title), in another order every time."""

    def part(html: str, moment: Moment) -> str:
        shown = [others[(moment.number * 7 + step * 3) % len(others)] for step in range(3)]
        cards = "".join(
            f'<div class="card"><h3><a href="{path}">{title}</a></h3><p>What to do when it hurts, and what not to.</p>'
            f'<a href="{path}">Read more</a></div>'
            for path, title in shown
        )
        return html.replace(
            "<footer>", f'<section class="related"><h2>Related posts</h2>{cards}</section><footer>'
        )

    return part


def shuffled_sidebar(html: str, moment: Moment) -> str:
    """Add a sidebar whose boxes change places, and one that quotes another patient."""
    boxes = [
        "<section class='widget'><h3>Hours</h3><p>Monday to Friday 8:30 am to 5:00 pm</p></section>",
        f"<section class='widget'><h3>Voices</h3><blockquote>{TESTIMONIALS[moment.number % 3]}</blockquote></section>",
        "<section class='widget'><h3>Newsletter</h3><p>One letter a month, with news of our offices.</p></section>",
    ]
    turned = boxes[moment.number % 3 :] + boxes[: moment.number % 3]
    return html.replace("<footer>", f"<aside class='sidebar'>{''.join(turned)}</aside><footer>")
