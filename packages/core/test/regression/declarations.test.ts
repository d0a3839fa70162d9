import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'

const root = join(import.meta.dirname, '../../../..')

// A library that exports filters, buttons and arguments, as it would be published.
const library = `
import {
  and, caption, dice, document, family, forwarded, fromPredicate, message, messageKinds, not, or, photo,
  present, text, updateType, user, video, xor,
} from '@pipegram/core/Filters'
import {
  boundCallbackData, boundedInt, callbackData, callbackUnion, enumOf, flag, int, maybe, oneOf, string,
} from '@pipegram/core/CallbackData'
import * as core from '@pipegram/core'
export const combined = [and(photo, caption, not(forwarded)), or(photo, video), xor(photo, video)] as const
export const filters = [message(dice('🎯', 6)), present('x', 'quote'), document('pdf'), user(1)] as const
export const updates = updateType('message', and(text('a', 'b'), caption))
export const dated = family(
  fromPredicate('x', messageKinds, (m: core.Message) => m.date > 0),
  (n: number) => fromPredicate('y', messageKinds, (m: core.Message) => m.date > n),
)
const sign = core.signer(core.Secret.make('at least 16 bytes'))
export const data = callbackData(
  'a',
  { n: int, f: flag, o: oneOf('x', 'y'), s: maybe(string(5)), b: boundedInt(1, 3), e: enumOf('p', 'q') },
  { sign },
)
export const union = callbackUnion('u', { add: { n: int }, clear: {} })
export const bound = boundCallbackData('user', 'b', { n: int }, { sign })
export const payload = core.startPayload('s', { n: int })
export const argument = [core.Default(core.Choice('a', 'b'), 'a'), core.Optional(core.IntFromString)] as const
export const invoice = core.starInvoice({ title: 'a', description: 'b', payload: 'c', stars: 1 })
export const made = [core.quiz('x', [core.correct('a')]), core.fmt\`a\`, core.pageOf([1], 0, 1)] as const
export const values = [core.Permissions.muted, core.match, core.Reaction.deltaOf] as const
export const menus = core.BotCommands.menus
`

it('all that the constructors make can be exported, with types of public names', () => {
  mkdirSync(join(root, '.build'), { recursive: true })
  const folder = mkdtempSync(join(root, '.build/declarations-'))
  try {
    // Linked as an installed package, so that the compiler writes nothing next to its sources.
    mkdirSync(join(folder, 'node_modules/@pipegram'), { recursive: true })
    symlinkSync(join(root, 'packages/core'), join(folder, 'node_modules/@pipegram/core'), 'junction')
    writeFileSync(join(folder, 'package.json'), '{ "type": "module" }')
    writeFileSync(join(folder, 'library.ts'), library)
    writeFileSync(
      join(folder, 'tsconfig.json'),
      JSON.stringify({
        extends: '../../tsconfig.base.json',
        files: ['library.ts'],
        compilerOptions: {
          declaration: true,
          emitDeclarationOnly: true,
          outDir: 'out',
          rootDir: '.',
          types: ['node'],
        },
      }),
    )
    execFileSync(process.execPath, [join(root, 'node_modules/typescript-7/bin/tsc'), '-p', folder], {
      encoding: 'utf8',
    })
    const declarations = readFileSync(join(folder, 'out/library.d.ts'), 'utf8')
    expect(declarations).toContain('payload')
    expect(declarations).not.toContain('/internal/')
  } finally {
    rmSync(folder, { recursive: true })
  }
})
