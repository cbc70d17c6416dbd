import type { PDFDocumentProxy } from 'pdfjs-dist'
import { useEffect, useRef, useState } from 'react'
import { useTexts } from '../../../texts.ts'
import { DOSSIER } from '../dossier-texts.ts'
import { Sheet, type Turn } from './sheet.tsx'

/** More pages than these are read in a tab of their own. */
const MOST_PAGES = 60

type Opened =
  | { readonly is: 'loading' | 'unreadable' }
  | { readonly is: 'open'; readonly document: PDFDocumentProxy }

/**
 * The pages of a PDF, drawn by us: the browser's own viewer does not start inside the sandbox in
 * which files of strangers are handed out, and looks different everywhere.
 */
export function PdfPages(props: {
  readonly address: string
  readonly name: string
  readonly zoom: number
  readonly turn: Turn
}) {
  const words = useTexts(DOSSIER)
  const opened = usePdf(props.address)
  if (opened.is !== 'open') {
    return <output className="help viewer-state">{words[opened.is]}</output>
  }
  const { numPages } = opened.document
  const pages = Array.from({ length: Math.min(numPages, MOST_PAGES) }, (_, at) => at + 1)
  return (
    <Sheet name={props.name}>
      {pages.map((page) => (
        <figure key={page}>
          <PdfPage document={opened.document} page={page} zoom={props.zoom} turn={props.turn} />
          <figcaption className="help">{words.pageOf(page, numPages)}</figcaption>
        </figure>
      ))}
    </Sheet>
  )
}

/** Opens a PDF for as long as it is shown. The reader is fetched with the first one. */
function usePdf(address: string): Opened {
  const [opened, setOpened] = useState<Opened>({ is: 'loading' })
  useEffect(() => {
    const given = new AbortController()
    let document: PDFDocumentProxy | null = null
    const open = async () => {
      const { openPdf } = await import('./open-pdf.ts')
      document = await openPdf(address)
      if (given.signal.aborted) await document.loadingTask.destroy()
      else setOpened({ is: 'open', document })
    }
    open().catch(() => {
      if (!given.signal.aborted) setOpened({ is: 'unreadable' })
    })
    return () => {
      given.abort()
      void document?.loadingTask.destroy()
    }
  }, [address])
  return opened
}

function PdfPage(props: {
  readonly document: PDFDocumentProxy
  readonly page: number
  readonly zoom: number
  readonly turn: Turn
}) {
  const words = useTexts(DOSSIER)
  const canvas = useRef<HTMLCanvasElement>(null)
  const { document, page, zoom, turn } = props
  useEffect(() => {
    let stop = () => {}
    let isOver = false
    const draw = async () => {
      const found = await document.getPage(page)
      const onto = canvas.current
      if (isOver || onto === null) return
      const natural = found.getViewport({ scale: 1, rotation: (found.rotate + turn) % 360 })
      const room = onto.closest('.sheet')?.clientWidth ?? natural.width
      const scale = ((room - 24) / natural.width) * (zoom / 100)
      const sharpness = window.devicePixelRatio
      const viewport = found.getViewport({
        scale: scale * sharpness,
        rotation: (found.rotate + turn) % 360,
      })
      onto.width = Math.floor(viewport.width)
      onto.height = Math.floor(viewport.height)
      onto.style.width = `${Math.floor(viewport.width / sharpness)}px`
      const drawing = found.render({ canvas: onto, viewport })
      stop = () => drawing.cancel()
      await drawing.promise
    }
    draw().catch(() => {
      // A page drawn anew stops the drawing before; one that cannot be drawn stays white.
    })
    return () => {
      isOver = true
      stop()
    }
  }, [document, page, zoom, turn])
  // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- a page drawn here has no address
  return <canvas ref={canvas} role="img" aria-label={words.pageOf(page, document.numPages)} />
}
