import type { Asked } from '../../methods/questionnaire/asked.ts';
import type { Audience, Form, Group } from '../../methods/questionnaire/form.ts';
import type { LiveAnswers } from '../../methods/questionnaire/live-answers.ts';
import { groupsAround } from './groups-around.ts';
import { type Roster, rostersIn } from './rosters.ts';

/**
 * What stands on one screen: one question, or the questions of a group that stand together; how many members a roster has;
 * or the word that from here on the interviewer is alone. `id` names it for as long as the form is open.
 */
export type Screen =
  | {
      readonly kind: 'items';
      readonly id: string;
      readonly asked: readonly Asked[];
      readonly group?: Group;
    }
  | { readonly kind: 'roster'; readonly id: string; readonly roster: Roster }
  | { readonly kind: 'alone'; readonly id: string };

const ALONE = '#alone';

const isShown = ({ item }: Asked): boolean => item.type !== 'calculate' && item.type !== 'today';

const forInterviewer = (form: Form, screen: Screen): boolean =>
  screen.kind === 'items' &&
  screen.asked.every(({ item }) =>
    [item, ...groupsAround(form, item)].some((one) => one.audience === 'interviewer'),
  );

/** Where the interviewer's own part at the end begins, if the respondent was asked anything before it. */
const whereAlone = (form: Form, screens: readonly Screen[]): number => {
  let first = screens.length;
  while (first > 0) {
    const before = screens[first - 1];
    if (!before || !forInterviewer(form, before)) break;
    first -= 1;
  }
  return first;
};

const together = (form: Form, asked: Asked): Group | undefined =>
  groupsAround(form, asked.item).find((group) => group.together);

const itemScreen = (asked: readonly Asked[], group: Group | undefined): Screen => ({
  kind: 'items',
  id: asked[0]?.key ?? '',
  asked,
  ...(group ? { group } : {}),
});

/** Whether an item stands on the screen before it: both in the same member of a group that is shown together. */
const belongs = (form: Form, before: Screen | undefined, asked: Asked): boolean =>
  before?.kind === 'items' &&
  before.group !== undefined &&
  before.group === together(form, asked) &&
  before.asked[0]?.member === asked.member;

/** All screens as the answers stand, in the order in which they are shown. */
export const screensOf = (form: Form, audience: Audience, live: LiveAnswers): readonly Screen[] => {
  const screens: Screen[] = [];
  const rosters = rostersIn(form, audience, live);
  const putRosters = (index: number): void => {
    for (const roster of rosters) {
      if (roster.before === index) screens.push({ kind: 'roster', id: roster.group.code, roster });
    }
  };
  const all = live.asked();
  all.forEach((asked, index) => {
    putRosters(index);
    if (!isShown(asked)) return;
    const before = screens[screens.length - 1];
    if (before?.kind === 'items' && belongs(form, before, asked)) {
      screens[screens.length - 1] = itemScreen([...before.asked, asked], before.group);
    } else screens.push(itemScreen([asked], together(form, asked)));
  });
  putRosters(all.length);
  const alone = audience === 'interviewer' ? whereAlone(form, screens) : 0;
  if (alone > 0 && alone < screens.length) screens.splice(alone, 0, { kind: 'alone', id: ALONE });
  return screens;
};

/** The screen of this id; that which holds the item of this key, if a screen begins with another. */
export const screenAt = (screens: readonly Screen[], id: string): number => {
  const exact = screens.findIndex((screen) => screen.id === id);
  if (exact >= 0) return exact;
  return screens.findIndex(
    (screen) => screen.kind === 'items' && screen.asked.some((asked) => asked.key === id),
  );
};
