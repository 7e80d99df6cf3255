"""The report as pages of HTML that need no network, server or script."""
