import { randomBytes } from 'node:crypto'

/** The page's policy: its own files, and the style elements that carry the load's nonce (AG Grid's). */
export function contentSecurityPolicy(nonce: string): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data:",
    "font-src 'self' data:",
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'"
  ].join('; ')
}

/** A fresh nonce for one load of the page. */
export function makeNonce(): string {
  return randomBytes(16).toString('base64')
}

/** index.html with the load's nonce in `<meta name="style-nonce">`, where the grid picks it up. */
export function withNonce(html: string, nonce: string): string {
  return html.replace('__STYLE_NONCE__', nonce)
}
