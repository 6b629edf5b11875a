import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import { Confirmation } from '../confirmation.tsx';
import { groupsAround } from '../groups-around.ts';
import { Moves } from '../moves.tsx';
import { useReading } from '../reading.tsx';
import type { Roster } from '../rosters.ts';
import { Heading } from '../screen.tsx';
import type { Visit } from '../session.ts';
import { fill } from '../texts.ts';
import { entryWordsIn } from './words.ts';

const answersOf = (visit: Visit, group: string, member: number): number =>
  visit.live
    .asked()
    .filter(
      (asked) =>
        asked.member === member &&
        groupsAround(visit.form, asked.item).some((one) => one.code === group) &&
        visit.live.answer(asked.key) !== undefined,
    ).length;

/** After the last member of a group that repeats: another one, one less, or on. */
export const RosterScreen = (props: {
  readonly visit: Visit;
  readonly roster: Roster;
  readonly fixing: boolean;
  readonly onChange: () => void;
  readonly onAdded: (key: string) => void;
  readonly onForward: () => void;
  readonly onBack: () => void;
}): VNode => {
  const { visit, roster } = props;
  const { group, members } = roster;
  const { tag, language, say } = useReading();
  const words = entryWordsIn(language);
  const [removing, setRemoving] = useState<number>();
  const minimum = group.repeat?.minimum ?? 0;
  const maximum = group.repeat?.maximum ?? 0;
  const add = (): void => {
    visit.live.addMember(group.code);
    const first = visit.live
      .asked()
      .find(({ member, item }) => member === members + 1 && groupsAround(visit.form, item).includes(group));
    if (first) props.onAdded(first.key);
    else props.onChange();
  };
  const remove = (member: number): void => {
    visit.live.removeMember(group.code, member);
    setRemoving(undefined);
    props.onChange();
  };
  const go = (event: Event): void => {
    event.preventDefault();
    props.onForward();
  };
  return (
    <form onSubmit={go}>
      <Heading>{group.label ? visit.live.labelOf(group.label, tag) : say(words.addMember)}</Heading>
      <p role="status">{say(members === 0 ? words.rosterNone : fill(words.rosterText, { members }))}</p>
      {members < maximum && (
        <button type="button" onClick={add}>
          + {say(words.addMember)}
        </button>
      )}
      {removing === undefined ? (
        <>
          {members > minimum &&
            Array.from({ length: members }, (_, index) => index + 1).map((member) => (
              <button key={member} type="button" class="quiet" onClick={() => setRemoving(member)}>
                × {say(fill(words.removeMember, { member }))}
              </button>
            ))}
          <Moves fixing={props.fixing} onBack={props.onBack} />
        </>
      ) : (
        <Confirmation
          yes={say(words.keepMember)}
          no={say(words.remove)}
          onYes={() => setRemoving(undefined)}
          onNo={() => remove(removing)}
        >
          <p>
            {say(
              fill(words.removeSure, {
                member: removing,
                count: answersOf(visit, group.code, removing),
              }),
            )}
          </p>
        </Confirmation>
      )}
    </form>
  );
};
