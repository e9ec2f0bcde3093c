"""The site: one registry of pages, one renderer that a server and a static site share, and the server itself."""
