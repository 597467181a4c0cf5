/** The functions of jStat that we use; the package has no types of its own. */
declare module 'jstat' {
  const jstat: {
    readonly jStat: {
      /** The regularised incomplete beta function I_x(a, b). */
      ibeta(x: number, a: number, b: number): number;
      /** The regularised lower incomplete gamma function P(a, x). */
      lowRegGamma(a: number, x: number): number;
    };
  };
  export default jstat;
}
