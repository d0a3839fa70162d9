// Certificates as files: those that the user gives, and the one that the emulator makes.

import { readFile, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as E from 'fp-ts/lib/Either.js'
import type { Emulator } from '../../Emulator.ts'
import type { Certificate } from '../../http/internal/SelfSigned.ts'
import type { CommandOptions } from './CommandOptions.ts'

// constructors

/** The HTTPS option of the command line: the given certificate, or `true` for one that the emulator makes. */
export const readCertificate = async ({
  https,
  cert,
  key,
}: CommandOptions): Promise<E.Either<string, boolean | Certificate>> => {
  if (cert === undefined || key === undefined) return E.right(https)
  const read = (path: string): Promise<string | undefined> =>
    readFile(path, 'utf8').then(
      (text) => text,
      () => undefined,
    )
  const [given, secret] = [await read(cert), await read(key)]
  if (given === undefined) return E.left(`The file ${cert} of --cert cannot be read: is the path right?`)
  if (secret === undefined) return E.left(`The file ${key} of --key cannot be read: is the path right?`)
  return E.right({ cert: given, key: secret })
}

/** Writes the certificate of an emulator with HTTPS to a file, for clients to trust, and returns its path. */
export const writeCertificate = async ({ certificate, apiRoot }: Emulator): Promise<string | undefined> => {
  if (certificate === undefined) return undefined
  const path = join(tmpdir(), `pipegram-emulator-${new URL(apiRoot).port}.pem`)
  await writeFile(path, certificate)
  return path
}
