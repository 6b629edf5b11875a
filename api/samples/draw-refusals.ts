/** What is refused around a draw: a part of the one catalogue in `api/refusals.ts`. */
import { plain, type Wording } from '../wording.ts';

export const drawRefusals = {
  'party-of-other-side': plain(
    'Each side registers its own key and those of others whom it names; this party belongs to the other side, or its id could be taken for a side.',
    '各方只登记本方及本方指定的参与方密钥；该参与方属于另一方，或其代号易与一方混淆。',
  ),
  'party-key-wrong': plain(
    'This is no public key: a point of P-256, not compressed, as 65 bytes in lower-case hex. `zhenping party key` makes one.',
    '公钥无效：须为P-256未压缩点，65字节小写十六进制；可用命令行工具生成。',
  ),
  'party-key-taken': plain(
    'Another party of this draw has the same key. Every party makes its own.',
    '另一参与方已使用该密钥，各方须自行生成。',
  ),
  'parties-full': ({ most }: { most: number }): Wording => ({
    en: `A draw has at most ${most} parties.`,
    zh: `一次抽取最多${most}个参与方。`,
  }),
  'party-unknown': ({ known }: { known: string }): Wording => ({
    en: `This draw has no such party. Its parties are: ${known || 'none'}.`,
    zh: `本次抽取没有该参与方。参与方为：${known || '无'}。`,
  }),
  'party-committed': plain(
    'This party has committed to another value before; a commitment cannot be changed.',
    '该参与方已提交其他承诺，承诺不可更改。',
  ),
  'party-signature-wrong': plain(
    'The signature is not one of this party’s registered key over this commitment.',
    '签名与该参与方登记的密钥或承诺不符。',
  ),
  'commitment-copied': plain(
    'Another party has made the same commitment. A copied commitment is not taken: choose salt and value by chance on your own machine.',
    '另一参与方已提交相同承诺。复制的承诺不予接受，请在本机随机生成盐值和数值。',
  ),
  'commitments-ended': ({ at }: { at: string }): Wording => ({
    en: `No commitment is taken any more: their time ended at ${at}, or a value was revealed. The draw goes on without this party.`,
    zh: `承诺已截止（${at}），或已有参与方揭示数值；抽取照常进行，不含该参与方。`,
  }),
  'reveal-too-early': ({ at }: { at: string }): Wording => ({
    en: `Values are revealed once every party has committed, at the latest from ${at} on. Keep yours until then.`,
    zh: `须待各方均已承诺后揭示，最晚自 ${at} 起。请妥善保管数值。`,
  }),
  'reveals-ended': ({ at }: { at: string }): Wording => ({
    en: `Reveals ended at ${at || 'the freeze: no party takes part'}. What is missing enters as null, and the draw goes on.`,
    zh: `揭示已截止（${at || '无参与方'}）。未揭示者按空值计入，抽取照常进行。`,
  }),
  'party-uncommitted': plain(
    'This party did not commit to a value in time, so it has none to reveal. The draw goes on without it.',
    '该参与方未按时承诺，没有可揭示的数值；抽取照常进行。',
  ),
  'reveal-differs': plain(
    'Salt and value are not those of the commitment: another draw, frame or design, or another file. Nothing was taken.',
    '盐值和数值与承诺不符（可能属于其他抽取、抽样框、设计或文件），未予接受。',
  ),
  'draw-not-frozen': plain('Nothing was frozen in this campaign yet.', '该评估任务尚未冻结。'),
  'draw-not-due': ({ at }: { at: string }): Wording => ({
    en: `The draw runs at ${at}, not before; nobody needs to ask for it.`,
    zh: `抽取将于 ${at} 自动进行，此前不可提前，也无需人工触发。`,
  }),
  'pulse-not-yet': ({ at }: { at: string }): Wording => ({
    en: `The public pulse of ${at} is not there yet. Ask again shortly; nothing else can take its place.`,
    zh: `${at} 的公共信标脉冲尚未发布，请稍后再试；不可用其他数值代替。`,
  }),
  'lottery-none': plain('No lottery takes part in this draw.', '本次抽取不使用彩票开奖结果。'),
  'lottery-not-drawn': ({ at }: { at: string }): Wording => ({
    en: `The lottery is drawn at ${at}. Its result is entered after that, as it was published.`,
    zh: `彩票将于 ${at} 开奖，请在开奖并公布后录入结果。`,
  }),
  'lottery-form-wrong': ({ writtenAs }: { writtenAs: string }): Wording => ({
    en: `The result has to be written in the form ${writtenAs} that the design fixed: its digits and signs, blanks included, and nothing else.`,
    zh: `开奖结果须按设计规定的格式填写：${writtenAs}，数字、符号和空格均须一致（半角）。`,
  }),
  'lottery-entered': ({ round }: { round: number }): Wording => ({
    en: `Your side has entered another result in round ${round}. It stands; once the other side has entered its own, both see both.`,
    zh: `贵方在第${round}轮已录入其他结果，该结果有效；待对方录入后双方均可看到。`,
  }),
  'lottery-results-differ': plain(
    'The two sides have entered different results; see both. Neither counts, both stay in public. Read the published result again and enter it once more, both of you.',
    '双方录入的开奖结果不一致（见下），均不采用，并已公开留存。请各自核对公布的结果后重新录入。',
  ),
  'lottery-result-stands': ({ result }: { result: string }): Wording => ({
    en: `Both sides have entered ${result}. That stands; nothing more is entered.`,
    zh: `双方已一致录入 ${result}，结果有效，不再录入。`,
  }),
  'lottery-result-missing': ({
    lottery,
    issue,
    names,
  }: {
    lottery: string;
    issue: number;
    names: Wording;
  }): Wording => ({
    en: `The draw waits for the result of issue ${issue} of ${lottery}: not entered by ${names.en}. Everybody can see this.`,
    zh: `抽取等待${lottery}第${issue}期的开奖结果，尚未录入的一方：${names.zh}。此状态对外公开。`,
  }),
  'deadline-passed': ({ at }: { at: string }): Wording => ({
    en: `The design of this draw could be signed until ${at}, so that parties have time to commit; the draw has lapsed. It stays on record; make a new campaign.`,
    zh: `设计须在 ${at} 之前签署，以便参与方有时间承诺；本次抽取已失效并留存记录，请新建评估任务。`,
  }),
  'draw-goes-on': plain(
    'This takes longer than a request may. It goes on by itself; ask again in a minute.',
    '处理时间较长，系统仍在自动进行，请一分钟后重试。',
  ),
  'villages-undrawn': plain('The villages are not drawn yet.', '样本村尚未抽取。'),
  'stratum-unknown': ({ stratum }: { stratum: string }): Wording => ({
    en: `${stratum} is no stratum of the design.`,
    zh: `设计中没有层 ${stratum}。`,
  }),
  'place-unknown': ({
    stratum,
    rank,
    places,
  }: {
    stratum: string;
    rank: number;
    places: number;
  }): Wording => ({
    en: `Stratum ${stratum} has no rank ${rank}: its sample has the ranks 1 to ${places}, and reserves stay closed until they are opened.`,
    zh: `层 ${stratum} 没有第 ${rank} 位：样本为第1至${places}位，备用村在启用前不公布。`,
  }),
  'villages-undisclosed-yet': plain(
    'No village of the sample was disclosed yet: disclose those whose team departs, then import their rosters.',
    '尚未公布任何样本村，请在队伍出发时公布，再导入户名册。',
  ),
  'village-undisclosed': ({ code }: { code: string }): Wording => ({
    en: `${code} is no village of the sample that was disclosed.`,
    zh: `${code} 不是已公布的样本村。`,
  }),
  'villages-undisclosed': ({ left }: { left: number }): Wording => ({
    en: `${left} villages of the sample were not disclosed yet. Work them all, or record why one cannot be worked, before closing.`,
    zh: `仍有${left}个样本村未公布。须全部完成，或登记无法开展的原因后再结束。`,
  }),
  'roster-pulse-not-yet': plain(
    'Rosters are frozen; their households are drawn from a pulse a minute later. Ask again then; see the villages that wait.',
    '户名册已冻结，须以一分钟后的信标脉冲抽取，请届时重试；见等待中的村。',
  ),
} as const;
