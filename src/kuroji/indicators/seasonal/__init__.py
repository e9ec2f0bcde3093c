"""Seasonal adjustment: fixed specifications, calendar regressors, X-13ARIMA-SEATS, and STL where that is missing."""
