// The supply chain, as far as it can be checked without a network: dependencies, licences, secrets, exports,
// images, and the package manager.

import { spawnSync } from 'node:child_process'
import {
  chmodSync,
  cpSync,
  globSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { describe, expect, it, onTestFinished } from 'vitest'
import { exportedNames } from '../lib/ExportedNames.ts'
import { secretsIn } from '../lib/Secrets.ts'
import { dependenciesOf, licences, lockFaults, productionOf, scriptsOf, unusedIn } from '../lib/Supply.ts'
import { at, publicPackages, readJson, root } from '../lib/Workspace.ts'

const packages = publicPackages()
const production = productionOf(packages)
const manifestOf = (path: string) => readJson(join(path, 'package.json'))

describe('dependencies', () => {
  it('a bot needs few packages, each of which the decision about dependencies names', () => {
    const bots = packages.filter(({ folder }) => folder === 'pipegram')
    const names = [...new Set(productionOf(bots).map(({ name }) => name))]
    expect(names).toContain('io-ts')
    const decision = readFileSync(join(root, 'docs/decisions/0009-dependencies.md'), 'utf8')
    const foreign = names.filter((name) => !name.startsWith('@pipegram/'))
    expect(foreign.filter((name) => !decision.includes(name))).toEqual([])
  })
  it('core has at most four production dependencies', () => {
    const core = packages.find(({ folder }) => folder === 'core') ?? expect.unreachable()
    const names = dependenciesOf(manifestOf(core.path))
    expect(names).toContain('io-ts')
    expect(names.length).toBeLessThanOrEqual(4)
  })
  it('every production dependency has a licence of the list', () => {
    const odd = production.filter(({ manifest }) => !licences.includes(String(manifest['license'])))
    expect(odd.map(({ name, manifest }) => `${name}: ${String(manifest['license'])}`)).toEqual([])
  })
  it('no published package runs a script at its installation', () => {
    const running = [
      ...packages.map(({ name, path }) => ({ name, manifest: manifestOf(path) })),
      ...production,
    ].filter(({ manifest }) => scriptsOf(manifest).some((event) => event !== 'prepare'))
    expect(running.map(({ name }) => name)).toEqual([])
    expect(scriptsOf({ scripts: { postinstall: 'node x.js', test: 'x' } })).toEqual(['postinstall'])
  })
  it('every dependency of a published package is used', () =>
    expect(packages.flatMap((each) => unusedIn(each).map((name) => `${each.name}: ${name}`))).toEqual([]))
  it('the lockfile takes packages only from the registry, each with its hash', () => {
    const lockfile = readFileSync(join(root, 'pnpm-lock.yaml'), 'utf8')
    expect(lockfile.match(/^ {4}resolution: /gm)?.length).toBeGreaterThan(300)
    expect(lockFaults(lockfile)).toEqual([])
    const foreign = '    resolution: {tarball: https://example.com/a.tgz}'
    expect(lockFaults(foreign)).toEqual(['The lockfile has {tarball: https://example.com/a.tgz}.'])
  })
  it('wait some days, come from the registry only, and run no script but those that are named', () => {
    const settings = readFileSync(join(root, 'pnpm-workspace.yaml'), 'utf8')
    for (const line of [
      /^minimumReleaseAge: \d{4,}$/m,
      /^blockExoticSubdeps: true$/m,
      /^trustPolicy: no-downgrade$/m,
    ])
      expect(settings).toMatch(line)
    expect(/^allowBuilds:\n((?: {2}.*\n)+)/m.exec(settings)?.[1]?.match(/: true/g)).toHaveLength(1)
  })
})

describe('secrets', () => {
  const scanned = spawnSync('git', ['ls-files', '-z'], { cwd: root, encoding: 'utf8', maxBuffer: 2 ** 26 })
    .stdout.split('\0')
    .filter((path) => path !== '' && !/\.(?:png|jpg|webp|ico|woff2?|db|gz|tgz)$|^pnpm-lock\.yaml$/.test(path))
  it('no file of the repository has a token or a private key', () => {
    expect(scanned.length).toBeGreaterThan(1_000)
    const faults = scanned.flatMap((path) => {
      try {
        return secretsIn({ path, text: readFileSync(join(root, path), 'utf8') })
      } catch {
        // It was deleted and not committed yet.
        return []
      }
    })
    // Keys of servers that live as long as a test.
    const fixture = 'packages/client/test/Certificates.ts'
    expect(faults.filter((fault) => !fault.startsWith(`${fixture}:`))).toEqual([])
  })
  it('a scan names the kind and the line of a secret, and not the secret', () => {
    // In parts, so that the scan does not find this file.
    const token = ['8123456789', 'AAF0000000000000000000000000000abcd'].join(':')
    const text = `a\nb = "${token}"\n${['-----BEGIN PRIVATE', 'KEY-----'].join(' ')}\n${'A'.repeat(64)}\n`
    expect(secretsIn({ path: 'a.ts', text })).toEqual([
      'a.ts:2 has a bot token.',
      'a.ts:3 has a private key.',
    ])
    expect(secretsIn({ path: 'a.ts', text: '123456789:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw8' })).toEqual([])
  })
})

describe('exports', () => {
  it('the names of the front door are those of the list', async () => {
    const names = exportedNames('packages/pipegram/src/index.ts').map(({ name }) => name)
    expect(names.length).toBeGreaterThan(500)
    await expect(`${[...new Set(names)].toSorted().join('\n')}\n`).toMatchFileSnapshot('exports.txt')
  })
})

describe('images', () => {
  it('an image of a template has no secret, no root, and a health check', () => {
    const files = globSync('packages/create-pipegram/templates/*/Dockerfile', { cwd: root })
    expect(files).not.toEqual([])
    for (const file of files) {
      const text = readFileSync(join(root, file), 'utf8')
      expect(text).toMatch(/^USER node$/m)
      expect(text).toMatch(/^HEALTHCHECK /m)
      expect(text).toMatch(/^FROM node:\d+-slim/m)
      expect(text).not.toMatch(/TOKEN|SECRET|^COPY \. /m)
    }
    const ignored = readFileSync(
      join(root, 'packages/create-pipegram/templates/container/_dockerignore'),
      'utf8',
    )
    // All is left out, but for what is named.
    expect(ignored).toMatch(/^\*\*\n/)
    expect(ignored).not.toMatch(/env/)
  })
})

// A copy of the set-up, beside an npm that gives the tarball of somebody else.
describe('set-up', () => {
  it.skipIf(process.platform !== 'linux')('setup takes no package manager whose hash is another', () => {
    const folder = mkdtempSync(join(tmpdir(), 'setup-'))
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
    mkdirSync(join(folder, 'scripts'))
    mkdirSync(join(folder, 'bin'))
    cpSync(join(root, 'scripts/setup.mjs'), join(folder, 'scripts/setup.mjs'))
    cpSync(join(root, 'package.json'), join(folder, 'package.json'))
    const npm = join(folder, 'bin/npm')
    // The last argument is the folder for the tarball.
    writeFileSync(npm, '#!/bin/sh\nfor last; do :; done\necho evil > "$last/pnpm.tgz"\necho pnpm.tgz\n')
    chmodSync(npm, 0o755)
    const { status, stderr } = spawnSync(process.execPath, [join(folder, 'scripts/setup.mjs')], {
      cwd: folder,
      encoding: 'utf8',
      env: { ...process.env, PATH: `${join(folder, 'bin')}:${process.env['PATH'] ?? ''}` },
    })
    expect(stderr).toMatch(/The registry gave another @pnpm\/exe\..* than the one that package\.json knows/)
    expect(status).toBe(1)
    expect(globSync('.build/pnpm/*', { cwd: folder })).toEqual([])
  })
  it('the hashes are those of one version', () => {
    const manifest = readJson(join(root, 'package.json'))
    expect(at(manifest, 'config', 'pnpm')).toMatch(/^\d+\.\d+\.\d+$/)
    expect(Object.values(Object(at(manifest, 'config', 'pnpmHashes')))).toEqual([
      expect.stringMatching(/^sha512-[\w+/]{86}==$/),
      expect.stringMatching(/^sha512-[\w+/]{86}==$/),
    ])
  })
})
