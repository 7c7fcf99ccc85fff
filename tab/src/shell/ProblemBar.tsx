import { MessageBar, MessageBarBody, MessageBarTitle } from '@fluentui/react-components';
import { problemText } from './ProblemNotice';

/** Something that did not work, beside what is still there. */
export function ProblemBar({ problem }: { problem: unknown }) {
  const { title, body } = problemText(problem);
  return (
    <MessageBar intent="warning" layout="multiline" role="alert">
      <MessageBarBody>
        <MessageBarTitle>{title}</MessageBarTitle> {body}
      </MessageBarBody>
    </MessageBar>
  );
}
