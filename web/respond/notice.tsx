import type { VNode } from 'preact';
import type { Link } from './operations.ts';
import { useReading } from './reading.tsx';
import { Heading, Option } from './screen.tsx';
import { fill } from './texts.ts';
import { settingOf, tongueName } from './tongues.ts';

/** The first screen: language, what the survey is, and a free choice to take part. */
export const Notice = (props: {
  readonly link: Link;
  readonly started: boolean;
  readonly onTag: (tag: string) => void;
  readonly onAgree: () => void;
  readonly onLeave: () => void;
}): VNode => {
  const { link } = props;
  const { tag, words, text, say } = useReading();
  const { evaluator, commissioner } = link;
  return (
    <section>
      <Heading>{text(link.form.title)}</Heading>
      {link.form.languages.length > 1 && (
        <fieldset class="languages">
          <legend>{words.language}</legend>
          {link.form.languages.map((one) => (
            <Option
              key={one}
              type="radio"
              name="language"
              chosen={one === tag}
              lang={settingOf(one).lang}
              onTap={() => props.onTag(one)}
            >
              {tongueName(one)}
            </Option>
          ))}
        </fieldset>
      )}
      <p class="campaign">{link.campaignName}</p>
      {link.simulated && <p>{say(words.simulatedNote)}</p>}
      <p class="notice">{fill(text(link.form.notices[link.privacy]), { evaluator, commissioner })}</p>
      <button type="button" class="main" onClick={props.onAgree}>
        {say(props.started ? words.goOn : words.agree)}
      </button>
      <button type="button" onClick={props.onLeave}>
        {say(words.leave)}
      </button>
    </section>
  );
};
