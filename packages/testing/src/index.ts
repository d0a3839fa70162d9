// Tools for tests of bots: updates built by hand, a harness, and an interpreter that records.

export { arbitraryOf, paramsOf, resultOf, updates } from './Arbitrary.ts'
export * as Answer from './Answer.ts'
export { ann, me, message, pressed, pressedBelow, privateChat, said, update } from './Build.ts'
export { harness, type HarnessOptions, type HarnessResult } from './Harness.ts'
export { signInitData, signLogin } from './InitData.ts'
export { makeRecorder, type Recorder } from './Recorder.ts'
export { storeLaws, type StoreLaw, type StoreStage } from './StoreLaws.ts'
export { makeTestClock, settled, type TestClock } from './TestClock.ts'
