"""What may differ between two servers, such as ids and times, is replaced by what it is; the rest must be equal."""

import re

PLACEHOLDERS = {
    # By key, wherever it stands.
    "timestamp": "<time>", "created_at": "<time>", "updated_at": "<time>", "started_at": "<time>", "completed_at": "<time>",
    "session_id": "<session>", "error_traceback": "<traceback>", "image_name": "<image>", "latents_name": "<latents>",
    "conditioning_name": "<conditioning>", "dataURL": "<picture>",
    "key": "<model key>", "hash": "<model hash>", "path": "<model path>", "source": "<model source>", "file_size": "<bytes>",
    "description": "<text>",
}
# These count what else was ever on that server.
COUNTS = "queue_status"
UUID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")


class Same:
    """Replaces the values of one server; ids of items and of invocations become numbers in the order of their coming."""

    def __init__(self):
        self._items = {}
        self._ids = {}

    def of(self, value, key=None):
        if key in PLACEHOLDERS and value is not None:
            return PLACEHOLDERS[key]
        if key == COUNTS:
            return {name: f"<{type(count).__name__}>" for name, count in value.items()}
        if key in ("item_id", "canceled_item_ids", "retried_item_ids", "system") and isinstance(value, int):
            return f"<item {self._items.setdefault(value, len(self._items) + 1)}>"
        if isinstance(value, dict):
            return {name: self.of(inner, name) for name, inner in value.items()}
        if isinstance(value, list):
            # A list of what the key says.
            return [self.of(inner, key) for inner in value]
        if isinstance(value, str):
            return UUID.sub(lambda match: f"<id {self._ids.setdefault(match[0], len(self._ids) + 1)}>", value)
        return value
