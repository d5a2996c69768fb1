package io.forecourt.crm.quality;

import static org.assertj.core.api.Assertions.assertThat;

import io.forecourt.crm.quality.QualityPolicy.Checklist;
import io.forecourt.crm.quality.QualityPolicy.Item;
import io.forecourt.crm.quality.Sampling.Contact;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SamplingTests {

  @Test
  void theSameSeedDrawsTheSame() {
    List<Contact> contacts = contacts(50);

    assertThat(Sampling.draw(contacts.reversed(), 3, 7)).isEqualTo(Sampling.draw(contacts, 3, 7));
  }

  @Test
  void eachPersonHasSoManyOrAllThereAre() {
    List<Contact> drawn = Sampling.draw(contacts(11), 3, 7);

    assertThat(drawn).filteredOn(contact -> contact.personId().equals("p-0")).hasSize(3);
    assertThat(drawn).filteredOn(contact -> contact.personId().equals("p-1")).hasSize(3);
    assertThat(Sampling.draw(contacts(1), 3, 7)).hasSize(1);
    assertThat(Sampling.draw(List.of(), 3, 7)).isEmpty();
  }

  @Test
  void everyContactIsDrawnBySomeSeed() {
    List<Contact> contacts = contacts(20);

    assertThat(
            LongStream.range(0, 200)
                .boxed()
                .flatMap(seed -> Sampling.draw(contacts, 1, seed).stream())
                .distinct())
        .hasSize(20);
  }

  @ParameterizedTest
  @CsvSource({"100, 100, 100.0", "0, 0, 0.0", "100, 0, 75.0", "0, 100, 25.0", "33, 33, 33.0"})
  void theScoreIsTheWeightedMean(int attitude, int farewell, String mean) {
    var list = new Checklist("CALL", List.of(new Item("ATTITUDE", 3), new Item("FAREWELL", 1)));

    assertThat(QualityDesk.mean(list, Map.of("ATTITUDE", attitude, "FAREWELL", farewell)))
        .hasToString(mean);
  }

  private static List<Contact> contacts(int count) {
    return IntStream.range(0, count)
        .mapToObj(
            i ->
                new Contact(
                    "c-%03d".formatted(i),
                    "p-" + i % 2,
                    ContactKind.VISIT,
                    "v-" + i,
                    Instant.parse("2026-11-21T02:00:00Z")))
        .toList();
  }
}
