"""Exchange rates, the currencies trade is invoiced in, and figures seen in another currency."""
