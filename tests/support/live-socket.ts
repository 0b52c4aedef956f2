import WebSocket from 'ws';

/** A connection for live updates, open, as the browser of who has this cookie makes it. */
export async function openLiveSocket<Message>(
  url: string,
  headers: { cookie: string; origin: string },
  onMessage: (message: Message) => void,
): Promise<{ socket: WebSocket; say(message: object): void }> {
  const socket = new WebSocket(`${url.replace('http', 'ws')}/ws`, { headers });
  socket.on('message', (data) => onMessage(JSON.parse(String(data)) as Message));
  await new Promise((resolve, reject) => socket.once('open', resolve).once('error', reject));
  return { socket, say: (message) => socket.send(JSON.stringify(message)) };
}
