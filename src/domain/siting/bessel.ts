/** eˣK₀(x) of a real x > 0; relative error about 2e-7 (Abramowitz & Stegun 1964, 9.8.1, 9.8.5, 9.8.6). */
export function besselK0Scaled(x: number): number {
  if (x <= 2) {
    const t = (x / 3.75) ** 2;
    const i0 = 1 + t * (3.5156229 + t * (3.0899424 + t * (1.2067492 + t * (0.2659732 + t * (0.0360768 + t * 0.0045813)))));
    const y = (x * x) / 4;
    const k0 = -Math.log(x / 2) * i0 - 0.57721566 + y * (0.4227842 + y * (0.23069756 + y * (0.0348859 + y * (0.00262698 + y * (0.0001075 + y * 0.0000074)))));
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
