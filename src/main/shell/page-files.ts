import { randomBytes } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { extname, resolve, sep } from 'node:path'

const contentTypes: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2'
}

/** A file of the built page, ready to be sent. */
interface PageFile {
  body: string | Uint8Array<ArrayBuffer>
  headers: Record<string, string>
}

/**
 * The file of the page's folder that the path of an address names; null where there is none or the path leaves
 * the folder. An HTML file carries a policy and a nonce of its own, in `<meta name="csp-nonce">`, where the grid
 * and the component kit pick it up.
 */
export async function readPageFile(folder: string, pathname: string): Promise<PageFile | null> {
  const file = fileOf(folder, pathname)
  const body = file === null ? null : await readFile(file).catch(() => null)
  if (file === null || body === null) return null
  const type = extname(file)
  const nonce = randomBytes(16).toString('base64')
  return {
    body: type === '.html' ? body.toString().replace('__STYLE_NONCE__', nonce) : new Uint8Array(body),
    headers: {
      'content-type': contentTypes[type] ?? 'application/octet-stream',
      'content-security-policy': contentSecurityPolicy(nonce),
      'x-content-type-options': 'nosniff'
    }
  }
}

/** The page's policy: its own files, and the style elements that carry the load's nonce (AG Grid's and React Aria's). */
function contentSecurityPolicy(nonce: string): string {
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

function fileOf(folder: string, pathname: string): string | null {
  try {
    const file = resolve(folder, `.${decodeURIComponent(pathname)}`)
    return file.startsWith(resolve(folder) + sep) ? file : null
  } catch {
    return null
  }
}
