import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it } from 'vitest';
import { answerTheBasics, Desk, MASTERS, onRpc, refusal } from '~/test/desk';
import { renderPage } from '~/test/render';
import { OrderSite } from './OrderSite';
import { causesOf, doneOf, plannedOf, scaleOf, stateOf } from './progress/schedule';
import type { DiaryEntry, Site, SiteMilestone } from './site.types';

const ORDER = '00000000-0000-4000-8000-0000000000a1';
const milestone: SiteMilestone = {
  id: 'm1',
  ordinal: 1,
  name: 'Foundation',
  percentage: '60',
  planned_from_on: '2026-11-01',
  planned_to_on: '2026-11-10',
  done: '80',
  begun_on: '2026-11-03',
  done_on: null,
  days_late: 10,
  reports: [
    {
      id: 'r1',
      reported_on: '2026-11-18',
      percentage: '80',
      remarks: 'Nearly there',
      fall_reason: null,
      side: 'OFFICER',
      reported_by_name: 'Sasmita Behera',
      photos: [],
    },
  ],
};
const finish: SiteMilestone = {
  ...milestone,
  id: 'm2',
  name: 'Finish',
  percentage: '40',
  planned_from_on: '2026-11-11',
  planned_to_on: '2026-11-30',
  done: '0',
  begun_on: null,
  days_late: 0,
  reports: [],
};
const rain: DiaryEntry = {
  id: 'd1',
  entry_on: '2026-11-08',
  side: 'OFFICER',
  weather_code: 'RAIN',
  work_done: null,
  visitors: null,
  instruction: null,
  hindrance: 'Trench under water',
  hindrance_cause_code: 'WEATHER',
  hindrance_owner: 'NEITHER',
  hindrance_days: '2.5',
  version: 1,
  created_by_name: 'Sasmita Behera',
  labour: [{ skill_code: 'SKILLED', men: 2, women: 1 }],
  photos: [],
};
const site: Site = {
  id: ORDER,
  number: 'WO/2026-27/000003',
  name: 'Drain',
  starts_on: '2026-11-01',
  ends_on: '2026-12-10',
  first_ends_on: '2026-11-30',
  today: '2026-11-20',
  milestones: [milestone, finish],
  diary: [rain],
  hindrances: [{ owner: 'NEITHER', cause_code: 'WEATHER', days: '2.5' }],
  issues: [],
  is_open: true,
  place: { latitude: '20.15', longitude: '85.70', ward_code: 'W001', locality_code: 'L001' },
  side: 'OFFICER',
};

describe('the plan against what became of it', () => {
  it('weighs each milestone by its share', () => {
    expect(doneOf(site.milestones)).toBe('48');
    // The first is planned to be done, the second is half-way through its days.
    expect(plannedOf(site.milestones, '2026-11-20')).toBe('80');
    expect(plannedOf(site.milestones, '2026-10-01')).toBe('0');
  });

  it('spans the order, its first end and its last', () => {
    const scale = scaleOf(site);
    expect([scale.first, scale.last]).toEqual(['2026-11-01', '2026-12-10']);
    expect(scale.span('2026-11-01', '2026-12-10')).toEqual({ from: 0, width: 100 });
    expect(scale.span('2026-11-11', '2026-11-20')).toEqual({ from: 25, width: 25 });
  });

  it('says where a milestone stands and what the diary names as the cause', () => {
    expect(stateOf(milestone)).toBe('late');
    expect(stateOf({ ...milestone, done_on: '2026-11-12', days_late: 2 })).toBe('doneLate');
    expect(stateOf({ ...milestone, done_on: '2026-11-09', days_late: 0 })).toBe('done');
    expect(stateOf(finish)).toBe('ahead');
    const twice: DiaryEntry = { ...rain, id: 'd2', side: 'CONTRACTOR' };
    const before: DiaryEntry = { ...rain, id: 'd3', entry_on: '2026-11-01' };
    expect(causesOf(milestone, [rain, twice, before], site.today)).toEqual([rain]);
  });
});

