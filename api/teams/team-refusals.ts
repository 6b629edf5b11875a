/** What is refused around teams, assignment and devices: a part of the one catalogue in `api/refusals.ts`. */
import { plain } from '../wording.ts';
import { type ConflictRule, conflictRules } from './conflict-rules.ts';

const ofRule = (rule: ConflictRule) => () => conflictRules[rule];

export const teamRefusals = {
  'conflict-not-trained': ofRule('not-trained'),
  'conflict-not-declared': ofRule('not-declared'),
  'conflict-home-area': ofRule('home-area'),
  'conflict-employment': ofRule('employment'),
  'conflict-relatives': ofRule('relatives'),
  'conflict-own-interview': ofRule('own-interview'),
  'conflict-own-review': ofRule('own-review'),
  'conflict-own-team': ofRule('own-team'),
  'conflict-pair-same-person': ofRule('pair-same-person'),
  'conflict-own-case': ofRule('own-case'),
  'field-rules-missing': plain(
    'This campaign works without field rules, so nothing is assigned in it. Save field rules first.',
    '本评估任务未设置调查规则，无需派发。请先设置调查规则。',
  ),
  'field-rules-changed': plain(
    'Somebody else saved field rules a moment ago. Look at them, then save again.',
    '调查规则刚被他人修改，请查看后再保存。',
  ),
  'outcome-by-visits': plain(
    'In this campaign an outcome follows from recorded visits. Use `recordVisits`.',
    '本评估任务须通过登记入户走访来确定访问结果，请使用“登记走访”。',
  ),
  'disclosure-by-lead': plain(
    'In this campaign the lead discloses villages, and a team learns of its own when it departs.',
    '本评估任务由评估负责人公布样本村，各小组出发时方可得知本组的村。',
  ),
  'staff-unknown': plain(
    'Some of these people hold no role in the field of this campaign; see which.',
    '所列人员中有人在本评估任务中没有调查岗位，请查看所列人员。',
  ),
  'staff-changed': plain(
    'Somebody else changed the same record a moment ago. Look at it again, then repeat.',
    '该人员记录刚被他人修改，请刷新后重试。',
  ),
  'training-own-score': plain(
    'Nobody enters their own marks. Ask somebody else to do it.',
    '本人不得录入自己的考核成绩，请由他人录入。',
  ),
  'team-unknown': plain('There is no such team.', '没有这个小组。'),
  'team-changed': plain(
    'Somebody else changed the teams a moment ago. Look at them again, then repeat.',
    '小组刚被他人修改，请刷新后重试。',
  ),
  'team-member-elsewhere': plain(
    'Some of these people work in another team; see which. A person is in one team at a time.',
    '所列人员中有人已在其他小组，每人同时只能在一个小组。',
  ),
  'teams-too-many': plain('This campaign has as many teams as it can have.', '本评估任务的小组数已达上限。'),
  'team-not-own': plain(
    'A supervisor acts on the villages and people of the own teams only.',
    '督导只能办理本人所带小组的村和人员。',
  ),
  'assignment-changed': plain(
    'Somebody else assigned this village a moment ago. Look at it again, then repeat.',
    '该村刚由他人派发，请刷新后重试。',
  ),
  'assignment-unfit': plain(
    'This cannot be assigned so; see what is wrong. Nothing was changed.',
    '无法如此派发，请查看所列问题；未作任何更改。',
  ),
  'assignment-village-unknown': plain(
    'This village has no cases to assign: it was not disclosed, was lost, or its households are not drawn.',
    '该村没有可派发的样本户：尚未公布、无法开展或尚未抽取样本户。',
  ),
  'assignment-too-large': plain(
    'This is too much at once. Take fewer villages, for example one county, and at most 1,000 cases of a village.',
    '一次涉及的村或户过多，请分批进行，例如按县派发；每村最多派发1000户。',
  ),
  'proposal-unknown': plain('There is no such proposal of an assignment.', '没有这个派发方案。'),
  'village-not-assigned': plain(
    'No village of your team waits under this number. Ask your lead.',
    '本组没有以此编号待出发的村，请联系评估负责人。',
  ),
  'case-not-assigned': plain(
    'This case is not assigned to you, or your team has not departed for its village.',
    '该户未派发给您，或本组尚未出发前往该村。',
  ),
  'device-unknown': plain(
    'This device is not registered. Sign in on it and register it first.',
    '该设备未登记，请先登录并登记设备。',
  ),
  'device-revoked': plain(
    'This device was revoked: nothing is taken from it or shown on it any more. Speak to your supervisor.',
    '该设备已注销，不再接收或显示任何内容，请联系督导。',
  ),
  'device-unseen': plain(
    'This device was not seen for too long, so what it kept has died. Register it anew under another number.',
    '该设备长期未联系，所存内容已失效，请重新登记。',
  ),
  'devices-too-many': plain(
    'You have registered too many devices. Ask your supervisor to revoke those that you no longer use.',
    '您登记的设备过多，请联系督导注销不再使用的设备。',
  ),
} as const;
