import { z } from 'zod'
import type { NationalRecord } from '#modules/procedures'
import { NATIONAL_CHANGE } from '../domain/change.ts'

/** A text or a number, as vendors send the same field; nothing typed is nothing said. */
const Said = z
  .union([z.string().max(100_000), z.number()])
  .nullish()
  .transform((given) => {
    const text = String(given ?? '')
      .normalize('NFC')
      .replaceAll('\r\n', '\n')
      .trim()
    return text === '' ? null : text
  })

/** Several; a list that was not sent says nothing, an empty one says that there are none. */
function many<Each extends z.ZodType>(each: Each) {
  return z
    .array(each)
    .max(1_000)
    .nullish()
    .transform((given) => given ?? null)
}

function some<Each extends z.ZodType>(each: Each) {
  return z
    .array(each)
    .max(1_000)
    .nullish()
    .transform((given) => given ?? [])
}

const Agency = z.strictObject({ MADONVI: Said, TENDONVI: Said })

const OtherProcedure = z
  .union([z.string(), z.looseObject({ MATTHC: z.string() }).transform(({ MATTHC }) => MATTHC)])
  .transform((code) => code.trim())

const Fee = z.strictObject({
  MAPHILEPHI: Said,
  SOTIEN: Said,
  DONVI: Said,
  MOTA: Said,
  URL: Said,
  TENTEP: Said,
})

const Way = z.strictObject({
  KENH: Said,
  THOIGIAN: some(
    z.strictObject({ THOIGIANGIAIQUYET: Said, DONVITINH: Said, MOTA: Said, PHILEPHI: some(Fee) }),
  ),
})

const Papers = z.strictObject({
  TRUONGHOP: Said,
  GIAYTO: some(
    z.strictObject({
      MAGIAYTO: Said,
      TENGIAYTO: Said,
      TENMAUDON: Said,
      SOBANCHINH: Said,
      SOBANSAO: Said,
      MA_KQ_THAYTHE: Said,
      URL: Said,
      TENTEP: Said,
    }),
  ),
})

const Result = z.strictObject({ MAKETQUA: Said, TENKETQUA: Said, TENTEP: Said, URL: Said })

const Basis = z.strictObject({
  SOVANBAN: Said,
  TENVANBAN: Said,
  NGAYBANHANH: Said,
  NGAYHIEULUC: Said,
  COQUANBANHANH: Said,
  DIACHITRUYCAP: Said,
})

/** One record of the service `LayThuTuc`, with every key that it is known to have and no other. */
export const NationalWire = z.strictObject({
  ID: Said,
  MATTHC: z.string().trim().min(1).max(80),
  TENTTHC: Said,
  MACOQUANCONGBO: Said,
  LOAITTHC: Said,
  MOTADOITUONGTHUCHIEN: Said,
  DIACHITIEPNHAN: Said,
  QUYETDINH: Said,
  IDQUYETDINHCONGBO: Said,
  YEUCAU: Said,
  TUKHOA: Said,
  [NATIONAL_CHANGE.status]: Said,
  [NATIONAL_CHANGE.replaces]: Said,
  [NATIONAL_CHANGE.replacedBy]: Said,
  MOTA: Said,
  MOTACOQUANTHUCHIEN: Said,
  MOTACOQUANTHAMQUYEN: Said,
  TRINHTUTHUCHIEN: many(
    z.strictObject({ TRUONGHOP: Said, TRINHTU: some(z.strictObject({ TENTRINHTU: Said })) }),
  ),
  CAPTHUCHIEN: many(z.strictObject({ CAPTHUCHIEN: Said, TENCAP: Said })),
  LINHVUCTHUCHIEN: many(z.strictObject({ MALINHVUC: Said, TENLINHVUC: Said })),
  CACHTHUCTHUCHIEN: many(Way),
  DOITUONGTHUCHIEN: many(z.strictObject({ MADOITUONG: Said, TENDOITUONG: Said })),
  THANHPHANHOSO: many(Papers),
  KETQUATHUCHIEN: many(Result),
  CANCUPHAPLY: many(Basis),
  TTHCLIENQUAN: many(OtherProcedure),
  TTHCLIENTHONG: many(OtherProcedure),
  COQUANTHUCHIEN: many(Agency),
  COQUANCOTHAMQUYEN: many(Agency),
  COQUANDUOCUYQUYEN: many(Agency),
  COQUANPHOIHOP: many(Agency),
}) satisfies z.ZodType<NationalRecord>

export type NationalWire = z.output<typeof NationalWire>
