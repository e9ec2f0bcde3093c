"""Price index numbers over arrays: bilateral, multilateral, their exact contributions, editing, the official-style index."""
