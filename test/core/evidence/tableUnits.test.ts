import { describe, expect, test } from 'vitest';
import { openService } from '../../../server/core/openService.ts';

/** `row · column: figure unit` of each estimate and share that a source's table holds. */
function cells(markdown: string, path = 'kiln.md'): readonly string[] {
  const service = openService();
  service.setSource(path, markdown);
  return service.library().sources.flatMap(({ evidence }) => evidence.measurements.map(({ quantity, place, role }) => `${place.quote.split(' · ').slice(1).join(' · ').split(':')[0]}: ${quantity.value.printed} ${quantity.unit?.canonical ?? '–'}${role === 'estimate' ? '' : ` (${role})`}`));
}

const table = (caption: string, ...rows: readonly string[]): string => [`${caption}`, '', ...rows.map((row) => `| ${row} |`)].join('\n').replace(/\n(\|[^\n]*)\n/, (_, head: string) => `\n${head}\n|${head.split('|').slice(2).map(() => '---|').join('')}\n`) + '\n';

describe('the unit of a cell', () => {
  test('a caption with counts and shares gives the share to the bracket', () => {
    expect(cells(table('**Table 1.** Cracked tiles, n (%)', 'Glaze | Wood | Gas', 'Ash | 41 (52.6) | 45 (57.7)'))).toEqual(['Ash · Wood: 41 –', 'Ash · Wood: 52.6 %', 'Ash · Gas: 45 –', 'Ash · Gas: 57.7 %']);
  });

  test('a header that ends in r is no correlation', () => {
    expect(cells(table('**Table 1.** Firing time (h)', 'Kiln | Summer | Winter', 'North | 11.5 | 13.0'))).toEqual(['North · Summer: 11.5 h', 'North · Winter: 13.0 h']);
  });

  test('a caption that names several units gives each to what it stands behind', () => {
    expect(cells(table('**Table 1.** Clay mass (kg) and drying time (days)', 'Kiln | Mass | Drying', 'North | 3.2 | 9'))).toEqual(['North · Mass: 3.2 kg', 'North · Drying: 9 d']);
    expect(cells(table('**Table 1.** Yield (t/ha) by rate of ash (kg/ha)', 'Rate | North | South', 'Low | 4.1 | 3.8'))).toEqual(['Low · North: 4.1 t·har^-1', 'Low · South: 3.8 t·har^-1']);
  });

  test('a letter before a bracket names a statistic, no unit', () => {
    expect(cells(table('**Table 1.** Recall of glazes, M (SD)', 'Potters | Shown | Told', 'Young | .63 (.15) | .49 (.16)')).filter((cell) => !cell.includes('spread'))).toEqual(['Young · Shown: .63 –', 'Young · Told: .49 –']);
  });
});
