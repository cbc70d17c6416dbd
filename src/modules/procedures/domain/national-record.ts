/**
 * A procedure as the national database gives it out (service `LayThuTuc`). What is null was not said: it changes
 * nothing here.
 */
export interface NationalRecord {
  readonly MATTHC: string
  readonly TENTTHC: string | null
  readonly MACOQUANCONGBO: string | null
  readonly LOAITTHC: string | null
  readonly DIACHITIEPNHAN: string | null
  readonly YEUCAU: string | null
  readonly TUKHOA: string | null
  readonly MOTA: string | null
  readonly MOTACOQUANTHUCHIEN: string | null
  readonly MOTACOQUANTHAMQUYEN: string | null
  readonly TRINHTUTHUCHIEN: readonly NationalSteps[] | null
  readonly CAPTHUCHIEN:
    | readonly { readonly CAPTHUCHIEN: string | null; readonly TENCAP: string | null }[]
    | null
  readonly LINHVUCTHUCHIEN:
    | readonly { readonly MALINHVUC: string | null; readonly TENLINHVUC: string | null }[]
    | null
  readonly CACHTHUCTHUCHIEN: readonly NationalWay[] | null
  readonly DOITUONGTHUCHIEN: readonly { readonly TENDOITUONG: string | null }[] | null
  readonly THANHPHANHOSO: readonly NationalPapers[] | null
  readonly KETQUATHUCHIEN: readonly NationalResult[] | null
  readonly CANCUPHAPLY: readonly NationalBasis[] | null
  readonly TTHCLIENQUAN: readonly string[] | null
  readonly TTHCLIENTHONG: readonly string[] | null
  readonly COQUANTHUCHIEN: readonly NationalAgency[] | null
  readonly COQUANCOTHAMQUYEN: readonly NationalAgency[] | null
  readonly COQUANDUOCUYQUYEN: readonly NationalAgency[] | null
  readonly COQUANPHOIHOP: readonly NationalAgency[] | null
}

export interface NationalSteps {
  readonly TRUONGHOP: string | null
  readonly TRINHTU: readonly { readonly TENTRINHTU: string | null }[]
}

export interface NationalWay {
  /** 1 at the counter, 2 online, 3 by post. */
  readonly KENH: string | null
  readonly THOIGIAN: readonly NationalTime[]
}

export interface NationalTime {
  readonly THOIGIANGIAIQUYET: string | null
  readonly DONVITINH: string | null
  readonly MOTA: string | null
  readonly PHILEPHI: readonly NationalFee[]
}

export interface NationalFee {
  readonly MAPHILEPHI: string | null
  readonly SOTIEN: string | null
  readonly DONVI: string | null
  readonly MOTA: string | null
}

export interface NationalPapers {
  readonly TRUONGHOP: string | null
  readonly GIAYTO: readonly NationalPaper[]
}

export interface NationalPaper {
  readonly MAGIAYTO: string | null
  readonly TENGIAYTO: string | null
  readonly TENMAUDON: string | null
  readonly SOBANCHINH: string | null
  readonly SOBANSAO: string | null
  readonly MA_KQ_THAYTHE: string | null
  readonly URL: string | null
}

export interface NationalResult {
  readonly MAKETQUA: string | null
  readonly TENKETQUA: string | null
  readonly URL: string | null
}

export interface NationalBasis {
  readonly SOVANBAN: string | null
  readonly TENVANBAN: string | null
  readonly NGAYBANHANH: string | null
  readonly NGAYHIEULUC: string | null
  readonly COQUANBANHANH: string | null
  readonly DIACHITRUYCAP: string | null
}

export interface NationalAgency {
  readonly MADONVI: string | null
  readonly TENDONVI: string | null
}
