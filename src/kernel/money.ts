declare const dongBrand: unique symbol

/** An amount of Vietnamese đồng. Whole; the đồng has no smaller unit in use. */
export type Dong = number & { readonly [dongBrand]: true }

/** The amount, which must be whole and not negative. */
export function dong(amount: number): Dong {
  if (!Number.isSafeInteger(amount) || amount < 0)
    throw new Error(`not an amount of đồng: ${amount}`)
  return amount as Dong
}

export function sumOfDong(amounts: Iterable<Dong>): Dong {
  let sum = 0
  for (const amount of amounts) sum += amount
  return dong(sum)
}

/** `1.234.567 ₫` */
export function formatDong(amount: Dong): string {
  return `${String(amount).replace(/\B(?=(?:\d{3}){1,8}$)/g, '.')} ₫`
}
