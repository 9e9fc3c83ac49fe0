"""Ids made from content: the same content has the same id on every machine."""

import hashlib


def content_id(prefix: str, *parts: str) -> str:
    """Short stable id: `prefix` and 16 hexadecimal digits of a SHA-256 over the parts, which are kept apart."""
    digest = hashlib.sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).hexdigest()
    return f"{prefix}_{digest[:16]}"


def sha256(data: bytes) -> str:
    """Full SHA-256 of raw bytes, in hexadecimal."""
    return hashlib.sha256(data).hexdigest()
