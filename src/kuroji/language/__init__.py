"""Language data shared by those who print and those who parse: number words, months, ordinals, hedges."""
