import { randomUUID } from 'node:crypto';
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

const sql = connect();

type Begun = { id: string; path: string; bucket: string };
const begin = async (
  q: Scope['sql'],
  owner: string,
  changes: { kind?: string; file?: string; size?: number; name?: string; type?: string } = {},
) => {
  const [row] =
    await q`select public.begin_document(${JATNI}, ${changes.type ?? 'project'}, ${owner}, ${changes.kind ?? 'PROPOSAL'},
    ${changes.file ?? 'letter.pdf'}, ${changes.size ?? 1000}, 'application/pdf', ${changes.name ?? null}) as begun`;
  return (row as { begun: Begun }).begun;
};

async function accepted(
  scope: Scope,
  who: string,
  owner: string,
  changes: Parameters<typeof begin>[2] = {},
): Promise<Begun> {
  await scope.as(who);
  const begun = await begin(scope.sql, owner, changes);
  await scope.as('service_role');
  await scope.sql`select public.accept_document(${JATNI}, ${begun.id}, 'application/pdf', 1000, ${'a'.repeat(64)})`;
  await scope.as(who);
  return begun;
}

describe('files of papers', () => {
  it('are reserved by an editor, accepted by the service alone, and named by the project', () =>
    story(sql, async (scope) => {
      await scope.as(person('je'));
      const owner = randomUUID();
      const begun = await begin(scope.sql, owner, { file: 'ପତ୍ର letter.PDF' });
      expect(begun.path).toBe(`${JATNI}/project/${owner}/${begun.id}/_letter.PDF`);
      expect(await scope.sql`select 1 from public.documents where id = ${begun.id}`).toHaveLength(
        0,
      );
      const self = await scope.refused(
        (q) =>
          q`select public.accept_document(${JATNI}, ${begun.id}, 'application/pdf', 1000, ${'a'.repeat(64)})`,
      );
      expect(self.state).toBe('42501');
      await scope.as('service_role');
      await scope.sql`select public.accept_document(${JATNI}, ${begun.id}, 'application/pdf', 1000, ${'a'.repeat(64)})`;
      await scope.as(person('je'));
      await saveProject(scope.sql, projectDraft({ id: owner, documents: [{ id: begun.id }] }));
      const other = await scope.refused((q) =>
        saveProject(q, projectDraft({ documents: [{ id: begun.id }] })),
      );
      expect(other.fields[0]).toMatchObject({
        pointer: '/documents/0/id',
        code: 'INVALID_PROJECT_MODIFY.DOCUMENT',
      });
    }));

  it.each([
    ['an unknown kind', { kind: 'NOPE' }, '/kind', 'DOCUMENT_KIND_UNKNOWN'],
    ['an owner that has no files', { type: 'tenant' }, '/owner_type', 'DOCUMENT_KIND_UNKNOWN'],
    ['a type outside the kind', { file: 'run.exe' }, '/file', 'DOCUMENT_TYPE_NOT_ALLOWED'],
    ['a name without an extension', { file: 'letter' }, '/file', 'DOCUMENT_TYPE_NOT_ALLOWED'],
    ['a file too large', { size: 5242881 }, '/file', 'DOCUMENT_TOO_LARGE'],
    ['an empty file', { size: 0 }, '/file', 'DOCUMENT_TOO_LARGE'],
    ['another document without a name', { kind: 'OTHERS' }, '/name', 'REQUIRED'],
  ])('refuse %s', (_name, changes, pointer, code) =>
    story(sql, async (scope) => {
      await scope.as(person('je'));
      const refusal = await scope.refused((q) => begin(q, randomUUID(), changes));
      expect(refusal.fields).toEqual([expect.objectContaining({ pointer, code })]);
    }),
  );

  it('refuse more of a kind than allowed', () =>
    story(sql, async (scope) => {
      const owner = randomUUID();
      for (let n = 0; n < 5; n += 1) await accepted(scope, person('je'), owner);
      expect((await scope.refused((q) => begin(q, owner))).fields[0]).toMatchObject({
        code: 'DOCUMENT_TOO_MANY',
        params: { limit: 5 },
      });
    }));

  it('are read with their paper: in the agency and in the storage, by nobody else', () =>
    story(sql, async (scope) => {
      const { estimate } = await draftedEstimate(scope);
      const begun = await accepted(scope, person('je'), estimate.id, {
        type: 'estimate',
        kind: 'DESIGN',
      });
      await scope.as(null);
      await scope.sql`insert into storage.objects (bucket_id, name) values ('documents', ${begun.path})`;
      const seen: Record<string, [number, number]> = {};
      for (const who of [
        person('je'),
        person('eo'),
        'viewer.od@demo.digit.example',
        person('je', 'dhenkanal'),
        'cbo.jatni@demo.digit.example',
      ]) {
        await scope.as(who);
        seen[who.split('@')[0] ?? ''] = [
          (await scope.sql`select 1 from public.documents where id = ${begun.id}`).length,
          (await scope.sql`select 1 from storage.objects where name = ${begun.path}`).length,
        ];
      }
      expect(seen).toEqual({
        'je.jatni': [1, 1],
        'eo.jatni': [1, 1],
        'viewer.od': [1, 1],
        'je.dhenkanal': [0, 0],
        'cbo.jatni': [0, 0],
      });
      await scope.as(person('je'));
      expect(
        (
          await scope.refused(
            (q) =>
              q`insert into storage.objects (bucket_id, name) values ('documents', 'od.jatni/x')`,
          )
        ).state,
      ).toBe('42501');
    }));

  it('are fixed once the paper is under way; an attachment to an action stays with it', () =>
    story(sql, async (scope) => {
      const { estimate } = await draftedEstimate(scope);
      const design = await accepted(scope, person('je'), estimate.id, {
        type: 'estimate',
        kind: 'DESIGN',
      });
      const submitted = await forward(scope, estimate, 1);
      await scope.as(person('je'));
      expect(
        await scope.refused((q) => begin(q, estimate.id, { type: 'estimate', kind: 'DESIGN' })),
      ).toMatchObject({ code: 'NOT_EDITABLE' });
      expect(
        await scope.refused((q) => q`select public.discard_document(${JATNI}, ${design.id})`),
      ).toMatchObject({ code: 'NOT_EDITABLE' });
      const note = await accepted(scope, person('ae'), estimate.id, {
        type: 'estimate',
        kind: 'WORKFLOW_ATTACHMENT',
      });
      await move(scope.sql, estimate.id, {
        action: 'VERIFY_AND_FORWARD',
        version: submitted.version,
        documents: [note.id],
      });
      expect(
        await scope.refused((q) => q`select public.discard_document(${JATNI}, ${note.id})`),
      ).toMatchObject({ code: 'NOT_EDITABLE' });
    }));

  it('can be taken off a draft; the row stays for the record', () =>
    story(sql, async (scope) => {
      const { project, estimate } = await draftedEstimate(scope);
      const design = await accepted(scope, person('je'), estimate.id, {
        type: 'estimate',
        kind: 'DESIGN',
      });
      await scope.sql`select public.discard_document(${JATNI}, ${design.id})`;
      expect(await scope.sql`select 1 from public.documents where id = ${design.id}`).toHaveLength(
        0,
      );
      await saveEstimate(scope.sql, estimateDraft(project.id, { id: estimate.id }), 1);
      await scope.as(null);
      expect(
        (await scope.sql`select status from public.documents where id = ${design.id}`)[0]?.[
          'status'
        ],
      ).toBe('REMOVED');
    }));
});
