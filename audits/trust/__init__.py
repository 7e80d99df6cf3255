"""Judge what makes a site worth its readers' trust."""
