import type { ComponentChildren, VNode } from 'preact';
import { useEffect, useRef } from 'preact/hooks';

/** Something to decide before the page goes on: the first button is the one that changes nothing that was said. */
export const Confirmation = (props: {
  readonly children: ComponentChildren;
  readonly yes: ComponentChildren;
  readonly no: ComponentChildren;
  readonly onYes: () => void;
  readonly onNo: () => void;
}): VNode => {
  const first = useRef<HTMLButtonElement>(null);
  useEffect(() => first.current?.focus(), []);
  return (
    <div class="confirmation" role="alert">
      {props.children}
      <button type="button" class="main" ref={first} onClick={props.onYes}>
        {props.yes}
      </button>
      <button type="button" onClick={props.onNo}>
        {props.no}
      </button>
    </div>
  );
};
