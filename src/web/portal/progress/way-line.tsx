import { useTexts } from '../../texts.ts'
import { Stations } from '../../ui/elements.tsx'
import { AtTime, OnDay } from '../../when.tsx'
import { PROGRESS } from './progress-texts.ts'
import { stopsOf, type Stop, type Way } from './stations.ts'

/** The way of a dossier, drawn as a line of stations. */
export function WayLine({ way }: { readonly way: Way }) {
  const words = useTexts(PROGRESS)
  return (
    <Stations
      nowLabel={words.now}
      stations={stopsOf(way).map((stop) => ({
        key: stop.key,
        title: words.stations[stop.key],
        state: stop.state,
        detail: <StopDetail stop={stop} />,
      }))}
    />
  )
}

function StopDetail({ stop: { at, dueAt, places, waitsForPerson } }: { readonly stop: Stop }) {
  const words = useTexts(PROGRESS)
  return (
    <>
      {at === null ? null : <AtTime at={at} />}
      {dueAt === null ? null : (
        <>
          {words.due} <OnDay at={dueAt} />
        </>
      )}
      {waitsForPerson ? <p>{words.waitsForYou}</p> : null}
      {places.map((place) => (
        <p key={place} lang="vi">
          {place}
        </p>
      ))}
    </>
  )
}
