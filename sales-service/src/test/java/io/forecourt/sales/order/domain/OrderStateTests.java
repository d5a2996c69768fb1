package io.forecourt.sales.order.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class OrderStateTests {

  private static final Map<OrderState, Set<OrderState>> TRANSITIONS =
      Map.of(
          OrderState.DRAFT,
          Set.of(OrderState.QUOTED, OrderState.CANCELLED),
          OrderState.QUOTED,
          Set.of(OrderState.PENDING_APPROVAL, OrderState.CONFIRMED, OrderState.CANCELLED),
          OrderState.PENDING_APPROVAL,
          Set.of(OrderState.QUOTED, OrderState.CONFIRMED, OrderState.CANCELLED),
          OrderState.CONFIRMED,
          Set.of(OrderState.DELIVERED, OrderState.CANCELLED),
          OrderState.DELIVERED,
          Set.of(),
          OrderState.CANCELLED,
          Set.of());

  @ParameterizedTest
  @EnumSource
  void becomesOnlyWhatTheTableSays(OrderState from) {
    for (OrderState to : OrderState.values()) {
      assertThat(from.canBecome(to))
          .as("%s to %s", from, to)
          .isEqualTo(TRANSITIONS.getOrDefault(from, Set.of()).contains(to));
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"DELIVERED", "CANCELLED"})
  void deliveredAndCancelledAreFinal(OrderState last) {
    assertThat(last.isOpen()).isFalse();
  }
}
