/** An office that draws from the treasury, as the reference server knows it. */
export type Office = {
  ssuId: string;
  ssuOffice: string;
  ddoCode: string;
  granteeAgCode: string;
  granteeName: string;
};

/** A first allotment under a head of account. */
export type FirstAllotment = {
  granteeAgCode: string;
  hoa: string;
  amount: string;
};

export const SCHEME = { code: '13145', name: 'MUKTA' } as const;

/** The heads of account of the scheme: general, scheduled castes, scheduled tribes. */
export const HEADS_OF_ACCOUNT = [
  '221705800358641045908',
  '221705789358641045908',
  '221705796358641045908',
] as const;

/** Angul is an office of the published samples; the codes of the others are made after it for the demo. */
export const OFFICES: readonly Office[] = [
  {
    ssuId: '1621',
    ssuOffice: 'angul_op',
    ddoCode: 'OLSHUD001',
    granteeAgCode: 'GOHUDULBMPL0036',
    granteeName: 'ANGUL MUNICIPALITY',
  },
  {
    ssuId: '1622',
    ssuOffice: 'jatni_op',
    ddoCode: 'OLSHUD001',
    granteeAgCode: 'GOHUDULBMPL0037',
    granteeName: 'JATNI MUNICIPALITY',
  },
  {
    ssuId: '1623',
    ssuOffice: 'dhenkanal_op',
    ddoCode: 'OLSHUD001',
    granteeAgCode: 'GOHUDULBMPL0038',
    granteeName: 'DHENKANAL MUNICIPALITY',
  },
];

export const FIRST_ALLOTMENTS: readonly FirstAllotment[] = OFFICES.flatMap(({ granteeAgCode }) =>
  HEADS_OF_ACCOUNT.map((hoa, index) => ({
    granteeAgCode,
    hoa,
    amount: ['50000000.00', '20000000.00', '10000000.00'][index] ?? '0.00',
  })),
);
