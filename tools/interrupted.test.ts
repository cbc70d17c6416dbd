import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { expect, test } from 'vitest'

const PROGRAM = `
  const { whenInterrupted } = await import(${JSON.stringify(new URL('interrupted.ts', import.meta.url).href)})
  whenInterrupted(() => console.log('folder'))
  whenInterrupted(async () => {
    console.log('database')
    setImmediate(() => { throw new Error('the database is gone') })
    await new Promise((resolve) => setTimeout(resolve, 20))
  })
  whenInterrupted(() => { throw new Error('gone already') })
  setInterval(() => {}, 1000)
  console.log('working')
`

test.each([
  ['SIGINT', 130],
  ['SIGTERM', 143],
  ['SIGHUP', 129],
] as const)('after %s what was only for now is ended, the newest first', async (signal, code) => {
  const child = spawn(process.execPath, ['--input-type=module', '--eval', PROGRAM], {
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  let said = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    if (said === '') child.kill(signal)
    said += text
  })
  const [exitCode] = (await once(child, 'close')) as [number]
  expect(exitCode).toBe(code)
  expect(said).toBe('working\ndatabase\nfolder\n')
})
