"""The smallest site that a server can run: it says how much of a body it was given."""

from __future__ import annotations

from typing import Any


def application(environ: dict[str, Any], start_response: Any) -> list[bytes]:
    body = environ["wsgi.input"].read()
    start_response("200 OK", [("Content-Type", "text/plain")])
    return [f"[{environ['REQUEST_METHOD']} {environ['PATH_INFO']} {len(body)}]".encode()]
