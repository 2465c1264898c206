import { useMantineColorScheme } from '@mantine/core';
import { useQueries, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import {
  IconBell,
  IconBolt,
  IconBuildingBank,
  IconDeviceDesktop,
  IconFileText,
  IconHistory,
  IconLanguage,
  IconLogout,
  IconMoon,
  IconPlus,
  IconSun,
  IconUser,
  type Icon,
} from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useWorkflowNames, workflowQueries } from '~/features/workflow';
import { LANGUAGES } from '~/i18n/languages';
import { useLocalName } from '~/i18n/local-name';
import { paperHref } from '~/lib/paper-href';
import { useRecentlyOpened } from '~/session/recently-opened';
import { useChooseLanguage } from '~/session/session.mutations';
import { useAuth, useSession } from '~/session/use-session';
import { paths } from '../paths';
import { navigationFor } from '../shell/navigation';
import { MIN_QUERY, paletteQueries, type FoundRecord } from './palette.queries';
import { splitOrder } from './split-order';

export interface PaletteEntry {
  readonly id: string;
  readonly label: string;
  readonly note?: string;
  /** The script of the label, where it is not the reader's own. */
  readonly lang?: string;
  readonly Icon: Icon;
  readonly run: () => void;
}

export interface PaletteGroup {
  /** Its heading is `palette:group.<key>`. */
  readonly key: string;
  readonly entries: readonly PaletteEntry[];
}

const SCHEMES = [
  ['light', IconSun],
  ['dark', IconMoon],
  ['auto', IconDeviceDesktop],
] as const;
const MOST_TENANTS = 6;
/** An order is looked up with at most so many papers. */
const MOST_ORDERED = 10;

const holds = (text: string, words: string) => text.toLowerCase().includes(words.toLowerCase());

/** What the palette offers for what was typed: records first, then pages and things to do. */
export function usePaletteEntries(words: string, searched: string) {
  const { tenant } = useSession();
  const order = splitOrder(searched);
  const found = useQuery(
    paletteQueries.found(tenant.id, order?.number.padStart(MIN_QUERY, '0') ?? searched),
  );
  const records = words === '' ? [] : (found.data ?? []);
  const groups: readonly PaletteGroup[] = [
    { key: 'act', entries: useOrderedActions(order, records) },
    { key: 'found', entries: useFoundEntries(records) },
    { key: 'recent', entries: useRecentEntries(words) },
    { key: 'go', entries: usePages(words) },
    { key: 'do', entries: useThingsToDo(words) },
  ];
  return { groups: groups.filter(({ entries }) => entries.length > 0), found };
}

/** "Approve 12": the moves of the papers whose number ends so, as far as they are offered to me. */
function useOrderedActions(
  order: ReturnType<typeof splitOrder>,
  records: readonly FoundRecord[],
): PaletteEntry[] {
  const { t } = useTranslation('palette');
  const { tenant } = useSession();
  const navigate = useNavigate();
  const names = useWorkflowNames();
  const papers =
    order === null
      ? []
      : records
          .filter(({ state, tenant_id }) => state !== undefined && tenant_id === tenant.id)
          .filter(({ number }) => number?.toLowerCase().endsWith(order.number.toLowerCase()))
          .slice(0, MOST_ORDERED);
  const offers = useQueries({
    queries: papers.map(({ type, id }) => workflowQueries.actions(tenant.id, { type, id }, 0)),
  });
  return papers.flatMap(({ type, id, number, title }, index) =>
    (offers[index]?.data ?? []).flatMap(({ action, kind, is_allowed }) => {
      const name = names.actionName(type, action);
      if (!is_allowed || kind === 'SAVE' || !holds(name, order?.verb ?? '')) return [];
      return [
        {
          id: `act-${id}-${action}`,
          label: t('act', { action: name, number: number ?? '' }),
          note: title,
          Icon: IconBolt,
          run: () => void navigate({ to: paperHref(type, id), hash: `act=${action}` }),
        },
      ];
    }),
  );
}

