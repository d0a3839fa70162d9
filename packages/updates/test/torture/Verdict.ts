// Checks that a torture has broken no promise of `docs/operate/delivery.md`.

import type { Torture, TortureResult } from './Torture.ts'

// The default of the option `inFlight`.
const inFlight = 100

/** The broken promises of our bot, each as a few words; empty if it keeps all. */
export const faultsOf = ({ signal, subject }: Torture, result: TortureResult): ReadonlyArray<string> => {
  const { codes, crashes, ends, lost, open, openPerChat, outOfOrder, overlaps, regressions, repeats } = result
  const isPlain = subject.source === 'polling' && !subject.hasInbox
  const isStop = signal === 'SIGTERM'
  const faults: ReadonlyArray<readonly [isBroken: boolean, fault: string]> = [
    [ends === 0, 'never ended'],
    [lost > 0, `${lost} lost`],
    [outOfOrder > 0, `${outOfOrder} out of order`],
    [overlaps > 0, `${overlaps} beside another of their chat`],
    [crashes > 0, `${crashes} crashes`],
    [result.unexplained > 0, `${result.unexplained} repeated that were not open`],
    [open > ends * inFlight, `${open} open`],
    [!isPlain && regressions > 0, `${regressions} repeats out of order`],
    [!isPlain && openPerChat > 1, `${openPerChat} of one chat open`],
    [isStop && repeats > 0, `${repeats} repeated after a stop`],
    [isStop && codes.some((code) => code !== 0), `exit codes ${codes.join(', ')}`],
  ]
  return faults.flatMap(([isBroken, fault]) => (isBroken ? [fault] : []))
}
