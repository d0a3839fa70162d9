import { Update } from '@pipegram/core/Types'
import * as E from 'fp-ts/lib/Either.js'
import type { Prepare } from '../../Suite.ts'
import { benchOf } from './Task.ts'

export const prepare: Prepare = async () =>
  benchOf(
    (parsed) => {
      const decoded = Update.decode(parsed)
      return E.isRight(decoded) ? decoded.right : undefined
    },
    { strict: true },
  )
