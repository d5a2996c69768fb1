package io.forecourt.platform.event;

import java.util.Set;

/** Rules as data that name the events they are about. */
@FunctionalInterface
public interface EventTypes {

  /** CloudEvents types, with version. */
  Set<String> types();
}
