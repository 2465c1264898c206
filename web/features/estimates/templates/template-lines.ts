import { newMeasurement, type EstimateForm } from '../estimate.schema';
import type { EstimateLine } from '../estimate.types';
import type { Template, TemplateLine, TemplateLineDraft } from './template.types';

const textOf = (value: unknown) =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : '';

/** The lines of a form with those of a template behind them, unmeasured; items that are no more are left out. */
export function applied(form: EstimateForm, template: Template): EstimateForm {
  const facts = (line: TemplateLine) => ({
    id: crypto.randomUUID(),
    section: line.section ?? '',
    description: line.description ?? '',
    unit_code: line.unit_code ?? '',
    rate: textOf(line.rate),
    measurements: [newMeasurement()],
  });
  const of = (category: TemplateLine['category']) =>
    template.lines.filter((line) => line.category === category && line.is_missing !== true);
  const taken = new Set(form.overheads.map((line) => line.overhead_code));
  return {
    ...form,
    sor: [
      ...form.sor,
      ...of('SOR').map((line) => ({ ...facts(line), sor_code: line.sor_code ?? '' })),
    ],
    nonSor: [...form.nonSor, ...of('NON_SOR').map(facts)],
    overheads: [
      ...form.overheads,
      ...of('OVERHEAD')
        .map((line) => line.overhead_code ?? '')
        .filter((code) => code !== '' && !taken.has(code))
        .map((code) => ({ id: crypto.randomUUID(), overhead_code: code, lump_sum: '' })),
    ],
  };
}

/** Lines of a template or an estimate as a template keeps them: never a quantity. */
export function templateLines(
  lines: readonly (TemplateLine | EstimateLine)[],
): readonly TemplateLineDraft[] {
  return lines
    .filter((line) => !('is_auto_calculated' in line) || !line.is_auto_calculated)
    .map((line) => {
      const { category } = line;
      const section = line.section ?? '';
      if (category === 'SOR') return { category, section, sor_code: line.sor_code ?? '' };
      if (category === 'OVERHEAD')
        return { category, section: '', overhead_code: line.overhead_code ?? '' };
      return {
        category,
        section,
        description: line.description ?? ('name' in line ? (line.name ?? '') : ''),
        unit_code: line.unit_code ?? '',
        rate: textOf(line.rate),
      };
    });
}
