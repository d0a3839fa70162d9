// The self-check as a program: the roots come as an argument, the outcome goes out as one line of JSON.

import process from 'node:process'
import { selfCheck } from './SelfCheck.ts'

console.log(JSON.stringify(await selfCheck(JSON.parse(process.argv[2] ?? ''))))
