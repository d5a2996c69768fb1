package io.forecourt.acceptance;

import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which test class plays where. Two houses stand beside each other. The stories of whole months
 * ({@link SharesDays}) live in the first together; any other class has a house to itself while it
 * plays: the second, or the first when no such story is there.
 */
final class Houses {

  private static final class House {
    private final Days days = new Days();
    private @Nullable Dealership dealership;
    private int stories;
    private boolean alone;

    /** The first who asks starts it. */
    synchronized Dealership open() {
      Dealership open = dealership == null ? Dealership.start(days) : dealership;
      dealership = open;
      return open;
    }

    synchronized void close() {
      if (dealership != null) {
        dealership.close();
      }
    }
  }

  private static final House FIRST = new House();
  private static final House SECOND = new House();
  private static final ThreadLocal<House> HERE = new ThreadLocal<>();

  private Houses() {}

  /** Waits until there is a house for the test class of this thread. */
  static synchronized void enter(Class<?> test) {
    boolean sharing = shares(test);
    House house = free(sharing);
    while (house == null) {
      try {
        Houses.class.wait();
      } catch (InterruptedException stopped) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException(stopped);
      }
      house = free(sharing);
    }
    house.stories++;
    house.alone = !sharing;
    house.days.join();
    HERE.set(house);
  }

  static synchronized void leave() {
    House house = Objects.requireNonNull(HERE.get());
    HERE.remove();
    house.stories--;
    house.alone = false;
    house.days.leave();
    Houses.class.notifyAll();
  }

  /** The dealership in which the test class of this thread plays. */
  static Dealership here() {
    return Objects.requireNonNull(HERE.get(), "no test class plays on this thread").open();
  }

  static void close() {
    Stream.of(FIRST, SECOND).parallel().forEach(House::close);
  }

  private static @Nullable House free(boolean sharing) {
    if (sharing) {
      return FIRST.alone ? null : FIRST;
    }
    return Stream.of(SECOND, FIRST).filter(house -> house.stories == 0).findFirst().orElse(null);
  }

  private static boolean shares(Class<?> test) {
    return test.isAnnotationPresent(SharesDays.class);
  }
}
