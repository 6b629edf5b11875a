/**
 * Everything that Zhenping refuses, in one catalogue: code, data, wording in English and Chinese.
 * A business rule is stated once, here, as the sentence that its user reads; code and tests name it by its code.
 */
import { lostVillageRefusals } from './fieldwork/lost-village-refusals.ts';
import { invitationRefusals } from './invitations/invitation-refusals.ts';
import { channelRefusals } from './open-channel/channel-refusals.ts';
import { paperRefusals } from './paper/paper-refusals.ts';
import { formRefusals } from './questionnaires/form-refusals.ts';
import { responseRefusals } from './responses/response-refusals.ts';
import { reviewRefusals } from './reviews/review-refusals.ts';
import { drawRefusals } from './samples/draw-refusals.ts';
import { rosterRefusals } from './samples/roster-refusals.ts';
import { screeningRefusals } from './screening/screening-refusals.ts';
import { teamRefusals } from './teams/team-refusals.ts';
import { visitRefusals } from './visits/visit-refusals.ts';
import { plain, type Wording } from './wording.ts';

export type { Wording } from './wording.ts';

export type ReaderLanguage = keyof Wording;

/** One thing wrong in what was sent: where, and why. Rows count from 1 with the header as row 1. */
export interface Problem {
  readonly row?: number;
  readonly column?: string;
  readonly field?: string;
  readonly reason: Wording;
}

const catalogue = {
  'not-signed-in': plain('Sign in first.', '请先登录。'),
  'sign-in-invalid': plain(
    'Your sign-in is not valid or has expired. Sign in again.',
    '登录无效或已过期，请重新登录。',
  ),
  'not-permitted': ({ act }: { act: Wording }): Wording => ({
    en: `None of your roles allows you to ${act.en} here. Ask the administrator of your organisation.`,
    zh: `您的角色不允许在此执行“${act.zh}”，请联系本单位管理员。`,
  }),
  'input-invalid': plain(
    'Some of what you sent cannot be used; see the problems listed.',
    '提交的内容有误，请查看所列问题。',
  ),
  'try-again': plain(
    'Somebody else wrote in the same place at the same moment, so this was not done. Nothing was lost: try again.',
    '刚才有他人同时写入，本次操作未完成，内容没有丢失，请重试。',
  ),
  'already-initialised': plain('This installation already has its operator.', '系统已有运维人员。'),
  'init-secret-wrong': plain(
    'The secret of the installation is wrong. It was printed when the service was installed.',
    '安装密钥不正确，请使用安装时给出的密钥。',
  ),
  'person-has-organisation': plain(
    'This person already belongs to an organisation. Name somebody else as the administrator of the new one.',
    '此人已属于某单位，请为新单位指定其他管理员。',
  ),
  'organisation-unknown': plain('There is no such organisation.', '没有这个单位。'),
  'grant-unknown': plain('There is no such grant.', '没有这条授权。'),
  'grant-outside-organisation': plain(
    'An administrator gives roles only to people of the own organisation.',
    '管理员只能给本单位人员授权。',
  ),
  'grant-not-party': ({ role }: { role: Wording }): Wording => ({
    en: `Your organisation has no part in this campaign that could give the role ${role.en}.`,
    zh: `贵单位在该评估任务中不能授予“${role.zh}”角色。`,
  }),
  'grant-operator': plain(
    'The role operator is given once, to the one who initialises the installation; nobody gives it to others.',
    '运维角色仅在系统初始化时产生一次，任何人不能授予他人。',
  ),
  'grant-needs-campaign': ({ role }: { role: Wording }): Wording => ({
    en: `The role ${role.en} is given for one campaign; name it.`,
    zh: `角色“${role.zh}”须指定评估任务。`,
  }),
  'same-organisation': plain(
    'Commissioner and evaluator must be different organisations: an evaluation of oneself is not independent.',
    '委托方与评估方须为不同单位：自己评估自己不独立。',
  ),
  'division-unknown': ({ code }: { code: string }): Wording => ({
    en: `${code} is not a known division code.`,
    zh: `${code} 不是有效的区划代码。`,
  }),
  'division-year-unknown': plain(
    'No division list of that year was loaded. Name another year, or ask the operator to load it.',
    '尚未导入该年的区划表，请选择其他年份或联系运维人员导入。',
  ),
  ...formRefusals,
  'campaign-unknown': plain(
    'There is no such campaign, or you may not see it.',
    '没有这个评估任务，或您无权查看。',
  ),
  'campaign-state': ({ needed, state }: { needed: Wording; state: Wording }): Wording => ({
    en: `The campaign must be in state “${needed.en}” for this; it is in state “${state.en}”.`,
    zh: `此操作要求评估任务处于“${needed.zh}”状态，当前为“${state.zh}”。`,
  }),
  'campaign-changed': plain(
    'Somebody else changed the campaign at the same time. Look at it again, then repeat.',
    '评估任务刚被他人修改，请刷新后重试。',
  ),
  'import-unknown': plain('There is no such import.', '没有这次导入。'),
  'frame-basis-missing': plain(
    'The campaign from which this list is made has no village list.',
    '所依据的评估任务没有村名单。',
  ),
  'frame-missing': plain('Import a village list first.', '请先导入村名单。'),
  'design-missing': plain('Save the sampling design first.', '请先保存抽样设计。'),
  'design-impossible': ({ why }: { why: Wording }): Wording => ({
    en: `This design cannot be drawn: ${why.en}`,
    zh: `该设计无法抽取：${why.zh}`,
  }),
  'design-unsigned': plain(
    'The commissioner has not signed the frozen design yet.',
    '委托方尚未签署已冻结的设计。',
  ),
  'design-hash-differs': plain(
    'What you sign is not the frozen design. Read the design again, then sign its present hash.',
    '所签内容与已冻结的设计不一致，请重新查看设计后签署。',
  ),
  ...drawRefusals,
  ...rosterRefusals,
  'households-undrawn': plain(
    'Import the household rosters and draw the households first.',
    '请先导入户名册并抽取样本户。',
  ),
  'villages-open': plain(
    'Some villages still have cases without an outcome; see which. Record an outcome for each before closing.',
    '仍有村的样本户没有访问结果，请逐户登记后再结束。',
  ),
  'case-unknown': plain('There is no such case.', '没有这个样本户。'),
  'case-changed': plain(
    'Somebody else changed this case at the same time. Look at it again, then repeat.',
    '该样本户刚被他人修改，请刷新后重试。',
  ),
  'case-has-answer': plain(
    'This case already has an answer; an outcome cannot replace it.',
    '该户已有答卷，不能再登记其他访问结果。',
  ),
  'reserve-case-unfinished': plain(
    'The visits to this case have not ended: record its outcome first. A reserve stands in only for a case without an answer.',
    '该户走访尚未结束，请先登记访问结果；只有未能完成访问的样本户才可启用备用样本。',
  ),
  'reserve-case-answered': plain(
    'This case has an answer, so no reserve stands in for it.',
    '该户已有答卷，不启用备用样本。',
  ),
  'reserve-case-ineligible': plain(
    'This household has moved or no longer exists: it is not among those to be asked, so no reserve stands in for it.',
    '该户已搬迁、并户或不存在，不属于调查对象，不启用备用样本。',
  ),
  'reserve-reason-differs': plain(
    'The reason does not agree with the outcome that was recorded for this case. Correct the one that is wrong.',
    '启用理由与该户已登记的访问结果不符，请更正有误的一项。',
  ),
  'reserve-own-outcome': plain(
    'You recorded the outcome of this case yourself. Another supervisor has to look at it and open the reserve.',
    '该户的访问结果由您本人登记，须由其他督导核实并启用备用样本。',
  ),
  'reserve-opened': plain(
    'A reserve was opened for this case before, for another reason; see which. Each case has one reserve at most.',
    '该户已因其他理由启用过备用样本，请查看；每户最多启用一户备用样本。',
  ),
  'reserve-none-left': plain(
    'Every household of this list in the village is a case already: no reserve is left.',
    '本村该名单的住户均已成为样本户，没有备用样本可启用。',
  ),
  'reserve-case-added': plain(
    'This case was not drawn but added by hand, so no reserve stands in for it.',
    '该户不是抽中的样本户，而是另行添加的，不启用备用样本。',
  ),
  ...lostVillageRefusals,
  'village-unknown': plain(
    'There is no such village in the division of this campaign.',
    '本评估任务的区划范围内没有这个村。',
  ),
  'case-adder-interviews': plain(
    'You are an interviewer here, and an interviewer does not choose whom to visit. Another lead or supervisor has to add this case.',
    '您是本村的调查员，不得自行选定走访对象，须由其他组长或督导添加。',
  ),
  'case-added': plain(
    'This household was added before, with other details; see the case. A household is added once.',
    '该户此前已经添加，内容与本次不同，请查看该户；每户只添加一次。',
  ),
  'cases-added-too-many': plain(
    'So many cases were added in this village that it takes no more. Plan a sample for it instead.',
    '本村添加的户数已达上限，请另行安排抽样调查。',
  ),
  ...responseRefusals,
  ...channelRefusals,
  ...reviewRefusals,
  ...invitationRefusals,
  ...paperRefusals,
  ...screeningRefusals,
  ...teamRefusals,
  ...visitRefusals,
  'results-none': plain(
    'There are no results for this area: nothing was drawn in it.',
    '该地区没有结果：未在此抽样。',
  ),
  'results-not-open': plain(
    'Results of this campaign are not open to leadership before publication.',
    '该评估任务的结果在发布前不对领导开放。',
  ),
} as const;

