import description from '../../../package.json' with { type: 'json' }

/** Doublet's own version, as workpapers name it. */
export const version: string = description.version
