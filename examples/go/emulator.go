// Package emulator is a local Bot API for tests in Go: people who write to the bot, and see what it does.
package emulator

import (
	"bufio"
	"bytes"
	"encoding/json"
	"io"
	"net/http"
	"os/exec"
	"strings"
	"testing"
)

// Emulator is a running emulator: a bot takes Root as the root of its API, and Token.
type Emulator struct {
	Root, Token string
	t           *testing.T
}

// Start starts an emulator on a free port, and ends it with the test.
func Start(t *testing.T) *Emulator {
	t.Helper()
	command := exec.Command("npx", "--yes", "@pipegram/emulator", "--port", "0")
	output, err := command.StdoutPipe()
	if err == nil {
		err = command.Start()
	}
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = command.Process.Kill(); _ = command.Wait() })
	lines := bufio.NewScanner(output)
	next := func() string { lines.Scan(); _, value, _ := strings.Cut(lines.Text(), "="); return value }
	return &Emulator{Root: next(), Token: next(), t: t}
}

// Act is what a person does: Act("send", map[string]any{"user_id": 1, "text": "/start"}, &message).
func (e *Emulator) Act(name string, body map[string]any, result any) {
	e.t.Helper()
	text, err := json.Marshal(body)
	if err != nil {
		e.t.Fatal(err)
	}
	response, err := http.Post(e.Root+"/_/"+name, "application/json", bytes.NewReader(text))
	e.read(response, err, result)
}

// Received is what the bot did since the last time; it waits up to five seconds.
func (e *Emulator) Received(result any) {
	e.t.Helper()
	response, err := http.Get(e.Root + "/_/received?wait=5")
	e.read(response, err, result)
}

func (e *Emulator) read(response *http.Response, err error, result any) {
	e.t.Helper()
	if err != nil {
		e.t.Fatal(err)
	}
	defer response.Body.Close()
	text, err := io.ReadAll(response.Body)
	if err != nil || response.StatusCode != http.StatusOK {
		e.t.Fatalf("%s %v", text, err)
	}
	if err := json.Unmarshal(text, result); err != nil {
		e.t.Fatal(err)
	}
}
