"""Documents that are not HTML pages: PDF files and feeds."""
