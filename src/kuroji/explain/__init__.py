"""Why trade moved: drivers, bridges, splits by price, quantity and currency, and dated events."""
