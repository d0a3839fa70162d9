"""The fixture: each test has an emulator of its own."""

import pytest

from emulator import emulator as start


@pytest.fixture
def emulator():
    with start() as running:
        yield running
