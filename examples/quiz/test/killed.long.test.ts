import { it } from 'vitest'
import { killed } from '../../stage/Stage.ts'
import { story } from './Story.ts'

it('counts right answers, and closes its poll after a kill', { timeout: 240_000 }, async () => {
  const { live, ...stage } = await killed(new URL('../main.ts', import.meta.url))
  await story({ ...stage, live: () => live({ OPEN: '1' }) })
})
