import { Brand } from './elements.tsx'

const TITLES: Readonly<Record<number, string>> = {
  401: 'Bạn cần đăng nhập',
  403: 'Bạn không có quyền xem trang này',
  404: 'Không tìm thấy trang',
  429: 'Bạn thử quá nhiều lần',
}

/** A page that stands in for one that cannot be shown, and says what to do instead. */
export function ErrorPage({
  status,
  text,
}: {
  readonly status: number
  readonly text: string | null
}) {
  const title = TITLES[status] ?? 'Hệ thống gặp lỗi'
  return (
    <main className="page stack error-page">
      <title>{`${title} – Một Cửa`}</title>
      <Brand to="/" name="Một Cửa" />
      <h1>{title}</h1>
      <p className="text">
        {text ??
          (status === 404
            ? 'Địa chỉ này không có hoặc đã được chuyển. Hãy kiểm tra lại đường dẫn, hoặc tìm thủ tục từ trang chủ.'
            : 'Hãy thử lại sau ít phút. Những gì bạn đã lưu vẫn còn.')}
      </p>
      <p>
        <a href="/">Về trang chủ</a>
      </p>
    </main>
  )
}
