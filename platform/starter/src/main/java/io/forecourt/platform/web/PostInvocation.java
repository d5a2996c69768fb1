package io.forecourt.platform.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.DefaultTransactionDefinition;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.mvc.method.annotation.ServletInvocableHandlerMethod;

/**
 * Runs a POST method of the API inside one transaction, together with the stored answer to its
 * idempotency key. Arguments are read before and the answer is written after.
 *
 * <p>When the transaction lost against another one, it has left nothing behind, and the request is
 * run again a few times: the caller asked for nothing that depends on what the other one changed,
 * unless it stated a version.
 */
final class PostInvocation extends ServletInvocableHandlerMethod {

  private static final Logger LOG = LoggerFactory.getLogger(PostInvocation.class);

  private static final int RUNS = 4;

  /** A lost run that waited longer for its lock is not repeated: the caller has waited enough. */
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  /** What the invocation needs from the application. */
  record Parts(
      PlatformTransactionManager transactions,
      StoredAnswers answers,
      NamedLocks locks,
      WebKeys keys,
      Replays replays) {}

  private record Replay(StoredAnswers.Answer answer) {}

  private final Parts parts;
  private @Nullable HttpServletRequest request;

  PostInvocation(HandlerMethod method, Parts parts) {
    super(method);
    this.parts = parts;
  }

  @Override
  public @Nullable Object invokeForRequest(
      NativeWebRequest web, @Nullable ModelAndViewContainer container, @Nullable Object... given)
      throws Exception {
    HttpServletRequest current = web.getNativeRequest(HttpServletRequest.class);
    HttpServletResponse response = web.getNativeResponse(HttpServletResponse.class);
    request = current;
    Object result = super.invokeForRequest(web, container, given);
    if (result instanceof Replay replay
        && container != null
        && current != null
        && response != null) {
      container.setRequestHandled(true);
      parts.replays.answer(current, response, replay.answer);
      return null;
    }
    return result;
  }

  @Override
  protected @Nullable Object doInvoke(@Nullable Object... arguments) throws Exception {
    HttpServletRequest current = request;
    if (current == null || !isOurs(current)) {
      return super.doInvoke(arguments);
    }
    IdempotencyKey key = IdempotencyKey.of(current, parts.keys);
    boolean own = hasMethodAnnotation(OwnTransaction.class);
    if (key == null) {
      return own ? super.doInvoke(arguments) : untilNobodyCameBetween(current, null, arguments);
    }
    try (NamedLocks.Held claim = parts.locks.claim(key)) {
      if (claim == null) {
        throw inFlight();
      }
      return own
          ? around(current, key, arguments)
          : untilNobodyCameBetween(current, key, arguments);
    }
  }

  private static boolean isOurs(HttpServletRequest request) {
    return request.getMethod().equals("POST") && request.getRequestURI().startsWith("/api/");
  }

  private @Nullable Object untilNobodyCameBetween(
      HttpServletRequest current, @Nullable IdempotencyKey key, @Nullable Object[] arguments)
      throws Exception {
    boolean repeatable = current.getHeader("If-Match") == null;
    long begin = System.nanoTime();
    for (int run = 1; ; run++) {
      try {
        return inside(key, arguments);
      } catch (ConcurrencyFailureException lost) {
        boolean late = System.nanoTime() - begin > PATIENCE.toNanos();
        if (!repeatable || late || run == RUNS) {
          throw lost;
        }
        LOG.info("{} met another change in run {}: {}", getMethod().getName(), run, kind(lost));
      }
    }
  }

  private static String kind(Exception lost) {
    return lost.getClass().getSimpleName();
  }

  private @Nullable Object inside(@Nullable IdempotencyKey key, @Nullable Object[] arguments)
      throws Exception {
    TransactionStatus transaction = parts.transactions.getTransaction(readCommitted());
    Object result;
    try {
      if (key != null) {
        if (!parts.locks.holdWithTransaction(key)) {
          throw inFlight();
        }
        Optional<StoredAnswers.Answer> stored = parts.answers.find(key);
        if (stored.isPresent()) {
          parts.transactions.rollback(transaction);
          return new Replay(stored.get());
        }
      }
      result = super.doInvoke(arguments);
      StoredAnswers.Answer answer = answer(result);
      if (answer.status() >= 400) {
        transaction.setRollbackOnly();
      } else if (key != null && answer.status() < 300) {
        parts.answers.store(key, answer);
      }
    } catch (Throwable failed) {
      if (!transaction.isCompleted()) {
        parts.transactions.rollback(transaction);
      }
      throw failed;
    }
    if (transaction.isRollbackOnly()) {
      parts.transactions.rollback(transaction);
    } else {
      parts.transactions.commit(transaction);
    }
    return result;
  }

  private @Nullable Object around(
      HttpServletRequest current, IdempotencyKey key, @Nullable Object[] arguments)
      throws Exception {
    try (NamedLocks.Held lock = parts.locks.holdOutside(key)) {
      if (lock == null) {
        throw inFlight();
      }
      Optional<StoredAnswers.Answer> stored = parts.answers.find(key);
      if (stored.isPresent()) {
        return new Replay(stored.get());
      }
      Idempotency.bind(current, key);
      Object result = super.doInvoke(arguments);
      if (answer(result).status() < 300 && !Idempotency.isCompleted(current)) {
        LOG.error("{} succeeded without completing its idempotency key", getMethod());
      }
      return result;
    }
  }

  private StoredAnswers.Answer answer(@Nullable Object result) {
    if (result instanceof ResponseEntity<?> entity) {
      URI location = entity.getHeaders().getLocation();
      return new StoredAnswers.Answer(
          entity.getStatusCode().value(), Idempotency.relative(location));
    }
    HttpStatusCode declared = getResponseStatus();
    return new StoredAnswers.Answer(declared == null ? 200 : declared.value(), null);
  }

  private static ProblemException inFlight() {
    return new ProblemException(Problem.of(409, "request.in-flight").retryAfter(1));
  }

  private static TransactionDefinition readCommitted() {
    var definition = new DefaultTransactionDefinition();
    definition.setIsolationLevel(TransactionDefinition.ISOLATION_READ_COMMITTED);
    return definition;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return super.equals(other);
  }

  @Override
  public int hashCode() {
    return super.hashCode();
  }
}
