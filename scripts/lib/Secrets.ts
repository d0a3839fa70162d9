// Finds tokens and keys in texts. It names the kind and the line, and never repeats the secret.

// model

/** A file as text. */
export interface ScannedFile {
  readonly path: string
  readonly text: string
}

interface SecretKind {
  readonly name: string
  readonly pattern: RegExp
  /** True if a text is an example, and no secret. */
  readonly isExample?: (found: string) => boolean
}

// Ids of no bot that examples and tests use, and those of the initData that Telegram and others published.
const exampleBots = new Set([
  ...['123456', '123456789', '1000000', '2000000'],
  ...['5768337691', '7342037359', '7000000001'],
])

const kinds: ReadonlyArray<SecretKind> = [
  {
    name: 'bot token',
    pattern: /(?<!\d)(\d{6,16}):[\w-]{35}(?![\w-])/g,
    isExample: (found) => exampleBots.has(found.slice(0, found.indexOf(':'))),
  },
  { name: 'private key', pattern: /-----BEGIN [A-Z ]{0,20}PRIVATE KEY-----\s*[\dA-Za-z+/=]{40}/g },
  { name: 'token of npm', pattern: /\bnpm_[\dA-Za-z]{36}\b/g },
  { name: 'token of GitHub', pattern: /\b(?:gh[opsur]_[\dA-Za-z]{36}|github_pat_\w{60,})\b/g },
  { name: 'key of AWS', pattern: /\b(?:AKIA|ASIA)[\dA-Z]{16}\b/g },
  { name: 'key of Google', pattern: /\bAIza[\w-]{35}(?![\w-])/g },
  { name: 'token of Slack', pattern: /\bxox[abprs]-[\dA-Za-z-]{20,}/g },
  { name: 'key of a model', pattern: /\bsk-(?:ant-|proj-)?[\w-]{40,}/g },
]

// destructors

/** One sentence for each secret in a file. */
export const secretsIn = ({ path, text }: ScannedFile): ReadonlyArray<string> =>
  kinds.flatMap(({ name, pattern, isExample = () => false }) =>
    [...text.matchAll(pattern)]
      .filter(([found]) => !isExample(found))
      .map(({ index }) => `${path}:${text.slice(0, index).split('\n').length} has a ${name}.`),
  )
