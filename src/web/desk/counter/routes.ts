import { route, type RouteConfigEntry } from '@react-router/dev/routes'

/** The counter of reception; below `/can-bo`, in the frame of the desk. */
export const counterRoutes: RouteConfigEntry[] = [
  route('tiep-nhan', 'desk/counter/intake/intake-page.tsx'),
  route('tiep-nhan/thu-tuc', 'desk/counter/intake/found-procedures.ts'),
  route('tiep-nhan/xong/:code', 'desk/counter/done/done-page.tsx'),
  route('thu-phi', 'desk/counter/takings/takings-page.tsx'),
  route('thu-phi/tai-ve', 'desk/counter/takings/takings-file.ts'),
  route('ho-so/:code/tai-cho', 'desk/counter/on-the-spot/sitting-page.tsx'),
  route('ho-so/:code/quay', 'desk/counter/dossier/at-counter-page.tsx'),
]
