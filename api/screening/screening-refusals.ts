/** What is refused of screened groups: a part of the one catalogue in `api/refusals.ts`. */
import { plain } from '../wording.ts';

export const screeningRefusals = {
  'screening-not-designed': plain(
    'The frozen design has no screening of village groups.',
    '已冻结的设计没有村民小组筛查。',
  ),
  'groups-unnamed': plain(
    'Groups are to be screened, and some households stand on the roster without one: nobody would look at them. See which villages.',
    '设计要求筛查村民小组，而户名册中有住户未填小组，将无人筛查，请查看所列的村。',
  ),
  'reserve-case-group': plain(
    'This case is a village group that is screened: no reserve stands in for it.',
    '该样本是筛查的村民小组，不启用备用样本。',
  ),
} as const;
