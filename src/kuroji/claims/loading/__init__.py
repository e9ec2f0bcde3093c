"""Loading: from bytes, a file, a page or a record to articles, whatever state they are in."""
