// Makes a rule of this package, and finds the types of the code that the rule checks.

import { ESLintUtils, type ParserServicesWithTypeInformation } from '@typescript-eslint/utils'
import type { RuleContext, RuleModule } from '@typescript-eslint/utils/ts-eslint'
import type { Rule } from 'eslint'

// constructors

/** Makes a rule whose documentation is a section of `docs/reference/lint.md`. */
export const makeRule = <M extends string>(
  name: string,
  description: string,
  rule: Pick<RuleModule<M>, 'create'> & {
    readonly messages: Readonly<Record<M, string>>
    readonly hasSuggestions?: true
  },
): Rule.RuleModule => {
  const { create, messages, hasSuggestions = false } = rule
  const url = `https://github.com/pipegram/pipegram/blob/main/docs/reference/lint.md#${name}`
  const made: unknown = {
    meta: { type: 'problem', docs: { description, url }, messages, schema: [], hasSuggestions },
    create,
  }
  /* oxlint-disable-next-line typescript/consistent-type-assertions --
     at run time the rules of ESLint and those of typescript-eslint are one thing, with two types */
  return made as Rule.RuleModule
}

// destructors

/** The types of a file. Throws if ESLint reads the file without types. */
export const typesOf = <M extends string>(
  context: Readonly<RuleContext<M, []>>,
): ParserServicesWithTypeInformation => {
  try {
    return ESLintUtils.getParserServices(context)
  } catch (cause) {
    throw new Error(
      'The rules of @pipegram/eslint-plugin need types: set `languageOptions.parserOptions.projectService` ' +
        'to `true` for this file, as `configs.recommended` does.',
      { cause },
    )
  }
}
