import { build } from 'esbuild'
import { describe, expect, it } from 'vitest'

const bundle = async (contents: string): Promise<string> => {
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: import.meta.dirname, loader: 'ts' },
    bundle: true,
    minify: true,
    treeShaking: true,
    format: 'esm',
    external: ['fp-ts/*', 'io-ts', 'io-ts/*'],
    write: false,
  })
  return outputFiles.map((file) => file.text).join('')
}

describe('a bundle', () => {
  it('a bundle of getMe holds what a user is, and no message', async () => {
    const text = await bundle("import { getMe } from '../src/calls/Calls.ts'\nconsole.log(getMe())")
    expect(text).toContain('first_name')
    expect(text).not.toContain('reply_to_message')
    expect(text.length).toBeLessThan(6000)
  })

  it('a bundle of sendMessage holds only this call, and no type that is only sent', async () => {
    const text = await bundle("import { sendMessage } from '../src/calls/Calls.ts'\nconsole.log(sendMessage)")
    expect(text).toContain('reply_to_message')
    expect(text).not.toContain('getUpdates')
    expect(text).not.toContain('input_message_content')
    // A message may hold two hundred types. This is the size of what tests them and explains their faults.
    expect(text.length).toBeLessThan(76_000)
  })

  it('a bundle of fmt holds no other way to format a text, and nothing that cuts a text', async () => {
    const text = await bundle("import { fmt } from '../src/index.ts'\nconsole.log(fmt`x`)")
    expect(text.length).toBeLessThan(600)
  })

  it('a bundle of a constant is only that constant: no module has side effects', async () => {
    const text = await bundle(
      "import { botApiVersion } from '../src/types/Types.ts'\n" +
        "import { methodNames } from '../src/calls/Calls.ts'\n" +
        'console.log(botApiVersion, methodNames.length)',
    )
    expect(text).not.toContain('first_name')
    expect(text.length).toBeLessThan(6000)
  })
})
