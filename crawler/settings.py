"""Configure Scrapy for this project: everything that we do ourselves is off, and nothing listens."""

from clinic_checkup import foreign_room

if problem := foreign_room():
    raise ImportError(f"{problem}. Install Checkup in an environment of its own.")

from scrapy.settings import default_settings

BOT_NAME = "checkup"
SPIDER_MODULES = ["crawler.spider"]
SCHEDULER = "crawler.scheduler.LeaseScheduler"
TWISTED_REACTOR = "twisted.internet.asyncioreactor.AsyncioSelectorReactor"

# The walk has its own robots.txt, redirects, retries, cookies (none) and decompression: what they keep in
# memory would be lost in a kill.
DOWNLOADER_MIDDLEWARES_BASE: dict[str, int] = {}
SPIDER_MIDDLEWARES_BASE: dict[str, int] = {}
DOWNLOADER_MIDDLEWARES: dict[str, int] = {}
ROBOTSTXT_OBEY = False  # crawler.site_rules does, and waits where Scrapy would take a 5xx for "allow all"
COOKIES_ENABLED = False
CONCURRENT_REQUESTS = 2
DOWNLOAD_MAXSIZE = 10_000_000
DOWNLOAD_WARNSIZE = 0
# The walk's pace decides when a request leaves; a second pause here would only add to it.
DOWNLOAD_DELAY = 0
# Scrapy starts so many tasks for each answer, for items that our callback never yields (default 100: measured
# a sixth of the crawl's CPU).
CONCURRENT_ITEMS = 1

# Nobody may reach a running crawl.
TELNETCONSOLE_ENABLED = False

# http and https only: a page can name no file of ours, and no other protocol. ``data`` carries the records out
# at the end of ``scrapy crawl``.
DOWNLOAD_HANDLERS = {"file": None, "ftp": None, "s3": None}

if hasattr(default_settings, "DOWNLOAD_VERIFY_CERTIFICATES"):
    DOWNLOAD_VERIFY_CERTIFICATES = True
else:
    DOWNLOADER_CLIENTCONTEXTFACTORY = "scrapy.core.downloader.contextfactory.BrowserLikeContextFactory"
