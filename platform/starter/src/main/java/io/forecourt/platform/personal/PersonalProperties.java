package io.forecourt.platform.personal;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Keys for personal data, 32 octets each in Base64, kept outside the database.
 *
 * @param masterKey wraps the persons' keys
 * @param formerMasterKeys master keys that older rows were wrapped with
 * @param hashKey of the hashes for exact search
 */
@ConfigurationProperties("forecourt.personal")
record PersonalProperties(
    @Nullable String masterKey,
    @DefaultValue List<String> formerMasterKeys,
    @Nullable String hashKey) {

  static byte[] required(String setting, @Nullable String value) {
    if (value == null || value.isBlank()) {
      throw new IllegalStateException(
          setting + " is not set: 32 random octets in Base64, for example openssl rand -base64 32");
    }
    return Sealing.configured(setting, value);
  }

  byte[] master() {
    return required("forecourt.personal.master-key", masterKey);
  }

  byte[] hash() {
    return required("forecourt.personal.hash-key", hashKey);
  }
}
