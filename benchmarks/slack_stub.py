"""A Slack that takes posts as fast as it can, some milliseconds later, and counts them."""

from __future__ import annotations

import asyncio
import json
import sys
from collections import Counter

posts: Counter[str] = Counter()


async def handle(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    """One request, one answer, as urllib asks."""
    head = (await reader.readuntil(b"\r\n\r\n")).decode()
    length = next(
        (
            int(line[15:])
            for line in head.split("\r\n")
            if line.lower().startswith("content-length")
        ),
        0,
    )
    body = (await reader.readexactly(length)).decode()
    if head.startswith("GET"):
        answer: dict[str, object] = {
            "posts": sum(posts.values()),
            "twice": sum(n > 1 for n in posts.values()),
        }
        if head.startswith("GET /reset"):
            posts.clear()
    else:
        await asyncio.sleep(LATENCY / 2)
        # The check of the token, at a worker's start, is a form; posts are JSON.
        if body.startswith("{"):
            posts[json.loads(body)["client_msg_id"]] += 1
        await asyncio.sleep(LATENCY / 2)
        answer = {"ok": True, "ts": "1.0", "channel": "C1"}
    raw = json.dumps(answer).encode()
    writer.write(
        b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nConnection: close\r\n"
        b"Content-Length: %d\r\n\r\n%s" % (len(raw), raw)
    )
    await writer.drain()
    writer.close()


async def main(port: int) -> None:
    """Serve until killed."""
    server = await asyncio.start_server(handle, "127.0.0.1", port, backlog=2_000)
    async with server:
        await server.serve_forever()


if __name__ == "__main__":
    LATENCY = float(sys.argv[2]) / 1_000
    asyncio.run(main(int(sys.argv[1])))
