// What a bot is told if the package that reads Markdown is not installed.

import { execFileSync } from 'node:child_process'
import process from 'node:process'
import { expect, it } from 'vitest'

// A separate process, since the test runner has loaded all modules already.
const send = (content: object, isInstalled: boolean): unknown =>
  JSON.parse(
    execFileSync(
      process.execPath,
      [
        '--input-type=module',
        '--eval',
        `
      import { registerHooks } from 'node:module'
      registerHooks({
        resolve: (name, context, next) => {
          if (name === 'markdown-it' && !${isInstalled}) throw new Error('Cannot find package ' + name)
          return next(name, context)
        },
      })
      const { makeEmulator } = await import('@pipegram/emulator')
      const emulator = await makeEmulator()
      const ann = emulator.user({ first_name: 'Ann' })
      ann.send('Hello')
      const response = await fetch(emulator.apiRoot + '/bot' + emulator.token + '/sendRichMessage', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ chat_id: ann.id, rich_message: ${JSON.stringify(content)} }),
      })
      const { ok, description } = await response.json()
      console.log(JSON.stringify({ ok, description }))
      await emulator.close()
    `,
      ],
      { cwd: new URL('../..', import.meta.url), encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] },
    ),
  )

it('Markdown without its package is refused with a sentence that says what to install', () => {
  expect(send({ markdown: '**Hello**' }, false)).toEqual({
    ok: false,
    description:
      'Bad Request: the emulator reads Markdown with the package markdown-it: npm install markdown-it',
  })
})

it('HTML needs no package, and Markdown is read with it', () => {
  expect(send({ html: '<b>Hello</b>' }, false)).toEqual({ ok: true })
  expect(send({ markdown: '**Hello**' }, true)).toEqual({ ok: true })
})
