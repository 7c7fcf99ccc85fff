/** The status of an answer. Its body is read: the connection of one left unread is opened again when its server ends, in whichever test that is. */
export async function statusOf(url: string, init?: RequestInit): Promise<number> {
  const answer = await fetch(url, init);
  await answer.arrayBuffer();
  return answer.status;
}
