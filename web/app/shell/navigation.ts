import {
  IconBook2,
  IconBuildingBridge,
  IconBuildingCommunity,
  IconCalculator,
  IconCalendarCheck,
  IconCalendarDollar,
  IconContract,
  IconCoinRupee,
  IconFileDescription,
  IconGavel,
  IconHome,
  IconInbox,
  IconListDetails,
  IconRulerMeasure,
  IconSettings,
  IconUsers,
  IconUsersGroup,
  type Icon,
  IconReceiptRupee,
} from '@tabler/icons-react';
import type { Permission } from '~/session/session.queries';
import { paths } from '../paths';

interface NavEntry {
  /** Its word is `common:nav.<key>`. */
  readonly key: string;
  readonly to: string;
  readonly Icon: Icon;
  /** Any one of these opens it; none at all means everybody. */
  readonly anyOf: readonly Permission[];
}

/** The chain of work, in its order. */
export const NAVIGATION: readonly NavEntry[] = [
  { key: 'home', to: paths.home, Icon: IconHome, anyOf: [] },
  { key: 'inbox', to: paths.inbox, Icon: IconInbox, anyOf: ['inbox:read'] },
  { key: 'projects', to: paths.projects, Icon: IconBuildingCommunity, anyOf: ['project:read'] },
  { key: 'proposals', to: paths.proposals, Icon: IconFileDescription, anyOf: ['proposal:read'] },
  { key: 'estimates', to: paths.estimates, Icon: IconCalculator, anyOf: ['estimate:read'] },
  { key: 'rates', to: paths.rates, Icon: IconListDetails, anyOf: ['rate:read'] },
  {
    key: 'workOrders',
    to: paths.workOrders,
    Icon: IconContract,
    anyOf: ['work_order:read'],
  },
  {
    key: 'organisations',
    to: paths.organisations,
    Icon: IconUsersGroup,
    anyOf: ['organisation:read'],
  },
  {
    key: 'individuals',
    to: paths.individuals,
    Icon: IconUsers,
    anyOf: ['individual:read'],
  },
  {
    key: 'measurements',
    to: paths.measurements,
    Icon: IconRulerMeasure,
    anyOf: ['measurement:read'],
  },
  {
    key: 'attendance',
    to: paths.attendance,
    Icon: IconCalendarCheck,
    anyOf: ['attendance:read'],
  },
  { key: 'musters', to: paths.musters, Icon: IconCalendarDollar, anyOf: ['muster:read'] },
  { key: 'bills', to: paths.bills, Icon: IconReceiptRupee, anyOf: ['bill:read'] },
  { key: 'assets', to: paths.assets, Icon: IconBuildingBridge, anyOf: ['asset:read'] },
  {
    key: 'budgets',
    to: paths.budgets,
    Icon: IconCoinRupee,
    anyOf: ['budget:manage', 'budget:override'],
  },
  { key: 'ledger', to: paths.ledger, Icon: IconBook2, anyOf: ['ledger:read'] },
  { key: 'tenders', to: paths.tenders, Icon: IconGavel, anyOf: ['tender:read'] },
  { key: 'bids', to: paths.bids, Icon: IconGavel, anyOf: ['bid:submit'] },
  {
    key: 'administration',
    to: paths.administration,
    Icon: IconSettings,
    anyOf: [
      'outbox:read',
      'audit:read',
      'membership:manage',
      'workflow:manage',
      'bank_account:verify',
    ],
  },
];

/** The entries that a person with these rights can use. */
export function navigationFor(can: (permission: Permission) => boolean): readonly NavEntry[] {
  return NAVIGATION.filter(({ anyOf }) => anyOf.length === 0 || anyOf.some(can));
}
