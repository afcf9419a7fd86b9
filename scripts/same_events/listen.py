"""Writes what python-socketio hears: one JSON document a line. Arguments: URL of the server, transports.

Its client for threads hands each event to a thread of its own, which mixes up their order; this one keeps it.
"""

import asyncio
import json
import sys
from urllib.parse import urlsplit

import engineio.payload
import socketio

# By default the library gives up where more than 16 events come at once by polling.
engineio.payload.Payload.max_decode_packets = 1000

client = socketio.AsyncClient(reconnection=False)


def say(event, data):
    print(json.dumps([event, data]), flush=True)


@client.event
async def connect():
    await client.emit("subscribe_queue", {"queue_id": "default"})
    say("listening", None)


@client.on("*")
async def anything(event, data):
    say(event, data)


async def listen(url, transports):
    base = urlsplit(url).path.strip("/")
    await client.connect(url, transports=transports, socketio_path=f"{base}/ws/socket.io".lstrip("/"))
    await asyncio.get_running_loop().run_in_executor(None, sys.stdin.read)
    await client.disconnect()


asyncio.run(listen(sys.argv[1], sys.argv[2].split(",")))
