package io.forecourt.local.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretsTests {

  private final Path folder;
  private final Home home;

  SecretsTests(@TempDir Path folder) {
    this.folder = folder;
    this.home = new Home(folder);
    home.prepare();
  }

  @Test
  void theyAreTheSameAtTheNextStart() {
    String password = Secrets.of(home).password("database.crm");

    assertThat(Secrets.of(home).password("database.crm")).isEqualTo(password).hasSize(32);
    assertThat(Secrets.of(home).password("database.sales")).isNotEqualTo(password);
  }

  @Test
  void nobodyElseCanReadThem() throws IOException {
    Secrets.of(home).key("local");

    assertThat(
            PosixFilePermissions.toString(
                Files.getPosixFilePermissions(folder.resolve(".forecourt/secrets"))))
        .isEqualTo("rw-------");
  }

  @Test
  void aKeyHasThirtyTwoOctets() {
    assertThat(Base64.getDecoder().decode(Secrets.of(home).key("personal.crm"))).hasSize(32);
  }

  @Test
  void aClusterIdHasTheFormThatKafkaReads() {
    assertThat(Secrets.of(home).clusterId()).matches("[A-Za-z0-9_][A-Za-z0-9_-]{21}");
  }

  @Test
  void whatIsForgottenIsMadeAnew() {
    String key = Secrets.of(home).key("local");

    Secrets.forget(home);

    assertThat(Secrets.of(home).key("local")).isNotEqualTo(key);
  }
}
