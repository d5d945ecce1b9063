"""Is this request Slack's own? Decided on the raw bytes, before anything is parsed.

The scheme is https://docs.slack.dev/authentication/verifying-requests-from-slack: v0, HMAC
SHA-256 over "v0:timestamp:body", and no older than five minutes.
"""

from __future__ import annotations

import hashlib
import hmac

MAX_AGE_SECONDS = 300


def is_genuine(
    *, body: bytes, timestamp: bytes, signature: bytes, secret: bytes, now: float
) -> bool:
    """True for a request that Slack signed within the last five minutes (or the next)."""
    if not (timestamp.isdigit() and len(timestamp) <= 11):
        return False
    if abs(now - int(timestamp)) > MAX_AGE_SECONDS:
        return False
    digest = hmac.new(secret, b"v0:" + timestamp + b":" + body, hashlib.sha256).hexdigest()
    return hmac.compare_digest(b"v0=" + digest.encode(), signature)
