/**
 * Ends the process in order when it is asked to, or when the process that started it is gone: what
 * is under way is finished, then connections close.
 */
export function stopWhenAsked(stop: () => Promise<void>): void {
  let isStopping = false
  const end = () => {
    if (isStopping) return
    isStopping = true
    void stop().then(
      () => process.exit(0),
      () => process.exit(1),
    )
  }
  process.on('SIGTERM', end)
  process.on('SIGINT', end)
  process.on('disconnect', end)
}
