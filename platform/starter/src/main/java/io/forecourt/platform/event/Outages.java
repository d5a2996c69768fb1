package io.forecourt.platform.event;

import io.github.resilience4j.bulkhead.BulkheadFullException;
import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import java.io.IOException;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientException;
import java.util.concurrent.TimeoutException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.NonTransientDataAccessResourceException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;
import org.springframework.transaction.TransactionTimedOutException;
import org.springframework.web.client.HttpServerErrorException;

/** Tells an outage, which passes by itself, from a message that will never be handled. */
public final class Outages {

  private static final int DEEPEST = 20;

  private Outages() {}

  public static boolean isOutage(Throwable failure) {
    Throwable cause = failure;
    for (int depth = 0; cause != null && depth < DEEPEST; depth++) {
      if (isOutageItself(cause)) {
        return true;
      }
      cause = cause.getCause();
    }
    return false;
  }

  private static boolean isOutageItself(Throwable failure) {
    return switch (failure) {
      case DataAccessResourceFailureException _,
          NonTransientDataAccessResourceException _,
          TransientDataAccessException _,
          RecoverableDataAccessException _ ->
          true;
      case CannotCreateTransactionException _,
          TransactionSystemException _,
          TransactionTimedOutException _ ->
          true;
      case SQLTransientException _,
          SQLRecoverableException _,
          SQLNonTransientConnectionException _ ->
          true;
      case SQLException sql -> sql.getSQLState() != null && sql.getSQLState().startsWith("08");
      case IOException _, TimeoutException _ -> true;
      case CallNotPermittedException _, BulkheadFullException _ -> true;
      case OutOfMemoryError _ -> true;
      case HttpServerErrorException answer ->
          switch (answer.getStatusCode().value()) {
            case 502, 503, 504 -> true;
            default -> false;
          };
      default -> false;
    };
  }
}
