"""Web pages: elements in which every text is escaped, and the style of the house."""
