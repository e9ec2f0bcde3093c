"""The change of a value taken apart: quantity, price, mix and currency, exactly additive, item by item."""
