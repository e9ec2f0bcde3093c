"""The pages, a file each: what a page is told from, as a typed content, and where its address leads."""
