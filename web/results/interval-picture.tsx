import type { VNode } from 'preact';
import { type Axis, placeOn } from './axis.ts';
import type { Estimate } from './operations.ts';

const TICKS = [0, 0.25, 0.5, 0.75, 1];

/** A dot for the estimate and a line for its interval; the words beside it say the same, so it is hidden from readers. */
export const IntervalPicture = (props: { readonly of: Estimate; readonly axis: Axis }): VNode => {
  const { estimate, interval } = props.of;
  const at = (value: number): string => `${placeOn(props.axis, value)}%`;
  return (
    <svg class="picture" aria-hidden="true" focusable="false">
      <line class="axis" x1="0" x2="100%" y1="20" y2="20" />
      {TICKS.map((tick) => (
        <line class="axis" key={tick} x1={`${100 * tick}%`} x2={`${100 * tick}%`} y1="17" y2="20" />
      ))}
      {interval && <line class="interval" x1={at(interval.lower)} x2={at(interval.upper)} y1="10" y2="10" />}
      {estimate !== null && <circle class="estimate" cx={at(estimate)} cy="10" r="5" />}
    </svg>
  );
};
