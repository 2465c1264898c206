import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import { z } from 'zod';
import { ApiError } from '~/lib/api-error';
import { decimalText } from '~/lib/form-schema';
import { renderUi } from '~/test/render';
import { ErrorSummary } from './ErrorSummary';
import { Form } from './Form';
import { MoneyField, NumberField } from './NumberField';
import { showServerErrors } from './server-errors';
import { TextField } from './TextField';
import { useAppForm } from './use-app-form';

const schema = z.object({
  title: z.string().trim().min(1).max(10),
  cost: decimalText({ decimals: 2, isRequired: true, max: '5000000' }),
  length: decimalText({ decimals: 4 }),
});
type Values = z.infer<typeof schema>;

function Sample({ onSubmit }: { readonly onSubmit: (values: Values) => Promise<void> }) {
  const form = useAppForm(schema, { title: '', cost: '', length: '' });
  return (
    <Form
      form={form}
      onSubmit={async (values) => {
        try {
          await onSubmit(values);
        } catch (error) {
          showServerErrors(form, error);
        }
      }}
    >
      <ErrorSummary />
      <TextField control={form.control} name="title" label="Title" isRequired />
      <MoneyField control={form.control} name="cost" label="Cost" isRequired />
      <NumberField control={form.control} name="length" label="Length" />
      <button type="submit">Save</button>
    </Form>
  );
}

const save = () => userEvent.click(screen.getByRole('button', { name: 'Save' }));

describe('a form', () => {
  it('says on blur what is wrong, and takes it back once it is right', async () => {
    renderUi(<Sample onSubmit={vi.fn()} />);
    const title = screen.getByLabelText(/Title/);
    await userEvent.type(title, 'far too long a title');
    await userEvent.tab();
    expect(await screen.findByText('At most 10 characters.')).toBeInTheDocument();
    await userEvent.clear(title);
    await userEvent.type(title, 'short');
    expect(screen.queryByText('At most 10 characters.')).not.toBeInTheDocument();
  });

  it('lists all errors after a refused submit, takes the focus there and leads to the field', async () => {
    const onSubmit = vi.fn();
    renderUi(<Sample onSubmit={onSubmit} />);
    await save();
    const summary = await screen.findByRole('alert');
    expect(summary).toHaveFocus();
    expect(summary).toHaveTextContent('2 things need your attention');
    await userEvent.click(screen.getByRole('link', { name: 'Cost: This is needed.' }));
    expect(screen.getByLabelText(/Cost/)).toHaveFocus();
    expect(onSubmit).not.toHaveBeenCalled();
  });

  it('keeps decimals as text: cleaned, grouped in Indian fashion, never rounded', async () => {
    const onSubmit = vi.fn().mockResolvedValue(undefined);
    renderUi(<Sample onSubmit={onSubmit} />);
    await userEvent.type(screen.getByLabelText(/Title/), 'Road');
    await userEvent.type(screen.getByLabelText(/Cost/), '₹ 12,34,567.10');
    await userEvent.type(screen.getByLabelText(/Length/), '୧୨.୦୦୦୧');
    await userEvent.tab();
    expect(screen.getByLabelText(/Cost/)).toHaveValue('12,34,567.10');
    expect(screen.getByLabelText(/Length/)).toHaveValue('12.0001');
    await save();
    expect(onSubmit).toHaveBeenCalledWith({ title: 'Road', cost: '1234567.10', length: '12.0001' });
  });

  it('replaces a figure that Tab has reached', async () => {
    renderUi(<Sample onSubmit={vi.fn()} />);
    await userEvent.type(screen.getByLabelText(/Cost/), '1234567');
    await userEvent.tab();
    await userEvent.tab({ shift: true });
    expect(screen.getByLabelText(/Cost/)).toHaveFocus();
    await userEvent.keyboard('42.5');
    await userEvent.tab();
    expect(screen.getByLabelText(/Cost/)).toHaveValue('42.5');
  });

  it('puts what the server refused beside its field, and the rest into the summary', async () => {
    const refused = new ApiError({
      code: 'VALIDATION_FAILED',
      status: 422,
      fieldErrors: [
        { pointer: '/cost', code: 'OUT_OF_RANGE', params: { max: 5000000 } },
        { pointer: '', code: 'PROJECT_LOCKED', params: {} },
      ],
    });
    renderUi(<Sample onSubmit={vi.fn().mockRejectedValue(refused)} />);
    await userEvent.type(screen.getByLabelText(/Title/), 'Road');
    await userEvent.type(screen.getByLabelText(/Cost/), '4000000');
    await save();
    expect(await screen.findByText('The most is 50,00,000.')).toBeInTheDocument();
    expect(screen.getByLabelText(/Cost/)).toBeInvalid();
    expect(screen.getByRole('alert')).toHaveTextContent('its details are fixed');
  });
});
