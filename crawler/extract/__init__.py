"""Pages to records in two passes: `read` one page, `learn` the site, `finish` each page.

    read(body, url, content_type, headers) -> Draft       in the workers, pure
    learn(drafts, start_url) -> SiteFacts                 once
    finish(draft, facts, page) -> FinishedPage            pure

Nothing here imports Scrapy or Twisted, reads a file, the network or the clock.
"""
