"""Outlets: feeds, llms.txt, sitemap and robots.txt, which are no pages and have one fixed form."""
