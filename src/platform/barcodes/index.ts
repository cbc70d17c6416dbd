/** Codes that machines read, as pictures for paper and screen. */
import { toSVG } from 'bwip-js'

/** Error correction M, by which 15 % of the code may be dirty or torn, and a quiet zone of four modules. */
const QR_CODE = { bcid: 'qrcode', eclevel: 'M', scale: 1, padding: 8 }

/** A QR code of the text as SVG, black on nothing, its quiet zone included. */
export function qrSvg(text: string): string {
  return toSVG({ ...QR_CODE, text })
}
