import { render } from 'preact';
import { languageOf } from '../page/language.ts';
import { App } from './app.tsx';
import { startVerifier } from './ask-verifier.ts';

const root = document.getElementById('app');
if (root) {
  root.textContent = '';
  const language = languageOf(new URLSearchParams(location.search).get('lang'));
  render(<App language={language} verifier={startVerifier()} />, root);
}
