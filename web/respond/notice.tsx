import type { VNode } from 'preact';
import { type Language, languages, languageTag } from '../page/language.ts';
import type { Link } from './operations.ts';
import { Heading, Option } from './screen.tsx';
import { fill, textIn } from './texts.ts';
import { wordsIn } from './words.ts';

/** The first screen: language, what the survey is, and a free choice to take part. */
export const Notice = (props: {
  readonly link: Link;
  readonly language: Language;
  readonly started: boolean;
  readonly onLanguage: (language: Language) => void;
  readonly onAgree: () => void;
  readonly onLeave: () => void;
}): VNode => {
  const { link, language } = props;
  const words = wordsIn(language);
  const { evaluator, commissioner } = link;
  return (
    <section>
      <Heading>{textIn(link.form.title, language)}</Heading>
      <fieldset class="languages">
        <legend>{words.chooseLanguage}</legend>
        {languages
          .filter((one) => link.form.languages.includes(one.language))
          .map((one) => (
            <Option
              key={one.language}
              type="radio"
              name="language"
              label={one.name}
              chosen={one.language === language}
              language={languageTag(one.language)}
              onTap={() => props.onLanguage(one.language)}
            />
          ))}
      </fieldset>
      <p class="campaign">{link.campaignName}</p>
      {link.simulated && <p>{words.simulatedNote}</p>}
      <p class="notice">
        {fill(textIn(link.form.notices.confidential, language), { evaluator, commissioner })}
      </p>
      <button type="button" class="main" onClick={props.onAgree}>
        {props.started ? words.goOn : words.agree}
      </button>
      <button type="button" onClick={props.onLeave}>
        {words.leave}
      </button>
    </section>
  );
};
