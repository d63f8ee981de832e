import PostalMime, { type Email } from "postal-mime";
import { SMTPServer } from "smtp-server";
import { freePort } from "../../scripts/processes/port.ts";

/** A mail server that keeps what it is given; it can be down. */
export interface MailServer {
  url: string;
  mails: { to: string[]; raw: string; parsed: Email }[];
  stop: () => Promise<void>;
  start: () => Promise<void>;
}

export async function mailServer(): Promise<MailServer> {
  const port = await freePort();
  const mails: MailServer["mails"] = [];
  let server: SMTPServer | null = null;
  const start = async () => {
    const made = new SMTPServer({
      authOptional: true,
      disabledCommands: ["STARTTLS"],
      logger: false,
      onData: (stream, session, done) => {
        const parts: Buffer[] = [];
        stream.on("data", (part: Buffer) => parts.push(part));
        stream.on("end", () => {
          const raw = Buffer.concat(parts);
          const to = session.envelope.rcptTo.map(({ address }) => address);
          void PostalMime.parse(raw).then((parsed) => {
            mails.push({ to, raw: raw.toString(), parsed });
            done();
          });
        });
      },
    });
    made.on("error", () => undefined);
    await new Promise<void>((resolve) => made.listen(port, "127.0.0.1", resolve));
    server = made;
  };
  const stop = () =>
    new Promise<void>((resolve) => {
      if (server === null) resolve();
      else server.close(resolve);
      server = null;
    });
  await start();
  return { url: `smtp://127.0.0.1:${port}`, mails, stop, start };
}
