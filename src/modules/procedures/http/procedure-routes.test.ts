import { describe, expect, test } from 'vitest'
import { aCatalogueServer } from '../../../../tools/test-support/catalogue-server.ts'

const server = await aCatalogueServer()

interface Answer {
  readonly items: readonly { readonly code: string }[]
  readonly nearest: readonly unknown[]
  readonly nextCursor: string | null
  readonly spelling: string | null
}

async function get(query: string) {
  return (await server.get(`/procedures${query}`)) as { status: number; body: Answer }
}

async function codesFor(query: string): Promise<string[]> {
  const { body } = await get(query)
  return body.items.map(({ code }) => code)
}

describe('GET /procedures', () => {
  test('tells of each procedure what the contract names, and nothing else', async () => {
    const { status, body } = await get('?q=khai+sinh')

    expect(status).toBe(200)
    expect(body).toEqual({
      items: [
        {
          code: '1.001193',
          name: 'Đăng ký khai sinh',
          sector: 'Hộ tịch',
          levels: ['commune'],
          audience: ['citizen'],
          onlineLevel: 'full',
          timeLimit: { value: 5, unit: 'working-days', sameDay: false },
          fee: { min: 0, max: 8000 },
          unitName: 'Ủy ban nhân dân cấp xã',
          accepted: true,
        },
      ],
      nextCursor: null,
      spelling: null,
      nearest: [],
    })
  })

  test('lists what is in force today by Vietnamese name order', async () => {
    expect(await codesFor('')).toEqual(['2.000635', '1.005092', '1.001193', '1.004194'])
  })

  test.each([
    ['?q=1.001193', ['1.001193']],
    ['?q=DANG+KY+KHAI+SINH', ['1.001193']],
    ['?q=làm+giấy+khai+sinh&level=commune', ['1.001193']],
    ['?sector=Hộ+tịch', ['2.000635', '1.001193']],
    ['?level=province', ['2.000635', '1.005092']],
    ['?level=district', []],
    ['?audience=organisation', ['2.000635']],
    ['?online=partial', ['1.005092']],
    ['?unit=H37.03', ['2.000635', '1.005092']],
    ['?unit=H37.102', ['2.000635', '1.001193']],
    ['?unit=H37.01.09', ['2.000635', '1.005092']],
    ['?unit=H37.102.01', ['2.000635', '1.005092', '1.001193']],
    ['?unit=H99', []],
  ])('answers %s with %j', async (query, codes) => {
    expect(await codesFor(encodeURI(query))).toEqual(codes)
  })

  test('pages through the whole list once, in one order', async () => {
    const seen: string[] = []
    let cursor: string | null = ''
    while (cursor !== null) {
      const { body }: Awaited<ReturnType<typeof get>> = await get(
        `?limit=1${cursor === '' ? '' : `&cursor=${cursor}`}`,
      )
      seen.push(...body.items.map(({ code }) => code))
      cursor = body.nextCursor
    }

    expect(seen).toEqual(await codesFor(''))
  })

  test.each(['x', 'YWZ0ZXIgMS4wMDA5OTk', 'YWZ0ZXIgMS4wMDExOTM&q=trich+luc'])(
    'refuses the cursor %s, which is not of this list',
    async (cursor) => {
      expect(await get(`?cursor=${cursor}`)).toMatchObject({
        status: 400,
        body: { code: 'malformed/cursor' },
      })
    },
  )

  test.each(['limit=0', 'limit=101', 'limit=x', 'level=ward', 'online=yes', 'colour=red'])(
    'refuses %s',
    async (query) => {
      expect(await get(`?${query}`)).toMatchObject({
        status: 422,
        body: { code: 'invalid/shape' },
      })
    },
  )

  test('offers what was probably meant', async () => {
    const { body } = await get('?q=khai+sing')

    expect(body.items[0]?.code).toBe('1.001193')
    expect(body.spelling).toBe('khai sinh')
  })

  test('shows the three nearest when nothing fits', async () => {
    const { body } = await get(`?q=${encodeURIComponent('vé máy bay')}`)

    expect(body.items).toEqual([])
    expect(body.nearest).toHaveLength(3)
  })

  test('names the department that decides wherever a dossier was received', async () => {
    const { body } = await get('?q=1.005092')

    expect(body.items[0]).toMatchObject({ unitName: 'Sở Tư pháp tỉnh Lạng Sơn' })
  })

  test('marks a procedure that is kept for look-up', async () => {
    const { body } = await get('?q=1.004194')

    expect(body.items[0]).toMatchObject({ accepted: false, unitName: 'Công an cấp xã' })
  })
})
