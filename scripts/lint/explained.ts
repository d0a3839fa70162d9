// A rule may be broken where there is a reason. This rule asks for the reason.

import { ESLintUtils } from '@typescript-eslint/utils'

/** Reports an `eslint-disable` comment that does not name its rules, or does not say why after `--`. */
export const explained = ESLintUtils.RuleCreator.withoutDocs({
  meta: {
    type: 'suggestion',
    docs: { description: 'ask for the reason of each exception' },
    messages: {
      unnamed: 'Name the rules that this comment turns off.',
      unexplained: 'Say why after `--`: `// eslint-disable-next-line {{rules}} -- why`.',
    },
    schema: [],
    defaultOptions: [],
  },
  create: (context) => ({
    Program: () => {
      for (const { loc, value } of context.sourceCode.getAllComments()) {
        const [, rules = '', why = ''] = directive.exec(value) ?? []
        if (!directive.test(value)) continue
        // Such a comment silences its own report, so that stands before the file's first character.
        if (rules.trim() === '') context.report({ loc: { line: 0, column: 0 }, messageId: 'unnamed' })
        else if (why.trim().length < 10)
          context.report({ loc, messageId: 'unexplained', data: { rules: rules.trim() } })
      }
    },
  }),
})

// private

const directive = /^\s*eslint-disable(?:-next-line|-line)?\b(.*?)(?:--(.*))?$/s
