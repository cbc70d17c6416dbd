import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import type { FileDescription } from '#modules/documents'
import { sendFile, type Means, type SendingState } from './send-file.ts'

const MIB = 1024 ** 2
const BYTES = new Uint8Array(2 * MIB).map((_, at) => (at * 31) % 251)
const FILE = new File([BYTES], 'anh.jpg')

/** What goes wrong with the request of that number: it does not come, or its answer does not. */
type Weather = Readonly<Record<number, 'lost' | 'answer lost' | 'down' | 'expired' | 'refused'>>

/** A server that keeps one upload, behind a network with the weather given. */
function aServer(weather: Weather) {
  let kept = Buffer.alloc(0)
  let asked = 0
  const offsets: number[] = []
  const progress = () => {
    const isWhole = kept.length === BYTES.length
    const file = isWhole ? { id: 'f', name: 'anh.jpg', mediaType: 'image/jpeg', size: 1 } : null
    return { id: 'u', offset: kept.length, file }
  }
  const take = async ({ method, headers, body }: RequestInit): Promise<Response> => {
    if (method === 'POST') return Response.json(progress(), { status: 201 })
    const offset = Number(new Headers(headers).get('upload-offset'))
    if (offset !== kept.length)
      return Response.json({ code: 'conflict/upload-offset' }, { status: 409 })
    offsets.push(offset)
    kept = Buffer.concat([kept, Buffer.from(await (body as Blob).arrayBuffer())])
    return Response.json(progress())
  }
  const dropped: string[] = []
  const ask = async (path: string, request: RequestInit): Promise<Response> => {
    if (request.method === 'DELETE') {
      dropped.push(path)
      return new Response(null, { status: 204 })
    }
    const event = weather[asked++]
    if (event === 'lost') throw new TypeError('Failed to fetch')
    if (event === 'down') return new Response('<html>', { status: 502 })
    if (event === 'refused')
      return Response.json({ code: 'x/y', title: 'Tệp bị hỏng.' }, { status: 422 })
    if (event === 'expired') {
      kept = Buffer.alloc(0)
      return Response.json({ code: 'not-found/upload' }, { status: 404 })
    }
    const reply = await take(request)
    if (event === 'answer lost') throw new TypeError('Failed to fetch')
    return reply
  }
  return { ask, kept: () => kept, offsets, dropped }
}

async function sent(weather: Weather, given: Partial<Means> = {}, file = FILE) {
  const server = aServer(weather)
  const told: SendingState[] = []
  const delivered: FileDescription[] = []
  const pauses: number[] = []
  const result = await sendFile(file, {
    ask: server.ask,
    sha256: async (whole) =>
      createHash('sha256')
        .update(new Uint8Array(await whole.arrayBuffer()))
        .digest('hex'),
    pause: async (failures) => void pauses.push(failures),
    tell: (state) => void told.push(state),
    deliver: async (file) => {
      delivered.push(file)
      return Response.json({})
    },
    signal: new AbortController().signal,
    ...given,
  })
  return { server, told, delivered, pauses, result }
}

describe('a file is sent', () => {
  test.each<[string, Weather]>([
    ['in fair weather', {}],
    ['though a piece is lost', { 2: 'lost' }],
    ['though the answer to a piece is lost', { 2: 'answer lost' }],
    ['though the last answer is lost', { 4: 'answer lost' }],
    ['though the network is away for a while', { 1: 'lost', 2: 'lost', 3: 'lost', 4: 'lost' }],
    ['though the server starts anew', { 2: 'down', 3: 'down' }],
    ['though what was sent has expired', { 3: 'expired' }],
  ])('whole and once, %s', async (_, weather) => {
    const { server, told, delivered, result } = await sent(weather)

    expect(server.kept().equals(Buffer.from(BYTES))).toBe(true)
    expect([delivered.length, result?.id, told.at(-1)]).toEqual([1, 'f', { state: 'sent' }])
  })

  test('in smaller pieces after a cut, and larger ones again when they come through', async () => {
    const { server } = await sent({ 2: 'lost' })
    const ends = [...server.offsets.slice(1), BYTES.length]

    expect(ends.map((end, at) => (end - (server.offsets[at] ?? 0)) / 1024)).toEqual([
      512, 256, 512, 512, 256,
    ])
    const { server: worse } = await sent({ 2: 'lost', 3: 'lost', 4: 'lost' })
    expect(worse.offsets.slice(0, 3)).toEqual([0, 512 * 1024, 576 * 1024])
  })

  test('and its sender is told of a cut, and waits longer each time', async () => {
    const { told, pauses } = await sent({ 2: 'lost', 3: 'lost', 4: 'lost' })

    expect(pauses).toEqual([1, 2, 3])
    expect(told.filter(({ state }) => state === 'cut')).toEqual([
      { state: 'cut', sent: 512 * 1024 },
      { state: 'cut', sent: 512 * 1024 },
      { state: 'cut', sent: 512 * 1024 },
    ])
  })

  test('until the page has taken note of it, however often that fails', async () => {
    let times = 0
    const { told, result } = await sent(
      {},
      {
        deliver: async () => {
          times += 1
          if (times < 3) throw new TypeError('Failed to fetch')
          return Response.json({})
        },
      },
    )

    expect([times, result?.id, told.at(-1)]).toEqual([3, 'f', { state: 'sent' }])
  })
})

describe('a file is not sent', () => {
  test('any further when the server refuses it, with its sentence', async () => {
    const { told, result, delivered } = await sent({ 2: 'refused' })

    expect([result, delivered]).toEqual([null, []])
    expect(told.at(-1)).toEqual({ state: 'refused', text: 'Tệp bị hỏng.' })
  })

  test('any further when its sender thinks better of it, and is forgotten', async () => {
    const end = new AbortController()
    const { result, delivered, server } = await sent(
      { 2: 'lost' },
      { signal: end.signal, pause: async () => end.abort() },
    )

    expect([result, delivered]).toEqual([null, []])
    expect(server.dropped).toEqual(['/api/v1/uploads/u'])
  })

  test('nor even read when it is far too large, as a film is', async () => {
    const film = new File([new Uint8Array(33 * MIB)], 'phim.mp4')
    const sha256 = () => Promise.reject(new Error('was read'))

    const { told } = await sent({ 0: 'refused' }, { sha256 }, film)

    expect(told.at(-1)).toEqual({ state: 'refused', text: 'Tệp bị hỏng.' })
  })
})
