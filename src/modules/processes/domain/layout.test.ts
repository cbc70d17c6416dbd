import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { aProcess } from '../../../../tools/test-support/procedures.ts'
import { anyProcess, withBranches } from '../test-support/any-process.ts'
import { drawingOf } from './drawing.ts'
import { layoutOf, type Box } from './layout.ts'

describe('the drawing of a process', () => {
  test('parts outcomes at a choice and lets them meet again at a merge', () => {
    const { nodes, lanes } = drawingOf(aProcess())

    expect(nodes.map(({ id }) => id).join(' ')).toBe(
      'start b1 b2 b2-choice b3-merge1 b3 b4 b4-end1',
    )
    expect(lanes.map(({ role }) => role)).toEqual(['reception', 'handler', 'approver', 'clerk'])
  })

  test('parts branches at a fork and joins them; the refusal that goes past them is merged in', () => {
    const { nodes, flows } = drawingOf(withBranches())

    const gateways = nodes.filter(({ kind }) => !['task', 'start', 'end'].includes(kind))
    expect(gateways.map(({ id }) => id)).toEqual(['b2-choice', 'b2-fork1', 'b3-join2', 'b3-merge1'])
    expect(flows.filter(({ to }) => to === 'b3-join2').map(({ from }) => from)).toEqual([
      'b2a',
      'b2b',
    ])
  })
})

describe('any process laid out', () => {
  const touches = (one: Box, other: Box) =>
    one.x < other.x + other.width &&
    other.x < one.x + one.width &&
    one.y < other.y + other.height &&
    other.y < one.y + one.height

  test('has no two nodes that touch, and each in its own lane', () => {
    fc.assert(
      fc.property(anyProcess, (process) => {
        const drawing = drawingOf(process)

        const { nodes, lanes } = layoutOf(drawing, ['Văn phòng HĐND và UBND – Thụ lý'.repeat(4)])

        const boxes = [...nodes.values()]
        for (const [at, one] of boxes.entries())
          for (const other of boxes.slice(at + 1)) expect(touches(one, other)).toBe(false)
        for (const { id, lane } of drawing.nodes) {
          const [box, around] = [nodes.get(id), lanes[lane]]
          expect(
            box && around && box.y >= around.y && box.y + box.height <= around.y + around.height,
          ).toBe(true)
        }
      }),
    )
  })

  test('has no way that runs through a node, and each from border to border', () => {
    fc.assert(
      fc.property(anyProcess, (process) => {
        const drawing = drawingOf(process)

        const { nodes, flows } = layoutOf(drawing)

        for (const { points } of flows.values())
          for (const [at, point] of points.slice(1).entries()) {
            const before = points[at] ?? point
            const stretch = {
              x: Math.min(point.x, before.x) + 0.1,
              y: Math.min(point.y, before.y),
              width: Math.abs(point.x - before.x) - 0.2,
              height: Math.abs(point.y - before.y),
            }
            for (const box of nodes.values())
              expect(stretch.width > 0 && touches(stretch, box)).toBe(false)
          }
        expect(flows.size).toBe(drawing.flows.length)
      }),
    )
  })

  test('has lanes that hold their names in two lines', () => {
    const drawing = drawingOf(aProcess())
    const name = 'Văn phòng HĐND và UBND / Văn phòng Sở – Thụ lý'

    const [first, second, third] = layoutOf(drawing, ['Tiếp nhận', name]).lanes

    expect(second?.height).toBeGreaterThanOrEqual((name.length / 2) * 6.5 + 20)
    expect(second?.height).toBeGreaterThan(first?.height ?? 0)
    expect(third?.y).toBe((second?.y ?? 0) + (second?.height ?? 0))
  })

  test('has boxes that hold the whole name of a step', () => {
    const name =
      'Thẩm định hồ sơ, kiểm tra thực địa, lấy ý kiến các cơ quan liên quan và dự thảo kết quả'
    const [reception, ...others] = aProcess().steps
    const drawing = drawingOf({ steps: reception ? [{ ...reception, name }, ...others] : others })

    const { nodes, names } = layoutOf(drawing)

    expect(names.get('b1')?.join(' ')).toBe(`B1. ${name}`)
    expect(nodes.get('b1')?.height).toBe(4 * 17 + 33)
    expect(nodes.get('b2')?.height).toBe(nodes.get('b1')?.height)
  })
})
