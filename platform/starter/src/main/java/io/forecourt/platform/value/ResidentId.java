package io.forecourt.platform.value;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A resident identity number (GB 11643), also of the residence permits that begin with 81, 82 and
 * 83.
 */
public final class ResidentId {
  private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
  private static final String CHECK_CHARACTERS = "10X98765432";
  private static final LocalDate FIRST_BIRTH = LocalDate.of(1900, 1, 1);
  private static final Set<String> REGIONS =
      Stream.of(
              IntStream.rangeClosed(11, 15),
              IntStream.rangeClosed(21, 23),
              IntStream.rangeClosed(31, 37),
              IntStream.rangeClosed(41, 46),
              IntStream.rangeClosed(50, 54),
              IntStream.rangeClosed(61, 65),
              IntStream.of(71),
              IntStream.rangeClosed(81, 83))
          .flatMap(IntStream::boxed)
          .map(String::valueOf)
          .collect(Collectors.toUnmodifiableSet());

  private final String value;

  private ResidentId(String value) {
    this.value = value;
  }

  /**
   * Returns the first broken rule, or empty when the number is valid.
   *
   * @param today the latest possible birth date
   */
  public static Optional<String> check(String raw, LocalDate today) {
    String id = clean(raw);
    if (Cleaning.length(id) != 18) {
      return Optional.of("ID_LENGTH");
    }
    if (!Cleaning.digits(id.substring(0, 17))
        || !Cleaning.onlyFrom("0123456789X", id.substring(17))) {
      return Optional.of("ID_CHARSET");
    }
    if (!REGIONS.contains(id.substring(0, 2))) {
      return Optional.of("ID_REGION");
    }
    Optional<LocalDate> birth = birthDate(id);
    if (birth.isEmpty() || birth.get().isBefore(FIRST_BIRTH) || birth.get().isAfter(today)) {
      return Optional.of("ID_BIRTH_DATE");
    }
    return id.charAt(17) == checkCharacter(id) ? Optional.empty() : Optional.of("ID_CHECK_DIGIT");
  }

  /**
   * @param today the latest possible birth date
   * @throws InvalidValue with the first broken rule
   */
  public static ResidentId of(String raw, LocalDate today) {
    check(raw, today)
        .ifPresent(
            code -> {
              throw new InvalidValue(code);
            });
    return new ResidentId(clean(raw));
  }

  public String value() {
    return value;
  }

  /** In the groups that people read: region, birth date, sequence with check character. */
  public String formatted() {
    return value.substring(0, 6) + " " + value.substring(6, 14) + " " + value.substring(14);
  }

  public LocalDate birthDate() {
    return birthDate(value).orElseThrow();
  }

  /** For screens: first six and last four. */
  public String masked() {
    return value.substring(0, 6) + Cleaning.stars(8) + value.substring(14);
  }

  private static String clean(String raw) {
    return Cleaning.clean(raw, " ");
  }

  private static Optional<LocalDate> birthDate(String id) {
    try {
      return Optional.of(
          LocalDate.of(
              Integer.parseInt(id, 6, 10, 10),
              Integer.parseInt(id, 10, 12, 10),
              Integer.parseInt(id, 12, 14, 10)));
    } catch (DateTimeException noSuchDate) {
      return Optional.empty();
    }
  }

  private static char checkCharacter(String id) {
    int sum = 0;
    for (int i = 0; i < WEIGHTS.length; i++) {
      sum += WEIGHTS[i] * (id.charAt(i) - '0');
    }
    return CHECK_CHARACTERS.charAt(sum % 11);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ResidentId id && id.value.equals(value);
  }

  @Override
  public int hashCode() {
    return value.hashCode();
  }

  /** Nothing of the number is written to a log. */
  @Override
  public String toString() {
    return "ResidentId";
  }
}
