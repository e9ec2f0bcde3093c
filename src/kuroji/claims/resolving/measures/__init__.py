"""What a figure measures, and in whose voice it is told."""
