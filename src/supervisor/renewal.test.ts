import { expect, test } from 'vitest'
import { renewAll, type Program } from './renewal.ts'

/** A program that has the old version; what it does when it is renewed is told turn by turn. */
function aProgram(name: string, turns: readonly ('ready' | 'fails')[] = []) {
  const from: string[] = []
  const left = [...turns]
  const program: Program = {
    name,
    version: 'old',
    child: {
      ready: async () => undefined,
      renew: async () => {
        from.push(program.version)
        if (left.shift() === 'fails') throw new Error(`the next ${name} did not become ready`)
      },
      stop: async () => {},
    },
  }
  return { program, from }
}

test('programs are renewed one after the other; one that ends before its turn comes back as it was', async () => {
  const [server, worker] = [aProgram('server'), aProgram('worker')]
  const renew = server.program.child.renew.bind(server.program.child)
  let versionOfWorkerMeanwhile = ''
  server.program.child.renew = () => {
    versionOfWorkerMeanwhile = worker.program.version
    return renew()
  }

  await renewAll([server.program, worker.program], 'new')

  expect(versionOfWorkerMeanwhile).toBe('old')
  expect([server.from, worker.from]).toEqual([['new'], ['new']])
})

test('where one does not become ready all go back, and each is started from the version before', async () => {
  const programs = [aProgram('server'), aProgram('server-2'), aProgram('worker', ['fails'])]

  const renewed = renewAll(
    programs.map(({ program }) => program),
    'new',
  )

  await expect(renewed).rejects.toThrow(/^the next worker did not become ready$/)
  expect(programs.map(({ from }) => from)).toEqual([['new', 'old'], ['new', 'old'], ['new']])
  expect(programs.map(({ program }) => program.version)).toEqual(['old', 'old', 'old'])
})

test('one that cannot go back holds up no other, is named, and goes back when it ends', async () => {
  const stuck = aProgram('server', ['ready', 'fails'])
  const other = aProgram('server-2')
  const worker = aProgram('worker', ['fails'])

  const renewed = renewAll([stuck.program, other.program, worker.program], 'new')

  await expect(renewed).rejects.toThrow('worker did not become ready, and not yet back: server')
  expect(other.from).toEqual(['new', 'old'])
  expect(stuck.program.version).toBe('old')
})

test('without another version each is started from its own, and what is renewed stays so', async () => {
  const [server, worker] = [aProgram('server'), aProgram('worker', ['fails'])]

  await expect(renewAll([server.program, worker.program])).rejects.toThrow('worker')

  expect(server.from).toEqual(['old'])
})
