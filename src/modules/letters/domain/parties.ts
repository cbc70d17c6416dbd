import { writtenPhone } from '#kernel/identifiers'

/** Who applies, as the dossier knows them. */
export interface Applicant {
  readonly kind: 'citizen' | 'business' | 'organisation' | 'household-business'
  readonly name: string
  readonly personalId: string | null
  readonly taxCode: string | null
  readonly address: string | null
  readonly phone: string | null
  readonly email: string | null
}

/** Who acts for the applicant. */
export interface AuthorisedPerson {
  readonly name: string
  readonly personalId: string | null
}

/** A person or organisation as a letter names it. Null leaves room to write. */
export interface Party {
  readonly name: string
  readonly address: string | null
  readonly phone: string | null
  readonly email: string | null
}

/** A number that identifies someone, and what kind of number it is. */
export interface Identity {
  readonly label: string
  readonly number: string | null
}

/** The officer whom people ask when something is unclear. */
export interface Contact {
  readonly name: string
  readonly phone: string | null
}

/** Who signs for an agency. */
export interface Signatory {
  /** `KT. GIÁM ĐỐC` when a deputy signs in place of the head; null otherwise. */
  readonly inPlaceOf: string | null
  readonly title: string
  readonly name: string | null
}

export function partyOf(applicant: Applicant): Party {
  return {
    name: applicant.name,
    address: applicant.address,
    phone: applicant.phone === null ? null : writtenPhone(applicant.phone),
    email: applicant.email,
  }
}

/** The tax code of those who do business, the personal id of people and of those who have no tax code. */
export function identityOf({ kind, personalId, taxCode }: Applicant): Identity {
  return kind !== 'citizen' && taxCode !== null
    ? { label: 'Mã số thuế', number: taxCode }
    : { label: 'Số định danh cá nhân', number: personalId }
}

const FORMS_OF_ADDRESS = {
  citizen: 'Ông/Bà',
  business: 'Quý doanh nghiệp',
  organisation: 'Quý cơ quan, tổ chức',
  'household-business': 'Quý hộ kinh doanh',
} as const satisfies Record<Applicant['kind'], string>

/** How a letter speaks to the applicant. */
export function formOfAddress({ kind }: Pick<Applicant, 'kind'>): string {
  return FORMS_OF_ADDRESS[kind]
}

/** `Khi có vướng mắc, Ông/Bà vui lòng liên hệ … để được hướng dẫn./.`, which ends the text of a letter. */
export function helpInWords(lead: string, { name, phone }: Contact): string {
  const reached = phone === null ? name : `${name}, số điện thoại ${writtenPhone(phone)},`
  return `${lead} vui lòng liên hệ ${reached} để được hướng dẫn./.`
}
