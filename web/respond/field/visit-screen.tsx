import type { ComponentChildren, VNode } from 'preact';
import { useState } from 'preact/hooks';
import type { Language } from '../../page/language.ts';
import { Heading, Option } from '../screen.tsx';
import { fill } from '../texts.ts';
import type { FieldCase } from './field-operations.ts';
import { findingsFor, missingIn, newDraft, type VisitDraft, wasInterview } from './visit.ts';
import { judgementCodes, outcomeCodes, presences, visitWordsIn } from './visit-words.ts';

const Choices = <Value extends string | number>(props: {
  readonly legend: ComponentChildren;
  readonly name: string;
  readonly values: readonly Value[];
  readonly chosen: Value | null;
  readonly word: (value: Value) => string;
  readonly onChoose: (value: Value) => void;
}): VNode => (
  <fieldset>
    <legend>
      <h2>{props.legend}</h2>
    </legend>
    {props.values.map((value) => (
      <Option
        key={value}
        type="radio"
        name={props.name}
        chosen={props.chosen === value}
        onTap={() => props.onChoose(value)}
      >
        {props.word(value)}
      </Option>
    ))}
  </fieldset>
);

const Tick = (props: {
  readonly name: string;
  readonly chosen: boolean;
  readonly children: ComponentChildren;
  readonly onTap: () => void;
}): VNode => (
  <Option type="checkbox" name={props.name} chosen={props.chosen} onTap={props.onTap}>
    {props.children}
  </Option>
);

const Field = (props: {
  readonly id: string;
  readonly label: string;
  readonly type: 'text' | 'date' | 'time';
  readonly value: string;
  readonly onInput: (value: string) => void;
}): VNode => {
  const { id, value, type } = props;
  const shared = {
    id,
    value,
    onInput: (event: { readonly currentTarget: HTMLInputElement }) =>
      props.onInput(event.currentTarget.value),
  };
  return (
    <p>
      <label for={id}>{props.label}</label>
      {type === 'date' && <input type="date" {...shared} />}
      {type === 'time' && <input type="time" {...shared} />}
      {type === 'text' && <input type="text" maxLength={500} {...shared} />}
    </p>
  );
};

/** What came of an attempt, in the order in which somebody at the door knows it. */
export const VisitScreen = (props: {
  readonly language: Language;
  readonly each: FieldCase;
  /** Who holds the phone. */
  readonly self: string;
  /** Of an interview that was just held. */
  readonly interviewed: boolean;
  readonly cancel: string;
  readonly onSave: (draft: VisitDraft) => void;
  readonly onCancel: () => void;
}): VNode => {
  const { language, each, self } = props;
  const words = visitWordsIn(language);
  const [draft, setDraft] = useState<VisitDraft>(() => newDraft(props.interviewed ? 1 : null));
  const [problem, setProblem] = useState('');
  const set = (change: Partial<VisitDraft>): void => setDraft({ ...draft, ...change });
  const people = [{ personId: self, name: words.self }, ...each.partners];
  const findings = findingsFor(draft.outcome);
  const interviewed = wasInterview(draft);

  const save = (event: Event): void => {
    event.preventDefault();
    const missing = missingIn(
      draft,
      people.map(({ personId }) => personId),
    );
    setProblem(missing ? words.missing[missing] : '');
    if (!missing) props.onSave(draft);
  };
  const judge = (personId: string, change: { readonly code?: number; readonly reason?: string }): void => {
    const before = draft.judgements[personId] ?? { code: null, reason: '' };
    set({ judgements: { ...draft.judgements, [personId]: { ...before, ...change } } });
  };
  return (
    <form onSubmit={save} noValidate>
      <Heading key="visit">{words.heading}</Heading>
      <p class="quiet">{each.code}</p>
      <Choices
        legend={words.mode}
        name="mode"
        values={['FACE', 'PHONE']}
        chosen={draft.mode}
        word={(mode) => words.modes[mode]}
        onChoose={(mode) => set({ mode })}
      />
      <Choices
        legend={words.outcome}
        name="outcome"
        values={outcomeCodes}
        chosen={outcomeCodes.find((code) => code === draft.outcome) ?? null}
        word={(code) => words.outcomes[code]}
        onChoose={(outcome) => set({ outcome, found: findingsFor(outcome)[0] ?? null })}
      />
      {findings.length > 1 && (
        <Choices
          legend={words.found}
          name="found"
          values={findings}
          chosen={draft.found}
          word={(found) => words.findings[found]}
          onChoose={(found) => set({ found })}
        />
      )}
      {(draft.outcome === 4 || draft.outcome === 5) && draft.mode === 'FACE' && (
        <Tick
          name="no-telephone"
          chosen={draft.noTelephone}
          onTap={() => set({ noTelephone: !draft.noTelephone })}
        >
          {words.noTelephone}
        </Tick>
      )}
      {(draft.outcome === 4 || draft.outcome === 5 || draft.outcome === 2) && (
        <fieldset>
          <legend>
            <h2>{words.appointment}</h2>
          </legend>
          <Field id="day" label={words.day} type="date" value={draft.day} onInput={(day) => set({ day })} />
          <Field
            id="time"
            label={words.time}
            type="time"
            value={draft.time}
            onInput={(time) => set({ time })}
          />
        </fieldset>
      )}
      {interviewed && draft.mode === 'FACE' && (
        <>
          <Tick name="room" chosen={draft.roomCleared} onTap={() => set({ roomCleared: !draft.roomCleared })}>
            {words.room}
          </Tick>
          <Choices
            legend={words.others}
            name="others"
            values={presences}
            chosen={draft.othersPresent}
            word={(presence) => words.presences[presence]}
            onChoose={(othersPresent) => set({ othersPresent })}
          />
          <Tick name="coaching" chosen={draft.coaching} onTap={() => set({ coaching: !draft.coaching })}>
            {words.coaching}
          </Tick>
        </>
      )}
      {interviewed &&
        people.map(({ personId, name }) => {
          const said = draft.judgements[personId];
          return (
            <div key={personId}>
              <Choices
                legend={fill(words.judgement, { name })}
                name={`judgement-${personId}`}
                values={judgementCodes}
                chosen={judgementCodes.find((code) => code === said?.code) ?? null}
                word={(code) => words.judgements[code]}
                onChoose={(code) => judge(personId, { code })}
              />
              {said?.code && said.code !== 1 && (
                <Field
                  id={`reason-${personId}`}
                  label={words.reason}
                  type="text"
                  value={said.reason}
                  onInput={(reason) => judge(personId, { reason })}
                />
              )}
            </div>
          );
        })}
      <Field id="note" label={words.note} type="text" value={draft.note} onInput={(note) => set({ note })} />
      <p role="alert">{problem}</p>
      <button type="submit" class="main">
        {words.save}
      </button>
      <button type="button" onClick={props.onCancel}>
        {props.cancel}
      </button>
    </form>
  );
};
