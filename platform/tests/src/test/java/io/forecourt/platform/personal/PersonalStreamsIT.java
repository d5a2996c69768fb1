package io.forecourt.platform.personal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import io.forecourt.platform.testing.WithServers;
import io.forecourt.platform.value.Ids;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;

@SpringBootTest(
    classes = VaultIT.App.class,
    webEnvironment = SpringBootTest.WebEnvironment.NONE,
    properties = {"forecourt.service=crm", "spring.main.web-application-type=none"})
@WithServers
class PersonalStreamsIT {
  private static final int SEGMENT = 64 * 1024;
  private static final int SEALED_SEGMENT = SEGMENT + 16;
  private static final int HEADER = 8;

  @Autowired private PersonalStreams streams;
  @Autowired private PersonalVault vault;

  private final String person = Ids.next();

  @ParameterizedTest
  @ValueSource(ints = {0, 1, SEGMENT - 1, SEGMENT, SEGMENT + 1, 3 * SEGMENT, 200_001})
  void aContentOfAnyLengthIsReadAsItWasWritten(int length) throws IOException {
    byte[] clear = content(length);
    var sealing = streams.seal(person, "f", new ByteArrayInputStream(clear));

    byte[] sealed = sealing.readAllBytes();

    assertThat(sealed).hasSize((int) PersonalStreams.sealedLength(length));
    assertThat(sealing.length()).isEqualTo(length);
    assertThat(open("f", sealed)).isEqualTo(clear);
  }

  @Test
  void theSameContentHasTheSameHashAndAnotherHasAnother() throws IOException {
    assertThat(hash(content(100_000))).isEqualTo(hash(content(100_000)));
    assertThat(hash(content(100_000))).isNotEqualTo(hash(content(100_001)));
  }

  @Test
  void nothingCanBeChangedMovedLeftOutOrCutOffUnseen() throws IOException {
    byte[] sealed = seal(content(3 * SEGMENT));
    byte[] changed = sealed.clone();
    changed[HEADER + SEALED_SEGMENT + 5] ^= 1;
    byte[] swapped = sealed.clone();
    System.arraycopy(sealed, HEADER, swapped, HEADER + SEALED_SEGMENT, SEALED_SEGMENT);
    System.arraycopy(sealed, HEADER + SEALED_SEGMENT, swapped, HEADER, SEALED_SEGMENT);
    byte[] shortened = Arrays.copyOf(sealed, HEADER + 2 * SEALED_SEGMENT);

    for (byte[] touched : new byte[][] {changed, swapped, shortened, new byte[3]}) {
      assertThatIOException().isThrownBy(() -> open("f", touched));
    }
    assertThatIOException().isThrownBy(() -> open("another", sealed));
  }

  @Test
  void anErasedPersonsContentCannotBeRead() throws IOException {
    byte[] sealed = seal(content(10));

    vault.forget(person);

    assertThat(streams.open(person, "f", new ByteArrayInputStream(sealed))).isEmpty();
  }

  private byte[] seal(byte[] clear) throws IOException {
    return streams.seal(person, "f", new ByteArrayInputStream(clear)).readAllBytes();
  }

  private String hash(byte[] clear) throws IOException {
    var sealing = streams.seal(person, "f", new ByteArrayInputStream(clear));
    sealing.readAllBytes();
    return sealing.hash();
  }

  private byte[] open(String what, byte[] sealed) throws IOException {
    try (InputStream clear =
        streams.open(person, what, new ByteArrayInputStream(sealed)).orElseThrow()) {
      return clear.readAllBytes();
    }
  }

  private static byte[] content(int length) {
    byte[] octets = new byte[length];
    new Random(length).nextBytes(octets);
    return octets;
  }
}
