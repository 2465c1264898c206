import { describe, expect, it } from 'vitest';

import {
  draftedEstimate,
  estimateDraft,
  forward,
  JATNI,
  move,
  person,
  projectDraft,
  saveEstimate,
  saveProject,
} from './support/papers.ts';
import { connect, story, type Scope } from './support/scope.ts';
import {
  actionOf,
  check,
  draft,
  publish,
  read,
  save,
  stateOf,
  withAccountsCheck,
  type Workflow,
} from './support/workflows.ts';

const sql = connect();
/** Findings in an order of their own, for comparison as sets. */
const inOrder = <T>(found: readonly T[]): T[] =>
  [...found].sort((a, b) =>
    JSON.stringify(Object.entries(a as object).sort()).localeCompare(
      JSON.stringify(Object.entries(b as object).sort()),
    ),
  );
const codes = (found: readonly { code: string }[]) => [...new Set(found.map(({ code }) => code))];

/** A draft of the estimate workflow in Jatni, as its administrator reads it. */
async function drafted(scope: Scope): Promise<Workflow> {
  await scope.as(person('admin'));
  const { id } = await draft(scope.sql);
  return read(scope.sql, id);
}

/** Saves a change of a fresh draft and answers the check. */
async function checked(scope: Scope, change: (workflow: Workflow) => void) {
  const workflow = await drafted(scope);
  change(workflow);
  return save(scope.sql, workflow);
}

describe('an administrator drafts', () => {
  it('from the version in force, inherited from the state, without a fault', () =>
    story(sql, async (scope) => {
      const workflow = await drafted(scope);
      expect(workflow).toMatchObject({
        tenant_id: JATNI,
        version: 1,
        status: 'DRAFT',
        revision: 1,
        code: 'ESTIMATE',
      });
      await scope.as(null);
      const [above] = await scope.sql`select id from public.workflow_services
        where tenant_id = 'od' and code = 'ESTIMATE' and status = 'PUBLISHED'`;
      await scope.as(person('admin'));
      const source = await read(scope.sql, String(above?.['id']), 'od');
      expect(workflow.states).toEqual(source.states);
      expect(workflow.actions).toEqual(source.actions);
      expect(await check(scope.sql, workflow.id)).toEqual({ faults: [], warnings: [] });
    }));

  it('once: a second administrator is led to the draft that is open', () =>
    story(sql, async (scope) => {
      const workflow = await drafted(scope);
      expect(await draft(scope.sql)).toEqual({ id: workflow.id, is_new: false });
    }));

  it('and saves all of it: what stays the same keeps its row, and names are trimmed', () =>
    story(sql, async (scope) => {
      const workflow = await drafted(scope);
      const ids = () => scope.sql`select code, id from public.workflow_states
        where service_id = ${workflow.id} order by code`;
      const before = await ids();
      withAccountsCheck(workflow);
      const saved = await save(scope.sql, workflow);
      expect(saved).toMatchObject({ revision: 2, faults: [], warnings: [] });
      const after = await ids();
      expect(after).toHaveLength(before.length + 1);
      expect(after).toEqual(expect.arrayContaining(before));
      const again = await read(scope.sql, workflow.id);
      expect(again.states.map(({ code }) => code)).toEqual(workflow.states.map(({ code }) => code));
      expect(actionOf(again, 'PENDING_FOR_ACCOUNTS_CHECK', 'PASS_ACCOUNTS')).toMatchObject({
        to: 'PENDING_FOR_APPROVAL',
        role_codes: ['BILL_ACCOUNTANT'],
      });
    }));

  it('moves the start to another state in one save', () =>
    story(sql, async (scope) => {
      const workflow = await drafted(scope);
      stateOf(workflow, 'START').is_start = false;
      stateOf(workflow, 'DRAFTED').is_start = true;
      await save(scope.sql, workflow);
      const again = await read(scope.sql, workflow.id);
      expect(again.states.filter((state) => state.is_start).map(({ code }) => code)).toEqual([
        'DRAFTED',
      ]);
    }));

  it('but not with codes that cannot be read: every fault at once, and nothing is stored', () =>
    story(sql, async (scope) => {
      const workflow = await drafted(scope);
      workflow.name = ' ';
      const [, bad, nameless, twin, first, endless, second] = workflow.states;
      Object.assign(bad ?? {}, { code: 'bad code' });
      Object.assign(nameless ?? {}, { name: '' });
      Object.assign(twin ?? {}, { code: first?.code });
      Object.assign(endless ?? {}, { sla_hours: 0 });
      Object.assign(second ?? {}, { is_start: true });
      Object.assign(workflow.actions[0] ?? {}, { role_codes: [] });
      Object.assign(workflow.actions[1] ?? {}, { to: 'NOWHERE' });
      const refusal = await scope.refused((q) => save(q, workflow));
      expect(refusal).toMatchObject({ state: 'PT422', code: 'VALIDATION_FAILED' });
      const faults = refusal.fields.map(({ pointer, code }) => `${pointer} ${code}`);
      expect(faults).toEqual(
        expect.arrayContaining([
          '/name REQUIRED',
          '/states/1/code INVALID_CHARACTERS',
          '/states/2/name REQUIRED',
          '/states/4/code DUPLICATE_CODE',
          '/states/5/sla_hours OUT_OF_RANGE',
          '/states/6/is_start WORKFLOW_SEVERAL_STARTS',
          '/actions/0/role_codes REQUIRED',
          '/actions/1/to REQUIRED',
        ]),
      );
      expect((await read(scope.sql, workflow.id)).revision).toBe(1);
    }));

  it('and throws it away again', () =>
    story(sql, async (scope) => {
      const workflow = await drafted(scope);
      await scope.sql`select public.discard_workflow(${JATNI}, ${workflow.id}, 1)`;
      expect(
        await scope.refused((q) => q`select public.check_workflow(${JATNI}, ${workflow.id})`),
      ).toMatchObject({ state: 'PT404', code: 'WORKFLOW_NOT_FOUND' });
      expect((await draft(scope.sql)).is_new).toBe(true);
    }));
});

