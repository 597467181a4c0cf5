import { ColorThemeKind, window, type Disposable } from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import type { ClientNotifications, Theme } from '../server/protocol.js';

const method = 'claimcheck/theme' satisfies keyof ClientNotifications;

/** The theme of the window, for which the server draws its pictures. */
export function themeInForce(): Theme {
  return THEMES[window.activeColorTheme.kind];
}

/** Tells the server when the user takes another theme. */
export function tellTheme(client: LanguageClient): Disposable {
  return window.onDidChangeActiveColorTheme(() => {
    // One that starts is told in its initialization.
    if (client.isRunning()) void client.sendNotification(method, { theme: themeInForce() });
  });
}

const THEMES: Readonly<Record<ColorThemeKind, Theme>> = {
  [ColorThemeKind.Light]: 'light',
  [ColorThemeKind.Dark]: 'dark',
  [ColorThemeKind.HighContrast]: 'high-contrast-dark',
  [ColorThemeKind.HighContrastLight]: 'high-contrast-light',
};
