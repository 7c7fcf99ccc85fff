import { Button } from '@fluentui/react-components';
import { ArrowClockwiseRegular } from '@fluentui/react-icons/svg/arrow-clockwise';
import { LockClosedRegular } from '@fluentui/react-icons/svg/lock-closed';
import { PeopleTeamRegular } from '@fluentui/react-icons/svg/people-team';
import { PersonKeyRegular } from '@fluentui/react-icons/svg/person-key';
import { WifiOffRegular } from '@fluentui/react-icons/svg/wifi-off';
import type { ReactElement } from 'react';
import { ApiProblem, type ProblemKind } from '../api';
import { text } from '../texts';
import { Notice } from './Notice';

const icons: Readonly<Record<ProblemKind, ReactElement>> = {
  signIn: <PersonKeyRegular />,
  forbidden: <PeopleTeamRegular />,
  refused: <LockClosedRegular />,
  busy: <ArrowClockwiseRegular />,
  network: <WifiOffRegular />,
  fault: <ArrowClockwiseRegular />,
};

/** Why something could not be read, as a sentence for the person. */
export function problemText(problem: unknown): { kind: ProblemKind; title: string; body: string } {
  const kind = problem instanceof ApiProblem ? problem.kind : 'fault';
  const own = kind === 'refused' && problem instanceof ApiProblem ? problem.message : '';
  return { kind, title: text(`problem.${kind}.title`), body: own || text(`problem.${kind}.body`) };
}

/** A page or list that could not be read, with a way to try again. */
export function ProblemNotice({ problem, onRetry }: { problem: unknown; onRetry: () => void }) {
  const { kind, title, body } = problemText(problem);
  return (
    <Notice
      tone="trouble"
      icon={icons[kind]}
      title={title}
      action={
        <Button appearance="primary" onClick={onRetry}>
          {text('tryAgain')}
        </Button>
      }
    >
      {body}
    </Notice>
  );
}
