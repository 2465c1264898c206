import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { describe, expect, it, vi } from 'vitest';
import { ApiError } from '~/lib/api-error';
import { renderPage, renderUi } from '~/test/render';
import type { ActionInput, OfferedAction } from './action/action.types';
import { ActionPanel } from './action/ActionPanel';
import { FileDrop } from './files/FileDrop';
import { QueryBoundary } from './QueryBoundary';
import { StatusBadge } from './StatusBadge';
import { DataTable, type Column } from './table/DataTable';

describe('QueryBoundary', () => {
  const query = {
    data: undefined as string[] | undefined,
    error: null as unknown,
    isPending: false,
    isFetching: false,
    refetch: vi.fn(),
  };
  const show = (part: Partial<typeof query>) =>
    renderUi(
      <QueryBoundary
        query={{ ...query, ...part }}
        isEmpty={(rows) => rows.length === 0}
        empty="none yet"
      >
        {(rows) => rows.join(', ')}
      </QueryBoundary>,
    );
  const failure = new ApiError({ code: 'NETWORK', status: 0, requestId: 'r-1', retryable: true });

  it('shows a skeleton while it waits, even over an old error', () => {
    show({ isPending: true, error: failure });
    expect(screen.getByRole('status', { name: 'Loading' })).toBeInTheDocument();
    expect(screen.queryByRole('alert')).not.toBeInTheDocument();
  });

  it('shows the error with its request id, and asks again', async () => {
    show({ error: failure });
    expect(screen.getByRole('alert')).toHaveTextContent('could not be reached');
    expect(screen.getByRole('alert')).toHaveTextContent('Request r-1');
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(query.refetch).toHaveBeenCalledOnce();
  });

  it('shows the empty state for an empty answer, and the data otherwise', () => {
    show({ data: [] });
    expect(screen.getByText('none yet')).toBeInTheDocument();
    show({ data: ['a', 'b'] });
    expect(screen.getByText('a, b')).toBeInTheDocument();
  });

  it('keeps the data on the screen when a refresh fails, and says so', () => {
    show({ data: ['a'], error: failure });
    expect(screen.getByRole('alert')).toBeInTheDocument();
    expect(screen.getByText('a')).toBeInTheDocument();
  });

  it('leaves what is being typed in place when a refresh fails', async () => {
    function Page() {
      const [error, setError] = useState<unknown>(null);
      return (
        <>
          <button onClick={() => setError(failure)}>break</button>
          <QueryBoundary query={{ ...query, data: ['a'], error }}>
            {() => <input aria-label="typed" />}
          </QueryBoundary>
        </>
      );
    }
    renderUi(<Page />);
    await userEvent.type(screen.getByLabelText('typed'), 'words');
    await userEvent.click(screen.getByRole('button', { name: 'break' }));
    expect(screen.getByRole('alert')).toBeInTheDocument();
    expect(screen.getByLabelText('typed')).toHaveValue('words');
  });
});

describe('DataTable', () => {
  interface Row {
    readonly id: string;
    readonly name: string;
  }
  const rows: Row[] = ['one', 'two', 'three'].map((name, index) => ({ id: String(index), name }));
  const columns: Column<Row>[] = [
    { id: 'id', header: 'Number', cell: (row) => `N-${row.id}`, sortKey: 'number' },
    { id: 'name', header: 'Name', cell: (row) => row.name },
  ];
  const onSort = vi.fn();
  const table = () => (
    <DataTable
      caption="Works"
      columns={columns}
      rows={rows}
      rowKey={(row) => row.id}
      rowLink={(row) => ({ to: '/$', params: { _splat: `works/${row.id}` } })}
      sort={{ by: 'number', isDescending: false }}
      onSort={onSort}
    />
  );

  it('moves between rows with the arrow keys and opens one with Enter', async () => {
    await renderPage(table);
    screen.getByRole('link', { name: 'N-0' }).focus();
    await userEvent.keyboard('{ArrowDown}{ArrowDown}');
    expect(screen.getByRole('link', { name: 'N-2' })).toHaveFocus();
    await userEvent.keyboard('{Home}{ArrowDown}{Enter}');
    expect(await screen.findByText('at /works/1')).toBeInTheDocument();
  });

  it('opens a row from any of its cells', async () => {
    await renderPage(table);
    await userEvent.click(screen.getByText('three'));
    expect(await screen.findByText('at /works/2')).toBeInTheDocument();
  });

  it('opens a tab on a middle click', async () => {
    const open = vi.spyOn(window, 'open').mockReturnValue(null);
    await renderPage(table);
    await userEvent.pointer({ keys: '[MouseMiddle]', target: screen.getByText('two') });
    expect(open).toHaveBeenCalledWith('/works/1', '_blank', 'noopener');
  });

  it('says how it is sorted, and turns the order round', async () => {
    await renderPage(table);
    const header = screen.getByRole('columnheader', { name: 'Number' });
    expect(header).toHaveAttribute('aria-sort', 'ascending');
    await userEvent.click(within(header).getByRole('button'));
    expect(onSort).toHaveBeenCalledWith({ by: 'number', isDescending: true });
  });
});

