import bwipjs from 'bwip-js'
import { describe, expect, test } from 'vitest'
import { qrSvg } from './index.ts'

/** Long enough for version 5 (37 modules a side), as tracking addresses are. */
const ADDRESS = 'https://dichvucong.langson.gov.vn/tra-cuu/q3Zx8Vb0Tn6cYw1LrK5sHg'
const MODULES = 37
const QUIET_ZONE = 4

describe('a QR code', () => {
  const isDark = modulesOf(qrSvg(ADDRESS))

  test('has a quiet zone of four modules on every side', () => {
    const side = MODULES + 2 * QUIET_ZONE
    const dark = positions(side).filter(([x, y]) => isDark(x, y))

    expect(sideOf(qrSvg(ADDRESS))).toBe(side)
    expect(Math.min(...dark.flat())).toBe(QUIET_ZONE)
    expect(Math.max(...dark.flat())).toBe(QUIET_ZONE + MODULES - 1)
  })

  test('has error correction M', () => {
    // ISO/IEC 18004: the level stands in the first two bits of the format, which are masked with 10; M is 00.
    const row = QUIET_ZONE + 8
    const level = [isDark(QUIET_ZONE, row), isDark(QUIET_ZONE + 1, row)]

    expect(level).toEqual([true, false])
  })

  test('of another text is another code', () => {
    expect(qrSvg(`${ADDRESS}x`)).not.toBe(qrSvg(ADDRESS))
  })

  test.each([1, 17, 30, 64, 120, 300])('of %i characters is drawn module by module', (length) => {
    const text = ADDRESS.repeat(5).slice(0, length)
    const [expected] = bwipjs.raw('qrcode', text, 'eclevel=M') as Matrix[]
    const isDrawnDark = modulesOf(qrSvg(text))

    const drawn = positions(expected!.pixx).map(([x, y]) =>
      isDrawnDark(x + QUIET_ZONE, y + QUIET_ZONE),
    )

    expect(drawn.map(Number)).toEqual(expected!.pixs)
  })
})

interface Matrix {
  readonly pixs: readonly number[]
  readonly pixx: number
}

function sideOf(svg: string): number {
  return Number(/viewBox="0 0 (\d+) \1"/.exec(svg)?.[1])
}

/** Which modules are dark: those whose middle lies within an odd number of the path's outlines. */
function modulesOf(svg: string): (x: number, y: number) => boolean {
  const path = /<path d="([^"]+)" fill-rule="evenodd"/.exec(svg)?.[1] ?? ''
  const outlines = path.split('Z').filter(Boolean).map(cornersOf)
  return (x, y) => {
    const crossings = outlines.flatMap((corners) =>
      corners.filter(([atX, fromY], index) => {
        const [nextX, toY] = corners[(index + 1) % corners.length]!
        const isUpright = atX === nextX && atX > x + 0.5
        return isUpright && Math.min(fromY, toY) < y + 0.5 && Math.max(fromY, toY) > y + 0.5
      }),
    )
    return crossings.length % 2 === 1
  }
}

function cornersOf(outline: string): [number, number][] {
  return [...outline.matchAll(/(\d+) (\d+)/g)].map(([, x, y]) => [Number(x), Number(y)])
}

function positions(side: number): [number, number][] {
  const along = Array.from({ length: side }, (_, at) => at)
  return along.flatMap((y) => along.map((x): [number, number] => [x, y]))
}
