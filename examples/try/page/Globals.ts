// Globals of Node that the emulator uses. The bundle gives them to each module.

export { Buffer } from 'buffer'
