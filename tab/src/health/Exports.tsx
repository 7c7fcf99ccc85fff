import { Button, MessageBar, MessageBarBody, makeStyles } from '@fluentui/react-components';
import { ArrowDownloadRegular } from '@fluentui/react-icons/svg/arrow-download';
import { ImageRegular } from '@fluentui/react-icons/svg/image';
import { PrintRegular } from '@fluentui/react-icons/svg/print';
import { ShareAndroidRegular } from '@fluentui/react-icons/svg/share-android';
import { type MouseEvent, useState } from 'react';
import type { Health, SharedHealthAnswer, ShareHealthBody } from '../../../bot/health/contract';
import { ProblemBar } from '../shell/ProblemBar';
import { useSheets } from '../shell/sheets';
import { text } from '../texts';
import { useAct } from '../useAct';
import { coloursOf } from './colours';
import { csvOf } from './csv';
import { download, pictureOf, pngOf } from './picture';

const useStyles = makeStyles({ bar: { '@media print': { display: 'none' } } });

/** To the channel, to a file, to paper. */
export function Exports({ health }: { health: Health }) {
  const styles = useStyles();
  const sheets = useSheets();
  const sharing = useAct<ShareHealthBody, SharedHealthAnswer>('/api/health/share', []);
  const [failed, setFailed] = useState(false);
  const { space, period, to } = health;
  const name = `team-health-${to}-${period}-weeks`;
  const why = {
    hidden: text('teamHealth.hiddenWhy'),
    anybody: text('teamHealth.anybodyWhy'),
    undefined: text('teamHealth.undefinedWhy'),
  };
  function picture({ currentTarget }: MouseEvent<HTMLElement>) {
    setFailed(false);
    pngOf(pictureOf(health, coloursOf(currentTarget))).then(
      (png) => download(png, `${name}.png`),
      () => setFailed(true),
    );
  }
  return (
    <div className={`${styles.bar} ${sheets.gap}`}>
      <div className={sheets.row}>
        <Button
          icon={<ShareAndroidRegular />}
          disabledFocusable={sharing.isPending}
          onClick={() => sharing.mutate({ space, weeks: period })}
        >
          {text('teamHealth.share')}
        </Button>
        <Button
          icon={<ArrowDownloadRegular />}
          onClick={() =>
            download(
              new Blob([csvOf(health, why)], { type: 'text/csv;charset=utf-8' }),
              `${name}.csv`,
            )
          }
        >
          {text('teamHealth.csv')}
        </Button>
        <Button icon={<ImageRegular />} onClick={picture}>
          {text('teamHealth.png')}
        </Button>
        <Button icon={<PrintRegular />} onClick={() => window.print()}>
          {text('teamHealth.print')}
        </Button>
      </div>
      {sharing.isError && <ProblemBar problem={sharing.error} />}
      {failed && <ProblemBar problem={undefined} />}
      {sharing.isSuccess && (
        <MessageBar intent="success" role="status">
          <MessageBarBody>{text('teamHealth.shared')}</MessageBarBody>
        </MessageBar>
      )}
    </div>
  );
}
