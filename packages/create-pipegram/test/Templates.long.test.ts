// Every template in every style, as a project that the type checker reads and whose tests run. The command
// `npm run smoke` does the same with the packages that npm installs.

import { spawnSync } from 'node:child_process'
import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import process from 'node:process'
import { fileURLToPath } from 'node:url'
import { beforeAll, expect, test } from 'vitest'
import { createProject } from '../src/Project.ts'
import { isStyle, isTemplate, styles, templates } from '../src/ProjectTemplate.ts'

const root = fileURLToPath(new URL('../../..', import.meta.url))
// In this package, so that each project finds our packages.
const folder = fileURLToPath(new URL('../.build', import.meta.url))

const projects = Object.keys(templates)
  .filter(isTemplate)
  .flatMap((template) =>
    Object.keys(styles)
      .filter(isStyle)
      .map((style) => ({ template, style })),
  )

const runNode = (args: ReadonlyArray<string>) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd: folder, encoding: 'utf8' })
  return { status, output: `${stdout}${stderr}` }
}

beforeAll(async () => {
  rmSync(folder, { recursive: true, force: true })
  for (const { template, style } of projects) {
    const plan = { folder: join(folder, `${template}-${style}`), template, style, manager: 'npm' } as const
    expect(await createProject(plan)).toMatchObject({ _tag: 'Created' })
  }
})

test('every template compiles in every style', () => {
  expect(projects.length).toBeGreaterThan(10)
  const config = {
    extends: '../../../tsconfig.base.json',
    compilerOptions: { noEmit: true, types: ['node'] },
    include: ['*/src', '*/test'],
  }
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify(config))
  const tsc = join(root, 'node_modules', 'typescript-7', 'bin', 'tsc')
  expect(runNode([tsc, '-p', '.', '--pretty', 'false'])).toEqual({ status: 0, output: '' })
})

test('the tests of every template pass in every style', () => {
  const vitest = join(root, 'node_modules', 'vitest', 'vitest.mjs')
  writeFileSync(join(folder, 'vitest.config.ts'), 'export default {}\n')
  const { status, output } = runNode([vitest, 'run', '--root', folder, '--no-color'])
  expect(output).toMatch(new RegExp(`Test Files +(?:${projects.length}|\\d+) passed`))
  expect(status, output).toBe(0)
})
