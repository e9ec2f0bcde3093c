"""Mining economics: what a coin costs to mine, when electricity breaks even, what dearer hardware changes."""
