import { useQueryClient, type QueryClient } from '@tanstack/react-query';
import { act, screen, within } from '@testing-library/react';
import { useEffect } from 'react';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Permission } from '~/session/session.queries';
import { answerTheBasics, Desk, onRpc } from '~/test/desk';
import { renderPage } from '~/test/render';
import { HomePage } from './HomePage';

const ID = '00000000-0000-4000-8000-0000000000e1';
const NOTHING = { making: null, sanctioned: null, administration: {} };
const count = (document_type: string, part: object) => ({
  document_type,
  state: 'PENDING_FOR_APPROVAL',
  count: 0,
  overdue: 0,
  near: 0,
  mine: 0,
  ...part,
});
const sum = (amount: string, papers = 1) => ({ count: papers, amount });
const month = (day: string, projects: string, sanctioned: string) => ({
  month: day,
  projects: sum(projects),
  estimates: sum('0.00', 0),
  sanctioned: sum(sanctioned, 2),
});

let home: object;
let inbox: object;
let figures: object;
let asked: string[];
let client: QueryClient;

function Page() {
  const present = useQueryClient();
  useEffect(() => {
    client = present;
  });
  return <HomePage />;
}

const show = (...permissions: Permission[]) =>
  renderPage(() => (
    <Desk permissions={permissions}>
      <Page />
    </Desk>
  ));

beforeEach(() => {
  asked = [];
  home = NOTHING;
  inbox = { counts: [], rows: [] };
  figures = { months: [], states: [], agencies: [] };
  answerTheBasics();
  onRpc('search_inbox', () => inbox);
  onRpc('desk_home', () => home);
  onRpc('desk_figures', () => {
    asked.push('figures');
    return figures;
  });
});

describe('the home page', () => {
  it('shows an approver what waits, kind by kind, and what is due first', async () => {
    inbox = {
      counts: [
        count('estimate', { count: 4, overdue: 1, near: 2 }),
        count('project', { count: 1 }),
      ],
      rows: [],
    };
    await show('inbox:read', 'estimate:read');
    const kinds = await screen.findByRole('navigation', { name: 'By kind of paper' });
    expect(kinds).toHaveTextContent('1 overdue · 2 due soon · 1 in time');
    expect(within(kinds).getByRole('link', { name: 'Estimate' })).toHaveAttribute(
      'href',
      '/inbox?type=%5B%22estimate%22%5D',
    );
    expect(screen.queryByText('Go on with')).not.toBeInTheDocument();
    expect(screen.queryByText('To look after')).not.toBeInTheDocument();
    expect(asked).toEqual([]);
  });

  it('shows a maker what came back and why, before the drafts, each leading into its form', async () => {
    const row = {
      document_type: 'estimate',
      document_id: ID,
      number: null,
      title: 'Covered drain',
      state: 'DRAFTED',
      amount: '480000.50',
      entered_at: '2026-11-20T05:00:00Z',
      due_at: null,
      is_near: null,
      moved_by_name: 'Prakash Sahoo',
      comment: null,
    };
    home = {
      ...NOTHING,
      making: {
        counts: { DRAFT: 1, RETURNED: 1, ON_THE_WAY: 3 },
        rows: [
          { ...row, kind: 'RETURNED', document_id: `${ID}2`, comment: 'The depth is wrong' },
          { ...row, kind: 'DRAFT' },
        ],
        projects_without_estimate: 2,
      },
    };
    await show('project:create', 'estimate:create');
    const section = (await screen.findByRole('heading', { name: 'Go on with' })).closest(
      'section',
    )!;
    const items = within(section).getAllByRole('listitem');
    expect(items[0]).toHaveTextContent(
      'Prakash Sahoo returned it on 20 Nov 2026: The depth is wrong',
    );
    expect(items[0]).toHaveTextContent('Returned');
    expect(items[1]).toHaveTextContent('Draft since 20 Nov 2026');
    expect(within(items[1]!).getByRole('link', { name: 'Covered drain' })).toHaveAttribute(
      'href',
      `/estimates/${ID}/edit`,
    );
    expect(
      within(section).getByRole('link', { name: '2 projects without an estimate' }),
    ).toHaveAttribute('href', '/projects?mine=true&estimate=false');
  });

  it('tells an administrator what is broken, with the way to it, and what is in order', async () => {
    home = { ...NOTHING, administration: { dead_letters: 2, people_without_login: 0 } };
    await show('outbox:read', 'membership:read');
    expect(
      await screen.findByRole('link', { name: '2 messages could not be delivered' }),
    ).toHaveAttribute('href', '/administration/deliveries?status=%5B%22DEAD%22%5D');
    expect(screen.getByText('Every employee in service has a login')).toBeVisible();
    expect(screen.queryByText(/invitation/)).not.toBeInTheDocument();
  });

  it('begins for an auditor with the log, for an accountant with what was sanctioned', async () => {
    home = {
      ...NOTHING,
      sanctioned: [
        {
          id: ID,
          number: 'ES/2026-27/000001',
          title: 'Covered drain',
          amount: '475000.00',
          sanctioned_on: '2026-11-20',
          sanctioned_by_name: 'Anita Pattnaik',
        },
      ],
    };
    const { unmount } = await show('estimate:read', 'audit:read');
    expect(await screen.findByText('Check the chain of the log')).toBeVisible();
    unmount();
    await show('estimate:read', 'inbox:read');
    expect(await screen.findByRole('link', { name: 'ES/2026-27/000001' })).toBeVisible();
    expect(screen.getByText('Anita Pattnaik, 20 Nov 2026')).toBeVisible();
    expect(screen.queryByText('Check the chain of the log')).not.toBeInTheDocument();
  });

  it('gives a head the figures with what they were, and renews them when a paper moves', async () => {
    figures = {
      months: [
        month('2026-10-01', '4500000.00', '0.00'),
        month('2026-11-01', '12345678.90', '475000.00'),
      ],
      states: [
        {
          document_type: 'estimate',
          state: 'PENDING_FOR_APPROVAL',
          overdue: 1,
          near: 2,
          ...sum('1.00', 5),
        },
        { document_type: 'project', state: 'CREATED', overdue: 0, near: 0, ...sum('1.00', 9) },
      ],
      agencies: [],
    };
    await show('dashboard:read', 'estimate:read');
    const tile = async (name: string) => (await screen.findByText(name)).closest('li');
    expect(await tile('Papers under way')).toHaveTextContent('5');
    expect(await tile('Overdue')).toHaveTextContent('12 more due soon');
    expect(await tile('Proposed this month')).toHaveTextContent(
      '₹ 1.23 crore1 paper, last month ₹ 45.00 lakh',
    );
    expect(await screen.findByRole('figure', { name: 'Proposed and sanctioned' })).toBeVisible();
    expect(screen.getByRole('figure', { name: 'Where the papers are' })).toBeVisible();
    figures = { months: [], states: [], agencies: [] };
    await act(() => client.invalidateQueries({ queryKey: ['inbox'] }));
    expect(await screen.findAllByText('0')).toHaveLength(2);
    expect(asked).toEqual(['figures', 'figures']);
  });
});
