/** What is refused around questionnaires: a part of the one catalogue in `api/refusals.ts`. */
import { plain, type Wording } from '../wording.ts';

export const formRefusals = {
  'form-unknown': plain('There is no such questionnaire in this version.', '没有这份问卷或此版本。'),
  'form-changed': plain(
    'The draft is not the one that you named: somebody changed it, or there is one already and you named none. Look at the draft, then repeat with its revision and content hash.',
    '草稿与您所指的不一致：可能已被他人修改，或草稿已存在而您未指明。请查看草稿，用其修订号和内容哈希重试。',
  ),
  'form-code-standard': plain(
    'A questionnaire that comes with the system has this code. Give yours another one.',
    '该代码属于系统自带问卷，请另选代码。',
  ),
  'form-code-wrong': ({ code }: { code: string }): Wording => ({
    en: `No questionnaire can have the code “${code}”: 1 to 64 letters (a to z), digits, points, hyphens and underscores, a letter first. Give it another code.`,
    zh: `“${code}”不能作问卷代码：须为1至64个英文字母、数字、点、连字符或下划线，以字母开头。请另给代码。`,
  }),
  'form-too-large': ({ why }: { why: Wording }): Wording => ({
    en: `This questionnaire is too large to be kept: ${why.en}`,
    zh: `问卷过大，无法保存：${why.zh}`,
  }),
  'form-has-problems': plain(
    'A questionnaire is published only when nothing is wrong with it; see the problems listed. The draft is kept.',
    '问卷存在所列问题，改正后方可发布；草稿已保留。',
  ),
  'form-retired': plain(
    'This version is retired: no campaign is given it any more, those that have it go on, and answers made with it are taken as long as their campaign takes that version.',
    '该版本已停用：不再用于新的评估任务；已使用它的评估任务继续使用，其答卷在该任务接收此版本期间照常接收。',
  ),
  'form-not-newer': ({ code, version }: { code: string; version: number }): Wording => ({
    en: `The campaign uses version ${version} of ${code}; it can only move to a newer one.`,
    zh: `评估任务正在使用 ${code} 第 ${version} 版，只能换用更新的版本。`,
  }),
  'form-unfit': plain(
    'The figures of this campaign’s design cannot be read from that version: see each question. Publish a version that keeps them.',
    '该版本无法支持本评估任务设计的指标，请查看所列题目，并发布保留这些题目的版本。',
  ),
  'form-moved-often': ({ most }: { most: number }): Wording => ({
    en: `The campaign has moved to another version ${most} times already; more would leave nothing to compare.`,
    zh: `评估任务已更换版本 ${most} 次，不能再更换。`,
  }),
  'form-workbook-unreadable': ({ why }: { why: Wording }): Wording => ({
    en: `This file cannot be read as an XLSForm: ${why.en}`,
    zh: `无法读取这份电子表格问卷：${why.zh}`,
  }),
  'form-not-writable': ({ path }: { path: string }): Wording => ({
    en: `A spreadsheet cannot hold this questionnaire as it is: ${path} would come back otherwise. Use its JSON instead.`,
    zh: `电子表格无法完整保存该问卷：${path} 读回后会改变，请改为导出问卷数据。`,
  }),
} as const;
