import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const FACES = [
  import.meta.resolve('@expo-google-fonts/tinos/400Regular/Tinos_400Regular.ttf'),
  import.meta.resolve('@expo-google-fonts/tinos/400Regular_Italic/Tinos_400Regular_Italic.ttf'),
  import.meta.resolve('@expo-google-fonts/tinos/700Bold/Tinos_700Bold.ttf'),
  import.meta.resolve('@expo-google-fonts/tinos/700Bold_Italic/Tinos_700Bold_Italic.ttf'),
]

/** The four faces of Tinos, which has the metrics of Times New Roman, the typeface of Decree 30/2020/NĐ-CP. */
export function readTinos(): Buffer[] {
  return FACES.map((face) => readFileSync(fileURLToPath(face)))
}
