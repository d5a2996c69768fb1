package io.forecourt.crm.survey;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DrawTests {
  private static final BigDecimal HALF = new BigDecimal("0.5");
  private static final List<String> POPULATION =
      IntStream.range(0, 2_000).mapToObj(i -> "o-" + i).toList();

  @Test
  void seedAndPopulationDrawTheSameSampleAgainInWhateverOrder() {
    long seed = new SplittableRandom().nextLong();

    assertThat(draw(seed, POPULATION.reversed()).reversed())
        .as("seed %d", seed)
        .isEqualTo(draw(seed, POPULATION));
  }

  @Test
  void anotherSeedDrawsOthers() {
    assertThat(draw(7, POPULATION)).isNotEqualTo(draw(8, POPULATION));
  }

  @Test
  void theShareIsKeptNearly() {
    long seed = new SplittableRandom().nextLong();

    assertThat(draw(seed, POPULATION).size()).as("seed %d", seed).isBetween(880, 1_120);
  }

  @Test
  void ofAllEverybodyIsDrawnAndOfNothingNobody() {
    assertThat(POPULATION).allMatch(one -> Draw.isDrawn(7, one, BigDecimal.ONE));
    assertThat(POPULATION).noneMatch(one -> Draw.isDrawn(7, one, BigDecimal.ZERO));
  }

  private static List<String> draw(long seed, List<String> population) {
    return population.stream().filter(one -> Draw.isDrawn(seed, one, HALF)).toList();
  }
}
