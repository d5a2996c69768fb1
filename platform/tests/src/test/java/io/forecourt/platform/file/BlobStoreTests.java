package io.forecourt.platform.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class BlobStoreTests {
  private static final BucketServer BUCKET = new BucketServer("key-1", "s3cret");
  private static final Instant NOON = Instant.parse("2026-11-21T04:00:00Z");

  private static final Path FOLDER = Path.of("target", "blob-store-tests");

  @AfterAll
  static void close() {
    BUCKET.close();
  }

  static Stream<BlobStore> stores() {
    return Stream.of(new FolderStore(FOLDER), bucket("s3cret"));
  }

  @ParameterizedTest
  @MethodSource("stores")
  void whatIsPutIsReadAgainUntilItIsDeleted(BlobStore store) throws IOException {
    byte[] content = new byte[300_000];
    new Random(7).nextBytes(content);

    store.put("ab/file-1", new ByteArrayInputStream(content), content.length);

    assertThat(read(store, "ab/file-1")).isEqualTo(content);
    store.delete("ab/file-1");
    store.delete("ab/file-1");
    assertThat(store.open("ab/file-1")).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("stores")
  void aContentThatIsShorterThanSaidIsNotKept(BlobStore store) throws IOException {
    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() -> store.put("ab/short", new ByteArrayInputStream(new byte[10]), 11));

    assertThat(store.open("ab/short")).isEmpty();
  }

  @Test
  void aKeyCannotLeaveTheFolder() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new FolderStore(FOLDER).open("../outside"));
  }

  @Test
  void aRequestSignedWithAnotherSecretIsRefused() {
    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() -> bucket("guessed").open("ab/file-1"))
        .withMessageContaining("403");
  }

  /** The worked example "GET Object" of the documentation of Signature Version 4. */
  @Test
  void theDocumentedExampleIsSignedAsDocumented() {
    String nothing = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
    var headers =
        new TreeMap<>(
            Map.of(
                "host", "examplebucket.s3.amazonaws.com",
                "range", "bytes=0-9",
                "x-amz-content-sha256", nothing,
                "x-amz-date", "20130524T000000Z"));

    String signed =
        new SigV4("AKIAIOSFODNN7EXAMPLE", "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY", "us-east-1")
            .authorization("GET", "/test.txt", "", headers, nothing);

    assertThat(signed)
        .endsWith("Signature=f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41");
  }

  private static S3Store bucket(String secret) {
    return new S3Store(
        new FileProperties.S3(
            BUCKET.endpoint(),
            "cn-test-1",
            "forecourt",
            "key-1",
            secret,
            true,
            Duration.ofSeconds(2),
            Duration.ofSeconds(5)),
        () -> NOON);
  }

  private static byte[] read(BlobStore store, String key) throws IOException {
    try (InputStream content = store.open(key).orElseThrow()) {
      return content.readAllBytes();
    }
  }
}
