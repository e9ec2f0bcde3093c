"""What a figure is of: the flow, partner and goods that govern it, said or gone on with unsaid."""
