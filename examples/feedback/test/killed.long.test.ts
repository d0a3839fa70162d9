import { it } from 'vitest'
import { killed } from '../../stage/Stage.ts'
import { story } from './Story.ts'

it('keeps what people write, encrypted, over a kill, for its owners', { timeout: 240_000 }, async () =>
  story(await killed(new URL('../main.ts', import.meta.url))),
)
