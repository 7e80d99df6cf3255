"""Crawl a clinic's site politely and durably into the store.

This file imports neither Scrapy nor Twisted.
"""
