import type { Extensions } from '@tiptap/core';
import { Blockquote } from '@tiptap/extension-blockquote';
import { ListItem } from '@tiptap/extension-list';
import { TableCell, TableHeader, TableKit } from '@tiptap/extension-table';
import { StarterKit } from '@tiptap/starter-kit';

/**
 * What a text may be made of: no more than a version can keep (`text-troubles.ts`), so that what is typed here can be
 * frozen. The two lists are kept alike by a test.
 */
export function textExtensions(): Extensions {
	return [
		StarterKit.configure({
			// Undoing is the shared document's: one's own words, not the others'.
			undoRedo: false,
			code: false,
			codeBlock: false,
			underline: false,
			blockquote: false,
			listItem: false,
			// It would be put in by every browser at once.
			trailingNode: false,
			heading: { levels: [2, 3] },
			link: { openOnClick: false, autolink: false, linkOnPaste: false }
		}),
		Blockquote.extend({ content: '(paragraph | bulletList | orderedList)+' }),
		ListItem.extend({ content: 'paragraph (paragraph | bulletList | orderedList)*' }),
		TableKit.configure({ table: { resizable: false }, tableCell: false, tableHeader: false }),
		TableCell.extend(cell),
		TableHeader.extend(cell)
	];
}

/** One paragraph in a cell; Enter breaks the line. More than one is borne, for two people may make two at once. */
const cell = {
	content: 'paragraph+',
	addKeyboardShortcuts() {
		const { editor } = this as unknown as {
			editor: {
				isActive(name: string): boolean;
				commands: { setHardBreak(): boolean };
			};
		};
		return { Enter: () => editor.isActive('table') && editor.commands.setHardBreak() };
	}
};
