import type { Wording } from '../refusals.ts';
import type { Act } from './authority-rules.ts';

const inChinese: Readonly<Record<Act, string>> = {
  'add an organisation': '添加单位',
  'give roles': '授予角色',
  'load the division list': '导入区划表',
  'create a campaign': '创建评估任务',
  'see the campaign': '查看评估任务',
  'write a questionnaire': '编写问卷',
  'look at questionnaires': '查阅问卷',
  'see the questionnaire': '查看本任务问卷',
  'choose the questionnaire': '选用问卷',
  'sign the design': '签署设计',
  'see the design': '查看设计',
  'import a frame': '导入名单',
  'save the design': '保存设计',
  'freeze the frame': '冻结抽样框',
  'register a key': '登记密钥',
  'enter a lottery result': '录入开奖结果',
  'run the draw': '执行抽取',
  'disclose villages': '公布样本村',
  'draw the sample': '抽取样本',
  'see the sample': '查看样本',
  'correct a roster': '更正户名册',
  'see the rosters': '查看户名册版本',
  'open fieldwork': '启动实地调查',
  'close the campaign': '结束实地调查',
  'give out links': '发放链接',
  'take cases': '领取样本户',
  'record an outcome': '登记访问结果',
  'send an interview': '提交访谈',
  'open a reserve': '启用备用样本',
  'see the reserves': '查看备用样本',
  'record a lost village': '登记无法开展的村',
  'confirm a lost village': '确认无法开展的村',
  'reject a lost village': '否定无法开展的登记',
  'open a reserve village': '启用备用村',
  'add a case': '添加重点核查户或投诉线索户',
  'see the added cases': '查看重点核查户和投诉线索户',
  'see the open channel': '查看社会监督反映',
  'answer the open channel': '答复社会监督反映',
  'see answer changes': '查看答卷更正与撤回',
  'review answers': '复核答卷',
  'settle a dispute': '裁定有争议的答卷',
  'key a paper': '录入纸质问卷',
  'settle a paper': '核定录入差异',
  'see live results': '查看实时结果',
  'see daily results': '查看每日结果',
};

/** An act as a refusal names it. */
export const actName = (act: Act): Wording => ({ en: act, zh: inChinese[act] });

/** A field that is not there for the one who looks. */
export const seeThis: Wording = { en: 'see this', zh: '查看此内容' };
