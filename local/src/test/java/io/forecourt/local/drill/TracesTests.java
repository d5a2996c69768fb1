package io.forecourt.local.drill;

import static org.assertj.core.api.Assertions.assertThat;

import io.forecourt.local.api.Store;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class TracesTests {
  private static final byte[] KEY = new byte[32];

  private final Traces traces = new Traces(Map.of("crm", KEY)).value("name", "NAME", "王小明明");

  @Test
  void eachFormIsFoundWhereverItStands() {
    traces
        .samples()
        .forEach((form, words) -> assertThat(in("x" + form + "y", true)).contains(words));
  }

  @Test
  void nothingIsFoundWhereNothingStands() {
    assertThat(in("", true)).isEmpty();
    assertThat(in("王小明", true)).isEmpty();
    assertThat(in("a text of somebody else: 王小明白", true)).isEmpty();
  }

  @Test
  void base64IsFoundWhereverTheTextBeginsInIt() {
    for (String before : Set.of("", "a", "ab", "abc")) {
      byte[] octets = (before + "王小明明, and more").getBytes(StandardCharsets.UTF_8);
      assertThat(in(Base64.getEncoder().encodeToString(octets), true)).contains("name, Base64");
    }
  }

  @Test
  void keyedHashesAreLookedForWhereTheyMayNotStandOnly() {
    String hash =
        traces.samples().entrySet().stream()
            .filter(form -> form.getValue().equals("name, hash of crm"))
            .map(Map.Entry::getKey)
            .findFirst()
            .orElseThrow();

    assertThat(in(hash, true)).containsExactly("name, hash of crm");
    assertThat(in(hash, false)).isEmpty();
  }

  @Test
  void everythingOfAStrangerHasItsForms() {
    Stranger stranger = Stranger.fresh();
    var all = new Traces(Map.of("crm", KEY));
    stranger.addTo(all, "her ", Store.EAST);

    Set<String> words = new TreeSet<>(all.samples().values());

    for (String value : Set.of("name", "mobile", "ID number", "plate", "e-mail", "account")) {
      assertThat(words).contains("her " + value + ", clear", "her " + value + ", SHA-256");
    }
    assertThat(words).contains("her paper, hash of crm", "her row of a list, hash of crm");
  }

  private Set<String> in(String text, boolean alsoKeyedHashes) {
    byte[] octets = text.getBytes(StandardCharsets.UTF_8);
    return traces.in(octets, octets.length, alsoKeyedHashes);
  }
}
