let [workRe, workIm] = [new Float64Array(0), new Float64Array(0)];

/**
 * Solve (I + sign·M)h = b for complex M (row by row) and b, in place of b, by elimination without pivots: rows of M sum to less
 * than one where it comes from a potential.
 */
export function solveComplex(mRe: Float64Array, mIm: Float64Array, sign: number, bRe: Float64Array, bIm: Float64Array): void {
  const n = bRe.length;
  if (workRe.length < n * n) [workRe, workIm] = [new Float64Array(n * n), new Float64Array(n * n)];
  const [re, im] = [workRe, workIm];
  for (let i = 0; i < n * n; i++) {
    re[i] = sign * mRe[i]!;
    im[i] = sign * mIm[i]!;
  }
  for (let i = 0; i < n; i++) re[i * n + i] = re[i * n + i]! + 1;
  for (let k = 0; k < n; k++) {
    const [pRe, pIm] = [re[k * n + k]!, im[k * n + k]!];
    const square = pRe * pRe + pIm * pIm;
    const [invRe, invIm] = [pRe / square, -pIm / square];
    for (let i = k + 1; i < n; i++) {
      const aRe = re[i * n + k]!;
      const aIm = im[i * n + k]!;
      // Along straight stretches nothing comes from one panel to another.
      if (aRe === 0 && aIm === 0) continue;
      const fRe = aRe * invRe - aIm * invIm;
      const fIm = aRe * invIm + aIm * invRe;
      for (let j = k + 1; j < n; j++) {
        const cRe = re[k * n + j]!;
        const cIm = im[k * n + j]!;
        re[i * n + j] = re[i * n + j]! - (fRe * cRe - fIm * cIm);
        im[i * n + j] = im[i * n + j]! - (fRe * cIm + fIm * cRe);
      }
      bRe[i] = bRe[i]! - (fRe * bRe[k]! - fIm * bIm[k]!);
      bIm[i] = bIm[i]! - (fRe * bIm[k]! + fIm * bRe[k]!);
    }
  }
  for (let i = n - 1; i >= 0; i--) {
    let [sumRe, sumIm] = [bRe[i]!, bIm[i]!];
    for (let j = i + 1; j < n; j++) {
      const cRe = re[i * n + j]!;
      const cIm = im[i * n + j]!;
      sumRe -= cRe * bRe[j]! - cIm * bIm[j]!;
      sumIm -= cRe * bIm[j]! + cIm * bRe[j]!;
    }
    const [pRe, pIm] = [re[i * n + i]!, im[i * n + i]!];
    const square = pRe * pRe + pIm * pIm;
    bRe[i] = (sumRe * pRe + sumIm * pIm) / square;
    bIm[i] = (sumIm * pRe - sumRe * pIm) / square;
  }
}
