package io.forecourt.local.stack;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Properties;
import java.util.function.Supplier;

/**
 * Passwords and keys of this checkout, made when first asked for and kept in one file that only its
 * owner can read. The data on disk is worth nothing without them, so {@code --fresh} makes new
 * ones.
 */
public final class Secrets {

  private static final SecureRandom RANDOM = new SecureRandom();

  private final Path file;
  private final Properties values = new Properties();

  private Secrets(Path file) {
    this.file = file;
  }

  public static Secrets of(Home home) {
    Secrets secrets = new Secrets(home.root().resolve("secrets"));
    if (Files.exists(secrets.file)) {
      try (var in = Files.newBufferedReader(secrets.file)) {
        secrets.values.load(in);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return secrets;
  }

  static void forget(Home home) {
    try {
      Files.deleteIfExists(home.root().resolve("secrets"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A password of 32 hex digits. */
  public String password(String name) {
    return value("password." + name, () -> HexFormat.of().formatHex(random(16)));
  }

  /** 32 random bytes in base64. */
  public String key(String name) {
    return value("key." + name, () -> Base64.getEncoder().encodeToString(random(32)));
  }

  /** A random UUID in the 22 characters that Kafka writes cluster ids in. */
  public String clusterId() {
    return value(
        "cluster-id",
        () -> {
          String id;
          do {
            id = Base64.getUrlEncoder().withoutPadding().encodeToString(random(16));
          } while (id.startsWith("-"));
          return id;
        });
  }

  /** An RSA key that signs tokens, PKCS 8 in base64. */
  public String signingKey() {
    return value(
        "signing-key",
        () -> {
          try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048, RANDOM);
            return Base64.getEncoder()
                .encodeToString(generator.generateKeyPair().getPrivate().getEncoded());
          } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
          }
        });
  }

  private synchronized String value(String name, Supplier<String> made) {
    String value = values.getProperty(name);
    if (value == null) {
      value = made.get();
      values.setProperty(name, value);
      store();
    }
    return value;
  }

  private void store() {
    try {
      StringWriter text = new StringWriter();
      values.store(
          text, "Passwords and keys of this checkout's local stack. Not for any other use.");
      writePrivately(file, text.toString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Writes a file that nobody but its owner could read at any moment. */
  static void writePrivately(Path file, String text) throws IOException {
    Path next = file.resolveSibling(file.getFileName() + ".next");
    Files.deleteIfExists(next);
    Files.createFile(
        next, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(next, text);
    Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  private static byte[] random(int length) {
    byte[] bytes = new byte[length];
    RANDOM.nextBytes(bytes);
    return bytes;
  }
}