describe('ActionPanel', () => {
  const offered = (part: Partial<OfferedAction>): OfferedAction => ({
    action: 'SEND_BACK',
    name: 'Send back',
    kind: 'BACK',
    next_state: 'PENDING_FOR_CORRECTION',
    version: 3,
    required_document_kinds: [],
    is_comment_required: true,
    is_allowed: true,
    reason: null,
    assignees: [],
    ...part,
  });

  it('disables what a rule forbids, and says why', () => {
    renderUi(
      <ActionPanel
        actions={[
          offered({
            action: 'APPROVE',
            name: 'Approve',
            is_allowed: false,
            reason: 'MAKER_CHECKER',
          }),
        ]}
        onAct={vi.fn()}
      />,
    );
    expect(screen.getByRole('button', { name: 'Approve' })).toBeDisabled();
    expect(screen.getByText(/someone else has to check it/)).toBeInTheDocument();
  });

  it('asks for the comment where one is needed, and repeats a failed move with the same key', async () => {
    const onAct = vi
      .fn<(input: ActionInput) => Promise<void>>()
      .mockRejectedValueOnce(new ApiError({ code: 'NETWORK', status: 0 }))
      .mockResolvedValueOnce(undefined);
    renderUi(<ActionPanel actions={[offered({})]} onAct={onAct} />);
    await userEvent.click(screen.getByRole('button', { name: 'Send back' }));
    const dialog = await screen.findByRole('dialog');
    const send = within(dialog).getByRole('button', { name: 'Send back' });

    await userEvent.click(send);
    expect(onAct).not.toHaveBeenCalled();
    expect(within(dialog).getByText(/Write a comment/)).toBeInTheDocument();

    await userEvent.type(within(dialog).getByLabelText(/Comment/), 'Rates are old');
    await userEvent.click(send);
    expect(await within(dialog).findByRole('alert')).toHaveTextContent('could not be reached');
    await userEvent.click(send);
    const keys = onAct.mock.calls.map(([input]) => input.idempotencyKey);
    expect(keys).toHaveLength(2);
    expect(new Set(keys).size).toBe(1);
  });
});

describe('FileDrop', () => {
  it('refuses what the rules forbid before it is sent', async () => {
    const onUpload = vi.fn().mockResolvedValue(undefined);
    renderUi(
      <FileDrop
        label="Attach"
        rules={{ extensions: ['pdf'], maxBytes: 2048 }}
        onUpload={onUpload}
      />,
    );
    const input = screen.getByLabelText(/Attach/);
    const user = userEvent.setup({ applyAccept: false });
    await user.upload(input, [
      new File(['x'], 'run.exe'),
      new File([new Uint8Array(4096)], 'big.pdf'),
      new File(['x'], 'plan.pdf'),
    ]);
    expect(await screen.findByText(/Only these file types are allowed: pdf/)).toBeInTheDocument();
    expect(screen.getByText(/larger than 2 KB/)).toBeInTheDocument();
    expect(onUpload).toHaveBeenCalledOnce();
  });
});

describe('StatusBadge', () => {
  it('has a word for a state that only a tenant knows', () => {
    renderUi(<StatusBadge state="PENDING_AT_COLLECTOR" />);
    expect(screen.getByText('PENDING_AT_COLLECTOR')).toBeInTheDocument();
  });
});
