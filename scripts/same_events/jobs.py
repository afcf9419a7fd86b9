"""The jobs that both servers run, one after another, through the API that InvokeAI has for everyone."""

import json
import sys
import time
import urllib.parse
import urllib.request

ORIGIN = "same-events"
PATIENCE_SECONDS = 180


class Server:
    def __init__(self, url):
        self._api = url.rstrip("/") + "/api/"

    def call(self, method, path, body=None):
        request = urllib.request.Request(
            self._api + path, method=method, data=None if body is None else json.dumps(body).encode(),
            headers={"Content-Type": "application/json"})
        with urllib.request.urlopen(request, timeout=60) as answer:
            return json.load(answer)

    def enqueue(self, batch_id, nodes, edges, runs=1):
        for node_id, node in nodes.items():
            node.update(id=node_id, use_cache=False)
        graph = {"id": "g", "nodes": nodes, "edges": [edge(*ends.split(" ")) for ends in edges]}
        batch = {"batch_id": batch_id, "origin": ORIGIN, "destination": "nowhere", "graph": graph, "runs": runs}
        return self.call("POST", "v1/queue/default/enqueue_batch", {"batch": batch})["item_ids"]

    def wait(self, batch_id):
        self.wait_until(batch_id, "its end", lambda status: status["total"] and not (
            status["pending"] + status["in_progress"] + status["waiting"]))

    def wait_until(self, batch_id, what, wanted):
        end = time.monotonic() + PATIENCE_SECONDS
        while not wanted(self.call("GET", f"v1/queue/default/b/{batch_id}/status")):
            if time.monotonic() > end:
                sys.exit(f"same-events: {self._api}: {batch_id} has not come to {what} after {PATIENCE_SECONDS} s; is the queue paused?")
            time.sleep(0.1)

    def model(self, name):
        models = self.call("GET", "v2/models/?" + urllib.parse.urlencode({"model_name": name}))["models"]
        if not models:
            sys.exit(f"same-events: {self._api}: no model is called {name!r}")
        return {key: models[0][key] for key in ("key", "hash", "name", "base", "type")}


def edge(source, destination):
    ends = [end.split(".") for end in (source, destination)]
    return {side: {"node_id": node, "field": field} for side, (node, field) in zip(("source", "destination"), ends)}


def picture_and_copy(server, batch_id):
    server.enqueue(batch_id, {
        "blank": {"type": "blank_image", "width": 64, "height": 48, "is_intermediate": True},
        "blur": {"type": "img_blur", "radius": 3},
    }, ["blank.image blur.image"], runs=2)


def one_for_each(server, batch_id):
    server.enqueue(batch_id, {
        "widths": {"type": "range", "start": 16, "stop": 64, "step": 16},
        "each": {"type": "iterate"},
        "blank": {"type": "blank_image", "height": 16, "is_intermediate": True},
        "all": {"type": "collect"},
    }, ["widths.collection each.collection", "each.item blank.width", "blank.image all.item"])


def failure_and_retry(server, batch_id):
    ids = server.enqueue(batch_id, {
        "blank": {"type": "blank_image", "width": 64, "height": 48, "is_intermediate": True},
        "divide": {"type": "div", "b": 0},
    }, ["blank.width divide.a"])
    server.wait(batch_id)
    server.call("PUT", "v1/queue/default/retry_items_by_id", ids)


def text_to_image(server, batch_id, steps=4, runs=1):
    server.enqueue(batch_id, {
        "model": {"type": "main_model_loader", "model": server.model("Tiny SD")},
        "prompt": {"type": "compel", "prompt": "a lighthouse"},
        "noise": {"type": "noise", "seed": 7, "width": 64, "height": 64},
        "denoise": {"type": "denoise_latents", "steps": steps, "scheduler": "euler"},
        "picture": {"type": "l2i"},
    }, ["model.unet denoise.unet", "model.clip prompt.clip", "model.vae picture.vae",
        "prompt.conditioning denoise.positive_conditioning", "prompt.conditioning denoise.negative_conditioning",
        "noise.noise denoise.noise", "denoise.latents picture.latents"], runs=runs)


def canceled(server, batch_id):
    text_to_image(server, batch_id, steps=1000, runs=3)
    server.wait_until(batch_id, "its turn", lambda status: status["in_progress"])
    time.sleep(1)
    server.call("PUT", "v1/queue/default/cancel_by_batch_ids", {"batch_ids": [batch_id]})


JOBS = [picture_and_copy, one_for_each, failure_and_retry, text_to_image, canceled]
