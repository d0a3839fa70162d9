"""A bot that repeats, and its test. Run it by pytest, or by python3 test_echo.py without pytest."""


def repeat(emulator):
    for update in emulator.call("getUpdates"):
        message = update["message"]
        emulator.call("sendMessage", chat_id=message["chat"]["id"], text=message["text"])


def test_echo(emulator):
    ann = emulator.act("users", first_name="Ann")
    emulator.act("send", user_id=ann["id"], text="hello")
    repeat(emulator)
    assert [event["message"]["text"] for event in emulator.received()] == ["hello"]


if __name__ == "__main__":
    from emulator import emulator as start

    with start() as running:
        test_echo(running)
    print("The bot repeats.")
