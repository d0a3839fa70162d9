// A comment may turn off a lint rule for a reason. This rule requires the reason.

import { ESLintUtils } from '@typescript-eslint/utils'

/**
 * Reports an `eslint-disable` or `oxlint-disable` comment that does not name its rules, or does not say why
 * after `--`.
 */
export const explained = ESLintUtils.RuleCreator.withoutDocs({
  meta: {
    type: 'suggestion',
    docs: { description: 'require a reason for each exception' },
    messages: {
      unnamed: 'Name the rules that this comment turns off.',
      unexplained: 'Say why after `--`: `// {{linter}}-disable-next-line {{rules}} -- why`.',
    },
    schema: [],
    defaultOptions: [],
  },
  create: (context) => ({
    Program: () => {
      for (const { loc, value } of context.sourceCode.getAllComments()) {
        const [, linter = '', rules = '', why = ''] = directive.exec(value) ?? []
        if (!directive.test(value)) continue
        // Such a comment would silence its own report, so the report is before the first character of the
        // file.
        if (rules.trim() === '') context.report({ loc: { line: 0, column: 0 }, messageId: 'unnamed' })
        else if (why.trim().length < 10)
          context.report({ loc, messageId: 'unexplained', data: { linter, rules: rules.trim() } })
      }
    },
  }),
})

// private

const directive = /^\s*(eslint|oxlint)-disable(?:-next-line|-line)?\b(.*?)(?:--(.*))?$/s
