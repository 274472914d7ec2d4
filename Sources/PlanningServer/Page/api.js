// The server's answers; every request carries the token of the address.
export class Refused extends Error {
  constructor(status, message, body) {
    super(message);
    this.status = status;
    this.body = body;
  }
}

let token = "";
export const setToken = value => { token = value; };

async function answer(response) {
  const body = await response.json().catch(() => null);
  if (!response.ok) throw new Refused(response.status, body?.error ?? response.statusText, body);
  return body;
}

export const get = path => fetch(`/api/${path}`, {headers: {"x-corridor-token": token}}).then(answer);

const send = method => (path, body, options = {}) => fetch(`/api/${path}`, {
  method,
  headers: {"x-corridor-token": token, "content-type": "application/json"},
  body: JSON.stringify(body),
  ...options,
}).then(answer);
export const post = send("POST");
export const put = send("PUT");

// Follows a search to its end; a broken connection is taken up where it was.
export async function follow(job, {state, part}) {
  let last = 0;
  for (let tries = 0; tries < 20; tries++) {
    try {
      const response = await fetch(`/api/jobs/${job}`, {headers: {"x-corridor-token": token, "last-event-id": String(last)}});
      if (!response.ok) await answer(response);
      const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
      let text = "";
      for (;;) {
        const {value, done} = await reader.read();
        if (done) break;
        tries = 0;
        text += value;
        const events = text.split("\n\n");
        text = events.pop();
        for (const event of events) {
          const fields = Object.fromEntries(event.split("\n").map(line => {
            const colon = line.indexOf(": ");
            return [line.slice(0, colon), line.slice(colon + 2)];
          }));
          last = Number(fields.id);
          const data = JSON.parse(fields.data);
          if (fields.event === "answer") return data;
          if (fields.event === "failure") throw new Refused(data.status, data.error, data);
          if (fields.event === "part") part?.(data); else state?.(data);
        }
      }
    } catch (error) {
      if (error instanceof Refused) throw error;
    }
    await new Promise(done => setTimeout(done, 500));
  }
  throw new Refused(0, "The connection to the search is gone.");
}
