/** The names of what an address says of an assignment. */
export const ASKED = {
  source: 'thu-tuc',
  number: 'phien-ban',
  sector: 'linh-vuc',
  level: 'cap',
  unit: 'don-vi',
  onEarlier: 'ban-truoc',
  codes: 'ma',
  day: 'tu-ngay',
  allowUnheld: 'thieu-nguoi',
  marks: 'chon',
} as const
