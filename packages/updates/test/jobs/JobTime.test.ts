// The times that a job can have.

import * as E from 'fp-ts/lib/Either.js'
import { expect, it } from 'vitest'
import { planned } from '../../src/jobs/JobTime.ts'

it('a job may be at the first and the last moment of a Date, and at none beyond', () => {
  for (const at of [8.64e15, -8.64e15]) expect(planned({ at }, 0)).toMatchObject({ right: { due: at } })
  for (const at of [8.64e15 + 2, -8.64e15 - 2]) expect(E.isLeft(planned({ at }, 0))).toBe(true)
})
