// Checks that the committed facts and the generated code are current. If they are not, it prints what differs
// and exits with code 1.

import { facts } from '../src/Facts.ts'
import { findStale } from './Staleness.ts'

const stale = findStale()
const count = (record: object): number => Object.keys(record).length

if (stale.length === 0) {
  const counts = [
    `${count(facts.objects)} objects`,
    `${count(facts.unions)} unions`,
    `${count(facts.methods)} methods`,
    `${facts.enums['UpdateKind']?.length ?? 0} update kinds`,
  ]
  console.log(
    `The schema and the generated code are current: Bot API ${facts.version}, ${counts.join(', ')}.`,
  )
} else {
  for (const line of stale) console.error(line)
  console.error(
    '\nRun `npm run schema:derive -- --write` and `npm run schema:generate`, then review the difference.',
  )
  process.exitCode = 1
}
