// Logistic regression with a ridge and bounded weights, by a fixed number of steps: the same data give the same weights.

export interface Point {
  readonly x: readonly number[];
  readonly y: 0 | 1;
  readonly weight: number;
}

export interface Fitted {
  readonly bias: number;
  readonly weights: readonly number[];
}

export interface FitOptions {
  /** Lower and upper bound of each weight. */
  readonly bounds: readonly (readonly [number, number])[];
  readonly ridge: number;
  readonly steps: number;
}

/** Projected gradient descent with Nesterov's momentum from zero; points are weighted and their total is 1. */
export function fitLogistic(points: readonly Point[], { bounds, ridge, steps }: FitOptions): Fitted {
  const size = bounds.length;
  const total = points.reduce((sum, { weight }) => sum + weight, 0);
  let current = new Float64Array(size + 1);
  let previous = new Float64Array(size + 1);
  const rate = 1.5;
  for (let step = 0; step < steps; step++) {
    const momentum = step / (step + 3);
    const ahead = current.map((value, i) => value + momentum * (value - previous[i]!));
    const gradient = gradientAt(ahead, points, total);
    const next = new Float64Array(size + 1);
    for (let i = 0; i < size; i++) {
      const moved = ahead[i]! - rate * (gradient[i]! + ridge * ahead[i]!);
      next[i] = Math.min(bounds[i]![1], Math.max(bounds[i]![0], moved));
    }
    next[size] = ahead[size]! - rate * gradient[size]!;
    previous = current;
    current = next;
  }
  return { bias: current[size]!, weights: [...current.slice(0, size)] };
}

function gradientAt(at: Float64Array, points: readonly Point[], total: number): Float64Array {
  const size = at.length - 1;
  const gradient = new Float64Array(size + 1);
  for (const { x, y, weight } of points) {
    const error = ((sigmoid(dot(at, x)) - y) * weight) / total;
    for (let i = 0; i < size; i++) gradient[i]! += error * x[i]!;
    gradient[size]! += error;
  }
  return gradient;
}

function dot(at: Float64Array, x: readonly number[]): number {
  let sum = at[x.length]!;
  for (let i = 0; i < x.length; i++) sum += at[i]! * x[i]!;
  return sum;
}

export const sigmoid = (value: number): number => 1 / (1 + Math.exp(-value));

/** Probability the fitted model gives a point. */
export const predict = ({ bias, weights }: Fitted, x: readonly number[]): number =>
  sigmoid(x.reduce((sum, value, i) => sum + value * weights[i]!, bias));