describe('the site of an order', () => {
  let sent: Record<string, Record<string, unknown>>[];
  const catching = (name: string) =>
    onRpc(name, (body) => {
      sent.push(body as never);
      return { id: 'x', version: 1 };
    });
  beforeEach(() => {
    sent = [];
    answerTheBasics();
    onRpc('masters_in_force', () => ({
      ...MASTERS,
      lists: {
        ...MASTERS.lists,
        WEATHER: [{ code: 'RAIN', name: 'Rain', local_names: {}, parent_code: null }],
        LABOUR_SKILL: [
          { code: 'UNSKILLED', name: 'Unskilled', local_names: {}, parent_code: null },
          { code: 'SKILLED', name: 'Skilled', local_names: {}, parent_code: null },
        ],
        HINDRANCE_CAUSE: [{ code: 'WEATHER', name: 'Weather', local_names: {}, parent_code: null }],
      },
    }));
    onRpc('get_site', () => site);
    catching('report_progress');
    catching('save_diary_entry');
    catching('save_site_issue');
  });
  const open = () =>
    renderPage(() => (
      <Desk permissions={['site:read', 'site:write']}>
        <OrderSite orderId={ORDER} />
      </Desk>
    ));

  it('shows delay and cause, and asks for a reason when progress falls', async () => {
    await open();
    const user = userEvent.setup();
    expect(await screen.findByText('10 days late')).toBeInTheDocument();
    expect(await screen.findByText(/Trench under water \(Weather, 2.5 days\)/)).toBeInTheDocument();
    expect(screen.getByText('48 % of the work is done')).toBeInTheDocument();
    const [button] = screen.getAllByRole('button', { name: 'Report progress' });
    if (button === undefined) throw new Error('Nothing to press');
    await user.click(button);
    const dialog = await screen.findByRole('dialog', { name: 'Progress: Foundation' });
    await user.click(within(dialog).getByRole('button', { name: /^50/ }));
    await user.type(
      await within(dialog).findByLabelText(/Why is it less than before/),
      'The wall was taken down',
    );
    await user.click(within(dialog).getByRole('button', { name: 'Send the report' }));
    await waitFor(() => expect(sent).toHaveLength(1));
    expect(sent[0]?.['p_progress']).toMatchObject({
      work_order_id: ORDER,
      milestone_id: 'm1',
      percentage: '50',
      fall_reason: 'The wall was taken down',
      reported_on: '2026-11-20',
    });
  });

  it('puts a refusal beside its field', async () => {
    onRpc('report_progress', () =>
      refusal(422, 'VALIDATION_FAILED', [
        { pointer: '/reported_on', code: 'BEFORE_LAST_REPORT', params: { from: '2026-11-18' } },
      ]),
    );
    await open();
    const user = userEvent.setup();
    const buttons = await screen.findAllByRole('button', { name: 'Report progress' });
    await user.click(buttons[1] as HTMLElement);
    const dialog = await screen.findByRole('dialog');
    await user.click(within(dialog).getByRole('button', { name: /^25/ }));
    await user.click(within(dialog).getByRole('button', { name: 'Send the report' }));
    expect((await within(dialog).findAllByText(/There is a later report/)).length).toBeGreaterThan(
      0,
    );
  });

  it('writes a page of the diary: only skills with people, a hindrance told whole', async () => {
    await open();
    const user = userEvent.setup();
    await user.click(await screen.findByRole('button', { name: "Write today's page" }));
    const dialog = await screen.findByRole('dialog', { name: 'Page of the site diary' });
    await user.type(within(dialog).getByLabelText('Unskilled, women'), '6');
    await user.type(within(dialog).getByLabelText('Hindrance'), 'No cement');
    await user.click(within(dialog).getByRole('button', { name: 'Save the page' }));
    expect((await within(dialog).findAllByText(/Cause/)).length).toBeGreaterThan(1);
    expect(sent).toHaveLength(0);
    await user.clear(within(dialog).getByLabelText('Hindrance'));
    await user.click(within(dialog).getByRole('button', { name: 'Save the page' }));
    await waitFor(() => expect(sent).toHaveLength(1));
    expect(sent[0]).toMatchObject({
      p_expected_version: null,
      p_entry: {
        entry_on: '2026-11-20',
        labour: [{ skill_code: 'UNSKILLED', men: '', women: '6' }],
        hindrance: '',
      },
    });
  });

  it('is read only for who may not write, and once the work is closed', async () => {
    onRpc('get_site', () => ({ ...site, is_open: false }));
    await open();
    expect(await screen.findByText(/nothing more can be written/)).toBeInTheDocument();
    expect(screen.queryByRole('button', { name: 'Report progress' })).toBeNull();
    expect(screen.queryByRole('button', { name: 'Raise an issue' })).toBeNull();
  });
});
