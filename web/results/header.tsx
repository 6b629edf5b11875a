import type { VNode } from 'preact';
import { languages, languageTag } from '../page/language.ts';
import { type Address, queryOf } from './address.ts';
import { wordsIn } from './words.ts';

/** Who is signed in, and the same page in the other language. */
export const Header = (props: {
  readonly address: Address;
  readonly name: string | undefined;
  readonly onSignOut: (() => void) | undefined;
}): VNode => {
  const { address } = props;
  const words = wordsIn(address.language);
  const other = languages.find((one) => one.language !== address.language);
  return (
    <header>
      <p>真评 Zhenping</p>
      {props.name !== undefined && <p class="quiet">{words.signedInAs(props.name)}</p>}
      {props.onSignOut && (
        <button type="button" onClick={props.onSignOut}>
          {words.signOut}
        </button>
      )}
      {other && (
        <a lang={languageTag(other.language)} href={queryOf({ ...address, language: other.language })}>
          {other.name}
        </a>
      )}
    </header>
  );
};
