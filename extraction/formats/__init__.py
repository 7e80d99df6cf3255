"""Read documents that are not HTML pages: PDF files and feeds."""
