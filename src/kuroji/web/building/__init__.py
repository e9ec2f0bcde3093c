"""The static site: every page and file of the site, written for any web host."""
