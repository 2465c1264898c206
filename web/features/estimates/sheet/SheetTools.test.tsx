import { Notifications } from '@mantine/notifications';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useForm, useWatch } from 'react-hook-form';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { Form } from '~/ui/form/Form';
import { answerTheBasics, Desk, onRpc } from '~/test/desk';
import { renderPage } from '~/test/render';
import type { EstimateForm } from '../estimate.schema';
import { SheetTools } from './SheetTools';

const OVERHEADS = [
  {
    code: 'GST',
    name: 'Goods and services tax',
    calculation: 'PERCENTAGE' as const,
    value: 18,
    is_auto_calculated: true,
  },
];
const UNITS = [{ code: 'NOS', name: 'Numbers' }];
const EMPTY: EstimateForm = {
  name: 'Drain',
  reference_number: '',
  description: '',
  executing_department_code: '',
  sor: [],
  nonSor: [],
  overheads: [],
};
// A whole dialog is much to draw while other tests share the machine.
vi.setConfig({ testTimeout: 40_000 });

function Page() {
  const form = useForm<EstimateForm, unknown, EstimateForm>({ defaultValues: EMPTY });
  const lines = useWatch({ control: form.control, name: 'nonSor' });
  const items = useWatch({ control: form.control, name: 'sor' });
  return (
    <Form form={form} onSubmit={() => undefined}>
      <Notifications />
      <SheetTools projectType={null} overheads={OVERHEADS} units={UNITS} ratesOn="2026-11-24" />
      <output aria-label="lines">
        {[...items.map((line) => line.sor_code), ...lines.map((line) => line.description)].join(
          ' ',
        )}
      </output>
    </Form>
  );
}

const asked: unknown[] = [];
const file = (...rows: string[]) =>
  new File(
    [['Code,Description of the work,Unit,Rate,Particulars,Number', ...rows].join('\n')],
    'drain.csv',
  );

async function openWith(sheet: File) {
  const user = userEvent.setup();
  await renderPage(() => (
    <Desk permissions={['estimate:create', 'rate:read']}>
      <Page />
    </Desk>
  ));
  await user.click(screen.getByRole('button', { name: 'Import' }));
  const dialog = await screen.findByRole('dialog');
  const input =
    dialog.querySelector<HTMLInputElement>('input[type=file]') ??
    document.querySelector<HTMLInputElement>('input[type=file]');
  await user.upload(input!, sheet);
  return { user, dialog };
}

beforeEach(() => {
  asked.length = 0;
  answerTheBasics();
  onRpc('sor_items_by_code', (body) => {
    asked.push(body);
    return [{ code: 'SOR_1', description: 'Excavation', unit_code: 'CUM', rate: '144.08' }];
  });
});

describe('lines from a spreadsheet', () => {
  it('are shown with what they come to, taken over when confirmed, and taken back', async () => {
    const { user, dialog } = await openWith(
      file('sor_1,,,,Trench,2', ',Name board,Numbers,1500,Gate,1'),
    );
    expect(
      await within(dialog).findByText(/^2 items, 2 rows of measurement and 0 overheads/),
    ).toBeVisible();
    expect(asked).toEqual([{ p_tenant_id: 'od.jatni', p_codes: ['SOR_1'], p_on: '2026-11-24' }]);
    // 2 × 144.08 + 1500, and 18 % of it; to the rupee.
    expect(within(dialog).getByText('₹ 2,110.00')).toBeVisible();
    expect(screen.getByLabelText('lines')).toBeEmptyDOMElement();
    await user.click(within(dialog).getByRole('button', { name: 'Take over' }));
    await waitFor(() =>
      expect(screen.getByLabelText('lines')).toHaveTextContent('SOR_1 Name board'),
    );
    await user.click(await screen.findByRole('button', { name: 'Undo' }));
    expect(screen.getByLabelText('lines')).toBeEmptyDOMElement();
  });

  it('are refused whole while a cell is wrong, with its row, column and reason', async () => {
    const { dialog } = await openWith(file('SOR_1,,,,Trench,2', 'SOR_9,,,,Trench,two'));
    const alert = await within(dialog).findByRole('alert');
    expect(alert).toHaveTextContent('2 cells have to be corrected');
    const rows = within(alert).getAllByRole('row').slice(1);
    expect(rows.map((row) => row.textContent)).toEqual([
      expect.stringMatching(/^3CodeSOR_9/),
      expect.stringMatching(/^3Numbertwo/),
    ]);
    expect(within(dialog).queryByRole('button', { name: 'Take over' })).not.toBeInTheDocument();
  });

  it('say so when the file is no measurement sheet', async () => {
    const { dialog } = await openWith(new File(['Name,Age\nA,3'], 'people.csv'));
    expect(await within(dialog).findByText(/no row names the columns/)).toBeVisible();
  });
});
