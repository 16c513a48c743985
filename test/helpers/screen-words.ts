import { parseSync } from 'vite'

/** Attributes whose words are read or heard. */
const spoken: ReadonlySet<unknown> = new Set(['title', 'aria-label', 'placeholder', 'label', 'alt'])
const letters = /\p{L}/u

interface Node {
  type: string
  [key: string]: unknown
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'type' in value
}

function wordsOf(node: Node): unknown {
  if (node.type === 'JSXText' || node.type === 'Literal') return node['value']
  return node.type === 'TemplateElement' ? (node['value'] as { cooked: string }).cooked : null
}

function childrenOf(node: Node): Node[] {
  return Object.values(node).flat().filter(isNode)
}

/** Whether a call shapes words: `formatNoun(2, 'row')` does, an event's handler and a look-up do not. */
function isShaping(node: Node): boolean {
  const callee = node['callee']
  return isNode(callee) && callee.type === 'Identifier' && String(callee['name']).startsWith('format')
}

function find(node: Node, isShown: boolean): string[] {
  if (node.type === 'JSXElement' || node.type === 'JSXFragment')
    return childrenOf(node).flatMap((part) => find(part, part.type.startsWith('JSX')))
  if (node.type === 'JSXAttribute') {
    const name = (node['name'] as Node)['name']
    return childrenOf(node).flatMap((part) => find(part, spoken.has(name)))
  }
  // What is compared or looked up is no text.
  const isText =
    isShown && node.type !== 'BinaryExpression' && (node.type !== 'CallExpression' || isShaping(node))
  const words = wordsOf(node)
  if (isText && typeof words === 'string' && letters.test(words)) return [words.trim()]
  if (node.type === 'ConditionalExpression')
    return [
      ...find(node['test'] as Node, false),
      ...find(node['consequent'] as Node, isText),
      ...find(node['alternate'] as Node, isText)
    ]
  return childrenOf(node).flatMap((part) => find(part, isText))
}

/** The words that stand in the elements of a .tsx file: their text, and what is said by a title, a label or a placeholder. */
export function findScreenWords(path: string, source: string): string[] {
  return find(parseSync(path, source).program as unknown as Node, false)
}

/**
 * Every text that stands in a source file, wherever it stands; a template as one text with a 3 for each of its values.
 * Import paths are none.
 */
export function findTexts(path: string, source: string): string[] {
  const gather = (node: Node): string[] => {
    if (node.type === 'ImportDeclaration') return []
    if (node.type === 'TemplateLiteral') {
      const whole = (node['quasis'] as Node[]).map((part) => String(wordsOf(part))).join('3')
      return [whole, ...(node['expressions'] as Node[]).flatMap(gather)]
    }
    const words = node.type === 'Literal' ? node['value'] : null
    return typeof words === 'string' ? [words] : childrenOf(node).flatMap(gather)
  }
  return gather(parseSync(path, source).program as unknown as Node).filter((words) => letters.test(words))
}
