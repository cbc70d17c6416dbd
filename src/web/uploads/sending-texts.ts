import { texts } from '../texts.ts'

/** `3,2 / 8,1 MB`: both in the unit of the whole. */
function amounts(sent: number, size: number, comma: string): string {
  const isLarge = size >= 1024 ** 2
  const number = (bytes: number) =>
    isLarge ? (bytes / 1024 ** 2).toFixed(1).replace('.', comma) : String(Math.ceil(bytes / 1024))
  return `${number(sent)} / ${number(size)} ${isLarge ? 'MB' : 'KB'}`
}

export const SENDING = texts(
  {
    sent: (sent: number, size: number) => `Đã gửi ${amounts(sent, size, ',')}`,
    cut: 'Mất mạng. Tự gửi tiếp khi có mạng.',
    goOn: 'Gửi tiếp',
    drop: 'Bỏ tệp',
    begins: (name: string) => `Đang gửi ${name}`,
    done: (name: string) => `Đã gửi xong ${name}`,
    refused: 'Không gửi được tệp này. Hãy tải lại trang rồi chọn lại tệp.',
    wait: 'Đang gửi tệp. Trang tự chuyển tiếp khi gửi xong.',
    mend: 'Có tệp chưa gửi được. Hãy xem bên dưới, bỏ tệp đó rồi tiếp tục.',
  },
  {
    sent: (sent, size) => `Sent ${amounts(sent, size, '.')}`,
    cut: 'No network. Sending goes on by itself once there is.',
    goOn: 'Go on',
    drop: 'Remove',
    begins: (name) => `Sending ${name}`,
    done: (name) => `${name} has been sent`,
    refused: 'This file cannot be sent. Load the page again and choose the file once more.',
    wait: 'Files are being sent. The page goes on by itself afterwards.',
    mend: 'A file could not be sent. Look below, remove it and go on.',
  },
)
