import { expect, test } from 'vitest';
import { formHash } from '../../../api/questionnaires/form-hash.ts';
import type { Form } from '../../../methods/questionnaire/form.ts';

const visit: Form = {
  code: 'visit',
  version: 1,
  title: { zh: '走访', en: 'Visit' },
  languages: ['zh', 'en'],
  notices: { confidential: { zh: '保密' }, anonymous: { zh: '不记名' } },
  items: [
    {
      code: 'Q1',
      type: 'select-one',
      label: { zh: '满意吗？' },
      required: true,
      choices: [{ code: 1, label: { zh: '是' }, properties: { 9: 'a', 10: 'b' } }],
    },
  ],
};

// Python: t = json.dumps(form without version, sort_keys=True, separators=(',', ':'), ensure_ascii=False);
// sha256(json.dumps(["zhenping/form/v1", t], separators=(',', ':'), ensure_ascii=False).encode()).hexdigest()
const byPython = '1997c8a09a6a88aea0d76fe28975b310843a17a0320ab665759f8b94876367df';

test('the hash of a form is that of its RFC 8785 text, which any language can write', () => {
  expect(formHash(visit)).toBe(byPython);
});

test('neither the version nor the order of fields changes it, every text does', () => {
  const { items, ...rest } = visit;
  expect(formHash({ items, ...rest, version: 7 })).toBe(byPython);
  expect(formHash({ ...visit, title: { ...visit.title, en: 'Visits' } })).not.toBe(byPython);
});
