// The whole site is built: VitePress ends with an error if a link leads nowhere.

import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import process from 'node:process'
import { expect, it } from 'vitest'
import { root } from '../lib/Workspace.ts'

it('the site is built without a network, with a search and llms.txt, and has no dead link', () => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(root, 'scripts/site.ts')], {
    cwd: root,
    encoding: 'utf8',
  })
  expect(`${stdout}${stderr}`).toMatch(/\d+ pages in /)
  expect(status).toBe(0)
  const dist = join(root, '.build', 'site', 'dist')
  for (const file of ['index.html', 'guide/inbox.html', 'threat-model/updater.html', 'llms.txt'])
    expect(existsSync(join(dist, file)), file).toBe(true)
  expect(readFileSync(join(dist, 'guide/inbox.html'), 'utf8')).toContain('<title>Inbox | pipegram</title>')
})
