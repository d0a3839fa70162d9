// The self-check as a program: the roots are an argument, and the result is one line of JSON.

import process from 'node:process'
import { selfCheck } from './SelfCheck.ts'

console.log(JSON.stringify(await selfCheck(JSON.parse(process.argv[2] ?? ''))))
