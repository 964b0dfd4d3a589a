/** eˣK₀(x) of a real x > 0; relative error about 2e-7 (Abramowitz & Stegun 1964, 9.8.1, 9.8.5, 9.8.6). */
export function besselK0Scaled(x: number): number {
  if (x <= 2) {
    const t = (x / 3.75) ** 2;
    const i0 = 1 + t * (3.5156229 + t * (3.0899424 + t * (1.2067492 + t * (0.2659732 + t * (0.0360768 + t * 0.0045813)))));
    const y = (x * x) / 4;
    const k0 =
      -Math.log(x / 2) * i0 - 0.57721566 + y * (0.4227842 + y * (0.23069756 + y * (0.0348859 + y * (0.00262698 + y * (0.0001075 + y * 0.0000074)))));
    return Math.exp(x) * k0;
  }
  const y = 2 / x;
  return (1.25331414 + y * (-0.07832358 + y * (0.02189568 + y * (-0.01062446 + y * (0.00587872 + y * (-0.0025154 + y * 0.00053208)))))) / Math.sqrt(x);
}

/** eˣK₁(x) of a real x > 0; relative error about 2e-7 (Abramowitz & Stegun 1964, 9.8.3, 9.8.7, 9.8.8). */
export function besselK1Scaled(x: number): number {
  if (x <= 2) {
    const t = (x / 3.75) ** 2;
    const i1 = x * (0.5 + t * (0.87890594 + t * (0.51498869 + t * (0.15084934 + t * (0.02658733 + t * (0.00301532 + t * 0.00032411))))));
    const y = (x * x) / 4;
    const k1 =
      Math.log(x / 2) * i1 + (1 + y * (0.15443144 + y * (-0.67278579 + y * (-0.18156897 + y * (-0.01919402 + y * (-0.00110404 + y * -0.00004686)))))) / x;
    return Math.exp(x) * k1;
  }
  const y = 2 / x;
  return (1.25331414 + y * (0.23498619 + y * (-0.0365562 + y * (0.01504268 + y * (-0.00780353 + y * (0.00325614 + y * -0.00068245)))))) / Math.sqrt(x);
}

const EULER = 0.5772156649015329;
/** Beyond this the asymptotic series is as exact as the one in powers. */
const FAR = 8;
const TERMS_FAR = 8;

/**
 * K₀(z) and K₁(z) of a complex z with a positive real part, each times e^z: [Re K₀, Im K₀, Re K₁, Im K₁] into `out`. Series
 * in powers near zero (Abramowitz & Stegun 1964, 9.6.10–9.6.13), asymptotic series far off (9.7.2); relative error below 1e-6.
 */
export function besselKScaled(re: number, im: number, out: Float64Array): void {
  const size = Math.hypot(re, im);
  if (size >= FAR) {
    // √(π/2z)
    const [root, half] = [Math.sqrt(Math.PI / (2 * size)), -Math.atan2(im, re) / 2];
    const [rootRe, rootIm] = [root * Math.cos(half), root * Math.sin(half)];
    const [invRe, invIm] = [re / (size * size), -im / (size * size)];
    for (let order = 0; order < 2; order++) {
      let [termRe, termIm, sumRe, sumIm] = [1, 0, 1, 0];
      for (let n = 1; n <= TERMS_FAR; n++) {
        const odd = 2 * n - 1;
        const factor = (4 * order - odd * odd) / (8 * n);
        const nextRe = factor * (termRe * invRe - termIm * invIm);
        termIm = factor * (termRe * invIm + termIm * invRe);
        termRe = nextRe;
        sumRe += termRe;
        sumIm += termIm;
      }
      out[2 * order] = rootRe * sumRe - rootIm * sumIm;
      out[2 * order + 1] = rootRe * sumIm + rootIm * sumRe;
    }
    return;
  }
  // q = z²/4; K₀ = −(ln(z/2) + γ)I₀ + Σ qⁿHₙ/n!², and K₁ from I₁ likewise.
  const [qRe, qIm] = [(re * re - im * im) / 4, (re * im) / 2];
  const [logRe, logIm] = [Math.log(size / 2) + EULER, Math.atan2(im, re)];
  let [termRe, termIm] = [1, 0];
  let [i0Re, i0Im, i1Re, i1Im] = [1, 0, 1, 0];
  let [h0Re, h0Im] = [0, 0];
  // Σ qⁿ(Hₙ + Hₙ₊₁)/(n!(n + 1)!)
  let [h1Re, h1Im] = [1, 0];
  let harmonic = 0;
  for (let n = 1; n < 60; n++) {
    const nextRe = (termRe * qRe - termIm * qIm) / (n * n);
    termIm = (termRe * qIm + termIm * qRe) / (n * n);
    termRe = nextRe;
    harmonic += 1 / n;
    i0Re += termRe;
    i0Im += termIm;
    h0Re += harmonic * termRe;
    h0Im += harmonic * termIm;
    const oneRe = termRe / (n + 1);
    const oneIm = termIm / (n + 1);
    const sum = 2 * harmonic + 1 / (n + 1);
    i1Re += oneRe;
    i1Im += oneIm;
    h1Re += sum * oneRe;
    h1Im += sum * oneIm;
    if (Math.abs(termRe) + Math.abs(termIm) < 1e-14 * (Math.abs(i0Re) + Math.abs(i0Im))) break;
  }
  const k0Re = -(logRe * i0Re - logIm * i0Im) + h0Re;
  const k0Im = -(logRe * i0Im + logIm * i0Re) + h0Im;
  // K₁ = 1/z + (z/2)[(ln(z/2) + γ)Σqⁿ/(n!(n+1)!) − ½Σ…]
  const [inRe, inIm] = [logRe * i1Re - logIm * i1Im - h1Re / 2, logRe * i1Im + logIm * i1Re - h1Im / 2];
  const k1Re = re / (size * size) + (re * inRe - im * inIm) / 2;
  const k1Im = -im / (size * size) + (re * inIm + im * inRe) / 2;
  const [grow, cos, sin] = [Math.exp(re), Math.cos(im), Math.sin(im)];
  out[0] = grow * (k0Re * cos - k0Im * sin);
  out[1] = grow * (k0Re * sin + k0Im * cos);
  out[2] = grow * (k1Re * cos - k1Im * sin);
  out[3] = grow * (k1Re * sin + k1Im * cos);
}
