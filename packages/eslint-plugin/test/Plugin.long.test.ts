// The plugin as a user sets it up.

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { ESLint, type Linter } from 'eslint'
import { describe, expect, it } from 'vitest'
import plugin from '../src/index.ts'
import { folder, languageOptions } from './Tester.ts'

const lint = async (code: string, options: Linter.LanguageOptions): Promise<ReadonlyArray<string>> => {
  const eslint = new ESLint({
    cwd: folder,
    overrideConfigFile: true,
    overrideConfig: [plugin.configs.recommended, { languageOptions: options }],
  })
  const [result] = await eslint.lintText(code, { filePath: 'case.ts' })
  return result?.messages.map(({ line, ruleId, message }) => `${line} ${ruleId ?? message}`) ?? []
}

const mistaken = `import * as T from 'fp-ts/lib/Task.js'
import { chain, handle } from 'pipegram'
T.of(1)
export const end = handle(async () => {})(chain())
`

describe('the plugin', () => {
  it('turns on all its rules in the recommended configuration', async () => {
    expect(await lint(mistaken, languageOptions)).toEqual([
      '3 pipegram/dropped-effect',
      '4 pipegram/async-handler',
    ])
    expect(Object.keys(plugin.configs.recommended.rules ?? {})).toEqual(
      Object.keys(plugin.rules).map((name) => `pipegram/${name}`),
    )
  })
  it('looks at TypeScript only', async () => {
    const eslint = new ESLint({
      cwd: folder,
      overrideConfigFile: true,
      overrideConfig: plugin.configs.recommended,
    })
    const [result] = await eslint.lintText('call()', { filePath: 'case.js' })
    expect(result?.messages).toEqual([])
  })
  it('says what to turn on where there are no types', async () => {
    await expect(lint(mistaken, { parserOptions: { projectService: false } })).rejects.toThrow(
      'The rules of @pipegram/eslint-plugin need types: set `languageOptions.parserOptions.projectService` ' +
        'to `true` for this file, as `configs.recommended` does.',
    )
  })
  it('has the version of its package', () => {
    const manifest: unknown = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
    expect(manifest).toMatchObject(plugin.meta)
    expect(plugin.meta.version).not.toBe('')
  })
})

describe('docs/reference/lint.md', () => {
  const page = readFileSync(join(folder, '../../docs/reference/lint.md'), 'utf8')
  const sections = page.split(/^## /m).flatMap((section) => {
    const [name = ''] = section.split('\n')
    return [...section.matchAll(/^(Wrong|Right):\n\n```ts[^\n]*\n([\s\S]*?)^```$/gm)].map(
      ([, side = '', code = '']) => ({ name, side, code }),
    )
  })

  it('shows wrong and right code for each rule', () => {
    expect(sections.map(({ name, side }) => `${name}: ${side}`)).toEqual(
      Object.keys(plugin.rules).flatMap((name) => [`${name}: Wrong`, `${name}: Right`]),
    )
  })
  it.each(sections)('shows code for $name that is what it says: $side', async ({ name, side, code }) => {
    const reports = await lint(code, languageOptions)
    expect(reports.map((report) => report.replace(/^\d+ /, ''))).toEqual(
      side === 'Right' ? [] : [`pipegram/${name}`],
    )
  })
  it.each(Object.entries(plugin.rules))('is the page that %s links to', (name, { meta }) => {
    expect(meta?.docs?.url).toBe(
      `https://github.com/pipegram/pipegram/blob/main/docs/reference/lint.md#${name}`,
    )
  })
})
