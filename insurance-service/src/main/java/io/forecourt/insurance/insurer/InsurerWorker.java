package io.forecourt.insurance.insurer;

import io.forecourt.platform.access.Callers;
import io.forecourt.platform.rule.RuleViolation;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.NonTransientDataAccessResourceException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.transaction.TransactionException;

/**
 * Asks insurers what waits. No transaction is open meanwhile; a worker that dies between the answer
 * and its commit has it asked once more under the same number.
 */
final class InsurerWorker {
  private static final Logger LOG = LoggerFactory.getLogger(InsurerWorker.class);
  private static final int AT_ONCE = 8;

  private final InsurerDesk desk;
  private final Insurers insurers;

  InsurerWorker(InsurerDesk desk, Insurers insurers) {
    this.desk = desk;
    this.insurers = insurers;
  }

  void askWaiting() {
    if (!insurers.any()) {
      return;
    }
    for (List<InsurerRequest> taken = desk.claim(AT_ONCE);
        !taken.isEmpty();
        taken = desk.claim(AT_ONCE)) {
      try (ExecutorService together = Executors.newVirtualThreadPerTaskExecutor()) {
        taken.forEach(
            request ->
                together.execute(
                    () ->
                        Callers.asSystem(
                            "insurer.ask", null, request.number(), () -> ask(request))));
      }
    }
  }

  /**
   * A failure of the machinery leaves the request to the next holder of the lease, as often as it
   * takes; a rule that refuses the answer would refuse it for ever, so these are counted.
   */
  private void ask(InsurerRequest request) {
    try {
      InsurerAnswer answer = insurers.send(request);
      if (answer instanceof InsurerAnswer.Unknown(String why)) {
        LOG.warn("request {} is in doubt and asked again: {}", request.number(), why);
      }
      desk.settle(request, answer);
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException failure) {
      if (isOutage(failure)) {
        LOG.error("request {} waits for the end of its lease", request.number(), failure);
      } else {
        LOG.error("what was said to request {} cannot be booked", request.number(), failure);
        desk.refused(request, why(failure));
      }
    }
  }

  private static boolean isOutage(RuntimeException failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof TransientDataAccessException
          || cause instanceof NonTransientDataAccessResourceException
          || cause instanceof TransactionException) {
        return true;
      }
    }
    return false;
  }

  private static String why(RuntimeException refused) {
    return refused instanceof RuleViolation rule ? rule.code() : refused.getClass().getSimpleName();
  }
}
