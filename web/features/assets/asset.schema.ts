import { z } from 'zod';
import { readTypedDecimal, toDecimalText } from '~/lib/decimal-text';
import { decimalText } from '~/lib/form-schema';
import type { Asset, Closable, Closure, RequestedAsset } from './asset.types';

const asset = z.object({
  name: z.string().min(2).max(200),
  class_code: z.string().min(1),
  description: z.string().max(1000),
  cost: decimalText({ decimals: 2, min: '0', max: '999999999999.99' }),
  latitude: z.string(),
  longitude: z.string(),
});

/** An asset that waits for its registration. */
export const assetSchema = asset.extend({ department_code: z.string() });
export type AssetForm = z.infer<typeof assetSchema>;

/** What even a draft has to keep; what handing in needs besides, the database says. */
export const closureSchema = z.object({
  completed_on: z.string(),
  remarks: z.string().max(2000),
  deviation_reason: z.string().max(1000),
  answers: z.array(z.object({ question_code: z.string(), answer: z.string() })),
  ratings: z.array(z.object({ criterion_code: z.string(), score: z.string() })),
  assets: z.array(asset),
});
export type ClosureForm = z.infer<typeof closureSchema>;

const decimalOf = (value: number | string | null | undefined) => {
  const text = toDecimalText(value) ?? '';
  return text.includes('.') ? text.replace(/\.?0+$/, '') : text;
};

const requested = (row: RequestedAsset): ClosureForm['assets'][number] => ({
  name: row.name,
  class_code: row.class_code,
  description: row.description ?? '',
  cost: decimalOf(row.cost),
  latitude: decimalOf(row.latitude),
  longitude: decimalOf(row.longitude),
});

/** One more thing that the work leaves, at the place of the project. */
export function newAsset(closable: Closable, name = ''): ClosureForm['assets'][number] {
  return {
    name,
    class_code: '',
    description: '',
    cost: name === '' ? '' : decimalOf(closable.measured_value),
    latitude: decimalOf(closable.place?.latitude),
    longitude: decimalOf(closable.place?.longitude),
  };
}

/** A closure as the form holds it; a new one proposes the work itself as its asset. */
export function closureForm(
  closable: Closable,
  criteria: readonly { readonly code: string }[],
  closure: Closure | null,
): ClosureForm {
  const answers = new Map(closure?.answers.map((row) => [row.question_code, row.answer]));
  const scores = new Map(closure?.ratings.map((row) => [row.criterion_code, String(row.score)]));
  return {
    completed_on: closure?.completed_on ?? '',
    remarks: closure?.remarks ?? '',
    deviation_reason: closure?.deviation_reason ?? '',
    answers: closable.questions
      .filter(({ answer_type: type }) => type !== 'UPLOAD')
      .map(({ code }) => ({ question_code: code, answer: answers.get(code) ?? '' })),
    ratings: criteria.map(({ code }) => ({ criterion_code: code, score: scores.get(code) ?? '' })),
    assets:
      closure === null
        ? [newAsset(closable, closable.work_order.project.name)]
        : closure.assets.map(requested),
  };
}

const cleaned = <Row extends { cost: string; latitude: string; longitude: string }>(row: Row) => ({
  ...row,
  cost: readTypedDecimal(row.cost, 2) ?? row.cost,
  latitude: readTypedDecimal(row.latitude, 6) ?? row.latitude,
  longitude: readTypedDecimal(row.longitude, 6) ?? row.longitude,
});

export const closureDraft = (form: ClosureForm): ClosureForm => ({
  ...form,
  assets: form.assets.map(cleaned),
});
export const assetDraft = (form: AssetForm): AssetForm => cleaned(form);

export function assetForm(stored: Asset): AssetForm {
  return { ...requested(stored), department_code: stored.department_code ?? '' };
}

/** The form's name for a path of the request: a question or criterion is named by its code. */
export function closurePath(path: string, form: ClosureForm): string {
  const [head, key] = path.split('.');
  if (head === 'answers' && key !== undefined && !/^\d+$/.test(key)) {
    const at = form.answers.findIndex((row) => row.question_code === key);
    return at < 0 ? 'root.documents' : `answers.${at}.answer`;
  }
  if (head === 'ratings' && key !== undefined && !/^\d+$/.test(key)) {
    return `ratings.${form.ratings.findIndex((row) => row.criterion_code === key)}.score`;
  }
  return head === 'documents' ? 'root.documents' : path;
}
