import js from '@eslint/js';
import svelte from 'eslint-plugin-svelte';
import globals from 'globals';
import ts from 'typescript-eslint';

// Without types, for speed: svelte-check is the one that knows them. What imports what is `tests/architecture.test.ts`.
export default ts.config(
	{
		ignores: [
			'.svelte-kit/',
			'build/',
			'data/',
			'.runtime/',
			'src/lib/paraglide/',
			'tests/.output/',
			'drizzle/*/',
			'static/'
		]
	},
	js.configs.recommended,
	...ts.configs.recommended,
	...svelte.configs.recommended,
	...svelte.configs.prettier,
	{
		languageOptions: { globals: { ...globals.browser, ...globals.node } },
		linterOptions: { reportUnusedDisableDirectives: 'error' },
		rules: {
			// TypeScript knows better what is defined.
			'no-undef': 'off',
			// It knows no address that comes as a property; written-out ones are refused by the architecture test.
			'svelte/no-navigation-without-resolve': 'off',
			'@typescript-eslint/no-unused-vars': [
				'error',
				{ argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true }
			],
			eqeqeq: ['error', 'always', { null: 'ignore' }],
			'no-restricted-syntax': [
				'error',
				{ selector: 'ExportDefaultDeclaration', message: 'No default exports: name it.' }
			]
		}
	},
	{
		files: ['**/*.svelte', '**/*.svelte.ts'],
		languageOptions: { parserOptions: { parser: ts.parser } }
	},
	{
		files: ['src/lib/**'],
		// What is said once on the terminal, at the start, is no matter for the log.
		ignores: ['src/lib/server/log.ts', 'src/lib/**/announce-*.ts', '**/*.test.ts'],
		rules: { 'no-console': 'error' }
	},
	{
		// Playwright reads from the empty pattern that a fixture uses no other.
		files: ['tests/e2e/**'],
		rules: { 'no-empty-pattern': ['error', { allowObjectPatternsAsParameters: true }] }
	},
	{
		// Tools that ask for a default export.
		files: ['*.config.{js,ts}', 'drizzle/config.ts', 'tests/playwright.config.ts'],
		rules: { 'no-restricted-syntax': 'off' }
	}
);
