package io.forecourt.platform.access;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * Which role may do what, and how far it sees: {@code policy/access.json}, action → role → scope. A
 * role, scope or action that cannot be meant stops the start.
 */
public final class AccessPolicy {

  /** All roles that a post, a service account or a signature can give. */
  public static final Set<String> ROLES =
      Set.of(
          "gm",
          "sd",
          "sm",
          "sh",
          "su",
          "sc",
          "rc",
          "in",
          "ir",
          "lp",
          "cs",
          "ca",
          "io",
          "si",
          "mk",
          "ad",
          "ka",
          "sv",
          "dn",
          "fi",
          "fn",
          "yd",
          "ap",
          "ih",
          "hr",
          "pv",
          "svc",
          "ops",
          SenderFilter.ROLE);

  static final String FILE = "policy/access.json";

  private static final Pattern ACTION = Pattern.compile("[a-z]+(\\.[a-z][a-z0-9-]*)+");

  private final Map<String, Map<String, DataScope>> scopes;

  private AccessPolicy(Map<String, Map<String, DataScope>> scopes) {
    this.scopes = scopes;
  }

  /** Reads the policy of this service; without the file nothing is granted. */
  public static AccessPolicy load(ClassLoader classes) {
    try (InputStream in = classes.getResourceAsStream(FILE)) {
      return in == null
          ? of(Map.of())
          : parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(FILE, unreadable);
    }
  }

  static AccessPolicy parse(String json) {
    return of(
        JsonMapper.shared()
            .readValue(json, new TypeReference<Map<String, Map<String, String>>>() {}));
  }

  /**
   * @throws IllegalStateException naming the first entry that is wrong
   */
  static AccessPolicy of(Map<String, Map<String, String>> entries) {
    Map<String, Map<String, DataScope>> scopes = new HashMap<>();
    entries.forEach(
        (action, roles) -> {
          if (!ACTION.matcher(action).matches()) {
            throw new IllegalStateException(FILE + ": '" + action + "' is not an action name");
          }
          Map<String, DataScope> known = new HashMap<>();
          roles.forEach((role, scope) -> known.put(role(action, role), scope(action, role, scope)));
          scopes.put(action, Map.copyOf(known));
        });
    return new AccessPolicy(Map.copyOf(scopes));
  }

  private static String role(String action, String role) {
    if (!ROLES.contains(role)) {
      throw new IllegalStateException(
          FILE + ": " + action + " names the unknown role '" + role + "'");
    }
    return role;
  }

  private static DataScope scope(String action, String role, String scope) {
    for (DataScope known : DataScope.values()) {
      if (known.name().toLowerCase(Locale.ROOT).equals(scope)) {
        return known;
      }
    }
    throw new IllegalStateException(
        FILE + ": " + action + " gives " + role + " the unknown scope '" + scope + "'");
  }

  public boolean knows(String action) {
    return scopes.containsKey(action);
  }

  public Set<String> actions() {
    return scopes.keySet();
  }

  /** Role → scope of one action, for documents. */
  public Map<String, DataScope> grants(String action) {
    return known(action);
  }

  /**
   * The widest scope that one of the roles gives.
   *
   * @throws IllegalArgumentException if the policy does not know the action
   */
  Optional<DataScope> widest(String action, Collection<String> roles) {
    Map<String, DataScope> grants = known(action);
    return roles.stream().map(grants::get).filter(Objects::nonNull).max(Comparator.naturalOrder());
  }

  private Map<String, DataScope> known(String action) {
    @Nullable Map<String, DataScope> grants = scopes.get(action);
    if (grants == null) {
      throw new IllegalArgumentException(FILE + " does not know the action '" + action + "'");
    }
    return grants;
  }
}
