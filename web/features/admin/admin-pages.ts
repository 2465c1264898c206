import type { LinkProps } from '@tanstack/react-router';
import type { Permission } from '~/session/session.queries';

export const ADMIN_GROUPS = ['people', 'masters', 'rules', 'operations'] as const;
type AdminGroup = (typeof ADMIN_GROUPS)[number];

interface AdminPage {
  readonly key: string;
  /** The keys of its words. */
  readonly title: string;
  readonly text: string;
  readonly to: NonNullable<LinkProps['to']>;
  readonly group: AdminGroup;
  /** Any one of these opens it; none at all means everybody. */
  readonly anyOf: readonly Permission[];
}

/** The pages of administration, in the order of the work. */
export const ADMIN_PAGES: readonly AdminPage[] = [
  {
    key: 'employees',
    to: '/administration/employees',
    group: 'people',
    anyOf: ['employee:read'],
    title: 'employees:list.title',
    text: 'employees:home.employees',
  },
  {
    key: 'roles',
    to: '/administration/roles',
    group: 'people',
    anyOf: ['membership:read'],
    title: 'employees:roles.title',
    text: 'employees:home.roles',
  },
  {
    key: 'access',
    to: '/administration/access',
    group: 'people',
    anyOf: [],
    title: 'employees:access.title',
    text: 'employees:home.access',
  },
  {
    key: 'agencies',
    to: '/administration/agencies',
    group: 'people',
    anyOf: ['tenant:manage'],
    title: 'pages.agencies.title',
    text: 'pages.agencies.text',
  },
  {
    key: 'masters',
    to: '/administration/masters',
    group: 'masters',
    anyOf: [],
    title: 'pages.masters.title',
    text: 'pages.masters.text',
  },
  {
    key: 'boundaries',
    to: '/administration/boundaries',
    group: 'masters',
    anyOf: ['boundary:manage'],
    title: 'pages.boundaries.title',
    text: 'pages.boundaries.text',
  },
  {
    key: 'settings',
    to: '/administration/settings',
    group: 'masters',
    anyOf: [],
    title: 'pages.settings.title',
    text: 'pages.settings.text',
  },
  {
    key: 'verify-accounts',
    to: '/administration/bank-accounts',
    group: 'operations',
    anyOf: ['bank_account:verify'],
    title: 'bank-accounts:waiting.title',
    text: 'bank-accounts:waiting.hint',
  },
  {
    key: 'deduction-accounts',
    to: '/administration/deduction-accounts',
    group: 'masters',
    anyOf: ['bank_account:manage', 'bank_account:verify'],
    title: 'bank-accounts:heads.title',
    text: 'bank-accounts:heads.hint',
  },
  {
    key: 'workflows',
    to: '/administration/workflows',
    group: 'rules',
    anyOf: ['workflow:manage'],
    title: 'workflow-editor:title',
    text: 'home.workflows',
  },
  {
    key: 'audit',
    to: '/administration/audit',
    group: 'operations',
    anyOf: ['audit:read', 'audit:verify'],
    title: 'pages.audit.title',
    text: 'pages.audit.text',
  },
  {
    key: 'deliveries',
    to: '/administration/deliveries',
    group: 'operations',
    anyOf: ['outbox:read'],
    title: 'pages.deliveries.title',
    text: 'pages.deliveries.text',
  },
];
