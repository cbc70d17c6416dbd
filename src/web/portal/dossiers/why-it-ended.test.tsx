import { renderToStaticMarkup } from 'react-dom/server'
import { createRoutesStub } from 'react-router'
import { expect, test } from 'vitest'
import { WhyItEnded } from './why-it-ended.tsx'

const at = '2026-11-23T08:15:00+07:00'
const receivingUnitName = 'Trung tâm Phục vụ hành chính công phường Lương Văn Tri'

/** What stands above a dossier in that state to which these things happened. */
function above(state: string, ...events: readonly (readonly [type: string, data: object])[]) {
  const history = events.map(([type, data], seq) => {
    return { seq, at, actor: { name: 'Một cửa' }, type, data: data as Record<string, unknown> }
  })
  const Component = () => <WhyItEnded dossier={{ state, receivingUnitName }} history={history} />
  const Stub = createRoutesStub([{ id: 'root', path: '/', Component }])
  return renderToStaticMarkup(<Stub />).replaceAll(/<[^>]*>/g, ' ')
}

test('whose dossier was not received reads every reason, what to do and whom to ask', () => {
  const reasons = [{ text: 'Không thuộc thẩm quyền.' }, { text: 'Thiếu chữ ký.' }]

  const text = above('refused', ['dossier.submitted', {}], ['dossier.refused', { reasons }])

  for (const part of [
    'Không thuộc thẩm quyền.',
    'Thiếu chữ ký.',
    'nộp hồ sơ mới',
    receivingUnitName,
  ]) {
    expect(text).toContain(part)
  }
})

test('whose dossier was stopped reads why it was stopped the last time', () => {
  const text = above(
    'stopped',
    ['dossier.stopped', { reason: 'Không bổ sung trong thời hạn' }],
    ['dossier.reopened', { reason: 'Mở lại theo khiếu nại' }],
    ['dossier.stopped', { reason: 'Đối tượng đã chết' }],
  )

  expect(text).toContain('Đối tượng đã chết')
  expect(text).not.toMatch(/Không bổ sung|khiếu nại/)
})

test.each(['submitted', 'processing', 'finished', 'withdrawn'])(
  'nothing stands above a dossier that is %s',
  (state) => {
    expect(above(state, ['dossier.stopped', { reason: 'Cũ' }]).trim()).toBe('')
  },
)
