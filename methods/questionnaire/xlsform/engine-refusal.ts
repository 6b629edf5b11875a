import type { Form } from '../form.ts';
import { ShapeError } from '../json-shape.ts';
import { readForm } from '../read-form.ts';
import { RuleError } from '../rule.ts';
import type { Spot } from './problem.ts';
import type { Survey } from './survey.ts';

/** The row of what stands at `form.items[3].relevant`; without one, the sheet. */
const spotOf = (path: string, form: Form, { rows, table }: Survey): Spot => {
  const [, list, index] = /^form\.(items|groups)\[(\d+)\]/.exec(path) ?? [];
  const of = list === 'groups' ? form.groups : form.items;
  const code = index === undefined ? undefined : of?.[Number(index)]?.code;
  return rows.find((row) => row.code === code)?.row.spot() ?? { sheet: table.sheet };
};

/** A form that was understood is read as any form is that comes from outside: what the engine would refuse is told here. */
export const tellRefusal = (form: Form, survey: Survey): void => {
  try {
    readForm(form);
  } catch (error) {
    if (!(error instanceof ShapeError || error instanceof RuleError)) throw error;
    const said = error.message;
    survey.tell(
      'error',
      spotOf(error.path, form, survey),
      'not-accepted',
      `not accepted: ${said}`,
      `不予接受：${said}`,
    );
  }
};
