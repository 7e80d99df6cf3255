"""Fetches a clinic's site politely and durably, and reads its pages into records.

Neither this file nor ``extraction`` imports Scrapy or Twisted.
"""
