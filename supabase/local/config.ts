import fs from 'node:fs';
import path from 'node:path';

type Value = string | number | boolean | string[];

/** The part of TOML that config.toml uses: `[section.name]` and `key = value`, values of one type each. */
export function parseToml(text: string): Record<string, Record<string, Value>> {
  const sections: Record<string, Record<string, Value>> = {};
  let section = '';
  const joined = text.replaceAll(/\[\s*\n[^\]]*\]/g, (array) => array.replaceAll(/\s*\n\s*/g, ' '));
  for (const raw of joined.split('\n')) {
    const line = raw.trim();
    if (line === '' || line.startsWith('#')) continue;
    const header = /^\[([^\]]+)\]/.exec(line);
    if (header?.[1] !== undefined) {
      section = header[1];
      sections[section] ??= {};
      continue;
    }
    const match = /^([\w-]+)\s*=\s*(.+)$/.exec(line);
    if (match?.[1] === undefined || match[2] === undefined) {
      throw new Error(`config.toml: cannot read the line: ${line}`);
    }
    (sections[section] ??= {})[match[1]] = parseValue(match[2]);
  }
  return sections;
}

function parseValue(text: string): Value {
  const quoted = /^"((?:[^"\\]|\\.)*)"/.exec(text);
  if (quoted?.[1] !== undefined) return quoted[1].replaceAll(/\\(.)/g, '$1');
  if (text.startsWith('[')) return [...text.matchAll(/"([^"]*)"/g)].map((match) => match[1] ?? '');
  const bare = text.replace(/\s*#.*$/, '');
  if (bare === 'true' || bare === 'false') return bare === 'true';
  return Number(bare);
}

/** What the local stack reads from supabase/config.toml: the same file that configures a hosted project. */
export class ProjectConfig {
  private readonly sections: Record<string, Record<string, Value>>;
  readonly supabaseDir: string;

  constructor(supabaseDir: string) {
    this.supabaseDir = supabaseDir;
    this.sections = parseToml(fs.readFileSync(path.join(supabaseDir, 'config.toml'), 'utf8'));
  }

  number(section: string, key: string, fallback: number): number {
    const value = this.sections[section]?.[key];
    return typeof value === 'number' ? value : fallback;
  }

  text(section: string, key: string, fallback = ''): string {
    const value = this.sections[section]?.[key];
    return typeof value === 'string' ? value : fallback;
  }

  isOn(section: string, key: string, fallback: boolean): boolean {
    const value = this.sections[section]?.[key];
    return typeof value === 'boolean' ? value : fallback;
  }

  list(section: string, key: string): string[] {
    const value = this.sections[section]?.[key];
    return Array.isArray(value) ? value : [];
  }

  /** A Go duration such as "1m30s" or "1s", in seconds. */
  seconds(section: string, key: string, fallback: number): number {
    const parts = [...this.text(section, key).matchAll(/(\d+)(h|m|s)/g)];
    if (parts.length === 0) return fallback;
    const unit = { h: 3600, m: 60, s: 1 } as const;
    return parts.reduce(
      (sum, [, amount, name]) => sum + Number(amount) * unit[name as keyof typeof unit],
      0,
    );
  }
}
