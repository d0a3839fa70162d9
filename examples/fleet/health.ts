// Asks the probe of this container whether its process is ready, and ends with 0 or 1.

import process from 'node:process'

const { PROBE_PORT = '8081' } = process.env

const answer = await fetch(`http://127.0.0.1:${PROBE_PORT}/ready`).catch(() => undefined)
process.exit(answer?.ok === true ? 0 : 1)
