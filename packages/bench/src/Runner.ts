// Runs suites. Each subject has a process, and the subjects take turns (A B C A B C …): what disturbs the
// machine disturbs all of them.

import { fork, type ChildProcess } from 'node:child_process'
import { cpus, totalmem } from 'node:os'
import process from 'node:process'
import { fileURLToPath } from 'node:url'
import { missing, summarise, type SuiteReport, type Summary } from './Figure.ts'
import type { Effort, Measured, Plan, Run, Subject, Suite } from './Suite.ts'
import { versions } from './Versions.ts'
import type { Message } from './Worker.ts'

// model

export type Mode = 'full' | 'quick' | 'once'

type Figures = Readonly<Record<string, Readonly<Record<string, Summary>>>>

interface Worker {
  readonly ask: (effort: Effort) => Promise<Message>
  readonly close: () => Promise<void>
  /** The end of what it printed on the standard error stream. */
  readonly printed: () => string
}

// The rounds of one subject in a run, each with a figure for each case. `absent` says why there are none.
interface Result {
  readonly rounds: Array<ReadonlyArray<Measured>>
  absent?: string
}

// constructors

/** Runs suites one after another. `tell` gets a line when a run begins. */
export const runAll = async (
  suites: ReadonlyArray<Suite>,
  mode: Mode,
  tell: (line: string) => void,
): Promise<SuiteReport> => {
  const failures: Array<string> = []
  const results: Record<string, Figures> = {}
  for (const suite of suites) {
    const figures: Record<string, Readonly<Record<string, Summary>>> = {}
    for (const run of runsOf(suite, mode)) {
      tell(`${suite.name} ${run.name}`)
      Object.assign(figures, await runOne(suite, run, suite.plans[mode], mode, failures))
    }
    results[suite.name] = figures
  }
  const [cpu] = cpus()
  return {
    node: process.version,
    mode,
    machine: [
      `${cpus().length} × ${cpu?.model.trim() ?? 'CPU'}`,
      `${Math.round(totalmem() / 2 ** 30)} GB`,
      `${process.platform} ${process.arch}`,
    ].join(', '),
    date: new Date().toISOString().slice(0, 10),
    versions: versions(),
    suites: results,
    failures,
  }
}

// destructors

/** The runs of a mode. In the mode `once`, one of several similar runs shows that every subject works. */
export const runsOf = (suite: Suite, mode: Mode): ReadonlyArray<Run> =>
  mode === 'once' && suite.unlike !== true ? suite.runs.slice(0, 1) : suite.runs

// private

const runOne = async (
  suite: Suite,
  run: Run,
  plan: Plan,
  mode: Mode,
  failures: Array<string>,
): Promise<Figures> => {
  const results = new Map<Subject, Result>(
    suite.subjects.map((subject) => [
      subject,
      { rounds: [], ...(typeof subject.prepare === 'function' ? {} : { absent: subject.prepare.missing }) },
    ]),
  )
  const workers = new Map<Subject, Worker>()
  const printed = new Map<Subject, () => string>()
  const take = (subject: Subject, message: Message, keep: boolean): void => {
    const result = results.get(subject)
    if (result === undefined) return
    if (message._tag === 'Measured' && message.figures.length !== run.cases.length)
      take(subject, { _tag: 'Failed', reason: 'The subject gave the wrong number of figures.' }, keep)
    else if (message._tag === 'Measured' && keep) result.rounds.push(message.figures)
    else if (message._tag === 'Incapable') result.absent = message.reason
    // Peers report a stack overflow in different ways: some in the reason, some only on the error stream.
    else if (
      message._tag === 'Failed' &&
      subject.name !== 'pipegram' &&
      overflow.test(message.reason + (printed.get(subject)?.() ?? ''))
    )
      result.absent = 'overflows the stack'
    else if (message._tag === 'Failed') {
      result.absent = 'failed'
      failures.push(`${suite.name} ${run.name}, ${subject.name}: ${message.reason}`)
    }
  }
  const turn = async (subject: Subject, effort: Effort, keep: boolean): Promise<void> => {
    if (results.get(subject)?.absent !== undefined) return
    const known = workers.get(subject)
    const started = known ?? (await start(suite, subject, run))
    if ('_tag' in started) {
      take(subject, started, keep)
      return
    }
    workers.set(subject, started)
    printed.set(subject, started.printed)
    take(subject, await started.ask(effort), keep)
    if (suite.fresh !== true) return
    workers.delete(subject)
    await started.close()
  }
  // The first round does not count: V8 compiles the code in it.
  if (mode !== 'once' && suite.fresh !== true)
    for (const subject of suite.subjects) await turn(subject, plan.effort, false)
  // The mode `once` measures nothing, so the subjects do not take turns.
  if (mode === 'once') await Promise.all(suite.subjects.map((subject) => turn(subject, plan.effort, true)))
  else
    for (let round = 0; round < plan.rounds; round += 1) {
      const left = [...suite.subjects]
      const lane = async (): Promise<void> => {
        for (let subject = left.shift(); subject !== undefined; subject = left.shift())
          await turn(subject, plan.effort, true)
      }
      await Promise.all(Array.from({ length: suite.together === true ? cpus().length : 1 }, lane))
    }
  await Promise.all([...workers.values()].map((worker) => worker.close()))

  const summary = ({ rounds, absent }: Result, place: number, unit: string): Summary => {
    const figures = rounds.flatMap((round) => round[place] ?? [])
    const reason = absent ?? figures.find((figure) => typeof figure === 'string')
    return reason === undefined
      ? summarise(
          figures.filter((figure) => typeof figure === 'number'),
          unit,
        )
      : missing(reason, unit)
  }
  return Object.fromEntries(
    run.cases.map(({ name, unit }, place) => [
      name,
      Object.fromEntries(
        [...results].map(([subject, result]) => [subject.name, summary(result, place, unit)]),
      ),
    ]),
  )
}

const overflow = /Maximum call stack size exceeded/

const path = fileURLToPath(new URL('Worker.ts', import.meta.url))

const start = async (suite: Suite, subject: Subject, run: Run): Promise<Worker | Message> => {
  // The output of a subject is not shown.
  const child = fork(path, [suite.name, subject.name, run.name], {
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    execArgv: ['--expose-gc', '--disable-warning=ExperimentalWarning'],
    env: { ...process.env, NODE_ENV: 'production' },
  })
  let printed = ''
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    printed = (printed + text).slice(-10_000)
  })
  const ready = await next(child)
  if (ready._tag !== 'Ready') {
    child.kill()
    return ready
  }
  return {
    printed: () => printed,
    ask: (effort) => {
      const answer = next(child)
      child.send(effort)
      return answer
    },
    close: () =>
      new Promise((resolve) => {
        if (child.exitCode !== null || child.signalCode !== null) resolve()
        else {
          const late = setTimeout(() => child.kill('SIGKILL'), 5_000)
          child.once('exit', () => {
            clearTimeout(late)
            resolve()
          })
          if (child.connected) child.send('close')
        }
      }),
  }
}

const next = (child: ChildProcess): Promise<Message> =>
  new Promise((resolve) => {
    const hear = (message: Message): void => {
      child.off('exit', end)
      resolve(message)
    }
    const end = (code: number | null, signal: string | null): void => {
      child.off('message', hear)
      resolve({
        _tag: 'Failed',
        reason: `The process ended with ${signal ?? code ?? 'no code'} and gave no figure.`,
      })
    }
    child.once('message', hear).once('exit', end)
  })
