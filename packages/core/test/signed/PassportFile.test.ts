import { decryptFile } from '@pipegram/core/Passport'
import * as Secret from '@pipegram/core/Secret'
import * as fc from 'fast-check'
import * as E from 'fp-ts/lib/Either.js'
import { describe, expect, it } from 'vitest'
import { base64, pad, seal, sealPadded, type Sealed } from '../PassportFixtures.ts'

describe('a file of a passport', () => {
  const secretOf = ({
    secret,
    hash,
  }: Sealed): { readonly file_hash: string; readonly secret: Secret.Secret } => ({
    file_hash: base64(hash),
    secret: Secret.make(base64(secret)),
  })
  it('a file of a passport opens to the bytes that were shared, even if there are none', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uint8Array({ maxLength: 500 }),
        fc.integer({ min: 32, max: 240 }),
        async (content, least) => {
          const each = sealPadded(pad(Buffer.from(content), least))
          expect(await decryptFile(secretOf(each))(each.data)()).toEqual(E.right(new Uint8Array(content)))
        },
      ),
      { numRuns: 50 },
    )
  })
  it('a file of a passport is refused if a bit is changed, or bytes are missing', async () => {
    const each = seal('a photo')
    for (let bit = 0; bit < each.data.length * 8; bit++) {
      const changed = Buffer.from(each.data)
      changed.writeUInt8(changed.readUInt8(bit >> 3) ^ (1 << (bit & 7)), bit >> 3)
      expect(await decryptFile(secretOf(each))(changed)()).toEqual(
        E.left({ _tag: 'Forged', what: 'The file' }),
      )
    }
    for (const bytes of [
      each.data.subarray(16),
      each.data.subarray(0, -16),
      Buffer.concat([each.data, each.data]),
    ])
      expect(await decryptFile(secretOf(each))(bytes)()).toMatchObject(E.left({ _tag: 'Forged' }))
    for (const bytes of [Buffer.alloc(0), each.data.subarray(1)])
      expect(await decryptFile(secretOf(each))(bytes)()).toMatchObject(E.left({ _tag: 'Malformed' }))
  })
})
