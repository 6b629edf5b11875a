/** What is refused around villages that cannot be worked: a part of the one catalogue in `api/refusals.ts`. */
import { plain } from '../wording.ts';

export const lostVillageRefusals = {
  'village-lost': plain(
    'This village was recorded as one that cannot be worked: no case of it is given out and no household drawn or opened.',
    '该村已登记为无法开展，不再发放、抽取或启用该村的样本户。',
  ),
  'village-lost-otherwise': plain(
    'This village was recorded as one that cannot be worked before, for another reason; see which. That record stands.',
    '该村此前已因其他理由登记为无法开展，请查看；原登记有效。',
  ),
  'village-has-answers': plain(
    'Households of this village have answered, so it can be worked. Record an outcome for each case that cannot.',
    '该村已有样本户的答卷，不属于无法开展的村；无法完成的样本户请逐户登记访问结果。',
  ),
  'village-loss-own': plain(
    'You recorded this yourself, or interview in this village. Somebody else has to find out whether it cannot be worked, and confirm it.',
    '该村由您本人登记为无法开展，或您是本村的调查员，须由他人核实并确认。',
  ),
  'village-loss-reason-differs': plain(
    'The reason does not agree with the one for which the village was recorded as one that cannot be worked; see which. Find out together which holds.',
    '确认的理由与登记的理由不符，请查看登记的理由并共同核实。',
  ),
  'village-loss-confirmed': plain(
    'Somebody else has confirmed that this village cannot be worked. That stands for good.',
    '该村无法开展已经他人确认，不可撤销。',
  ),
  'village-loss-unconfirmed': plain(
    'Nobody else has confirmed yet that this village cannot be worked; a reserve village is opened once somebody has.',
    '该村无法开展尚未经他人确认，确认后方可启用备用村。',
  ),
  'village-losses-unconfirmed': plain(
    'That some villages cannot be worked was recorded by one person and confirmed by nobody else; see which. Somebody else has to confirm each before closing.',
    '部分村无法开展仅由一人登记、尚未经他人确认（见下），须逐村确认后再结束。',
  ),
  'village-not-lost': plain(
    'Nobody has recorded that this village cannot be worked; a reserve village is opened only for one that was.',
    '该村未登记为无法开展，只有无法开展的村才可启用备用村。',
  ),
  'reserve-village-own': plain(
    'You recorded this yourself, or interview in this village. Another supervisor has to look at it and open the reserve village.',
    '该村由您本人登记为无法开展，或您是本村的调查员，须由其他督导核实并启用备用村。',
  ),
  'reserve-village-reason-differs': plain(
    'The reason does not agree with the one for which the village was recorded as one that cannot be worked; see which.',
    '启用理由与该村无法开展的登记理由不符，请查看登记的理由。',
  ),
  'reserve-village-certain': plain(
    'This village was in the sample for certain, because of its size or because all were taken. No reserve stands in for it.',
    '该村因规模大或整层调查而必然入样，不启用备用村。',
  ),
  'reserve-village-no-ladder': plain(
    'No reserve villages were drawn in this stratum.',
    '该层没有抽取备用村。',
  ),
  'reserve-village-none-left': plain(
    'Every reserve village of this stratum has been opened: none is left.',
    '该层的备用村均已启用，没有备用村可启用。',
  ),
} as const;
