// Writes dist/ of every public package: JavaScript by esbuild and declarations by the type checker, both with
// nearly all of a package in one file. In development nobody needs it: packages run from their sources.

import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { declarationsOf, readDeclarations, type DeclarationTree } from './lib/Declarations.ts'
import { planOf } from './lib/Plan.ts'
import { writeWhole } from './lib/Whole.ts'
import { publicPackages, root, run, tsc, type Package } from './lib/Workspace.ts'

const typesFolder = join(root, '.build', 'types')

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

const declare = (tree: DeclarationTree, { path, folder }: Package): void => {
  for (const [name, text] of declarationsOf(tree, folder)) {
    const file = join(path, 'dist', name)
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, text)
  }
}

try {
  const packages = publicPackages()
  checkTypes()
  for (const each of packages) rmSync(join(each.path, 'dist'), { recursive: true, force: true })
  const plan = await planOf(packages.filter(({ isTool }) => !isTool))
  await Promise.all(packages.map((each) => writeWhole(plan, each)))
  const tree = readDeclarations(typesFolder)
  for (const each of packages) declare(tree, each)
  console.log(`Built ${packages.map(({ name }) => name).join(', ')}.`)
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
}
