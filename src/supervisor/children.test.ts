import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { expect, test } from 'vitest'
import { keepRunning } from './children.ts'

const READY = `process.send({ ready: process.pid }); process.on('disconnect', () => process.exit())`
const ENDING = 'process.exit(3)'
const MISSING = ''

/** Keeps a program running whose first runs are the given ones; then the last again and again. */
function kept(...programs: string[]) {
  const runs: ChildProcess[] = []
  const child = keepRunning({
    name: 'program',
    launch: () => {
      const program = programs[runs.length] ?? programs.at(-1) ?? ''
      const executable = program === MISSING ? '/nowhere/node' : process.execPath
      const run = spawn(executable, ['-e', program], {
        stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
      })
      runs.push(run)
      return run
    },
    say: () => {},
    onFailedStart: () => {},
  })
  return { child, runs }
}

test('a program is renewed: the next is ready before the one before is asked to leave', async () => {
  const { child, runs } = kept(READY)
  await child.ready()

  await child.renew()

  expect(runs.map(({ signalCode }) => signalCode)).toEqual(['SIGTERM', null])
  expect(await child.ready()).toEqual({ ready: runs[1]?.pid })
  await child.stop()
  expect(runs.map(({ signalCode }) => signalCode)).toEqual(['SIGTERM', 'SIGINT'])
})

test('a program whose next does not become ready goes on', async () => {
  const { child, runs } = kept(READY, ENDING)
  await child.ready()

  await expect(child.renew()).rejects.toThrow('the next program did not become ready')

  expect(runs).toHaveLength(2)
  expect(runs[0]?.exitCode).toBeNull()
  expect(runs[0]?.signalCode).toBeNull()
  await child.stop()
})

test('a program that is killed is started again', async () => {
  const { child, runs } = kept(READY)
  await child.ready()

  runs[0]?.kill('SIGKILL')
  while (runs.length < 2) await new Promise((resolve) => setTimeout(resolve, 10))
  await once(runs[1] as ChildProcess, 'message')

  expect(await child.ready()).toEqual({ ready: runs[1]?.pid })
  await child.stop()
})

test('one that cannot be started again at once, for want of room for another program, is tried until it is there', async () => {
  const { child, runs } = kept(READY, MISSING, MISSING, READY)
  await child.ready()

  runs[0]?.kill('SIGKILL')
  while (runs.length < 4) await new Promise((resolve) => setTimeout(resolve, 10))
  await once(runs[3] as ChildProcess, 'message')

  expect(runs.map(({ pid }) => pid !== undefined)).toEqual([true, false, false, true])
  await child.stop()
})
