"""Fetches the site and extracts its records; the only room that imports Scrapy."""
