// A reporter for tstyche: writes the number of type tests, as JSON, to the file of TYPE_TEST_REPORT.

import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import process from 'node:process'

interface Counts {
  readonly passed: number
  readonly failed: number
}

/** tstyche calls `on` with each event of a run. */
export default class TypeTestReport {
  on([name, payload]: readonly [
    string,
    { readonly result?: { readonly testCounts?: Counts; readonly fileCounts?: Counts } },
  ]): void {
    const path = process.env['TYPE_TEST_REPORT']
    if (name !== 'run:end' || path === undefined) return
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(
      path,
      JSON.stringify({ tests: payload.result?.testCounts, files: payload.result?.fileCounts }),
    )
  }
}
