export { AccountFields } from './AccountFields';
export { accountSchema, newAccountForm, type AccountForm } from './bank-account.schema';
export { BankAccountsPanel } from './BankAccountsPanel';
export { MaskedNumber } from './MaskedNumber';
