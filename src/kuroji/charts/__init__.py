"""Charts: Facts become Vega-Lite specs, and those SVG and PNG; one house style in two languages."""
