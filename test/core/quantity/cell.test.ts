import { describe, expect, test } from 'vitest';
import { cellQuantities, headerOf } from '../../../server/core/quantity/cell.js';
import { describeQuantity } from './describe.js';

describe('a header says what its cells are', () => {
  // header | label | unit | scale | form
  const headers = `
Median PFS (months) | Median PFS | mo
Capacity / mAh g⁻¹ | Capacity | mA.h·g^-1
Time [s] | Time | s
Accuracy (%) | Accuracy | %
HR (95% CI) | HR | | | value (CI)
Hazard Ratio (95% CI) | Hazard Ratio | | | value (CI)
n (%) | n | | | n (%)
No. (%) | No. | | | n (%)
×10³ cells/mL | | {cell}·mL^-1 | 1000
Leucocytes (×10⁹/L) | Leucocytes | L^-1 | 1000000000
Serum potassium (mEq/l) | Serum potassium | meq·L^-1
Yield, t/ha | Yield | t·har^-1
Latency (ms) | Latency | ms
Cost (US$) | Cost | USD
Energy density / Wh kg⁻¹ | Energy density | W.h·kg^-1
Temperature (°C) | Temperature | Cel
GDP (billion USD) | GDP | USD | 1000000000
Population (thousands) | Population | | 1000
Mean loan (EUR thousand) | Mean loan | EUR | 1000
Assets (€bn) | Assets | EUR | 1000000000
Top-1 % | Top-1 | %
Age, mean (SD), years | Age, mean | a | | mean (SD)
Response rate, % | Response rate | %
P | P | | | p-value
p-value (vs. negative) | p-value (vs. negative) | | | p-value
Alectinib arm | Alectinib arm
Group A | Group A
Year | Year
Method | Method
Step | Step
Conductivity (S cm⁻¹) | Conductivity | S·cm^-1
Rate per 1000 person-years | Rate | 1000person-a^-1
Duration, median (range), months | Duration, median | mo | | median (range)
Time (h) | Time | h
Current (A) | Current | A
Voltage/V | Voltage | V
Velkanib 30 mg/kg | Velkanib 30 mg/kg
`;
  for (const line of headers.split('\n').filter((one) => one.includes('|'))) {
    test(line, () => {
      const [header, label, unit, scale, form] = line.split('|').map((part) => part.trim());
      const read = headerOf(header!);
      expect([read.label, read.unit?.canonical ?? '', String(read.scale ?? ''), read.form ?? '']).toEqual([label ?? '', unit ?? '', scale ?? '', form ?? '']);
    });
  }
});

describe('a cell under its header', () => {
  // cell | header | what it says
  const cells = `
0.47 (0.32-0.71) | Hazard Ratio (95% CI) | 0.47; 95% CI 0.32–0.71
163 (60.4) | n (%) | 163; 60.4 %
14 (73.7) | No. (%) | 14; 73.7 %
23 | n (%) | 23
5.2 ± 1.3 | mean ± SD | 5.2; ±SD 1.3
12.3 (1.2) | mean (SD) | 12.3; ±SD 1.2
56.3 (14.9) | Age, mean (SD), years | 56.3 a; ±SD 14.9 a
34.8 | Median PFS (months) | 34.8 mo
34.8 months | Arm A | 34.8 mo
34.8 (17.7–NE) | PFS, months (95% CI) | 34.8 mo; 95% CI 17.7–open mo
12/40 | n/N | fraction 12/40
12/40 (30.0) | | fraction 12/40; 30 %
126 (82.9%) | | 126; 82.9 %
<0.001 | P | p < 0.001
0.274 (for ORR) | p-value (vs. Negative) | p = 0.274
12.3* | | 12.3
12.3a | | 12.3
0.04^a^ | P | p = 0.04
91.2 ± 0.3 | Accuracy (%) | 91.2 %; ± 0.3 %
1,234 | | 1234
11 (1–57) | Duration, median (range), months | 11 mo; range 1–57 mo
45.2 | ×10³ cells/mL | 45200 {cell}·mL^-1
1.0 (Ref.) | OR (95% CI) | 1
−2.3 (−3.1, −1.5) | Change (95% CI) | -2.3; 95% CI -3.1–-1.5
(1.61 - 8.26) | 95% CI | 95% CI 1.61–8.26
2 (4.8) | n (%) | 2; 4.8 %
82.9% | | 82.9 %
100% (12/12) | | 100 %; fraction 12/12
2019 | n | 2019
≥ 65 | Age, years | ≥ 65 a
3.2e-4 | Learning rate | 0.00032
Not reached | PFS (months) |
N/A | |
– | |
NE | |
NP28673 | Study |
Crizotinib-pretreated | Population |
Positive (TPS ≥ 1%) | PD-L1 status | ≥ 1 % [TPS]
`;
  for (const line of cells.split('\n').filter((one) => one.includes('|'))) {
    test(line, () => {
      const [cell, header, says] = line.split('|').map((part) => part.trim());
      expect(cellQuantities(cell!, header ? { header: headerOf(header) } : {}).map(describeQuantity).join(' / ')).toBe(says);
    });
  }

  test('with decimal commas', () => {
    expect(cellQuantities('0,47 (0,32–0,71)', { header: headerOf('HR (95 % CI)'), decimalComma: true }).map(describeQuantity)).toEqual(['0.47; 95% CI 0.32–0.71']);
  });
});
