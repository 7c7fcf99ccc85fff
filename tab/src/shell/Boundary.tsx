import { Button } from '@fluentui/react-components';
import { ArrowClockwiseRegular } from '@fluentui/react-icons/svg/arrow-clockwise';
import { Component, type ReactNode } from 'react';
import { text } from '../texts';
import { Notice } from './Notice';

/** What is shown where a page cannot be: its code did not load (a new version was published), or it is at fault. */
export class Boundary extends Component<{ children: ReactNode }, { failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError() {
    return { failed: true };
  }

  override render() {
    if (!this.state.failed) return this.props.children;
    return (
      <main>
        <Notice
          level={1}
          tone="trouble"
          icon={<ArrowClockwiseRegular />}
          title={text('broken.title')}
          action={
            <Button appearance="primary" onClick={() => location.reload()}>
              {text('broken.reload')}
            </Button>
          }
        >
          {text('broken.body')}
        </Notice>
      </main>
    );
  }
}
