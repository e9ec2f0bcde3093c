"""One guarded HTTP client: addresses in, bytes with their origin out; and the archive that keeps those bytes."""
