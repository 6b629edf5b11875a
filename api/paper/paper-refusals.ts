/** What is refused when paper is keyed: a part of the one catalogue in `api/refusals.ts`. */
import { plain, type Wording } from '../wording.ts';

export const paperRefusals = {
  'paper-anonymous': plain(
    'Answers of this campaign are kept without a name, so no paper can be keyed for a household. Let households answer by card.',
    '本任务不记名，无法按户录入纸质问卷，请由住户扫卡填答。',
  ),
  'paper-same-person': plain(
    'The second person keys a paper without having seen the first keying: it cannot be the same person.',
    '两次录入须由不同人员独立完成。',
  ),
  'paper-keyed-twice': plain(
    'This paper was keyed by two people already. Settle where they differ.',
    '该问卷已由两人录入，请核对不一致之处。',
  ),
  'paper-not-keyed-twice': plain(
    'Only after two people have keyed a paper can its differences be settled.',
    '须先由两人分别录入，方可核对。',
  ),
  'paper-settle-own': plain(
    'Who keyed a paper does not settle where the two keyings differ: a third person looks at it.',
    '录入人不得自行核定差异，须由第三人对照纸质问卷核定。',
  ),
  'paper-differs': (places: number): Wording => ({
    en: `The two keyings differ in ${places} places that are not settled. Look at the paper and say for each what stands there.`,
    zh: `两次录入仍有 ${places} 处不一致，请对照纸质问卷逐一核定。`,
  }),
} as const;
