"""A local Bot API for tests in Python: people who write to the bot, and see what it does."""

import contextlib
import json
import os
import shlex
import subprocess
import urllib.error
import urllib.request

COMMAND = os.environ.get("PIPEGRAM_EMULATOR", "npx --yes @pipegram/emulator")


class Emulator:
    def __init__(self, root, token):
        self.root, self.token = root, token

    def request(self, path, body=None):
        data = None if body is None else json.dumps(body).encode()
        headers = {"Content-Type": "application/json"}
        request = urllib.request.Request(self.root + path, data, headers)
        try:
            with urllib.request.urlopen(request, timeout=70) as response:
                return json.load(response)
        except urllib.error.HTTPError as error:
            raise AssertionError(error.read().decode()) from None

    def act(self, name, **body):
        """What a person does: act("send", user_id=1, text="/start"). See /_/openapi.json."""
        return self.request(f"/_/{name}", body)

    def received(self, wait=5):
        """What the bot did since the last time."""
        return [event["item"] for event in self.request(f"/_/received?wait={wait}")]

    def call(self, method, **params):
        """A call of the bot, for a test without a library."""
        return self.request(f"/bot{self.token}/{method}", params)["result"]


@contextlib.contextmanager
def emulator():
    """Starts an emulator on a free port, and ends it."""
    command = [*shlex.split(COMMAND), "--port", "0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        try:
            root, token = (process.stdout.readline().strip().split("=", 1)[1] for _ in range(2))
            yield Emulator(root, token)
        finally:
            process.terminate()
