package io.forecourt.platform.event;

import java.util.ArrayList;
import java.util.List;

/** What the event in hand causes: the types appended while its handler runs. */
final class Handling {

  private static final ScopedValue<Handling> CURRENT = ScopedValue.newInstance();

  private final List<String> produced = new ArrayList<>();

  static Handling during(Runnable work) {
    var handling = new Handling();
    ScopedValue.where(CURRENT, handling).run(work);
    return handling;
  }

  static void noteProduced(String type) {
    if (CURRENT.isBound()) {
      CURRENT.get().produced.add(type);
    }
  }

  List<String> produced() {
    return produced;
  }
}