describe('who may not', () => {
  it('an engineer reads the rules and changes none of them', () =>
    story(sql, async (scope) => {
      const workflow = await drafted(scope);
      await scope.as(person('je'));
      expect((await read(scope.sql, workflow.id)).states).toHaveLength(workflow.states.length);
      const refused = async (query: Parameters<Scope['refused']>[0]) =>
        (await scope.refused(query)).code;
      expect(await refused((q) => draft(q))).toBe('NOT_PERMITTED');
      expect(await refused((q) => save(q, workflow))).toBe('NOT_PERMITTED');
      expect(await refused((q) => check(q, workflow.id))).toBe('NOT_PERMITTED');
      expect(await refused((q) => publish(q, workflow))).toBe('NOT_PERMITTED');
      expect(
        await refused((q) => q`select public.discard_workflow(${JATNI}, ${workflow.id}, 1)`),
      ).toBe('NOT_PERMITTED');
      expect(await refused((q) => q`select public.retire_workflow(${JATNI}, ${workflow.id})`)).toBe(
        'NOT_PERMITTED',
      );
      expect(
        await refused((q) => q`select public.workflow_people(${JATNI}, '{ESTIMATE_CREATOR}')`),
      ).toBe('NOT_PERMITTED');
    }));

  it('an administrator of another agency, nor one of the agency in the workflows of the state', () =>
    story(sql, async (scope) => {
      const workflow = await drafted(scope);
      await scope.as(person('admin', 'dhenkanal'));
      expect((await scope.refused((q) => save(q, workflow))).code).toBe('NOT_PERMITTED');
      expect((await scope.refused((q) => draft(q, 'ESTIMATE', 'od'))).code).toBe('NOT_PERMITTED');
      expect((await scope.refused((q) => q`select public.list_workflows(${JATNI})`)).code).toBe(
        'NOT_PERMITTED',
      );
    }));

  it('nobody writes past the functions, and what is published is frozen for them too', () =>
    story(sql, async (scope) => {
      const workflow = await drafted(scope);
      const direct = await scope.refused(
        (q) =>
          q`update public.workflow_actions set is_checking = false where service_id = ${workflow.id}`,
      );
      expect(direct.state).toBe('42501');
      await publish(scope.sql, workflow);
      expect(await scope.refused((q) => save(q, workflow))).toMatchObject({
        state: 'PT409',
        code: 'WORKFLOW_NOT_DRAFT',
      });
      expect(await scope.refused((q) => publish(q, workflow))).toMatchObject({
        code: 'WORKFLOW_NOT_DRAFT',
      });
    }));

  it('who saw an older draft: they learn who saved it', () =>
    story(sql, async (scope) => {
      const mine = await drafted(scope);
      await scope.as('admin.od@demo.digit.example');
      const theirs = await read(scope.sql, mine.id);
      theirs.name = 'Theirs';
      await save(scope.sql, theirs);
      await scope.as(person('admin'));
      for (const late of [
        (q: Scope['sql']) => save(q, mine),
        (q: Scope['sql']) => publish(q, mine),
        (q: Scope['sql']) => q`select public.discard_workflow(${JATNI}, ${mine.id}, 1)`,
      ]) {
        expect(await scope.refused(late)).toMatchObject({
          state: 'PT409',
          code: 'WORKFLOW_STALE',
          details: { revision: 2, moved_by: 'Meera Satpathy' },
        });
      }
      expect((await read(scope.sql, mine.id)).name).toBe('Theirs');
    }));
});

