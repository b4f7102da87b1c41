import { safeAddress } from './text-address.ts';
import { tidy } from './text-tidy.ts';
import type { TextMark, TextNode } from './text.ts';

/** A text as HTML for reading. Its words are escaped and its tags are these and no others. */
export function toHtml(text: TextNode): string {
	return blocks(tidy(text).content);
}

function blocks(nodes: TextNode[] = []): string {
	return nodes.map(block).join('\n');
}

function block(node: TextNode): string {
	const within = node.content ?? [];
	switch (node.type) {
		case 'paragraph':
			return `<p>${inline(within)}</p>`;
		case 'heading':
			return `<h${level(node)}>${inline(within)}</h${level(node)}>`;
		case 'bulletList':
			return `<ul>\n${items(within)}\n</ul>`;
		case 'orderedList':
			return `<ol${start(node) === 1 ? '' : ` start="${start(node)}"`}>\n${items(within)}\n</ol>`;
		case 'blockquote':
			return `<blockquote>\n${blocks(within)}\n</blockquote>`;
		case 'horizontalRule':
			return '<hr>';
		case 'table':
			return table(within);
		default:
			return '';
	}
}

/** The page's title is the only heading of the first level. */
export function level(heading: TextNode): 2 | 3 | 4 {
	const given = Number(heading.attrs?.level ?? 2);
	return given <= 2 ? 2 : given === 3 ? 3 : 4;
}

export function start(list: TextNode): number {
	const given = Number(list.attrs?.start ?? 1);
	return Number.isInteger(given) && given >= 0 && given < 1e9 ? given : 1;
}

function items(nodes: TextNode[]): string {
	return nodes.map(({ content }) => `<li>\n${blocks(content)}\n</li>`).join('\n');
}

/** The first row is the head, whatever its cells are called. */
function table([head, ...rows]: TextNode[]): string {
	const row = (node: TextNode, tag: string) =>
		`<tr>${(node.content ?? []).map((cell) => `<${tag}>${inline(cell.content)}</${tag.split(' ')[0]}>`).join('')}</tr>`;
	const body = rows.length
		? `\n<tbody>\n${rows.map((one) => row(one, 'td')).join('\n')}\n</tbody>`
		: '';
	return `<table>\n<thead>\n${row(head!, 'th scope="col"')}\n</thead>${body}\n</table>`;
}

const TAGS: Record<string, string> = { bold: 'strong', italic: 'em', strike: 'del' };

function inline(nodes: TextNode[] = []): string {
	return nodes
		.map((node) => {
			if (node.type === 'hardBreak') return '<br>';
			return (node.marks ?? []).reduceRight(marked, escapeHtml(node.text ?? ''));
		})
		.join('');
}

function marked(html: string, { type, attrs }: TextMark): string {
	if (TAGS[type]) return `<${TAGS[type]}>${html}</${TAGS[type]}>`;
	const address = type === 'link' && safeAddress(attrs?.href);
	return address ? `<a href="${escapeHtml(address)}" rel="nofollow noopener">${html}</a>` : html;
}

function escapeHtml(text: string): string {
	return text
		.replaceAll('&', '&amp;')
		.replaceAll('<', '&lt;')
		.replaceAll('>', '&gt;')
		.replaceAll('"', '&quot;');
}
