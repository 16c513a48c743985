import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'

/** What the host knows of itself: its address, and the secret that only the page it opened has. */
interface Guard {
  /** `127.0.0.1:port`, the only Host a request may name: any other is a foreign name bound to this address. */
  host: string
  token: string
  /** Cookies do not know ports, so each host has a name of its own. */
  cookieName: string
}

/** A guard with a fresh 256-bit token. */
export function makeGuard(port: number): Guard {
  return {
    host: `127.0.0.1:${port}`,
    token: randomBytes(32).toString('base64url'),
    cookieName: `doublet-${port}`
  }
}

/** Why a request cannot come from the host's own page, whatever it asks for; null where it can. */
export function refuseRequest({ headers, method }: IncomingMessage, guard: Guard): string | null {
  if (headers.host !== guard.host) return 'another host name'
  if (headers.origin === undefined ? method !== 'GET' : headers.origin !== `http://${guard.host}`)
    return 'another origin'
  return null
}

/** Whether the request carries the token's cookie. */
export function hasCookie(request: IncomingMessage, guard: Guard): boolean {
  const cookies = (request.headers.cookie ?? '').split('; ')
  return cookies.some((cookie) => isSame(cookie, `${guard.cookieName}=${guard.token}`))
}

/** Whether this is the guard's token. */
export function isToken(token: string, guard: Guard): boolean {
  return isSame(token, guard.token)
}

/** Hands out the cookie and sends the page on to an address without the token. */
export function admit(response: ServerResponse, guard: Guard): void {
  const cookie = `${guard.cookieName}=${guard.token}; Path=/; HttpOnly; SameSite=Strict`
  response.writeHead(303, { location: '/', 'set-cookie': cookie }).end()
}

/** Compares in a time that says nothing about where the two differ. */
function isSame(one: string, other: string): boolean {
  const [a, b] = [one, other].map((text) => createHash('sha256').update(text).digest())
  return timingSafeEqual(a!, b!)
}
