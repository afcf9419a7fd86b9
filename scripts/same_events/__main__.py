"""Shows that socket.io's own clients hear the same events from two servers.

Runs the same jobs on both, with six listeners each: python-socketio and socket.io-client, each by polling, by WebSocket
and by polling that is upgraded. All six of a server must hear the same, and both servers must tell the same, apart from
ids, times and the like. Both need a model called Tiny SD. The queues must run and should be empty. Prints the differences and exits with 1 if there are any.

    scripts/same-events REAL_URL [EMBEDDED_URL]

Without EMBEDDED_URL an embedded server is started for it by ./invokeai.
"""

import argparse
import difflib
import json
import pathlib
import subprocess
import sys
import uuid

import clients
import jobs
import sameness

PROJECT = pathlib.Path(__file__).parents[2]
LONGEST = 1500
ENDS = ("completed", "failed", "canceled")


def main():
    parser = argparse.ArgumentParser(
        prog="same-events", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("real_url", metavar="REAL_URL")
    parser.add_argument("embedded_url", metavar="EMBEDDED_URL", nargs="?")
    arguments = parser.parse_args()
    clients.install()
    server = None
    try:
        if arguments.embedded_url is None:
            server = subprocess.Popen([str(PROJECT / "invokeai"), "server", "--port", "0"], stdout=subprocess.PIPE, text=True)
            arguments.embedded_url = server.stdout.readline().strip()
            if not arguments.embedded_url.startswith("http"):
                sys.exit("same-events: ./invokeai server did not start")
        real = heard(arguments.real_url)
        embedded = heard(arguments.embedded_url)
    finally:
        if server is not None:
            server.terminate()
            server.wait()
    sys.exit(compare(real, embedded))


def heard(url):
    """What the six listeners hear of each job: the same for all of them, or this is where it ends."""
    server = jobs.Server(url)
    listeners = clients.listeners(url)
    same = sameness.Same()
    try:
        return {job.__name__: heard_of(job, server, listeners, same) for job in jobs.JOBS}
    finally:
        for listener in listeners:
            listener.close()


def heard_of(job, server, listeners, same):
    batch_id = f"{job.__name__}.{uuid.uuid4()}"
    before = [len(listener.events) for listener in listeners]
    job(server, batch_id)
    server.wait(batch_id)
    # Its end is behind everything of the job, also what comes after the job's own end.
    server.enqueue(f"after.{batch_id}", {"one": {"type": "integer", "value": 1}}, [])
    for listener in listeners:
        listener.wait(lambda events: any(is_end_of(event, f"after.{batch_id}") for event in events), 120,
                      f"end of {job.__name__}")
    streams = [list(filter(own, listener.events[start:])) for listener, start in zip(listeners, before)]
    for listener, stream in zip(listeners[1:], streams[1:]):
        if stream != streams[0]:
            show(streams[0], stream, listeners[0].name, listener.name)
            sys.exit(f"same-events: {job.__name__}: two listeners of one server heard different things")
    print(f"same-events: {job.__name__}: {len(streams[0])} events, the same for {len(listeners)} listeners", flush=True)
    return [same.of(event) for event in streams[0] if not passing(event, job)]


def own(event):
    """Whether it is not of a job of somebody else."""
    return event[1].get("origin", jobs.ORIGIN) == jobs.ORIGIN


def is_end_of(event, batch_id):
    name, data = event
    return name == "queue_item_status_changed" and data["batch_id"] == batch_id and data["status"] in ENDS


def passing(event, job):
    """How far a job is when it is canceled is a matter of speed."""
    return job is jobs.canceled and event[0] == "invocation_progress" and event[1]["percentage"] is not None


def show(first, second, name, other):
    lines = [[json.dumps(event, sort_keys=True) for event in stream] for stream in (first, second)]
    for line in difflib.unified_diff(*lines, name, other, lineterm="", n=1):
        print(line if len(line) <= LONGEST else f"{line[:LONGEST]} ...")


def compare(real, embedded):
    different = [job for job in real if real[job] != embedded[job]]
    for job in different:
        show(real[job], embedded[job], f"{job}, real", f"{job}, embedded")
    if different:
        print("same-events: different: " + ", ".join(different))
        return 1
    print(f"same-events: the same {sum(map(len, real.values()))} events from both servers")
    return 0


main()
