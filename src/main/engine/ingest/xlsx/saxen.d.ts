/** The part of saxen that is used here; the package brings no types. */
declare module 'saxen' {
  /** Attributes of the tag, undecoded; false where they cannot be read. */
  type Attributes = () => Record<string, string> | false
  export class Parser {
    on(event: 'openTag', listener: (name: string, attributes: Attributes) => void): this
    on(event: 'closeTag' | 'text' | 'cdata', listener: (text: string) => void): this
    on(event: 'error' | 'warn', listener: (error: Error) => void): this
    write(xml: string): this
    end(): Error | null
    stop(): void
  }
}
