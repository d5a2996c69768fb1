package io.forecourt.crm.records;

import io.forecourt.platform.personal.PersonalVault;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Opens a sealed column without knowing the field's name, which is bound to the ciphertext: free
 * text is sealed as a note, a message as a message, a field under its own name.
 */
final class SealedNames {
  private static final String SUFFIX = "_sealed";

  /** Names that are not the column's own. */
  private static final List<String> USUAL =
      List.of("note", "message", "message-parameters", "virtualNumber", "enquiry");

  private record Opened(String name, String clear) {}

  private final PersonalVault vault;

  SealedNames(PersonalVault vault) {
    this.vault = vault;
  }

  Optional<String> open(String column, String sealed, Collection<String> customerIds) {
    return customerIds.stream()
        .flatMap(customer -> opened(column, sealed, customer).stream())
        .map(Opened::clear)
        .findFirst();
  }

  /** The text under the other customer's key; empty when it is not under the first one's. */
  Optional<String> reseal(String column, String sealed, String from, String to) {
    return opened(column, sealed, from)
        .map(opened -> vault.seal(to, opened.name(), opened.clear()));
  }

  /** {@code present_car_sealed} as {@code presentCar}. */
  static String plain(String column) {
    var name = new StringBuilder();
    for (String word : column.substring(0, column.length() - SUFFIX.length()).split("_")) {
      name.append(
          name.isEmpty() ? word : Character.toUpperCase(word.charAt(0)) + word.substring(1));
    }
    return name.toString();
  }

  private Optional<Opened> opened(String column, String sealed, String customerId) {
    Set<String> names = new LinkedHashSet<>(USUAL);
    names.add(plain(column));
    for (String name : names) {
      try {
        Optional<String> clear = vault.open(customerId, name, sealed);
        if (clear.isEmpty()) {
          return Optional.empty();
        }
        return Optional.of(new Opened(name, clear.get()));
      } catch (IllegalStateException underAnotherName) {
        // The name is part of what the seal protects: the next one may fit.
      }
    }
    return Optional.empty();
  }
}
