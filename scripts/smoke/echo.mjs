// What a user writes in a folder of their own: a bot from the installed packages, on the emulator, with bare Node.

import * as assert from 'node:assert/strict'
import { makeEmulator } from '@pipegram/emulator'
import { catchError, chain, E, handle, on, pipe, reply, start, TE, use } from 'pipegram'

const emulator = await makeEmulator()
const bot = pipe(
  chain(),
  use(on('message', 'text')),
  handle(({ call, message }) => call(reply(message, message.text))),
  catchError((error) => TE.fromIO(() => assert.fail(JSON.stringify(error)))),
)
const started = await start(bot, { token: emulator.token, apiRoot: emulator.apiRoot })()
assert.ok(E.isRight(started), JSON.stringify(started))

const ann = emulator.user({ first_name: 'Ann' })
ann.send('hello from a tarball')
const { text } = await ann.received()
assert.equal(text, 'hello from a tarball')

await started.right.stop()
await emulator.close()
console.log('echo: ok')
