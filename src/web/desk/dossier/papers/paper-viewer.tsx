import { useState } from 'react'
import { useTexts } from '../../../texts.ts'
import { DOSSIER } from '../dossier-texts.ts'
import { PdfPages } from './pdf-pages.tsx'
import { nameOf, Sheet, type Paper, type Turn } from './sheet.tsx'

/** Widths the viewer shows a page at, in percent of its own. */
const ZOOMS = [50, 75, 100, 150, 200, 300] as const

/** One paper, larger or turned at wish. Without scripts it opens in a tab of its own. */
export function PaperViewer({ paper }: { readonly paper: Paper }) {
  const words = useTexts(DOSSIER)
  const [zoomAt, setZoomAt] = useState(2)
  const [turn, setTurn] = useState<Turn>(0)
  const { file } = paper
  if (file === null) return <p className="viewer help">{words.paperOnly}</p>
  const address = `/api/v1/files/${file.id}`
  const name = nameOf(paper, words.unnamedPaper)
  const isPdf = file.mediaType === 'application/pdf'
  const isImage = file.mediaType === 'image/jpeg' || file.mediaType === 'image/png'
  return (
    <section className="viewer" aria-label={words.viewer(name)}>
      <div className="row viewer-tools">
        {isPdf || isImage ? (
          <>
            <ViewerButton
              label={words.zoomOut}
              sign="−"
              isOff={zoomAt === 0}
              act={() => setZoomAt(zoomAt - 1)}
            />
            <output className="number">{ZOOMS[zoomAt]} %</output>
            <ViewerButton
              label={words.zoomIn}
              sign="+"
              isOff={zoomAt === ZOOMS.length - 1}
              act={() => setZoomAt(zoomAt + 1)}
            />
            <ViewerButton
              label={words.rotate}
              sign="↻"
              isOff={false}
              act={() => setTurn(((turn + 90) % 360) as Turn)}
            />
            <a href={`${address}?inline=1`} target="_blank" rel="noreferrer">
              {words.openAlone}
            </a>
          </>
        ) : (
          <p>{words.notShown}</p>
        )}
        <a href={address} download>
          {words.download}
        </a>
      </div>
      {isImage ? (
        <Sheet name={name}>
          <img src={`${address}?inline=1`} alt={name} data-zoom={ZOOMS[zoomAt]} data-turn={turn} />
        </Sheet>
      ) : null}
      {isPdf ? (
        <PdfPages address={address} name={name} zoom={ZOOMS[zoomAt] ?? 100} turn={turn} />
      ) : null}
    </section>
  )
}

function ViewerButton(props: {
  readonly label: string
  readonly sign: string
  readonly isOff: boolean
  readonly act: () => void
}) {
  return (
    <button
      type="button"
      className="button needs-scripts"
      data-kind="secondary"
      aria-label={props.label}
      title={props.label}
      disabled={props.isOff}
      onClick={props.act}
    >
      <span aria-hidden="true">{props.sign}</span>
    </button>
  )
}
