/** eˣK₀(x) and eˣK₁(x) of one x. */
export interface BesselPair {
  k0: number;
  k1: number;
}

/**
 * eˣK₀(x) and eˣK₁(x) of a real x > 0, into `found`; relative error about 2e-7 (Abramowitz & Stegun 1964, 9.8.1, 9.8.3, 9.8.5–9.8.8).
 * Both are wanted wherever one is, and share most of their work.
 */
export function besselScaled(x: number, found: BesselPair): void {
  if (x > 2) {
    const y = 2 / x;
    const root = 1 / Math.sqrt(x);
    found.k0 = root * (1.25331414 + y * (-0.07832358 + y * (0.02189568 + y * (-0.01062446 + y * (0.00587872 + y * (-0.0025154 + y * 0.00053208))))));
    found.k1 = root * (1.25331414 + y * (0.23498619 + y * (-0.0365562 + y * (0.01504268 + y * (-0.00780353 + y * (0.00325614 + y * -0.00068245))))));
    return;
  }
  const t = (x * x) / 14.0625;
  const y = (x * x) / 4;
  const log = Math.log(x / 2);
  const scale = Math.exp(x);
  const i0 = 1 + t * (3.5156229 + t * (3.0899424 + t * (1.2067492 + t * (0.2659732 + t * (0.0360768 + t * 0.0045813)))));
  const i1 = x * (0.5 + t * (0.87890594 + t * (0.51498869 + t * (0.15084934 + t * (0.02658733 + t * (0.00301532 + t * 0.00032411))))));
  found.k0 = scale * (-log * i0 - 0.57721566 + y * (0.4227842 + y * (0.23069756 + y * (0.0348859 + y * (0.00262698 + y * (0.0001075 + y * 0.0000074))))));
  found.k1 = scale * (log * i1 + (1 + y * (0.15443144 + y * (-0.67278579 + y * (-0.18156897 + y * (-0.01919402 + y * (-0.00110404 + y * -0.00004686)))))) / x);
}

/** The same of many, into columns. */
export function besselScaledColumns(n: number, x: Float64Array, k0: Float64Array, k1: Float64Array): void {
  for (let i = 0; i < n; i++) {
    besselScaled(x[i]!, pair);
    k0[i] = pair.k0;
    k1[i] = pair.k1;
  }
}

const pair: BesselPair = { k0: 0, k1: 0 };
