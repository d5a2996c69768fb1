package io.forecourt.local.drill;

import static org.assertj.core.api.Assertions.assertThat;

import io.forecourt.local.api.Event;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.JsonNodeFactory;

class ToldTests {

  @Test
  void oneEventAnOrderInOrderIsExact() {
    Told told = told(event("e1", "a", 1), event("e2", "b", 1));

    assertThat(told.exact()).isTrue();
    assertThat(told.words())
        .isEqualTo("OrderPlaced of 2 orders (0 missing, 0 doubled, 0 out of order; 0 told again)");
  }

  @Test
  void theSameEventAgainIsAllowedAndCounted() {
    Told told = told(event("e1", "a", 1), event("e2", "b", 1), event("e1", "a", 1));

    assertThat(told.exact()).isTrue();
    assertThat(told.again()).isOne();
  }

  @Test
  void anotherEventOfTheSameOrderIsADouble() {
    assertThat(told(event("e1", "a", 1), event("e2", "b", 1), event("e3", "a", 2)).doubled())
        .isOne();
  }

  @Test
  void anOrderThatIsNotToldIsMissing() {
    Told told = told(event("e1", "a", 1));

    assertThat(told.exact()).isFalse();
    assertThat(told.missing()).isOne();
  }

  @Test
  void anOlderFactAfterANewerOneIsOutOfOrder() {
    assertThat(told(event("e2", "a", 2), event("e1", "a", 1), event("e3", "b", 1)).disordered())
        .isOne();
  }

  @Test
  void theOrdersOfOthersDoNotCount() {
    assertThat(told(event("e1", "a", 1), event("e2", "b", 1), event("e3", "c", 1)).orders())
        .isEqualTo(2);
  }

  private static Told told(Event... events) {
    return Told.of("OrderPlaced", List.of(events), Set.of("a", "b"));
  }

  private static Event event(String id, String order, long sequence) {
    return new Event(
        id,
        "io.forecourt.sales.order-placed.v1",
        "OrderPlaced",
        "sales",
        order,
        sequence,
        Instant.EPOCH,
        "EAST",
        "",
        "",
        "",
        JsonNodeFactory.instance.objectNode());
  }
}
