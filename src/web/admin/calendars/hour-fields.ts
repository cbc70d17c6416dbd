/** The weekdays on which offices work. */
export const WEEKDAYS = [1, 2, 3, 4, 5] as const
/** The fields of the two halves of a day. */
export const HALVES = [
  ['opens1', 'closes1'],
  ['opens2', 'closes2'],
] as const
/** When the morning and the afternoon begin and end. */
export const TIMES = HALVES.flat()

/** The field in which a weekday is ticked that is worked at the common hours. */
export function tickOf(weekday: number): string {
  return `weekday${weekday}`
}

/** The field of a time of a weekday that has hours of its own. */
export function ownTimeOf(weekday: number, time: (typeof TIMES)[number]): string {
  return `own${weekday}${time}`
}

/** Every field of the hours of a week. */
export const HOUR_FIELDS = [
  ...TIMES,
  ...WEEKDAYS.flatMap((weekday) => [
    tickOf(weekday),
    ...TIMES.map((time) => ownTimeOf(weekday, time)),
  ]),
]
