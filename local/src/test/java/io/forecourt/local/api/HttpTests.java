package io.forecourt.local.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HttpTests {

  @Test
  void aBodyIsTheSameBytesInWhateverOrderItWasPutTogether() {
    Map<String, String> one = new LinkedHashMap<>();
    one.put("vin", "V");
    one.put("colour", "RED");
    Map<String, String> other = new LinkedHashMap<>();
    other.put("colour", "RED");
    other.put("vin", "V");

    assertThat(Http.JSON.writeValueAsString(one)).isEqualTo(Http.JSON.writeValueAsString(other));
  }
}
