package io.forecourt.bench;

import java.util.Arrays;
import java.util.Collection;

/** Figures of one kind, of which at least one is there. */
record Samples(double[] sorted) {

  Samples {
    if (sorted.length == 0) {
      throw new IllegalArgumentException("nothing was measured");
    }
    sorted = sorted.clone();
    Arrays.sort(sorted);
  }

  static Samples of(double... figures) {
    return new Samples(figures);
  }

  static Samples of(Collection<Double> figures) {
    return new Samples(figures.stream().mapToDouble(Double::doubleValue).toArray());
  }

  /**
   * The smallest figure that is not exceeded by this share of all (nearest rank).
   *
   * @param share above 0, at most 1
   */
  double percentile(double share) {
    if (share <= 0 || share > 1) {
      throw new IllegalArgumentException("a share above 0 and up to 1 is needed, not " + share);
    }
    return sorted[(int) Math.ceil(share * sorted.length) - 1];
  }

  /** The middle, or the mean of the two in the middle. */
  double median() {
    int half = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
  }

  double least() {
    return sorted[0];
  }

  double most() {
    return sorted[sorted.length - 1];
  }

  int count() {
    return sorted.length;
  }

  /** The ratio of each pair that was measured side by side. */
  static Samples ratios(double[] figures, double[] references) {
    if (figures.length != references.length) {
      throw new IllegalArgumentException("ratios need pairs");
    }
    double[] ratios = new double[figures.length];
    for (int i = 0; i < ratios.length; i++) {
      ratios[i] = figures[i] / references[i];
    }
    return new Samples(ratios);
  }
}
