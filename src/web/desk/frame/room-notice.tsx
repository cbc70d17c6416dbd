import type { Room } from '#platform/room'
import { useTexts } from '../../texts.ts'
import { FRAME } from './frame-texts.ts'

/** Tells those who administer that a disk fills up, and everyone what cannot be done for want of room. */
export function RoomNotice({
  room,
  administers,
}: {
  readonly room: Room
  readonly administers: boolean
}) {
  const words = useTexts(FRAME)
  if (room === 'ample' || room === 'unknown' || (room === 'low' && !administers)) return null
  return (
    <p className="notice standing-in no-print" data-kind={room === 'spent' ? 'error' : 'warning'}>
      {words.room[room]}
    </p>
  )
}
