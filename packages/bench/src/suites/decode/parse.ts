import type { Prepare } from '../../Suite.ts'
import { benchOf } from './Task.ts'

export const prepare: Prepare = async () => benchOf((parsed) => parsed, { strict: false })
