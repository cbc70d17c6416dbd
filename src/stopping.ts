/**
 * Ends the process in order when it is asked to, or when the process that started it is gone: what
 * is under way is finished, then connections close. Asked by SIGTERM it first leaves: whoever is
 * about to ask it something is still answered. SIGINT, or a second SIGTERM, cuts the leaving short.
 */
export function stopWhenAsked(stop: () => Promise<void>, leave?: () => Promise<void>): void {
  let isLeaving = false
  let isStopping = false
  const end = () => {
    if (isStopping) return
    isStopping = true
    void stop().then(
      () => process.exit(0),
      () => process.exit(1),
    )
  }
  process.on('SIGTERM', () => {
    if (leave === undefined || isLeaving) {
      end()
      return
    }
    isLeaving = true
    void leave().then(end, end)
  })
  process.on('SIGINT', end)
  process.on('disconnect', end)
}
