/** Codes that machines read, as pictures for paper and screen. */
import bwipjs from 'bwip-js'
import { outlinesOf } from './outlines.ts'

/** By error correction M, 15 % of the code may be dirty or torn. */
const ERROR_CORRECTION = 'eclevel=M'
/** Modules left light on every side (ISO/IEC 18004). */
const QUIET_ZONE = 4

/** A QR code of the text as SVG, black on nothing, its quiet zone included; a module is one unit wide. */
export function qrSvg(text: string): string {
  // Drawn here from its modules: the drawing of bwip-js takes half as long again as the code itself.
  const [code] = bwipjs.raw('qrcode', text, ERROR_CORRECTION)
  if (code === undefined || !('pixs' in code)) throw new Error('bwip-js gave no modules')
  // Row by row, 1 for dark; so many in a row.
  const { pixs, pixx } = code
  const isDark = (x: number, y: number): boolean => x >= 0 && x < pixx && pixs[y * pixx + x] === 1
  const path = outlinesOf(pixx, isDark)
    .map((corners) => corners.map(([x, y]) => `${x + QUIET_ZONE} ${y + QUIET_ZONE}`).join('L'))
    .map((outline) => `M${outline}Z`)
  const side = pixx + 2 * QUIET_ZONE
  return [
    `<svg viewBox="0 0 ${side} ${side}" xmlns="http://www.w3.org/2000/svg">`,
    `<path d="${path.join('')}" fill-rule="evenodd"/></svg>`,
  ].join('')
}
