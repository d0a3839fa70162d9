// What a user writes in a new folder: a bot from the installed packages, on the emulator, with bare Node.

import * as assert from 'node:assert/strict'
import * as core from '@pipegram/core'
import { bold } from '@pipegram/core/Text'
import * as Token from '@pipegram/core/Token'
import { makeEmulator } from '@pipegram/emulator'
import * as Either from 'fp-ts/lib/Either.js'
import * as t from 'io-ts'
import * as pipegram from 'pipegram'
import { catchError, E, handle, on, pipeline, reply, start, TE, use, User } from 'pipegram'

// A value with two names is one value. It works with the fp-ts and the io-ts of the user.
assert.equal(bold, core.bold)
assert.equal(bold, pipegram.bold)
assert.equal(core.Token, pipegram.Token)
for (const [name, value] of Object.entries(Token)) assert.equal(pipegram.Token[name], value, name)
assert.ok(
  Either.isRight(t.type({ user: User }).decode({ user: { id: 1, is_bot: false, first_name: 'Ann' } })),
)
const mistaken = t
  .type({ user: t.union([User, t.null]) })
  .decode({ user: { id: 'one', is_bot: false, first_name: 'Ann' } })
assert.deepEqual(Either.isLeft(mistaken) && core.explain('it')(mistaken.left), [
  'it.user.id: expected an integer, got "one"',
])
assert.ok(core.fieldsOf(t.type({ id: t.Int, size: t.keyof({ S: null }) })))

const emulator = await makeEmulator()
const bot = pipeline(
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
