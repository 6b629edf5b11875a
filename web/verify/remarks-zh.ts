import type { Remark, Remarks } from '../../methods/sampling/certificate/remarks.ts';

const facts: Readonly<Record<Remarks['compare-anchors']['anchors'][number]['fact'], string>> = {
  frozen: '冻结',
  committed: '承诺',
  revealed: '揭示',
  drawn: '抽样',
  opened: '公开',
};

const rotated = ({ strata, panels, campaign, drawNumber, sampleRoot }: Remarks['rotated']): string => {
  const known = panels > 0 ? `其中固定样组 ${panels} 层，所有单位事先已知。` : '';
  return `有 ${strata} 层由轮换抽取：见过 ${campaign} 第 ${drawNumber} 次抽样的人，事先知道只会从其样本和备用中抽。${known}请与那一次的证书核对：样本根应为 ${sampleRoot}，其设计中这些层的单位数也应相同。`;
};

/** What a certificate does not prove, as `remarkSentence` says it in English. */
export const remarkInChinese = ({ code, data }: Remark): string => {
  switch (code) {
    case 'compare-pulse':
      return `请向发布者核对 ${data.beacon} 的第 ${data.number} 号脉冲，其值应为 ${data.value}。离线核验不能代替这一步。`;
    case 'compare-roster-pulses': {
      const first = `，并确认每一个都是户名单冻结满 60 秒后的第一个：这里不知道 ${data.beacon} 的时间表`;
      return `另有 ${data.rosters} 份户名单的脉冲也请核对${data.timetable ? '' : first}。`;
    }
    case 'compare-lottery':
      return `请与公布的开奖结果核对：${data.lottery} 第 ${data.issue} 期，开奖时间 ${data.drawnAt}（UTC），公布处：${data.published}，结果应为 ${data.result}。离线核验不能代替这一步。`;
    case 'lottery-disagreed':
      return `委托方与评估方先有 ${data.rounds} 轮录入的开奖结果不一致，之后才一致；各次录入都在证书中。`;
    case 'rosters-by-key':
      return `有 ${data.rosters} 份户名单只由密钥抽户，因为彩票来不及开奖：既知道密钥又编写户名单的人可能试过许多次。密钥保管到什么程度，抽户就可信到什么程度。`;
    case 'no-beacon':
      return '没有使用公共信标：最后揭示的一方如果还知道密钥，就能比较两种结果再决定是否揭示。';
    case 'no-chance':
      return '没有其他参与方，也没有信标：掌握密钥的人可能试过许多次。密钥由他人产生或保管到什么程度，结果就可信到什么程度。';
    case 'not-revealed':
      return `${data.party} 未在期限内揭示，抽样在没有它的情况下进行。`;
    case 'later-draw':
      return `这是该任务的第 ${data.drawNumber} 次抽样：请索取以前各次的证书。`;
    case 'rotated':
      return rotated(data);
    case 'frame-order':
      return `有 ${data.strata} 层按名册顺序抽取，知道其中一个单位就能推知其余。`;
    case 'approximate':
      return `有 ${data.strata} 层的入样概率是近似值（sequential-poisson、pareto）。`;
    case 'losses':
      return `有 ${data.lost} 个抽中的村无法开展，其中 ${data.replaced} 个由备用村补上。理由在证书中；是否属实，只有证书以外的证据才能说明。`;
    case 'corrected-rosters':
      return `有 ${data.rosters} 份更正过的户名单，每份都重新抽户。`;
    case 'times-without-anchor':
      return `${data.of} 个时间中有 ${data.times} 个只凭日志，没有公开存证。`;
    case 'compare-anchors': {
      const anchors = data.anchors.map(
        ({ fact, number, hash }) => `“${facts[fact]}”在第 ${number} 号存证（${hash.slice(0, 16)}…）`,
      );
      return `请与公开存证核对：${anchors.join('，')}。`;
    }
  }
};