describe('the check names', () => {
  const faultsAfter = async (scope: Scope, change: (workflow: Workflow) => void) =>
    codes((await checked(scope, change)).faults);

  const without = (workflow: Workflow, from: string, code: string) => {
    workflow.actions = workflow.actions.filter(
      (action) => !(action.from === from && action.code === code),
    );
  };

  it('dead ends, states nobody reaches, states that wait for nobody, ends that lead on', () =>
    story(sql, async (scope) => {
      const { faults } = await checked(scope, (workflow) => {
        workflow.states.push({ ...stateOf(workflow, 'DRAFTED'), code: 'LOST', name: 'Lost' });
        workflow.states.push({ ...stateOf(workflow, 'DRAFTED'), code: 'TRAP', name: 'Trap' });
        const forwards = actionOf(workflow, 'PENDING_FOR_VERIFICATION', 'VERIFY_AND_FORWARD');
        workflow.actions.push(
          { ...forwards, code: 'FALL', to: 'TRAP' },
          { ...forwards, code: 'STAY', from: 'TRAP', to: 'TRAP', role_codes: ['SYSTEM'] },
          { ...forwards, code: 'ON', from: 'REJECTED', to: 'DRAFTED' },
          { ...forwards, code: 'RESTART', to: 'START' },
        );
      });
      expect(faults).toEqual(
        expect.arrayContaining([
          { code: 'WORKFLOW_UNREACHABLE', state: 'LOST' },
          { code: 'WORKFLOW_DEAD_END', state: 'LOST' },
          { code: 'WORKFLOW_DEAD_END', state: 'TRAP' },
          { code: 'WORKFLOW_NO_PERSON', state: 'TRAP' },
          { code: 'WORKFLOW_NO_PERSON', state: 'LOST' },
          { code: 'WORKFLOW_END_LEADS_ON', state: 'REJECTED', action: 'ON' },
          { code: 'WORKFLOW_BACK_TO_START', state: 'PENDING_FOR_VERIFICATION', action: 'RESTART' },
        ]),
      );
    }));

  it('a workflow without start or end', () =>
    story(sql, async (scope) => {
      const found = await faultsAfter(scope, (workflow) => {
        for (const state of workflow.states)
          Object.assign(state, { is_start: false, is_terminal: false });
      });
      expect(found).toEqual(expect.arrayContaining(['WORKFLOW_NO_START', 'WORKFLOW_NO_END']));
    }));

  it('roles, document kinds and escalations that are not there', () =>
    story(sql, async (scope) => {
      await scope.as(null);
      await scope.sql`update public.roles set is_active = false where code = 'ESTIMATE_VIEWER'`;
      const { faults } = await checked(scope, (workflow) => {
        const verify = actionOf(workflow, 'PENDING_FOR_VERIFICATION', 'VERIFY_AND_FORWARD');
        verify.role_codes = ['ESTIMATE_VERIFIER', 'NOBODY', 'ESTIMATE_VIEWER'];
        verify.required_document_kinds = ['WORKFLOW_ATTACHMENT', 'DESIGN', 'HOROSCOPE'];
        const state = stateOf(workflow, 'PENDING_FOR_APPROVAL');
        state.escalate_to_role = 'NOBODY';
        state.escalation_action = 'APPROVE';
      });
      const where = { state: 'PENDING_FOR_VERIFICATION', action: 'VERIFY_AND_FORWARD' };
      expect(inOrder(faults)).toEqual(
        inOrder([
          { code: 'WORKFLOW_UNKNOWN_ROLE', role: 'ESTIMATE_VIEWER', ...where },
          { code: 'WORKFLOW_UNKNOWN_ROLE', role: 'NOBODY', ...where },
          { code: 'WORKFLOW_ESCALATION_ROLE', state: 'PENDING_FOR_APPROVAL', role: 'NOBODY' },
          { code: 'WORKFLOW_ESCALATION_ACTION', state: 'PENDING_FOR_APPROVAL', action: 'APPROVE' },
          { code: 'WORKFLOW_DOCUMENT_KIND', kind: 'HOROSCOPE', ...where },
        ]),
      );
      expect(faults.at(-1)?.state, 'along the flow').toBe('PENDING_FOR_APPROVAL');
    }));

  it('a sanction that is missing', () =>
    story(sql, async (scope) => {
      const { faults } = await checked(scope, (workflow) => {
        actionOf(workflow, 'PENDING_FOR_TECHNICAL_SANCTION', 'TECHNICAL_SANCTION').effect = null;
      });
      expect(faults).toContainEqual({
        code: 'WORKFLOW_EFFECT_MISSING',
        effect: 'TECHNICAL_SANCTION',
      });
    }));

  it('a way around a sanction, and a sanction that comes too early', () =>
    story(sql, async (scope) => {
      const { faults } = await checked(scope, (workflow) => {
        actionOf(workflow, 'PENDING_FOR_VERIFICATION', 'VERIFY_AND_FORWARD').to =
          'PENDING_FOR_APPROVAL';
        actionOf(workflow, 'PENDING_FOR_APPROVAL', 'SEND_BACK').to =
          'PENDING_FOR_TECHNICAL_SANCTION';
      });
      expect(faults).toEqual(
        expect.arrayContaining([
          { code: 'WORKFLOW_EFFECT_AROUND', state: 'START', effect: 'TECHNICAL_SANCTION' },
          {
            code: 'WORKFLOW_EFFECT_ORDER',
            state: 'PENDING_FOR_APPROVAL',
            action: 'APPROVE',
            effect: 'ADMINISTRATIVE_SANCTION',
            after: 'TECHNICAL_SANCTION',
          },
        ]),
      );
    }));

  it('a paper that can be changed after its sanction without being sanctioned again', () =>
    story(sql, async (scope) => {
      const { faults } = await checked(scope, (workflow) => {
        stateOf(workflow, 'PENDING_FOR_APPROVAL').is_updatable = true;
      });
      expect(faults).toContainEqual({
        code: 'WORKFLOW_EFFECT_AROUND',
        state: 'PENDING_FOR_APPROVAL',
        effect: 'TECHNICAL_SANCTION',
      });
    }));

  it('effects at the wrong place or in the wrong hands', () =>
    story(sql, async (scope) => {
      const found = await faultsAfter(scope, (workflow) => {
        actionOf(workflow, 'PENDING_FOR_APPROVAL', 'APPROVE').role_codes = ['SYSTEM'];
        actionOf(workflow, 'PENDING_FOR_VERIFICATION', 'SEND_BACK').effect = 'OPEN';
        actionOf(workflow, 'PENDING_FOR_VERIFICATION', 'REJECT').effect = 'MAGIC';
        stateOf(workflow, 'APPROVED').application_status = 'INWORKFLOW';
        stateOf(workflow, 'DRAFTED').is_updatable = false;
      });
      expect(found).toEqual(
        expect.arrayContaining([
          'WORKFLOW_EFFECT_TAKER',
          'WORKFLOW_EFFECT_PLACE',
          'WORKFLOW_EFFECT_UNKNOWN',
          'WORKFLOW_EFFECT_END',
          'WORKFLOW_DRAFT_FIXED',
        ]),
      );
    }));

  it('a second way to open a paper', () =>
    story(sql, async (scope) => {
      const found = await faultsAfter(scope, (workflow) => {
        workflow.actions.push({ ...actionOf(workflow, 'START', 'SAVE_AS_DRAFT'), code: 'BEGIN' });
      });
      expect(found).toEqual(['WORKFLOW_EFFECT_TWICE']);
    }));

  it('what should be known before publishing, as warnings', () =>
    story(sql, async (scope) => {
      await scope.as(null);
      await scope.sql`insert into public.roles (tenant_id, code, name) values (${JATNI}, 'GEOLOGIST', 'Geologist')`;
      const { faults, warnings } = await checked(scope, (workflow) => {
        workflow.is_maker_checker = false;
        actionOf(workflow, 'PENDING_FOR_VERIFICATION', 'VERIFY_AND_FORWARD').role_codes = [
          'GEOLOGIST',
        ];
        const approval = stateOf(workflow, 'PENDING_FOR_APPROVAL');
        approval.sla_hours = null;
        const reject = actionOf(workflow, 'PENDING_FOR_VERIFICATION', 'REJECT');
        reject.role_codes = ['SYSTEM'];
        reject.local_names = { or: reject.local_names['or'] ?? '' };
      });
      expect(faults).toEqual([]);
      const verification = { state: 'PENDING_FOR_VERIFICATION' };
      expect(inOrder(warnings)).toEqual(
        inOrder([
          {
            code: 'WORKFLOW_NOBODY_HOLDS',
            role: 'GEOLOGIST',
            action: 'VERIFY_AND_FORWARD',
            ...verification,
          },
          {
            code: 'WORKFLOW_CANNOT_READ',
            role: 'GEOLOGIST',
            action: 'VERIFY_AND_FORWARD',
            ...verification,
          },
          { code: 'WORKFLOW_NO_SLA', state: 'PENDING_FOR_APPROVAL' },
          { code: 'WORKFLOW_ESCALATION_NO_SLA', state: 'PENDING_FOR_APPROVAL' },
          {
            code: 'WORKFLOW_UNCHECKED',
            state: 'PENDING_FOR_TECHNICAL_SANCTION',
            action: 'TECHNICAL_SANCTION',
            effect: 'TECHNICAL_SANCTION',
          },
          {
            code: 'WORKFLOW_UNCHECKED',
            state: 'PENDING_FOR_APPROVAL',
            action: 'APPROVE',
            effect: 'ADMINISTRATIVE_SANCTION',
          },
          { code: 'WORKFLOW_NEVER_TAKEN', action: 'REJECT', ...verification },
          { code: 'WORKFLOW_NAME_MISSING', action: 'REJECT', ...verification },
        ]),
      );
    }));

  it('and publishing refuses every fault', () =>
    story(sql, async (scope) => {
      const workflow = await drafted(scope);
      without(workflow, 'PENDING_FOR_APPROVAL', 'APPROVE');
      workflow.revision = (await save(scope.sql, workflow)).revision;
      const refusal = await scope.refused((q) => publish(q, workflow));
      expect(refusal).toMatchObject({ state: 'PT422', code: 'WORKFLOW_INVALID' });
      expect(refusal.fields.map(({ code }) => code)).toContain('WORKFLOW_EFFECT_MISSING');
    }));

  it('nothing in the workflows that the state ships', () =>
    story(sql, async (scope) => {
      await scope.as(null);
      const rows = await scope.sql`select code, private.workflow_faults(tenant_id, id) as faults,
        private.workflow_warnings(tenant_id, id) as warnings from public.workflow_services where tenant_id = 'od' order by code`;
      expect(rows.length).toBeGreaterThan(2);
      expect(rows).toEqual(
        rows.map((row) => ({ code: row['code'] as string, faults: [], warnings: [] })),
      );
    }));
});

