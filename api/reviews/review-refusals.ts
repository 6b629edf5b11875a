/** What is refused at review: a part of the one catalogue in `api/refusals.ts`. */
import { plain } from '../wording.ts';

export const reviewRefusals = {
  'review-own-interview': plain(
    'Who interviewed reviews nothing of it. Ask somebody else.',
    '访问者本人不得复核该户，请由他人复核。',
  ),
  'review-own-review': plain(
    'A disputed interview is looked at by people who have not judged it before.',
    '有争议的答卷须由未曾复核过该户的人员办理。',
  ),
  'review-four-eyes': plain(
    'Who checked an interview does not accept it too: four eyes see more than two.',
    '核对人与通过人不得为同一人（双人复核）。',
  ),
  'review-state': plain(
    'This step does not fit where the case stands. Look at it again.',
    '该户当前状态不允许此操作，请刷新后再试。',
  ),
  'review-changed': plain(
    'Somebody else took a step on this case a moment ago. Look at it again.',
    '该户刚有他人办理，请刷新后再试。',
  ),
  'review-no-return': plain(
    'The household answered by itself, so there is no interviewer to whom it could be returned. Dispute it instead.',
    '该户为自行填答，无法退回调查员，可提出争议。',
  ),
  'review-second-given': plain(
    'The second review was given already. The lead settles the dispute.',
    '第二次复核已完成，由评估负责人裁定。',
  ),
  'review-second-missing': plain(
    'A dispute is settled after somebody else has looked at it without knowing the doubt.',
    '须先由他人在不知情的情况下再次复核，方可裁定。',
  ),
  'review-doubt-missing': plain('Say what is doubted.', '请注明疑点类别。'),
  'review-comment-missing': plain(
    'Say why in a few words; somebody has to act on it.',
    '请简要说明理由，以便他人办理。',
  ),
  'review-no-answer': plain(
    'There is no answer to review: nobody has answered for this case.',
    '该户尚无答卷可供复核。',
  ),
  'review-anonymous': plain(
    'These answers are kept without a name, so none of them can be reviewed for a household.',
    '答卷不记名保存，无法按户复核。',
  ),
  'review-too-long': plain(
    'This case went back and forth too often. Ask the lead what to do with it.',
    '该户往返次数过多，请与评估负责人商定。',
  ),
  'correction-not-asked': plain(
    'This interview was not returned to you, so nothing of it can be changed.',
    '该答卷未退回给您，不能修改。',
  ),
} as const;
