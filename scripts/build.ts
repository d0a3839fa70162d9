// Writes dist/ of every public package: JavaScript by esbuild, one file for each source file for bundlers and
// the whole in one for Node, and declarations by the type checker. In development nobody needs it: packages
// run from their sources.

import { cpSync, globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join, sep } from 'node:path'
import { build, type Plugin } from 'esbuild'
import { isOfFacts, planOf, writeWhole } from './lib/Whole.ts'
import { publicPackages, root, run, tsc, type Package } from './lib/Workspace.ts'

const typesFolder = join(root, '.build', 'types')

// Each file stands alone in dist, as in src. Only the private facts of the Bot API are taken in: nobody can
// install them.
const separate: Plugin = {
  name: 'separate',
  setup: (building) => {
    building.onResolve({ filter: /^/ }, ({ kind, path, importer }) => {
      if (kind === 'entry-point' || isOfFacts(path, importer)) return undefined
      // `#fp-ts` is fp-ts as ES modules for bundlers, which cannot shake CommonJS, and CommonJS for Node,
      // which refuses the former.
      return {
        path: path.startsWith('.') ? path.replace(/\.ts$/, '.js') : path.replace(/^fp-ts\/lib\//, '#fp-ts/'),
        external: true,
      }
    })
  },
}

const javascript = async ({ path }: Package): Promise<void> => {
  await build({
    absWorkingDir: path,
    entryPoints: globSync('src/**/*.ts', { cwd: path, exclude: ['**/*.d.ts'] }),
    outbase: 'src',
    outdir: 'dist',
    bundle: true,
    // Where two files take in the same facts, they share one copy; internal/ is closed to importers.
    splitting: true,
    chunkNames: 'internal/facts-[hash]',
    format: 'esm',
    platform: 'neutral',
    target: 'es2023',
    plugins: [separate],
    logLevel: 'warning',
  })
}

const checkTypes = (): void => {
  rmSync(typesFolder, { recursive: true, force: true })
  const config = join(root, '.build', 'tsconfig.types.json')
  mkdirSync(join(root, '.build'), { recursive: true })
  writeFileSync(
    config,
    JSON.stringify({
      extends: '../tsconfig.base.json',
      compilerOptions: {
        declaration: true,
        emitDeclarationOnly: true,
        stripInternal: true,
        noEmitOnError: true,
        rootDir: '../packages',
        outDir: 'types',
        types: ['node'],
      },
      include: ['../packages/*/src'],
    }),
  )
  run(process.execPath, [tsc, '-p', config])
}

// `from './A.ts'` would send a consumer's type checker to a file that is not there.
const relative = /(\bfrom\s*|\bimport\s*\(\s*|\bimport\s+)(['"])(\.{1,2}\/[^'"]*)\.ts\2/g

// The types of the facts go where the facts go: inside, where only declarations beside them reach.
const facts = /(['"])@pipegram\/schema(?:\/([^'"]*))?\1/g

const declarations = ({ path, folder }: Package): void => {
  const dist = join(path, 'dist')
  cpSync(join(typesFolder, folder, 'src'), dist, { recursive: true })
  if (
    globSync('**/*.d.ts', { cwd: dist }).some((file) =>
      readFileSync(join(dist, file), 'utf8').includes('@pipegram/schema'),
    )
  )
    cpSync(join(typesFolder, 'schema', 'src'), join(dist, 'internal', 'schema'), { recursive: true })
  for (const file of globSync('**/*.d.ts', { cwd: dist })) {
    const up = '../'.repeat(file.split(sep).length - 1) || './'
    const text = readFileSync(join(dist, file), 'utf8')
      .replaceAll(relative, '$1$2$3.js$2')
      .replaceAll(
        facts,
        (_, quote: string, module = 'index') => `${quote}${up}internal/schema/${String(module)}.js${quote}`,
      )
    writeFileSync(join(dist, file), text)
  }
}

try {
  const packages = publicPackages()
  checkTypes()
  for (const each of packages) rmSync(join(each.path, 'dist'), { recursive: true, force: true })
  const libraries = packages.filter(({ isTool }) => !isTool)
  const plan = await planOf(libraries)
  await Promise.all([...packages.map(javascript), ...libraries.map((each) => writeWhole(plan, each))])
  packages.forEach(declarations)
  console.log(`Built ${packages.map(({ name }) => name).join(', ')}.`)
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
}
