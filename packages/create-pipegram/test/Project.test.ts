// A project is written as a whole, or not at all.

import { chmod, mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import process from 'node:process'
import { expect, test } from 'vitest'
import { managers } from '../src/PackageManager.ts'
import { createProject, problemOfName, type ProjectPlan } from '../src/Project.ts'
import { isTemplate, templates } from '../src/ProjectTemplate.ts'
import { filesIn, makeFolder } from './Stage.ts'

const plan = (folder: string): ProjectPlan => ({
  folder,
  template: 'minimal',
  style: 'pipeline',
  manager: 'npm',
})

test('a project has a bot, its test, and what a repository needs', async () => {
  const folder = join(await makeFolder(), 'deep', 'my-bot')
  const result = await createProject(plan(folder))
  expect(result).toMatchObject({ _tag: 'Created', folder })
  expect(await filesIn(folder)).toEqual(
    [
      '.dockerignore',
      '.env.example',
      '.github/workflows/check.yml',
      '.gitignore',
      'Dockerfile',
      'README.md',
      'package.json',
      'src/bot.ts',
      'src/main.ts',
      'test/bot.test.ts',
      'tsconfig.json',
    ].map((path) => join(...path.split('/'))),
  )
  expect(JSON.parse(await readFile(join(folder, 'package.json'), 'utf8'))).toMatchObject({
    name: 'my-bot',
    scripts: { dev: expect.stringContaining('pipegram-emulator'), test: 'vitest run' },
    dependencies: { pipegram: expect.stringMatching(/^\^\d+\.\d+\.\d+$/) },
  })
  expect(await readFile(join(folder, '.gitignore'), 'utf8')).toContain('\n.env\n')
})

const names = Object.keys(templates).filter(isTemplate)

test.each(names)('the template %s has no placeholder left, with each package manager', async (template) => {
  const parent = await makeFolder()
  expect(Object.keys(managers).length).toBeGreaterThan(3)
  for (const manager of ['npm', 'pnpm', 'yarn', 'bun'] as const) {
    const folder = join(parent, manager)
    await createProject({ ...plan(folder), template, manager })
    for (const file of await filesIn(folder))
      expect(await readFile(join(folder, file), 'utf8'), file).not.toMatch(/\{\{(?!\s)/)
    const workflow = await readFile(join(folder, '.github/workflows/check.yml'), 'utf8')
    expect(workflow).toContain(`run: ${managers[manager].ci}`)
  }
})

test('a style changes only the bot', async () => {
  const parent = await makeFolder()
  for (const style of ['pipeline', 'async'] as const)
    await createProject({ ...plan(join(parent, style)), style, template: 'dialog' })
  expect(await filesIn(join(parent, 'async'))).toEqual(await filesIn(join(parent, 'pipeline')))
  expect(await readFile(join(parent, 'async', 'src', 'bot.ts'), 'utf8')).toContain('fromAsync(async')
  expect(await readFile(join(parent, 'pipeline', 'src', 'bot.ts'), 'utf8')).not.toContain('fromAsync')
})

test('an empty folder is filled, and stays the same folder', async () => {
  const folder = join(await makeFolder(), 'my-bot')
  await mkdir(folder)
  expect(await createProject(plan(folder))).toMatchObject({ _tag: 'Created' })
  expect(await filesIn(folder)).toContain('package.json')
  expect(await filesIn(join(folder, '..'))).toHaveLength((await filesIn(folder)).length)
})

test('a folder with files is refused, and stays as it is', async () => {
  const folder = join(await makeFolder(), 'my-bot')
  await mkdir(folder)
  await writeFile(join(folder, 'thesis.txt'), 'years of work')
  expect(await createProject(plan(folder))).toEqual({
    _tag: 'Refused',
    why: `${folder} has files already, such as thesis.txt. Choose another name, or an empty folder.`,
  })
  expect(await filesIn(folder)).toEqual(['thesis.txt'])
})

test('a file in the place of the folder is refused', async () => {
  const folder = join(await makeFolder(), 'my-bot')
  await writeFile(folder, '')
  expect(await createProject(plan(folder))).toEqual({
    _tag: 'Refused',
    why: `${folder} is a file. Choose another name.`,
  })
})

test.each([
  [
    'My Bot',
    '"My Bot" cannot be the name of a project: name can only contain URL-friendly characters. Try my-bot.',
  ],
  ['.bot', 'Try bot.'],
  ['node_modules', 'is not a valid package name'],
  ['a'.repeat(300), 'more than 214 characters. Try aaa'],
  ['bot~()', 'Try bot.'],
])('the name %j is refused', async (name, why) => {
  const parent = await makeFolder()
  expect(problemOfName(name)).toContain(why)
  expect(await createProject(plan(join(parent, name)))).toMatchObject({ _tag: 'Refused' })
  expect(await filesIn(parent)).toEqual([])
})

test('a place that cannot be written leaves nothing behind', async () => {
  const parent = await makeFolder()
  await writeFile(join(parent, 'file'), '')
  const result = await createProject(plan(join(parent, 'file', 'my-bot')))
  expect(result).toMatchObject({ _tag: 'Refused', why: expect.stringContaining('cannot be written') })
  expect(await filesIn(parent)).toEqual(['file'])
})

// Nobody forbids root to write.
test.skipIf(process.platform === 'win32' || process.getuid?.() === 0)(
  'a folder without rights leaves nothing behind',
  async () => {
    const parent = await makeFolder()
    await chmod(parent, 0o500)
    expect(await createProject(plan(join(parent, 'my-bot')))).toEqual({
      _tag: 'Refused',
      why: `${join(parent, 'my-bot')} cannot be written: you may not write there.`,
    })
    await chmod(parent, 0o700)
    expect(await filesIn(parent)).toEqual([])
  },
)
