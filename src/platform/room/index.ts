/** How much room is left on the disks that an installation writes to. */
export { roomIn, roomOn, type Room } from './room.ts'
export { mayOnlyRead, scarcest, watchRoom, type Places, type Rooms } from './watch.ts'
