"""What a dated event did to a flow: levels against the month before it, against a comparison, against a tariff."""
