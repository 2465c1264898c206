import { randomUUID } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';

export type Mail = {
  id: string;
  to: string;
  subject: string;
  text: string;
  html: string | null;
  sentAt: string;
};

const KEPT = 500;

/** The mails that a hosted project would send, kept as files so that they outlive a restart. */
export class Mailbox {
  private readonly directory: string;

  constructor(directory: string) {
    this.directory = directory;
    fs.mkdirSync(directory, { recursive: true, mode: 0o700 });
  }

  put(mail: Omit<Mail, 'id' | 'sentAt'>): Mail {
    const stored = { id: randomUUID(), sentAt: new Date().toISOString(), ...mail };
    const name = `${stored.sentAt.replaceAll(':', '-')}-${stored.id}.json`;
    fs.writeFileSync(path.join(this.directory, name), JSON.stringify(stored, null, 2), {
      mode: 0o600,
    });
    for (const old of this.names().slice(KEPT))
      fs.rmSync(path.join(this.directory, old), { force: true });
    return stored;
  }

  /** Newest first; `to` narrows to one address. */
  list(to?: string): Mail[] {
    const mails = this.names().map(
      (name) => JSON.parse(fs.readFileSync(path.join(this.directory, name), 'utf8')) as Mail,
    );
    return to === undefined
      ? mails
      : mails.filter((mail) => mail.to.toLowerCase() === to.toLowerCase());
  }

  private names(): string[] {
    return fs
      .readdirSync(this.directory)
      .filter((name) => name.endsWith('.json'))
      .sort()
      .reverse();
  }
}
