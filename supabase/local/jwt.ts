import { errors, jwtVerify, SignJWT, type JWTPayload } from 'jose';

/** Why a token was refused. */
export type TokenFault = 'expired' | 'invalid';

/** Signs and checks the tokens of one project (HS256, as a Supabase project with a shared secret does). */
export class Tokens {
  private readonly key: Uint8Array;

  constructor(secret: string) {
    this.key = new TextEncoder().encode(secret);
  }

  sign(claims: JWTPayload): Promise<string> {
    return new SignJWT(claims).setProtectedHeader({ alg: 'HS256', typ: 'JWT' }).sign(this.key);
  }

  async verify(token: string): Promise<{ claims: JWTPayload } | { fault: TokenFault }> {
    try {
      const { payload } = await jwtVerify(token, this.key, { algorithms: ['HS256'] });
      return { claims: payload };
    } catch (error) {
      return { fault: error instanceof errors.JWTExpired ? 'expired' : 'invalid' };
    }
  }
}

/** The token of an `Authorization: Bearer …` header, or null. */
export const bearer = (header: string | null | undefined): string | null =>
  /^Bearer\s+(\S+)$/i.exec(header ?? '')?.[1] ?? null;
