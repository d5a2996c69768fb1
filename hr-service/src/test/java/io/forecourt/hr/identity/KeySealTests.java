package io.forecourt.hr.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import org.junit.jupiter.api.Test;

class KeySealTests {

  private static final String MASTER = "MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=";
  private static final String ANOTHER = "ZmVkY2JhOTg3NjU0MzIxMGZlZGNiYTk4NzY1NDMyMTA=";

  @Test
  void aSealedKeyOpensWithTheSameMasterKeyOnly() {
    String sealed = new KeySeal(MASTER).seal("k-1", "secret");

    assertThat(new KeySeal(MASTER).open("k-1", sealed)).isEqualTo("secret");
    assertThat(sealed).doesNotContain("secret");
    assertThatIllegalStateException().isThrownBy(() -> new KeySeal(ANOTHER).open("k-1", sealed));
  }

  @Test
  void aSealedKeyDoesNotOpenUnderAnotherId() {
    String sealed = new KeySeal(MASTER).seal("k-1", "secret");

    assertThatIllegalStateException().isThrownBy(() -> new KeySeal(MASTER).open("k-2", sealed));
  }

  @Test
  void aMasterKeyOfAnotherLengthIsRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> new KeySeal("c2hvcnQ="));
  }
}
