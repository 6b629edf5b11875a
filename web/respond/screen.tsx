import type { ComponentChildren, VNode } from 'preact';
import { useEffect, useRef } from 'preact/hooks';

/**
 * A screen's heading takes the focus when it appears: a screen reader starts there, and the keyboard goes on from there.
 * Give each screen's heading its own `key`, or it would be taken for the one before.
 */
export const Heading = ({
  children,
  id,
}: {
  readonly children: ComponentChildren;
  readonly id?: string | undefined;
}): VNode => {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    heading.current?.focus();
    window.scrollTo(0, 0);
  }, []);
  return (
    <h1 id={id} tabIndex={-1} ref={heading}>
      {children}
    </h1>
  );
};

/** A screen that only says something, perhaps with one thing to do about it. */
export const Message = (props: {
  readonly heading: ComponentChildren;
  readonly children: ComponentChildren;
  readonly action?: { readonly label: ComponentChildren; readonly act: () => void };
}): VNode => (
  <section class="message">
    <Heading>{props.heading}</Heading>
    {props.children}
    {props.action && (
      <button type="button" class="main" onClick={props.action.act}>
        {props.action.label}
      </button>
    )}
  </section>
);

/** A native radio button or tick box inside its label, so that the whole line can be tapped. */
export const Option = (props: {
  readonly type: 'radio' | 'checkbox';
  readonly name: string;
  readonly children: ComponentChildren;
  readonly chosen: boolean;
  readonly apart?: boolean;
  readonly lang?: string;
  readonly onTap: () => void;
}): VNode => (
  <label
    class={['choice', props.apart && 'apart', props.chosen && 'chosen'].filter(Boolean).join(' ')}
    lang={props.lang}
  >
    <input type={props.type} name={props.name} checked={props.chosen} onChange={props.onTap} />
    <span>{props.children}</span>
  </label>
);
