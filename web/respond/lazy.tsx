import { type ComponentType, h } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { useReading } from './reading.tsx';

/**
 * A part of the page that comes in a file of its own, when it is first shown. It may be asked for with no network, so that
 * it can be asked for again; what has come once is there at once the next time.
 * @param quiet show nothing while it is not there, for what the page does well without
 */
export const lazy = <P extends object>(load: () => Promise<ComponentType<P>>, quiet = false) => {
  let part: ComponentType<P> | undefined;
  const fetchPart = async (): Promise<void> => {
    part = await load();
  };
  const Lazy = (props: P) => {
    const { words, say } = useReading();
    const [state, setState] = useState<'loading' | 'there' | 'missing'>('loading');
    const fetchAgain = (): void => {
      setState('loading');
      fetchPart().then(
        () => setState('there'),
        () => setState('missing'),
      );
    };
    useEffect(() => {
      if (!part) fetchAgain();
    }, []);
    if (part) return h(part, props);
    if (quiet) return null;
    if (state === 'loading') return <p role="status">{say('…')}</p>;
    return (
      <div role="alert">
        <p>{say(words.partMissing)}</p>
        <button type="button" onClick={fetchAgain}>
          {say(words.retry)}
        </button>
      </div>
    );
  };
  /** Fetches it before it is needed, while there is a network. */
  Lazy.prepare = (): void => {
    if (!part) fetchPart().catch(() => undefined);
  };
  return Lazy;
};
