"""What starts Checkup once a week: units of systemd, a crontab, a workflow of GitHub."""
