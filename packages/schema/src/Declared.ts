// The facts as core declares them: each text that may have formatting is one field.

import { facts } from './Facts.ts'
import type { Schema } from './Schema.ts'
import { withTexts } from './Texts.ts'

export const declared: Schema = withTexts(facts)
