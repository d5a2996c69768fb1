package io.forecourt.platform.access;

import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AuthenticationCredentialsNotFoundException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;

/**
 * The caller of the running work: the person of the verified token, or the system inside reactions,
 * deadlines and jobs. A system binding wins over the request around it and ends with its block.
 */
public final class Callers {

  static final String ACTION = Callers.class.getName() + ".action";

  /** Attribute of a request: why its caller does it. */
  public static final String REASON = Callers.class.getName() + ".reason";

  /** Attribute of a request: its id, which is the cause of what it changes and tells. */
  static final String CAUSATION = Callers.class.getName() + ".causation";

  private static final ScopedValue<Acting> BOUND = ScopedValue.newInstance();
  private static final Caller SYSTEM = new Caller(Caller.SYSTEM, Set.of(), "", Set.of(), null);

  private Callers() {}

  /**
   * Runs work as the system.
   *
   * @param doing stable name of the reaction, deadline or job
   */
  public static void asSystem(String doing, Runnable work) {
    asSystem(doing, null, null, work);
  }

  /**
   * Runs work as the system.
   *
   * @param doing stable name of the reaction, deadline or job
   * @param onBehalfOf person id whose fact caused it, when known
   * @param causation id of the event or deadline that caused it; when there is none, the request
   *     that runs is the cause
   */
  public static void asSystem(
      String doing, @Nullable String onBehalfOf, @Nullable String causation, Runnable work) {
    ScopedValue.where(BOUND, acting(SYSTEM, doing, onBehalfOf, causation)).run(work);
  }

  /** As {@link #asSystem(String, String, String, Runnable)}, for work that returns or throws. */
  public static <T extends @Nullable Object, X extends Throwable> T callAsSystem(
      String doing,
      @Nullable String onBehalfOf,
      @Nullable String causation,
      ScopedValue.CallableOp<? extends T, X> work)
      throws X {
    return ScopedValue.where(BOUND, acting(SYSTEM, doing, onBehalfOf, causation)).call(work);
  }

  /** Runs work as a given caller, for example a test or an import in somebody's name. */
  public static <T extends @Nullable Object, X extends Throwable> T callAs(
      Caller caller, String doing, ScopedValue.CallableOp<? extends T, X> work) throws X {
    return ScopedValue.where(BOUND, acting(caller, doing, null, null)).call(work);
  }

  /**
   * @throws AuthenticationCredentialsNotFoundException if nobody is acting
   */
  public static Caller current() {
    return find()
        .orElseThrow(() -> new AuthenticationCredentialsNotFoundException("nobody is acting"))
        .caller();
  }

  /** Who is doing what, or empty outside of requests and of {@link #asSystem}. */
  public static Optional<Acting> find() {
    if (BOUND.isBound()) {
      return Optional.of(BOUND.get());
    }
    Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
    if (authentication == null || !(authentication.getPrincipal() instanceof Caller caller)) {
      return Optional.empty();
    }
    String action = attribute(ACTION);
    return Optional.of(
        new Acting(
            caller, action == null ? "" : action, null, attribute(REASON), attribute(CAUSATION)));
  }

  /** The id of the running request, or null when none runs. */
  public static @Nullable String requestId() {
    return attribute(CAUSATION);
  }

  private static Acting acting(
      Caller caller, String doing, @Nullable String onBehalfOf, @Nullable String causation) {
    return new Acting(caller, doing, onBehalfOf, null, causation == null ? requestId() : causation);
  }

  private static @Nullable String attribute(String name) {
    RequestAttributes request = RequestContextHolder.getRequestAttributes();
    Object value =
        request == null ? null : request.getAttribute(name, RequestAttributes.SCOPE_REQUEST);
    return value == null ? null : value.toString();
  }
}
