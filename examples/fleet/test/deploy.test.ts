// Every file of the deployment keeps the rules of hardening, and says nothing that the programs do not know.

import { spawnSync } from 'node:child_process'
import { copyFileSync, globSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { validate as isDeployment } from 'kubernetes-models/_schemas/IoK8sApiAppsV1Deployment'
import { validate as isScaler } from 'kubernetes-models/_schemas/IoK8sApiAutoscalingV2HorizontalPodAutoscaler'
import { validate as isSecret } from 'kubernetes-models/_schemas/IoK8sApiCoreV1Secret'
import { validate as isPolicy } from 'kubernetes-models/_schemas/IoK8sApiNetworkingV1NetworkPolicy'
import { validate as isBudget } from 'kubernetes-models/_schemas/IoK8sApiPolicyV1PodDisruptionBudget'
import { describe, expect, it, onTestFinished } from 'vitest'
import { at, dockerfile, documentsOf, fieldsOf, folder, instruction, listOf, textOf } from './Files.ts'

const sources = [
  ...globSync('*.ts', { cwd: folder }).map((path) => join(folder, path)),
  ...['Run.ts', 'internal/SourceChoice.ts', 'token/ProgramToken.ts'].map((path) =>
    join(folder, '../../packages/updates/src', path),
  ),
]

/** The names that the programs read from the environment, and those of Node. */
const known = new Set([
  'NODE_ENV',
  ...sources.flatMap((path) => readFileSync(path, 'utf8').match(/\b[A-Z][A-Z_]{3,}\b/g) ?? []),
])

const programs = ['health.mjs', 'receive.mjs', 'run.mjs', 'work.mjs']

// A word that fixes one version: a digest, or a number of three parts.
const isPinned = (image: unknown): boolean =>
  /@sha256:[\da-f]{64}$|:v?\d+\.\d+\.\d+[\w.-]*$/.test(String(image))

const files = ['Dockerfile', ...globSync('deploy/**/*.{yaml,json,service}', { cwd: folder })].toSorted()

describe('the files of the deployment', () => {
  it('are all there', () => expect(files.length).toBeGreaterThan(8))

  it.each(files)('%s has no token and no password', (path) => {
    expect(textOf(path)).not.toMatch(/\d{3,}:[\w-]{20,}|:\/\/[^\s/:]*:(?!PASSWORD)[^\s/@]+@/)
  })
})

describe('the Dockerfile', () => {
  it('takes fixed versions, in two stages', () => {
    const bases = dockerfile().flatMap(({ name, rest }) => (name === 'FROM' ? rest.split(' ')[0] : []))
    expect(bases).toHaveLength(2)
    for (const base of bases) expect(isPinned(base), base).toBe(true)
  })

  it('runs as nobody, with a program and settings that are there', () => {
    expect(instruction('USER')).toMatch(/^[1-9]\d+:[1-9]\d+$/)
    expect(programs).toContain(JSON.parse(instruction('CMD'))[0])
    for (const each of instruction('ENV').split(' ')) expect(known).toContain(each.split('=')[0])
    expect(instruction('HEALTHCHECK')).toContain('health.mjs')
    expect(textOf('health.ts')).toContain('/ready')
    const ignored = textOf('Dockerfile.dockerignore').split('\n')
    expect(ignored).toEqual(expect.arrayContaining(['**/.env*', '**/bot-token']))
    expect(textOf('deploy/.gitignore')).toBe('bot-token\n')
  })
})

describe('the compose file', () => {
  const [compose] = documentsOf('deploy/compose.yaml')
  const services = fieldsOf(at(compose, 'services'))
  const bots = services.filter(([, service]) => at(service, 'build') !== undefined)

  it('has a receiver and workers for each engine', () => {
    expect(services.map(([name]) => name)).toEqual([
      ...['receiver', 'worker', 'redis', 'nats-receiver', 'nats-worker', 'nats'],
    ])
    for (const [, service] of services) expect(listOf(at(service, 'profiles'))).toHaveLength(1)
  })

  it.each(services)(
    '%s has no rights, a fixed image, and a file system that it cannot write',
    (_, service) => {
      expect(service).toMatchObject({
        user: expect.stringMatching(/^[1-9]\d*:[1-9]\d*$/),
        read_only: true,
        cap_drop: ['ALL'],
        security_opt: ['no-new-privileges:true'],
      })
      expect(isPinned(at(service, 'image'))).toBe(true)
      expect(at(service, 'ports')).toBeUndefined()
    },
  )

  it.each(bots)('%s has a program and settings that are there, and time to stop', (_, service) => {
    expect(programs).toContain(at(service, 'command', 0))
    expect(at(service, 'stop_grace_period')).toBe('20s')
    const settings = fieldsOf(at(service, 'environment'))
    expect(settings.length).toBeGreaterThan(3)
    for (const [name] of settings) expect(known).toContain(name)
    expect(at(service, 'environment', 'BOT_TOKEN_FILE')).toBe(
      `/run/secrets/${String(at(service, 'secrets', 0))}`,
    )
    expect(at(compose, 'secrets', String(at(service, 'secrets', 0)), 'file')).toBe('./bot-token')
    const engine = /\/\/(\w+):/.exec(
      String(at(service, 'environment', 'REDIS_URL') ?? at(service, 'environment', 'NATS_URL')),
    )?.[1]
    expect(services.map(([name]) => name)).toContain(engine)
  })

  it('keeps what the engine has, and the engine off the network', () => {
    expect(at(compose, 'networks', 'engine', 'internal')).toBe(true)
    expect(at(compose, 'services', 'redis', 'command')).toEqual(
      expect.arrayContaining([
        '--appendonly',
        'yes',
        '--appendfsync',
        'always',
        '--maxmemory-policy',
        'noeviction',
      ]),
    )
    for (const name of ['redis', 'nats']) {
      expect(at(compose, 'services', name, 'networks')).toEqual(['engine'])
      expect(at(compose, 'services', name, 'volumes')).toEqual([`${name}:/data`])
    }
  })
})

const schemas = new Map([
  ['apps/v1 Deployment', isDeployment],
  ['autoscaling/v2 HorizontalPodAutoscaler', isScaler],
  ['networking.k8s.io/v1 NetworkPolicy', isPolicy],
  ['policy/v1 PodDisruptionBudget', isBudget],
  ['v1 Secret', isSecret],
])

describe('the manifests of Kubernetes', () => {
  const manifests = globSync('deploy/kubernetes/*.yaml', { cwd: folder }).flatMap(documentsOf)
  const kindOf = (manifest: unknown): string =>
    `${String(at(manifest, 'apiVersion'))} ${String(at(manifest, 'kind'))}`
  const ofKind = (kind: string) => manifests.filter((each) => at(each, 'kind') === kind)
  const deployments = ofKind('Deployment').map(
    (each) => [String(at(each, 'metadata', 'name')), each] as const,
  )
  const containerOf = (deployment: unknown) => at(deployment, 'spec', 'template', 'spec', 'containers', 0)

  it('fit their schemas', () => {
    expect(new Set(manifests.map(kindOf))).toEqual(new Set(schemas.keys()))
    for (const manifest of manifests) {
      const isValid = schemas.get(kindOf(manifest))
      expect(isValid?.(manifest), `${kindOf(manifest)} ${JSON.stringify(Object(isValid).errors)}`).toBe(true)
    }
    const [, deployment] = deployments[0] ?? []
    expect(isDeployment({ ...Object(deployment), spec: { replicas: 'two' } })).toBe(false)
  })

  it.each(deployments)('%s has no rights and a file system that it cannot write', (_, deployment) => {
    const pod = at(deployment, 'spec', 'template', 'spec')
    expect(pod).toMatchObject({
      automountServiceAccountToken: false,
      securityContext: { runAsNonRoot: true, seccompProfile: { type: 'RuntimeDefault' } },
    })
    expect(`${String(at(pod, 'securityContext', 'runAsUser'))}:`).toBe(
      `${instruction('USER').split(':')[0] ?? ''}:`,
    )
    expect(at(containerOf(deployment), 'securityContext')).toEqual({
      allowPrivilegeEscalation: false,
      readOnlyRootFilesystem: true,
      capabilities: { drop: ['ALL'] },
    })
    expect(isPinned(at(containerOf(deployment), 'image'))).toBe(true)
    expect(at(containerOf(deployment), 'resources', 'limits', 'memory')).toBeDefined()
    expect(Number(at(pod, 'terminationGracePeriodSeconds'))).toBeGreaterThan(10)
  })

  it.each(deployments)('%s asks the probe where it answers, and names settings that are read', (_, each) => {
    const container = containerOf(each)
    const settings = listOf(at(container, 'env'))
    for (const setting of settings) expect(known).toContain(at(setting, 'name'))
    const port = settings.find((setting) => at(setting, 'name') === 'PROBE_PORT')
    expect(at(container, 'ports', 0)).toEqual({
      name: 'probe',
      containerPort: Number(at(port, 'value')),
    })
    expect(String(at(each, 'spec', 'template', 'metadata', 'annotations', 'prometheus.io/port'))).toBe(
      String(at(port, 'value')),
    )
    expect(at(container, 'livenessProbe', 'httpGet')).toEqual({ path: '/live', port: 'probe' })
    const ready = at(container, 'readinessProbe', 'httpGet')
    if (ready !== undefined) expect(ready).toEqual({ path: '/ready', port: 'probe' })
    expect(programs).toContain(at(container, 'args', 0))
    const file = settings.find((setting) => at(setting, 'name') === 'BOT_TOKEN_FILE')
    expect(at(file, 'value')).toBe(
      `${String(at(container, 'volumeMounts', 0, 'mountPath'))}/${String(
        at(each, 'spec', 'template', 'spec', 'volumes', 0, 'secret', 'items', 0, 'path'),
      )}`,
    )
  })

  it('take secrets, budgets, scaling and the network for what is there', () => {
    expect(deployments.map(([name]) => name).toSorted()).toEqual(['receiver', 'worker'])
    const labels = deployments.map(([, each]) => at(each, 'spec', 'template', 'metadata', 'labels'))
    for (const budget of ofKind('PodDisruptionBudget'))
      expect(labels).toContainEqual(at(budget, 'spec', 'selector', 'matchLabels'))
    expect(ofKind('PodDisruptionBudget')).toHaveLength(2)
    const [scaler] = ofKind('HorizontalPodAutoscaler')
    expect(at(scaler, 'spec', 'scaleTargetRef')).toMatchObject({ kind: 'Deployment', name: 'worker' })
    const [rules] = documentsOf('deploy/prometheus-adapter.yaml')
    expect(at(scaler, 'spec', 'metrics', 0, 'external', 'metric', 'name')).toBe(
      at(rules, 'rules', 'external', 0, 'name', 'as'),
    )
    const [secret] = ofKind('Secret')
    const keys = fieldsOf(at(secret, 'stringData')).map(([key]) => key)
    for (const [, each] of deployments)
      for (const setting of listOf(at(containerOf(each), 'env'))) {
        const reference = at(setting, 'valueFrom', 'secretKeyRef')
        if (reference === undefined) continue
        expect(keys).toContain(at(reference, 'key'))
        expect(at(reference, 'name')).toBe(at(secret, 'metadata', 'name'))
      }
    const [policy] = ofKind('NetworkPolicy')
    expect(at(policy, 'spec', 'policyTypes')).toEqual(['Ingress', 'Egress'])
    expect(at(policy, 'spec', 'ingress', 0, 'ports')).toEqual([{ port: 8081 }])
  })
})

describe('the units of systemd', () => {
  const units = globSync('deploy/systemd/*.service', { cwd: folder })

  it.each(units)('%s is hardened, and takes the token as a credential', (path) => {
    const lines = textOf(path).split('\n')
    for (const line of [
      ...['DynamicUser=true', 'NoNewPrivileges=true', 'ProtectSystem=strict', 'ProtectHome=true'],
      ...['CapabilityBoundingSet=', 'PrivateDevices=true', 'SystemCallFilter=@system-service'],
      ...['LoadCredential=bot-token:/etc/bot/token', 'RestrictSUIDSGID=true', 'KillSignal=SIGTERM'],
    ])
      expect(lines).toContain(line)
    const settings = lines.filter((line) => line.startsWith('Environment=')).join(' ')
    const names = [...settings.matchAll(/\b([A-Z_]+)=/g)].map(([, name]) => name)
    expect(names).toContain('BOT_TOKEN_FILE')
    for (const name of names) expect(known).toContain(name)
    expect(Number(/^TimeoutStopSec=(\d+)$/m.exec(textOf(path))?.[1])).toBeGreaterThan(10)
    expect(programs).toContain(/^ExecStart=.*\/(\w+\.mjs)$/m.exec(textOf(path))?.[1])
  })

  const isThere = spawnSync('systemd-analyze', ['--version']).status === 0
  it.skipIf(!isThere)('are taken by systemd (skipped without systemd-analyze)', () => {
    const place = mkdtempSync(join(tmpdir(), 'pipegram-units-'))
    onTestFinished(() => rmSync(place, { recursive: true }))
    const names = units.map((path) => {
      const name = (path.split('/').at(-1) ?? '').replace('@.', '@1.')
      // What it starts need not be on this machine.
      const text = textOf(path).replace(/^ExecStart=.*$/m, 'ExecStart=/bin/true')
      writeFileSync(join(place, name), text)
      return join(place, name)
    })
    expect(names).toHaveLength(2)
    const verify = (paths: ReadonlyArray<string>) => {
      const { status, stderr } = spawnSync('systemd-analyze', ['verify', ...paths], { encoding: 'utf8' })
      return { status, stderr }
    }
    for (const name of names) expect(verify([name])).toEqual({ status: 0, stderr: '' })
    const [first = ''] = names
    const broken = join(place, 'broken.service')
    copyFileSync(first, broken)
    writeFileSync(broken, readFileSync(broken, 'utf8').replace('ProtectHome=true', 'ProtectHouse=true'))
    expect(verify([broken]).stderr).toContain('ProtectHouse')
  })
})
