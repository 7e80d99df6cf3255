"""Drive the stages: workers, time limits, resume, progress, publish."""
