// Writes .build/sbom.json: all production dependencies of the published packages, as CycloneDX. It needs the
// packages that `npm run setup` has installed, and no network.

import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { at, publicPackages, readJson, root, run } from './lib/Workspace.ts'

const file = join(root, '.build', 'sbom.json')
mkdirSync(join(root, '.build'), { recursive: true })
// setup.mjs has put the pnpm of package.json first into the PATH.
const filters = publicPackages().flatMap(({ name }) => ['--filter', name])
const format = ['--sbom-format', 'cyclonedx', '--sbom-spec-version', '1.6']
run('pnpm', [...filters, 'sbom', ...format, '--prod', '--exclude-peers', '--out', file])
const components = at(readJson(file), 'components')
if (!Array.isArray(components) || components.length === 0) throw new Error(`${file} lists nothing.`)
console.log(`${file}: ${components.length} components.`)
