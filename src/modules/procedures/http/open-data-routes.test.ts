import { describe, expect, test } from 'vitest'
import { aCatalogueServer } from '../../../../tools/test-support/catalogue-server.ts'

const server = await aCatalogueServer()
const OPEN = '/open-data/procedures'

describe('the open data of the catalogue', () => {
  test('holds all that is in force today, and not how the agency works inside', async () => {
    const { status, body } = await server.get(OPEN)
    const { day, procedures } = body as {
      readonly day: string
      readonly procedures: readonly Readonly<Record<string, unknown>>[]
    }

    expect(status).toBe(200)
    expect(day).toMatch(/^\d{4}-\d{2}-\d{2}$/)
    expect(procedures.map(({ code }) => code)).toEqual([
      '2.000635',
      '1.005092',
      '1.001193',
      '1.004194',
    ])
    expect(procedures[2]).toMatchObject({
      name: 'Đăng ký khai sinh',
      decidedBy: 'Ủy ban nhân dân cấp xã',
    })
    expect(procedures.some((each) => 'competence' in each || 'process' in each)).toBe(false)
  })

  test('tells public services of CPSV-AP, with their authority, cost, evidence and output', async () => {
    const { body } = await server.get(`${OPEN}?format=jsonld`)
    const { '@context': context, '@graph': graph } = body as {
      readonly '@context': Readonly<Record<string, string>>
      readonly '@graph': readonly Readonly<Record<string, unknown>>[]
    }

    expect(context['cpsv']).toBe('http://purl.org/vocab/cpsv#')
    expect(graph).toHaveLength(4)
    expect(graph[2]).toMatchObject({
      '@type': 'cpsv:PublicService',
      'dct:identifier': '1.001193',
      'dct:title': { '@value': 'Đăng ký khai sinh', '@language': 'vi' },
      'cv:hasCompetentAuthority': {
        '@type': 'cv:PublicOrganisation',
        'skos:prefLabel': { '@value': 'Ủy ban nhân dân cấp xã' },
      },
      'cv:hasCost': [
        { 'cv:hasValue': 0, 'cv:currency': 'VND' },
        { 'cv:hasValue': 8_000, 'cv:currency': 'VND' },
      ],
    })
    const evidence = graph[2]?.['cpsv:hasInput'] as readonly Readonly<Record<string, unknown>>[]
    expect(evidence.map((each) => each['dct:identifier'])).toEqual(['to-khai', 'chung-sinh'])
  })

  test('comes as records of the national service', async () => {
    const { headers, body } = await server.raw(`${OPEN}?format=laythutuc`)
    const { data } = JSON.parse(body) as {
      readonly data: readonly Readonly<Record<string, unknown>>[]
    }

    expect(headers['content-disposition']).toBe(
      'attachment; filename="thu-tuc-hanh-chinh.laythutuc.json"',
    )
    expect(data[2]).toMatchObject({
      MATTHC: '1.001193',
      TENTTHC: 'Đăng ký khai sinh',
      COQUANTHUCHIEN: [{ TENDONVI: 'Ủy ban nhân dân cấp xã' }],
    })
  })

  test('comes as a workbook', async () => {
    const { statusCode, headers, rawPayload } = await server.raw(`${OPEN}?format=xlsx`)

    expect(statusCode).toBe(200)
    expect(headers['content-disposition']).toBe('attachment; filename="thu-tuc-hanh-chinh.xlsx"')
    expect(rawPayload.subarray(0, 2).toString()).toBe('PK')
  })

  test('may be kept, is not sent again to who has it, and is open to pages of others', async () => {
    const { headers } = await server.raw(OPEN)
    const again = await server.raw(OPEN, { 'if-none-match': String(headers['etag']) })
    const other = await server.raw(`${OPEN}?format=jsonld`, {
      'if-none-match': String(headers['etag']),
    })

    expect(headers['cache-control']).toBe('public, max-age=300')
    expect(headers['access-control-allow-origin']).toBe('*')
    expect(again.statusCode).toBe(304)
    expect(again.body).toBe('')
    expect(other.statusCode).toBe(200)
  })
})
