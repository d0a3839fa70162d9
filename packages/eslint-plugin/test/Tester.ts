// ESLint's own tester of rules, with types: a case is a file of this package that is not on the disk.

import { fileURLToPath } from 'node:url'
import * as parser from '@typescript-eslint/parser'
import { RuleTester } from 'eslint'
import { describe, it } from 'vitest'

/** The folder of the package. */
export const folder = fileURLToPath(new URL('..', import.meta.url))

/** How ESLint reads a file that is not on the disk, with types. */
export const languageOptions = {
  parser,
  parserOptions: {
    projectService: { allowDefaultProject: ['*.ts'], defaultProject: '../../tsconfig.json' },
    tsconfigRootDir: folder,
  },
}

RuleTester.describe = describe
RuleTester.it = it
RuleTester.itOnly = it.only

/** Runs the cases of a rule. */
export const tester = new RuleTester({ languageOptions })

/** The file of a case. */
export const filename = `${folder}case.ts`
