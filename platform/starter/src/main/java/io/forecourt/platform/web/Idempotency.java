package io.forecourt.platform.web;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;

/**
 * {@code Idempotency-Key} for methods with {@link OwnTransaction}; all other POST methods need not
 * know about it.
 */
public class Idempotency {

  private static final String KEY = Idempotency.class.getName() + ".key";
  private static final String DONE = Idempotency.class.getName() + ".done";

  private final StoredAnswers answers;

  Idempotency(StoredAnswers answers) {
    this.answers = answers;
  }

  /**
   * Stores the answer with the change it answers, when the request carries a key.
   *
   * @param location of the created or acted-on resource
   * @throws IllegalStateException outside a transaction
   */
  public void complete(int status, URI location) {
    RequestAttributes request = RequestContextHolder.getRequestAttributes();
    if (request == null) {
      return;
    }
    var key = (IdempotencyKey) request.getAttribute(KEY, RequestAttributes.SCOPE_REQUEST);
    if (key == null) {
      return;
    }
    if (!TransactionSynchronizationManager.isActualTransactionActive()) {
      throw new IllegalStateException("complete the key inside the transaction of the change");
    }
    answers.store(key, new StoredAnswers.Answer(status, relative(location)));
    request.setAttribute(DONE, true, RequestAttributes.SCOPE_REQUEST);
  }

  static void bind(HttpServletRequest request, IdempotencyKey key) {
    request.setAttribute(KEY, key);
  }

  static boolean isCompleted(HttpServletRequest request) {
    return request.getAttribute(DONE) != null;
  }

  /** Path and query, so that the answer is right behind any gateway. */
  static @Nullable String relative(@Nullable URI location) {
    if (location == null) {
      return null;
    }
    String query = location.getRawQuery();
    return query == null ? location.getRawPath() : location.getRawPath() + "?" + query;
  }
}
