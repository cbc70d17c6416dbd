export default function HomePage() {
  return <main>Một Cửa</main>
}
