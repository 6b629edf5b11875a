import { frameProblemInChinese } from './frame-problems-zh.ts';
import { remarkInChinese } from './remarks-zh.ts';

export const zh = {
  title: '核验抽样',
  intro: '任何人都可以核对：样本是否按事先公布的规则抽出，事后没有改动。',
  local: '文件只在这台设备上读取，不会上传。打开页面以后，断开网络也能核验。',
  certificate: '抽样证书（certificate.json）',
  certificateHint: '由抽样单位或委托单位提供的 JSON 文件。',
  frame: '冻结的名册（CSV，可选）',
  frameHint: '证书公开密钥以后，有名册才能把抽样重做一遍；封存阶段的证书可以不选。',
  drop: '也可以把两个文件拖到页面上。',
  choose: '选择文件',
  none: '尚未选择',
  chosen: (name: string) => `已选：${name}`,
  verify: '开始核验',
  stop: '停止',
  noCertificate: '请先选择抽样证书。',
  reading: '正在读取文件…',
  checking: (rows: string | null) =>
    rows === null ? '正在核对…' : `正在核对，名册共 ${rows} 行；全国的名册约需半分钟到两分钟…`,
  stopped: '已停止。',
  result: '核验结果',
  verdicts: {
    'fully verified': '全部核验通过',
    fixed: '样本已固定',
    incomplete: '尚未全部核验',
    refuted: '不成立',
  },
  verdictSentences: {
    'fully verified': '名册、设计和随机数都在抽样之前固定；按规则重做一遍，得到的正是这个样本。',
    fixed: '样本从抽出时起就已固定，不能再改。它是否由规则抽出，要到结束后公开密钥时才能看出。',
    incomplete: '没有发现问题，但标有“–”的项目没有核对。',
    refuted: '标有“×”的项目与应有的不一致。',
  },
  giveFrame: '请选上冻结的名册再核验一次。',
  checkFrame: (rows: string) =>
    `先确认选对了名册：应是冻结时的那个文件，共 ${rows} 行，一个字也没有改过（用表格软件另存就可能改动）。`,
  noSignatures:
    '这个页面不是经 HTTPS 打开的，浏览器因此不能核对签名。请从 https:// 地址打开，或用命令行核验。',
  draw: (campaign: string, number: number) => `评估任务 ${campaign}，第 ${number} 次抽样`,
  stages: { sealed: '封存阶段的证书', opened: '已公开密钥的证书' },
  drawn: (moment: string) => `抽样时间（UTC）：${moment}`,
  sizes: (rows: string, strata: string, units: string) =>
    `名册 ${rows} 行，${strata} 层，样本和备用共 ${units} 个单位`,
  fingerprint: '证书指纹',
  fingerprintHint: '两个人的证书指纹相同，证书就相同。',
  checks: '逐项核对',
  states: { yes: '通过', no: '不符', 'not checked': '未核对' },
  times: (count: string) => `${count} 处`,
  failures: (failed: string, count: string) => `${count} 处中有 ${failed} 处不符：`,
  more: (count: string) => `还有 ${count} 处`,
  notShown: (count: string) => `其余 ${count} 处未列出；命令行加 --json 可全部列出。`,
  exact: '以下为核验程序的原文（英文），与命令行相同：',
  groups: {
    form: '证书的格式',
    'design hash': '设计的散列值：层、数量、方法、参与方和期限都没有改动',
    'key commitment': '密钥与抽样前公布的承诺一致',
    party: '参与方就是设计中的参与方',
    commitment: '各方揭示的随机数与其承诺一致，没有抄袭',
    signature: '各方用设计中的公钥签过承诺',
    pulse: '信标脉冲就是设计中事先指定的',
    lottery: '委托方与评估方在开奖后录入的结果一致',
    timetable: '先冻结、再承诺、再揭示、最后抽样',
    'frame rows': '名册的行数',
    'frame root': '名册的每一行都与冻结时相同',
    seed: '种子由名册、设计、密钥、随机数和脉冲算出',
    strata: '层就是设计中的层',
    'previous draw': '轮换所依据的上一次抽样',
    draw: '按规则重抽，得到同样的单位和顺序',
    order: '单位按抽签号排列',
    ticket: '每个单位的抽签号由种子算出',
    probability: '每个单位的入样概率',
    'sample root': '样本和备用都在抽样时公布的根下',
    disclosure: '已公开的单位在抽样时就已固定',
    release: '备用单位按顺序启用',
    roster: '户名单在抽户的随机数出现以前就已冻结',
  },
  remarksHeading: '核验不能证明的事',
  remark: remarkInChinese,
  unusable: (which: string) => `这个文件不能用：${which}`,
  which: { certificate: '抽样证书', frame: '名册' },
  troubles: {
    'too-large': (megabytes: string) =>
      `文件有 ${megabytes} MB，浏览器读不了这么大的文件。请用命令行：zhenping verify certificate.json --frame frame.csv`,
    unreadable: '文件读不出来：可能在选择之后被移动、删除或改动了。请重新选择。',
    'not-json':
      '这不是 JSON 文件。抽样证书的文件名通常以 .json 结尾；名册请选到“名册”一栏。文件如果是下载的，请重新下载。',
    'not-a-certificate':
      '这是 JSON 文件，但不是抽样证书：其中没有 "format": "zhenping/certificate/…"。请向抽样单位索取抽样证书。',
  },
  frameProblem: frameProblemInChinese,
  broken: '核验程序没有跑完：内存可能不够，或者浏览器太旧。请换 2024 年以后的浏览器，或用命令行核验。',
  commandLine: '更多',
  commandLineText:
    '同样的核验也可以用命令行（一个文件，可公布其散列值），或者按公开的说明自己写程序：docs/verify-a-draw.md。',
};

export type Words = typeof zh;
