// The default of both logs.

import { consoleLog } from '@pipegram/core/ConsoleLog'
import { afterEach, describe, expect, it, vi } from 'vitest'

afterEach(() => {
  vi.restoreAllMocks()
})

describe('consoleLog', () => {
  it('writes one line of JSON at the level of the record', () => {
    const warn = vi.spyOn(console, 'warn').mockImplementation(() => undefined)
    consoleLog({ update_id: 7, note: 'two\nlines' }, 'warn')
    expect(warn.mock.calls).toEqual([['{"update_id":7,"note":"two\\nlines"}']])
  })

  it('never writes a token', () => {
    const info = vi.spyOn(console, 'info').mockImplementation(() => undefined)
    const token = '123456789:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw8'
    consoleLog({ note: `https://api.telegram.org/bot${token}/getMe` })
    expect(info.mock.calls.flat().join('')).not.toContain('AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw8')
    expect(info).toHaveBeenCalledOnce()
  })
})
