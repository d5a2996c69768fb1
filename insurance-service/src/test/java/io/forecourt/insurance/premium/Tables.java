package io.forecourt.insurance.premium;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The shipped rate tables. */
final class Tables {

  static final JsonMapper JSON =
      JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

  private Tables() {}

  static RateTables shipped() {
    return JSON.readValue(open("/policy/insurance-rates.json"), RateTables.class);
  }

  static InputStream open(String path) {
    InputStream file = Tables.class.getResourceAsStream(path);
    if (file == null) {
      throw new UncheckedIOException(new IOException("missing " + path));
    }
    return file;
  }
}
