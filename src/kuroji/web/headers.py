"""The headers that every answer carries: what a page may do in a browser, and who may frame it."""

from __future__ import annotations

from kuroji.web.site import Site

# Nothing inline is run or styled, nothing comes from another host; JSON-LD is data and no script.
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
A_YEAR = 365 * 24 * 60 * 60


def security(site: Site) -> dict[str, str]:
    """The headers of safety; the promise of HTTPS only where the site is served over it."""
    headers = {
        "Content-Security-Policy": POLICY,
        "X-Content-Type-Options": "nosniff",
        "X-Frame-Options": "DENY",
        "Referrer-Policy": "strict-origin-when-cross-origin",
        "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=(), browsing-topics=()",
        "Cross-Origin-Opener-Policy": "same-origin",
    }
    if site.base_url.startswith("https://"):
        headers["Strict-Transport-Security"] = f"max-age={A_YEAR}; includeSubDomains"
    return headers
