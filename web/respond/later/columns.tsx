import type { VNode } from 'preact';
import { useLayoutEffect, useState } from 'preact/hooks';
import { useReading } from '../reading.tsx';

const ROWS = 'zhenping-rows';

const hadRows = (): boolean => {
  try {
    return localStorage.getItem(ROWS) === 'yes';
  } catch {
    return false;
  }
};

/** Questions in columns, as classical Mongolian is written; in rows for who prefers them, which the phone may remember. */
export const Columns = (): VNode => {
  const { language, say } = useReading();
  const [rows, setRows] = useState(hadRows);
  useLayoutEffect(() => {
    const { classList } = document.documentElement;
    if (!rows) classList.add('columns');
    return () => classList.remove('columns');
  }, [rows]);
  const toggle = (): void => {
    setRows(!rows);
    try {
      localStorage.setItem(ROWS, rows ? 'no' : 'yes');
    } catch {
      // A phone that keeps nothing still shows it.
    }
  };
  return (
    <button type="button" class="small" aria-pressed={rows} onClick={toggle}>
      {say(language === 'en' ? 'In rows' : '横排')}
    </button>
  );
};
