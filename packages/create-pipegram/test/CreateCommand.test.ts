// The command as a process: what it writes, says, and refuses.

import { spawnSync } from 'node:child_process'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import process from 'node:process'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { fromArguments, help } from '../src/internal/CommandLine.ts'
import { templates } from '../src/ProjectTemplate.ts'
import { filesIn, makeFolder } from './Stage.ts'

const program = fileURLToPath(new URL('../bin/create-pipegram.mjs', import.meta.url))

const create = (cwd: string, args: ReadonlyArray<string>, env: Readonly<Record<string, string>> = {}) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...args], {
    cwd,
    encoding: 'utf8',
    env: { ...process.env, npm_config_user_agent: 'pnpm/12.0.0 npm/? node/v24', ...env },
  })
  return { status, stdout, stderr }
}

test('the command writes a project without a question, and says what to do next', async () => {
  const folder = await makeFolder()
  const { status, stdout, stderr } = create(folder, ['my-bot', '--yes', '--no-install'])
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
  expect(stdout).toMatch(
    /^Written: \d+ files in my-bot\.\n\nNext:\n {2}cd my-bot\n {2}pnpm install\n {2}pnpm run test /,
  )
  expect(await filesIn(folder)).toContain(join('my-bot', 'src', 'bot.ts'))
})

test('packages that cannot be installed leave a complete project, and the command says so', async () => {
  const folder = await makeFolder()
  const nowhere = { npm_config_registry: 'http://127.0.0.1:9/', npm_config_fetch_retries: '0' }
  const { status, stdout, stderr } = create(folder, ['my-bot', '--yes', '--manager', 'npm'], {
    ...nowhere,
    npm_config_cache: join(folder, 'cache'),
  })
  expect(status).toBe(1)
  expect(stderr).toContain('"npm install" failed: its own words above say why. The files are complete.')
  expect(stdout).toContain('  npm install\n')
  expect(await filesIn(join(folder, 'my-bot'))).toContain('package.json')
})

test('a folder with files is refused by the command', async () => {
  const folder = await makeFolder()
  await mkdir(join(folder, 'my-bot'))
  await writeFile(join(folder, 'my-bot', 'a.txt'), '')
  const { status, stdout, stderr } = create(folder, ['my-bot', '--yes'])
  expect({ status, stdout }).toEqual({ status: 1, stdout: '' })
  expect(stderr).toMatch(/has files already, such as a\.txt\..* Nothing was written\.\n$/)
})

test('without a terminal, the command needs a name', async () => {
  const { status, stderr } = create(await makeFolder(), [])
  expect(status).toBe(2)
  expect(stderr).toBe('Name the bot: npm create pipegram my-bot. Nothing was written.\n')
})

test.each([
  [
    ['bot', '--template', 'huge'],
    `There is no template "huge". Choose one of ${Object.keys(templates).join(', ')}.`,
  ],
  [['bot', '--style', 'x'], 'There is no style "x". Choose one of pipeline, async.'],
  [['bot', '--manager', 'x'], 'There is no manager "x". Choose one of npm, pnpm, yarn, bun.'],
  [['my', 'bot'], '"bot" is one word too many: write the name of the bot as one word.'],
  [['bot', '--tempalte', 'x'], "Unknown option '--tempalte'. See --help."],
])('the command line %j is refused', (args, why) => {
  expect(fromArguments(args)).toBe(why)
})

test('the help names every template', () => {
  for (const name of Object.keys(templates)) expect(help).toContain(`    ${name} `)
})
