// The facts as core declares them, with each text that may have formatting in one field.

import { facts } from './Facts.ts'
import type { Schema } from './Schema.ts'
import { withTexts } from './Texts.ts'

export const declared: Schema = withTexts(facts)