describe('a published version', () => {
  it('rules new papers; what is in flight keeps its rules to the end', () =>
    story(sql, async (scope) => {
      const { estimate: old } = await draftedEstimate(scope);
      const submitted = await forward(scope, old, 1);
      await scope.as(person('admin'));
      const waiting = await inFlight(scope, 'od', 'PENDING_FOR_APPROVAL');

      const workflow = await drafted(scope);
      withAccountsCheck(workflow);
      workflow.revision = (await save(scope.sql, workflow)).revision;
      await publish(scope.sql, workflow);

      await scope.as(person('je'));
      const project = await saveProject(scope.sql, projectDraft());
      const next = await saveEstimate(scope.sql, estimateDraft(project.id));
      const sanctioned = await forward(scope, next, 3);
      expect(sanctioned.state).toBe('PENDING_FOR_ACCOUNTS_CHECK');

      await scope.as(person('ae'));
      const verified = await move(scope.sql, old.id, {
        action: 'VERIFY_AND_FORWARD',
        version: submitted.version,
      });
      await scope.as(person('me'));
      const oldSanctioned = await move(scope.sql, old.id, {
        action: 'TECHNICAL_SANCTION',
        version: verified.version,
      });
      expect(oldSanctioned.state).toBe('PENDING_FOR_APPROVAL');

      await scope.as(person('acct'));
      const passed = await move(scope.sql, next.id, {
        action: 'PASS_ACCOUNTS',
        version: sanctioned.version,
      });
      expect(passed.state).toBe('PENDING_FOR_APPROVAL');

      await scope.as(person('admin'));
      const services = (await listed(scope)).filter(({ code }) => code === 'ESTIMATE');
      expect(services.map(({ tenant_id, is_in_force }) => [tenant_id, is_in_force])).toEqual([
        [JATNI, true],
        ['od', false],
      ]);
      expect(await inFlight(scope, JATNI, 'PENDING_FOR_APPROVAL')).toBe(1);
      expect(await inFlight(scope, 'od', 'PENDING_FOR_APPROVAL')).toBe(waiting + 1);
    }));

  it('a paper sent back to a step after the technical sanction keeps it; one sent back before it loses it', () =>
    story(sql, async (scope) => {
      const workflow = await drafted(scope);
      withAccountsCheck(workflow);
      workflow.revision = (await save(scope.sql, workflow)).revision;
      await publish(scope.sql, workflow);
      const { estimate } = await draftedEstimate(scope);
      const sanctioned = await forward(scope, estimate, 3);
      const act = async (who: string, action: string, version: number) => {
        await scope.as(person(who));
        return (await move(scope.sql, estimate.id, { action, version, comment: 'Again' })).version;
      };
      const current = async () => {
        await scope.as(null);
        const rows =
          await scope.sql`select kind from public.estimate_sanctions where estimate_id = ${estimate.id} and is_current`;
        return rows.map((row) => String(row['kind']));
      };
      let version = await act('acct', 'PASS_ACCOUNTS', sanctioned.version);
      version = await act('eo', 'SEND_BACK', version);
      expect(await current(), 'the accounts step comes after the sanction').toEqual(['TECHNICAL']);
      version = await act('acct', 'SEND_BACK', version);
      expect(await current(), 'the sanction has to be given again').toEqual([]);
      version = await act('me', 'TECHNICAL_SANCTION', version);
      version = await act('acct', 'PASS_ACCOUNTS', version);
      await act('eo', 'APPROVE', version);
      expect((await current()).sort()).toEqual(['ADMINISTRATIVE', 'TECHNICAL']);
    }));

  it('carries an estimate under names of its own: the hooks follow what a move does, not what it is called', () =>
    story(sql, async (scope) => {
      const workflow = await drafted(scope);
      const rename = (from: string, to: string) => {
        for (const state of workflow.states) if (state.code === from) state.code = to;
        for (const action of workflow.actions) {
          if (action.from === from) action.from = to;
          if (action.to === from) action.to = to;
        }
      };
      rename('DRAFTED', 'NOTED');
      rename('APPROVED', 'GRANTED');
      actionOf(workflow, 'START', 'SAVE_AS_DRAFT').code = 'NOTE';
      actionOf(workflow, 'NOTED', 'SUBMIT').code = 'HAND_IN';
      actionOf(workflow, 'PENDING_FOR_TECHNICAL_SANCTION', 'TECHNICAL_SANCTION').code = 'SIGN';
      actionOf(workflow, 'PENDING_FOR_APPROVAL', 'APPROVE').code = 'GRANT_IT';
      const saved = await save(scope.sql, workflow);
      expect(saved.faults).toEqual([]);
      await publish(scope.sql, { ...workflow, revision: saved.revision });

      const { estimate, project } = await draftedEstimate(scope);
      expect(estimate.state).toBe('NOTED');
      let version = estimate.version;
      const steps = [
        ['je', 'HAND_IN'],
        ['ae', 'VERIFY_AND_FORWARD'],
        ['me', 'SIGN'],
        ['eo', 'GRANT_IT'],
      ] as const;
      let number: string | null = null;
      for (const [who, action] of steps) {
        await scope.as(person(who));
        const moved = await move(scope.sql, estimate.id, { action, version });
        version = moved.version;
        number = moved.number;
      }
      expect(number).toMatch(/^ES\//);
      await scope.as(null);
      const [facts] =
        await scope.sql`select e.application_status, p.state as project, i.makers = array[e.created_by] as has_maker,
        (select count(*)::int from public.estimate_sanctions s where s.estimate_id = e.id and s.is_current) as sanctions
        from public.estimates e join public.projects p on p.id = e.project_id
        join public.workflow_instances i on i.document_id = e.id where e.id = ${estimate.id}`;
      expect(facts).toEqual({
        application_status: 'ACTIVE',
        project: 'APPROVED',
        has_maker: true,
        sanctions: 2,
      });
      await scope.as(person('je'));
      expect(
        await scope.refused((q) =>
          saveProject(q, projectDraft({ id: project.id }), project.version),
        ),
      ).toMatchObject({ code: 'PROJECT_LOCKED' });
    }));

  it('an administrative sanction waits for the technical one, whatever the workflow says', () =>
    story(sql, async (scope) => {
      const { estimate } = await draftedEstimate(scope);
      const sanctioned = await forward(scope, estimate, 3);
      await scope.as(null);
      await scope.sql`update public.estimate_sanctions set is_current = false where estimate_id = ${estimate.id}`;
      await scope.as(person('eo'));
      expect(
        await scope.refused((q) =>
          move(q, estimate.id, { action: 'APPROVE', version: sanctioned.version }),
        ),
      ).toMatchObject({ state: 'PT409', code: 'SANCTION_MISSING' });
    }));

  it('is taken back for the one of the state, which has none to go back to', () =>
    story(sql, async (scope) => {
      const workflow = await drafted(scope);
      await publish(scope.sql, workflow);
      const inForce = async () => {
        await scope.as(null);
        const [row] =
          await scope.sql`select (private.service_in_force(${JATNI}, 'ESTIMATE')).tenant_id as tenant`;
        return row?.['tenant'] as string;
      };
      expect(await inForce()).toBe(JATNI);
      await scope.as(person('admin'));
      await scope.sql`select public.retire_workflow(${JATNI}, ${workflow.id})`;
      expect(await inForce()).toBe('od');
      await scope.as(person('admin'));
      expect(
        await scope.refused((q) => q`select public.retire_workflow(${JATNI}, ${workflow.id})`),
      ).toMatchObject({ state: 'PT409', code: 'WORKFLOW_NOT_IN_FORCE' });
      const next = await draft(scope.sql, 'ESTIMATE', JATNI, workflow.id);
      expect(await read(scope.sql, next.id)).toMatchObject({ version: 2, status: 'DRAFT' });

      await scope.as('admin.od@demo.digit.example');
      const [above] =
        await scope.sql`select id from public.workflow_services where tenant_id = 'od' and code = 'ESTIMATE' and status = 'PUBLISHED'`;
      expect(
        await scope.refused(
          (q) => q`select public.retire_workflow('od', ${String(above?.['id'])})`,
        ),
      ).toMatchObject({ state: 'PT409', code: 'WORKFLOW_NOTHING_ABOVE' });
    }));

  it('who could act now, by role', () =>
    story(sql, async (scope) => {
      await scope.as(person('admin'));
      const rows =
        await scope.sql`select role_code, name, designation from public.workflow_people(${JATNI}, '{TECHNICAL_SANCTIONER,BILL_ACCOUNTANT,GEOLOGIST}')`;
      expect(rows.map((row) => [String(row['role_code']), String(row['name'])])).toEqual(
        expect.arrayContaining([['TECHNICAL_SANCTIONER', 'Debasish Mohanty']]),
      );
      expect(rows.some((row) => row['role_code'] === 'GEOLOGIST')).toBe(false);
    }));

  it('an escalation that a rule refuses does not stop the others', () =>
    story(sql, async (scope) => {
      const { estimate } = await draftedEstimate(scope);
      const { estimate: other } = await secondEstimate(scope);
      await scope.as(null);
      await scope.sql`update public.workflow_actions set role_codes = role_codes || '{SYSTEM}' where code = 'SUBMIT'`;
      await scope.sql`update public.workflow_states set escalation_action = 'SUBMIT' where code = 'DRAFTED'`;
      await scope.sql`delete from public.estimate_measurements m using public.estimate_lines l where l.id = m.line_id and l.estimate_id = ${estimate.id}`;
      await scope.sql`update public.estimate_lines set quantity = 0, amount = 0 where estimate_id = ${estimate.id}`;
      await scope.sql`update public.workflow_instances set due_at = now() - interval '1 hour' where document_id in (${estimate.id}, ${other.id})`;
      await scope.as('service_role');
      await scope.sql`select public.run_escalations()`;
      await scope.as(null);
      const rows =
        await scope.sql`select document_id, state from public.workflow_instances where document_id in (${estimate.id}, ${other.id})`;
      expect(
        Object.fromEntries(rows.map((row) => [String(row['document_id']), String(row['state'])])),
      ).toEqual({
        [estimate.id]: 'DRAFTED',
        [other.id]: 'PENDING_FOR_VERIFICATION',
      });
    }));
});

interface Listed {
  readonly code: string;
  readonly tenant_id: string;
  readonly is_in_force: boolean;
  readonly in_flight: readonly { state: string; count: number }[];
}

async function listed(scope: Scope): Promise<readonly Listed[]> {
  const [row] = await scope.sql`select public.list_workflows(${JATNI}) as services`;
  return (row as { services: Listed[] }).services;
}

/** Papers that Jatni has in a state of the estimate workflow of an agency. */
async function inFlight(scope: Scope, tenant: string, state: string): Promise<number> {
  const service = (await listed(scope)).find(
    ({ code, tenant_id }) => code === 'ESTIMATE' && tenant_id === tenant,
  );
  return service?.in_flight.find((each) => each.state === state)?.count ?? 0;
}

/** Another drafted estimate on a project of its own; the rate of the first is there already. */
async function secondEstimate(scope: Scope) {
  const project = await saveProject(scope.sql, projectDraft());
  return { project, estimate: await saveEstimate(scope.sql, estimateDraft(project.id)) };
}
