/** How a piece of an expression is coloured: the classes of the editor's theme. */
export type TokenClass = 'key' | 'string' | 'number' | 'function' | 'variable' | 'comment' | 'operator' | 'regex';
