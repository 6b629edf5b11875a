import type { Form } from '../../methods/questionnaire/form.ts';

const notice = {
  zh: '任何人都可以在此反映情况，由{evaluator}受理，{commissioner}、乡镇和村里看不到您写的内容。请不要写姓名、身份证号和电话；愿意留下联系方式的，另行填写。您会得到一个编号，凭编号和校验码可以查看答复。',
  en: 'Anybody may report something here. {evaluator} deals with it; {commissioner}, township and village do not see what you write. Leave out names, identity and telephone numbers; how to reach you is asked apart, if you wish. You get a number, with which and a code you can see the answer.',
};

/** What the open channel asks; the topics are those of complaint cases, so that a message can become one. */
export const channelForm: Form = {
  code: 'open-channel',
  version: 1,
  title: { zh: '社会监督', en: 'Social supervision' },
  languages: ['zh', 'en'],
  notices: { confidential: notice, anonymous: notice },
  items: [
    {
      code: 'topic',
      type: 'select-one',
      label: { zh: '您想反映什么？', en: 'What is it about?' },
      required: true,
      choices: [
        { code: 1, label: { zh: '该进没进（漏评）', en: 'A poor household was left out' } },
        { code: 2, label: { zh: '不该退的退了（错退）', en: 'A household was taken off the list wrongly' } },
        { code: 3, label: { zh: '不该进的进了（错评）', en: 'A household is on the list wrongly' } },
        { code: 4, label: { zh: '政策没有落实', en: 'A benefit was not received' } },
        { code: 5, label: { zh: '干部作风问题', en: 'How officials behaved' } },
        {
          code: 6,
          label: { zh: '有人教怎么答、打招呼、送东西', en: 'Somebody coached, pressed or paid for answers' },
        },
        { code: 97, label: { zh: '其他', en: 'Something else' }, apart: true },
      ],
    },
    {
      code: 'what',
      type: 'text',
      label: { zh: '请写清楚是什么事', en: 'Say what happened' },
      hint: { zh: '什么时候、在哪里、怎么回事', en: 'When, where and how' },
      required: true,
      maximumLength: 2000,
      multiline: true,
    },
    {
      code: 'where',
      type: 'text',
      label: { zh: '是哪个村、哪个组？（可不填）', en: 'Which village and group? (if you wish)' },
      required: false,
      maximumLength: 200,
    },
  ],
};
