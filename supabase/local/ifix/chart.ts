/** Who may publish: the state. Every agency's events travel under it, with the agency among the attributes. */
export const GOVERNMENTS = [{ id: 'od', name: 'Odisha' }] as const;

const head = (code: string, name: string): Record<string, string> => {
  const [
    majorHead = '',
    subMajorHead = '',
    minorHead = '',
    subHead = '',
    groupHead = '',
    objectHead = '',
  ] = code.split('-');
  return {
    tenantId: 'od',
    majorHead,
    subMajorHead,
    minorHead,
    subHead,
    groupHead,
    objectHead,
    objectHeadName: name,
  };
};

/**
 * The exchange's codes are shorter than the state's heads of account. The scheme's three heads and the heads of
 * deductions stand here in the exchange's form; the ledger's chart holds which account is which.
 */
export const CHART: readonly Record<string, string>[] = [
  head('2217-05-800-35-86-41', 'MUKTA, general'),
  head('2217-05-789-35-86-41', 'MUKTA, scheduled castes'),
  head('2217-05-796-35-86-41', 'MUKTA, scheduled tribes'),
  head('8443-00-108-01-00-00', 'Labour cess'),
  head('8443-00-108-02-00-00', 'Security deposits of works'),
  head('8658-00-112-00-00-00', 'Income tax deducted at source'),
  head('8658-00-139-00-00-00', 'Goods and services tax deducted at source'),
  head('0853-00-102-00-00-00', 'Royalty on minerals'),
  head('0217-60-800-00-00-00', 'Other receipts of urban development'),
];
