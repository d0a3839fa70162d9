// A new project in a folder: written completely, or not at all.

import { mkdir, mkdtemp, readdir, rename, rm, rmdir, stat, writeFile } from 'node:fs/promises'
import { basename, dirname, join, resolve } from 'node:path'
import nameProblems from 'validate-npm-package-name'
import { filesOf } from './internal/ProjectFiles.ts'
import type { ManagerName } from './PackageManager.ts'
import type { TemplateName, TemplateStyle } from './ProjectTemplate.ts'

// model

/** A project to make. */
export interface ProjectPlan {
  /** The folder of the project: new or empty. Its last part is the name of the project. */
  readonly folder: string
  readonly template: TemplateName
  readonly style: TemplateStyle
  readonly manager: ManagerName
}

/** The result of a plan. After a refusal, nothing is written. */
export type ProjectResult =
  | { readonly _tag: 'Created'; readonly folder: string; readonly files: ReadonlyArray<string> }
  | { readonly _tag: 'Refused'; readonly why: string }

// constructors

/**
 * Writes a project. It never replaces a file, and leaves nothing behind if it cannot write all files.
 *
 * @example
 *   import * as assert from 'node:assert'
 *   import { createProject } from 'create-pipegram/Project'
 *
 *   const plan = { folder: 'My Bot!', template: 'minimal', style: 'async', manager: 'npm' } as const
 *   const result = await createProject(plan)
 *
 *   assert.equal(result._tag, 'Refused')
 */
export const createProject = async (plan: ProjectPlan): Promise<ProjectResult> => {
  const folder = resolve(plan.folder)
  const name = basename(folder)
  const why = problemOfName(name) ?? (await problemOfFolder(folder))
  if (why !== undefined) return { _tag: 'Refused', why }
  const files = await filesOf({ ...plan, name })
  const parent = dirname(folder)
  let draft: string | undefined
  try {
    await mkdir(parent, { recursive: true })
    draft = await mkdtemp(join(parent, `.${name}-`))
    for (const [path, text] of files) {
      const file = join(draft, path)
      await mkdir(dirname(file), { recursive: true })
      await writeFile(file, text)
    }
    await moveInto(draft, folder)
  } catch (error) {
    if (draft !== undefined) await rm(draft, { recursive: true, force: true })
    return { _tag: 'Refused', why: `${folder} cannot be written: ${reasonOf(error)}.` }
  }
  return { _tag: 'Created', folder, files: [...files.keys()] }
}

/**
 * The reason why npm would refuse a name. `undefined` for a valid name.
 *
 * @example
 *   import * as assert from 'node:assert'
 *   import { problemOfName } from 'create-pipegram/Project'
 *
 *   assert.equal(problemOfName('my-bot'), undefined)
 *   assert.match(problemOfName('My Bot') ?? '', /Try my-bot/)
 */
export const problemOfName = (name: string): string | undefined => {
  const { validForNewPackages, errors = [], warnings = [] } = nameProblems(name)
  if (validForNewPackages) return undefined
  const [first = 'npm does not take it'] = [...errors, ...warnings]
  return `"${name}" cannot be the name of a project: ${first}. Try ${suggestion(name)}.`
}

/** The reason why a project cannot be in a folder. `undefined` if the folder is new or empty. */
export const problemOfFolder = async (folder: string): Promise<string | undefined> => {
  const found = await stat(folder).catch(() => undefined)
  if (found === undefined) return undefined
  if (!found.isDirectory()) return `${folder} is a file. Choose another name.`
  const present = await readdir(folder)
  return present.length === 0
    ? undefined
    : `${folder} has files already, such as ${present[0] ?? ''}. Choose another name, or an empty folder.`
}

// private

const suggestion = (name: string): string =>
  name
    .toLowerCase()
    .split(/[^a-z0-9]/)
    .filter((word) => word !== '')
    .join('-')
    .slice(0, 50) || 'my-bot'

// An empty folder may be the current folder of a shell, so it stays, and the files move into it.
const moveInto = async (draft: string, folder: string): Promise<void> => {
  const isThere = await stat(folder).then(
    () => true,
    () => false,
  )
  if (!isThere) return rename(draft, folder)
  for (const entry of await readdir(draft)) await rename(join(draft, entry), join(folder, entry))
  return rmdir(draft)
}

const reasonOf = (error: unknown): string => {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  return reasons[code] ?? (error instanceof Error ? error.message : String(error))
}

const reasons: Readonly<Record<string, string>> = {
  EACCES: 'you may not write there',
  EPERM: 'you may not write there',
  EROFS: 'the disk is read-only',
  ENOSPC: 'the disk is full',
  ENOTDIR: 'a part of the path is a file',
  ENAMETOOLONG: 'the name is too long',
}
