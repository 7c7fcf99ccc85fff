import { useEffect, useRef } from 'react';

/** Gives the focus back to the page where what had it is gone. */
export function focusPage(): void {
  if (document.activeElement === document.body) document.querySelector('main')?.focus();
}

/** For a form that a button opens: its first field takes the focus, and the page has it back when the form is gone. */
export function useFirstField(opened = true) {
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (!opened) return;
    form.current?.querySelector<HTMLElement>('input, select, textarea')?.focus();
    return focusPage;
  }, [opened]);
  return form;
}
