import { use, when } from '@pipegram/compose/Chain'
import { choose } from '@pipegram/compose/Choose'
import { commands } from '@pipegram/compose/CommandTable'
import { group } from '@pipegram/compose/Group'
import { handle } from '@pipegram/compose/Handler'
import { isUrgent, laneMarks } from '@pipegram/compose/LaneMarks'
import { handled } from '@pipegram/compose/Middleware'
import { on } from '@pipegram/compose/On'
import { overlap } from '@pipegram/compose/Overlap'
import { branch, pipeline } from '@pipegram/compose/Pipeline'
import { urgent } from '@pipegram/compose/Urgent'
import { pressed, said } from '@pipegram/testing/Build'
import { describe, expect, it } from 'vitest'

const end = handle(() => handled)
const stop = commands({ stop: () => handled })

describe('urgent', () => {
  it('marks what its branch lets through, and nothing else', () => {
    const urgently = isUrgent(pipeline(choose(urgent(stop), branch(use(on('message')), end))))
    expect([said('/stop'), said('/stop now'), said('stop'), pressed('stop')].map(urgently)).toEqual([
      true,
      true,
      false,
      false,
    ])
  })

  it('marks nothing that a branch before it takes for certain, unless all branches run', () => {
    const after = isUrgent(pipeline(choose(branch(use(on('message')), end), urgent(stop))))
    const beside = isUrgent(pipeline(group(branch(use(on('message')), end), urgent(stop))))
    const maybe = isUrgent(
      pipeline(
        choose(
          branch(
            use(on('message')),
            when(() => false),
            end,
          ),
          urgent(stop),
        ),
      ),
    )
    expect([after, beside, maybe].map((urgently) => urgently(said('/stop')))).toEqual([false, true, true])
  })

  it('marks the same in a branch of a branch', () => {
    const bot = pipeline(
      use(on('message')),
      choose(branch(choose(urgent(stop), commands({ start: () => handled })))),
    )
    expect([said('/stop'), said('/start')].map(isUrgent(bot))).toEqual([true, false])
  })

  it('of a bot without marks finds none, and says so', () => {
    const marks = laneMarks(pipeline(stop))
    expect(marks.isEmpty).toBe(true)
    expect(marks(said('/stop'))).toBeUndefined()
  })

  it('costs what one costs: an update of ten thousand commands finds its mark in an index', () => {
    const table = Object.fromEntries(Array.from({ length: 10_000 }, (_, i) => [`c${i}`, () => handled]))
    const marks = laneMarks(pipeline(choose(commands(table), urgent(stop))))
    expect([marks(said('/c9999')), marks(said('/stop'))]).toEqual([undefined, { isUrgent: true }])
  })
})

describe('overlap', () => {
  it('is one object for all updates of its step, and another for another step', () => {
    const marks = laneMarks(
      pipeline(
        choose(
          branch(
            use(overlap('latest')),
            choose(branch(use(on('message', 'photo')), end), branch(use(on('message', 'text')), end)),
          ),
          branch(use(overlap('debounce', '2s')), use(on('callback_query')), end),
          branch(use(overlap('queue')), end),
        ),
      ),
    )
    expect(marks(said('a'))?.overlap).toBe(marks(said('b'))?.overlap)
    expect(marks(said('a'))).toEqual({ isUrgent: false, overlap: { rule: { policy: 'latest' } } })
    expect(marks(pressed('a'))?.overlap).toEqual({ rule: { policy: 'debounce', quiet: 2_000 } })
    expect(marks({ update_id: 1 })).toEqual({ isUrgent: false })
  })

  it('refuses a time that makes no sense', () => {
    expect(() => overlap('debounce', 0)).toThrow(RangeError)
  })
})
