import '../page/old-browsers.ts';
import { render } from 'preact';
import { App } from './app.tsx';

// Another link opened in the same tab changes only the fragment, which by itself loads nothing.
addEventListener('hashchange', () => location.reload());

const root = document.getElementById('app');
if (root) {
  root.textContent = '';
  render(<App token={location.hash.slice(1)} />, root);
}
addEventListener('load', () => {
  import('./kept/worker.ts').then(
    ({ installWorker }) => installWorker(),
    () => undefined,
  );
  import('./kept/keep-sending.ts').then(
    ({ keepSending }) => keepSending(),
    () => undefined,
  );
});
