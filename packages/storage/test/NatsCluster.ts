// A cluster of three NATS servers for tests, whose leader can be killed.

import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as E from 'fp-ts/lib/Either.js'
import * as t from 'io-ts'
import { freePort, makeRunning, type MortalServer, until } from './Servers.ts'

// model

// The status of a server. https://docs.nats.io/running-a-nats-service/nats_admin/monitoring
const Told = t.type({
  meta_cluster: t.partial({ leader: t.string }),
  account_details: t.union([
    t.undefined,
    t.array(
      t.partial({
        stream_detail: t.array(t.type({ name: t.string, cluster: t.partial({ leader: t.string }) })),
      }),
    ),
  ]),
})

interface ClusterMember {
  readonly name: string
  readonly url: string
  readonly running: ReturnType<typeof makeRunning>
  readonly told: () => Promise<t.TypeOf<typeof Told>>
}

// constructors

/**
 * Starts three servers with JetStream. `kill` kills the one that leads the first stream that is no bucket;
 * `restart` kills it, waits until another one leads, and starts it again.
 */
export const startNatsCluster = async (program: string): Promise<MortalServer> => {
  const folder = mkdtempSync(join(tmpdir(), 'pipegram-cluster-'))
  const names = ['one', 'two', 'three']
  const ports = await Promise.all(names.map(freePort))
  const routes = ports.map((port) => `nats://127.0.0.1:${port}`)
  const members = await Promise.all(
    names.map(async (name, i): Promise<ClusterMember> => {
      const [port, monitor] = [await freePort(), await freePort()]
      const running = makeRunning([
        ...[program, '-a', '127.0.0.1', '-p', String(port), '-n', name, '-m', String(monitor)],
        ...['-js', '-sd', join(folder, name), '--cluster_name', 'tests'],
        ...['--cluster', routes[i] ?? '', '--routes', routes.join()],
      ])
      return { name, url: `nats://127.0.0.1:${port}`, running, told: () => toldAt(monitor) }
    }),
  )
  await until('The start of the cluster', async () =>
    (await Promise.all(members.map(({ told }) => told()))).every(
      ({ meta_cluster: { leader = '' } }) => leader !== '',
    ),
  )
  const leader = async (among: ReadonlyArray<ClusterMember>): Promise<ClusterMember | undefined> => {
    for (const { told } of among) {
      const streams = (await told()).account_details?.flatMap(({ stream_detail = [] }) => stream_detail)
      const stream = streams?.find(({ name }) => !name.startsWith('KV_'))
      const found = members.find(({ name }) => name === stream?.cluster.leader)
      if (found !== undefined) return found
    }
    return undefined
  }
  const kill = async (): Promise<ClusterMember> => {
    const found = await leader(members)
    if (found === undefined) throw new Error('No server of the cluster leads a stream.')
    await found.running.end('SIGKILL')
    return found
  }
  return {
    url: members[0]?.url ?? '',
    kill: async () => void (await kill()),
    restart: async () => {
      const killed = await kill()
      const others = members.filter((each) => each !== killed)
      await until('The election of another leader', async () => {
        const found = await leader(others)
        return found !== undefined && found !== killed
      })
      killed.running.begin()
      await until('The return of the server', async () => (await killed.told()).meta_cluster.leader !== '')
    },
    stop: async () => {
      await Promise.all(members.map(({ running }) => running.end('SIGKILL')))
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

// private

const toldAt = async (port: number): Promise<t.TypeOf<typeof Told>> => {
  const response = await fetch(`http://127.0.0.1:${port}/jsz?accounts=true&streams=true`)
  const told = Told.decode(await response.json())
  if (E.isLeft(told)) throw new Error('The server tells nothing of its streams.')
  return told.right
}