type Catalogue = typeof catalogue;
export type RefusalCode = keyof Catalogue;

/** How the API writes a code: NOT_SIGNED_IN for `not-signed-in`. */
export const ruleOf = (code: RefusalCode): string => code.replaceAll('-', '_').toUpperCase();

export const refusalCodes = Object.keys(catalogue).filter((key): key is RefusalCode => key in catalogue);

/** What an act throws when a rule forbids it; the schema returns it as a typed result. */
export class Refusal extends Error {
  readonly code: RefusalCode;
  readonly wording: Wording;
  readonly problems: readonly Problem[];

  constructor(code: RefusalCode, wording: Wording, problems: readonly Problem[]) {
    super(wording.en);
    this.name = 'Refusal';
    this.code = code;
    this.wording = wording;
    this.problems = problems;
  }
}

type DataOf<Code extends RefusalCode> = Parameters<Catalogue[Code]>;

/** Makes the refusal of this code; `data` is what its wording needs. */
export const refusal = <Code extends RefusalCode>(code: Code, ...data: DataOf<Code>): Refusal =>
  refusalWith(code, [], ...data);

export const refusalWith = <Code extends RefusalCode>(
  code: Code,
  problems: readonly Problem[],
  ...data: DataOf<Code>
): Refusal => {
  const wording: Wording = Reflect.apply(catalogue[code], undefined, data);
  return new Refusal(code, wording, problems);
};
