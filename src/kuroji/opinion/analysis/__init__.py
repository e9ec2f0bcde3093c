"""What the votes say: the map, the groups, what unites and what divides. Arrays in, arrays out."""
