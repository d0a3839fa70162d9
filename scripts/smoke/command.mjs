// What `npx @pipegram/emulator` does: it starts, says what to set, lets a user write, and ends with 0.

import * as assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { delimiter, dirname } from 'node:path'
import process from 'node:process'
import { createInterface } from 'node:readline'

const run = (...args) =>
  spawn('node_modules/.bin/pipegram-emulator', args, {
    stdio: ['ignore', 'pipe', 'inherit'],
    shell: process.platform === 'win32',
    // The link in `.bin` asks for the first `node` in the path.
    env: { ...process.env, PATH: [dirname(process.execPath), process.env.PATH].join(delimiter) },
  })

const emulator = run('--port', '0')
const settings = new Map()
for await (const line of createInterface({ input: emulator.stdout })) {
  const [, name, value] = /^([A-Z_]+)=(.*)$/.exec(line) ?? []
  if (name !== undefined) settings.set(name, value)
  if (line.includes('Ctrl-C')) break
}
const root = settings.get('BOT_API_ROOT')
const ask = async (path, body) => {
  const response = await fetch(`${root}${path}`, body && { method: 'POST', body: JSON.stringify(body) })
  assert.equal(response.status, 200)
  return response.json()
}
const { id } = (await ask('/_/users')).find(({ is_bot }) => !is_bot)
await ask('/_/send', { user_id: id, text: 'hello from a command' })
const updates = await ask(`/bot${settings.get('BOT_TOKEN')}/getUpdates`)
assert.equal(updates.result[0].message.text, 'hello from a command')
assert.equal((await ask('/_/openapi.json')).openapi, '3.1.0')
emulator.kill('SIGTERM')
if (process.platform !== 'win32') assert.deepEqual(await once(emulator, 'exit'), [0, null])

const help = run('--help')
let text = ''
for await (const chunk of help.stdout) text += String(chunk)
assert.match(text, /--port 8081/)
console.log('command: ok')
