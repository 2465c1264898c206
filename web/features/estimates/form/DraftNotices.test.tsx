import { act, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it } from 'vitest';
import { announcePaperEvent } from '~/api/live-events';
import { useMasters } from '~/features/masters';
import { answerTheBasics, Desk, onRpc } from '~/test/desk';
import { renderPage } from '~/test/render';
import { DraftNotices } from './DraftNotices';
import type { Draft } from './use-draft';

const ID = '00000000-0000-4000-8000-0000000000e1';
const PRAKASH = '00000000-0000-4000-8000-0000000000f1';
const paper = { type: 'estimate', id: ID };

const draft = (changes: Partial<Draft> = {}): Draft =>
  ({ status: 'clean', storedVersion: 3, conflict: null, ...changes }) as Draft;

let announced: Record<string, unknown>[];
let editors: { user_id: string; name: string; since: string }[];
let reloads: number;

function Page({ of }: { readonly of: Draft }) {
  const { masters } = useMasters();
  return (
    <DraftNotices
      paper={paper}
      draft={of}
      masters={masters}
      overheads={[]}
      onReload={() => (reloads += 1)}
    />
  );
}

async function show(of: Draft) {
  return renderPage(() => (
    <Desk permissions={['estimate:create']}>
      <Page of={of} />
    </Desk>
  ));
}

const saved = (version: number, actor = PRAKASH, id = ID) =>
  act(() =>
    announcePaperEvent({
      kind: 'saved',
      document_type: 'estimate',
      document_id: id,
      version,
      actor_id: actor,
      actor_name: 'Prakash Sahoo',
    }),
  );

beforeEach(() => {
  announced = [];
  editors = [];
  reloads = 0;
  answerTheBasics();
  onRpc('announce_editing', (body) => {
    announced.push(body);
    return {
      version: 3,
      state: 'DRAFTED',
      moved_by_id: null,
      moved_by: null,
      moved_at: '2026-11-24T05:00:00Z',
      editors,
    };
  });
});

describe('two people in one draft', () => {
  it('says who else is in it, as soon as the channel tells, and no longer once they have left', async () => {
    await show(draft());
    await waitFor(() => expect(announced).toHaveLength(1));
    const tell = (isLeaving: boolean) =>
      act(() =>
        announcePaperEvent({
          kind: 'editing',
          document_type: 'estimate',
          document_id: ID,
          actor_id: PRAKASH,
          actor_name: 'Prakash Sahoo',
          is_leaving: isLeaving,
        }),
      );
    editors = [{ user_id: PRAKASH, name: 'Prakash Sahoo', since: '2026-11-24T04:30:00Z' }];
    tell(false);
    expect(
      await screen.findByText(
        'Prakash Sahoo is also editing this estimate, since 24 Nov 2026, 10:00.',
      ),
    ).toBeVisible();
    editors = [];
    tell(true);
    await waitFor(() => expect(screen.queryByText(/also editing/)).not.toBeInTheDocument());
  });

  it('takes its leave when the form is left', async () => {
    const { unmount } = await show(draft());
    await waitFor(() => expect(announced).toHaveLength(1));
    unmount();
    await waitFor(() => expect(announced.at(-1)).toMatchObject({ p_is_leaving: true }));
  });

  it('does not announce what is not stored yet: nobody else can be in it', async () => {
    await show(draft({ storedVersion: null }));
    expect(announced).toEqual([]);
  });

  it('tells of a version that somebody stored, and takes it when asked', async () => {
    await show(draft());
    saved(4);
    expect(await screen.findByText(/^Prakash Sahoo stored a new version on/)).toBeVisible();
    await userEvent.click(screen.getByRole('button', { name: 'Take that version' }));
    expect(reloads).toBe(1);
  });

  it('lets one go on, and tells again of the version after that', async () => {
    await show(draft({ status: 'dirty' }));
    saved(4);
    expect(await screen.findByText(/with your own changes/)).toBeVisible();
    await userEvent.click(screen.getByRole('button', { name: 'Go on with mine' }));
    expect(screen.queryByText(/stored a new version/)).not.toBeInTheDocument();
    saved(5);
    expect(await screen.findByText(/stored a new version/)).toBeVisible();
  });

  it('is silent about what is stored here already, about other papers and while a save is on its way', async () => {
    await show(draft({ status: 'saving' }));
    saved(3);
    saved(9, PRAKASH, '00000000-0000-4000-8000-0000000000e2');
    saved(4);
    expect(screen.queryByText(/stored a new version/)).not.toBeInTheDocument();
  });
});
