package io.forecourt.platform.event;

import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import tools.jackson.databind.JsonNode;

/**
 * Tables filled from facts, which can be dropped and rebuilt by reading the topics again. A bean of
 * this type is fed by group {@code <service>.projections}; an event is applied only when its
 * sequence is newer for that subject. It decides nothing, sends nothing.
 */
public interface Projection {

  /** Stable name, for example {@code staff}. */
  String name();

  /** The tables that this projection owns and that a rebuild swaps. */
  List<String> tables();

  Set<String> types();

  /**
   * @param table gives the physical name for one of {@link #tables()}: the live table, or the new
   *     one during a rebuild
   */
  void apply(IncomingEvent<JsonNode> event, UnaryOperator<String> table);
}
