import { describe, expect, it } from 'vitest';
import { editing, estimateStep } from './project.permissions';
import type { Project } from './project.types';

const estimate = (status: string) => ({
  id: status,
  number: null,
  // A name of a tenant's own: only what the workflow says of it counts.
  state: 'OWN_NAME',
  application_status: status === 'DRAFT' ? 'INWORKFLOW' : status,
  submitted_at: status === 'DRAFT' ? null : '2026-06-01T06:00:00Z',
  payable_total: 0,
  version_number: 1,
});

const project = (statuses: readonly string[], workflow: object = {}) =>
  ({
    estimates: statuses.map(estimate),
    workflow: { is_updatable: true, is_terminal: false, ...workflow },
  }) as unknown as Project;

const all = () => true;

describe('the step towards the estimate', () => {
  it('is to create one where there is none, or the latest was rejected', () => {
    expect(estimateStep(project([]), all).kind).toBe('create');
    expect(estimateStep(project(['INACTIVE', 'INACTIVE']), all).kind).toBe('create');
  });

  it('is to look at the one that is under way or sanctioned', () => {
    expect(estimateStep(project(['INWORKFLOW', 'INACTIVE']), all)).toMatchObject({
      kind: 'view',
      estimate: { id: 'INWORKFLOW' },
    });
  });

  it('is to look at the one in force beside a revision that was rejected', () => {
    expect(estimateStep(project(['INACTIVE', 'ACTIVE']), all)).toMatchObject({
      kind: 'view',
      estimate: { id: 'ACTIVE' },
    });
    expect(editing(project(['DRAFT', 'ACTIVE'])).reason).toBe('PROJECT_LOCKED');
  });

  it('is to look at a rejected one for who may not create, and nothing on a cancelled project', () => {
    const reads = (permission: string) => permission === 'estimate:read';
    expect(estimateStep(project(['INACTIVE']), reads).kind).toBe('view');
    expect(estimateStep(project([], { is_terminal: true }), all).kind).toBe('none');
  });
});

describe('changing the details', () => {
  it('is open while an estimate binds nobody', () => {
    expect(editing(project([])).isOpen).toBe(true);
    expect(editing(project(['DRAFT'])).isOpen).toBe(true);
    expect(editing(project(['INACTIVE'])).isOpen).toBe(true);
  });

  it('is closed by an estimate under way, and by the state', () => {
    expect(editing(project(['INWORKFLOW'])).reason).toBe('PROJECT_LOCKED');
    expect(editing(project([], { is_updatable: false })).reason).toBe('NOT_EDITABLE');
  });
});
