import ts from 'typescript';

/** The texts that TypeScript code says in the user's language: of t`Add ${key} to ${file}` the text `Add {0} to {1}`. */
export function wordingsIn(code: string): readonly string[] {
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isTaggedTemplateExpression(node) && node.tag.getText() === 't') found.push(wording(node.template));
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile('code.ts', code, ts.ScriptTarget.Latest, true));
  return found;
}

function wording(template: ts.TemplateLiteral): string {
  return ts.isTemplateExpression(template) ? template.templateSpans.reduce((text, { literal }, i) => `${text}{${i}}${literal.text}`, template.head.text) : template.text;
}
