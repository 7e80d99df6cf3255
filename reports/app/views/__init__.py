"""The app's pages, a file each."""