function useFoundEntries(records: readonly FoundRecord[]): PaletteEntry[] {
  const { t } = useTranslation();
  const { tenant, tenants, switchTenant } = useSession();
  const nameOf = useLocalName();
  const names = useWorkflowNames();
  const navigate = useNavigate();
  return records.map((record) => {
    const { type, id, number, title, state } = record;
    const owner = tenants.find((each) => each.id === record.tenant_id);
    const isElsewhere = owner !== undefined && owner.id !== tenant.id;
    const parts = [
      t(`noun.${type}`),
      state === undefined ? null : names.stateName(type, state),
      isElsewhere ? nameOf(owner) : null,
    ];
    return {
      id: `found-${type}-${id}`,
      label: number === null ? title : `${number} · ${title}`,
      note: parts.filter((part) => part !== null).join(' · '),
      Icon: state === undefined ? IconUser : IconFileText,
      run: () => {
        if (isElsewhere) switchTenant(owner.id);
        const to = type === 'employee' ? `/administration/employees/${id}` : paperHref(type, id);
        void navigate({ to });
      },
    };
  });
}

function useRecentEntries(words: string): PaletteEntry[] {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const opened = useRecentlyOpened();
  if (words !== '') return [];
  return opened.map(({ id, type, number, title, href }) => ({
    id: `recent-${type}-${id}`,
    label: number === null ? title : `${number} · ${title}`,
    note: t(`noun.${type}`),
    Icon: IconHistory,
    run: () => void navigate({ to: href }),
  }));
}

function usePages(words: string): PaletteEntry[] {
  const { t } = useTranslation();
  const { can } = useSession();
  const navigate = useNavigate();
  const pages = [
    ...navigationFor(can).map(({ key, to, Icon: PageIcon }) => ({
      label: t(`nav.${key}`),
      to,
      PageIcon,
    })),
    { label: t('notifications:title'), to: paths.notifications as string, PageIcon: IconBell },
    { label: t('common:profile.open'), to: paths.profile as string, PageIcon: IconUser },
  ];
  return pages
    .filter(({ label }) => holds(label, words))
    .map(({ label, to, PageIcon }) => ({
      id: `go-${to}`,
      label,
      Icon: PageIcon,
      run: () => void navigate({ to }),
    }));
}

function useThingsToDo(words: string): PaletteEntry[] {
  const { t, i18n } = useTranslation('palette');
  const { can, tenant, tenants, switchTenant } = useSession();
  const { signOut } = useAuth();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const chooseLanguage = useChooseLanguage();
  const nameOf = useLocalName();
  const navigate = useNavigate();
  const entries: PaletteEntry[] = [];
  if (can('project:create')) {
    const run = () => void navigate({ to: '/projects/new' });
    entries.push({ id: 'do-project', label: t('createProject'), Icon: IconPlus, run });
  }
  for (const [scheme, SchemeIcon] of SCHEMES) {
    if (scheme === colorScheme) continue;
    const run = () => setColorScheme(scheme);
    entries.push({ id: `do-${scheme}`, label: t(`theme.${scheme}`), Icon: SchemeIcon, run });
  }
  for (const { code, name, tag } of LANGUAGES) {
    if (code === i18n.language) continue;
    const run = () => void chooseLanguage(code);
    const label = t('language', { name });
    entries.push({ id: `do-${code}`, label, lang: tag, Icon: IconLanguage, run });
  }
  const others = tenants
    .filter(({ id }) => id !== tenant.id)
    .map((other) => ({
      id: `do-${other.id}`,
      label: t('agency', { name: nameOf(other) }),
      Icon: IconBuildingBank,
      run: () => {
        switchTenant(other.id);
        void navigate({ to: paths.home });
      },
    }));
  const leave = () => void signOut('local');
  const hits = entries.filter(({ label }) => holds(label, words));
  // More than a hundred agencies are found by name, not by scrolling.
  if (words !== '')
    hits.push(...others.filter(({ label }) => holds(label, words)).slice(0, MOST_TENANTS));
  const out = { id: 'do-out', label: t('common:profile.signOut'), Icon: IconLogout, run: leave };
  return holds(out.label, words) ? [...hits, out] : hits;
}
