package io.forecourt.platform.web;

import io.forecourt.platform.personal.PersonErasedEarlier;
import io.forecourt.platform.rule.InvalidInput;
import io.forecourt.platform.rule.NotFound;
import io.forecourt.platform.rule.RuleViolation;
import io.forecourt.platform.rule.StaleVersion;
import io.github.resilience4j.bulkhead.BulkheadFullException;
import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.ConstraintViolationException;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessResourceException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.MissingRequestHeaderException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.client.HttpServerErrorException;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/**
 * Turns whatever a request ends with into a {@link Problem}; what nobody foresaw says nothing about
 * the inside.
 */
@RestControllerAdvice
@Order(Ordered.LOWEST_PRECEDENCE - 10)
final class ApiErrors extends ResponseEntityExceptionHandler {

  private static final Logger LOG = LoggerFactory.getLogger(ApiErrors.class);

  private static final String CONNECTION_LOST = "08";
  private static final String UNFIT_VALUE = "22";

  private final ProblemResponses responses;

  ApiErrors(ProblemResponses responses) {
    this.responses = responses;
  }

  @ExceptionHandler
  void on(ProblemException broken, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    responses.write(request, response, broken.problem());
  }

  @ExceptionHandler
  void on(RuleViolation broken, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    responses.write(
        request,
        response,
        new Problem(
            409,
            broken.code(),
            broken.arguments(),
            List.of(),
            broken.allowed(),
            Map.of(),
            Map.of()));
  }

  @ExceptionHandler
  void on(PersonErasedEarlier gone, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    responses.write(request, response, Problem.of(409, "person.erased"));
  }

  @ExceptionHandler
  void on(NotFound missing, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    responses.write(
        request, response, Problem.of(404, "resource.not-found", missing.kind(), missing.id()));
  }

  @ExceptionHandler
  void on(StaleVersion stale, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    responses.write(
        request,
        response,
        Problem.of(412, "version.stale", stale.current())
            .withMember("currentVersion", stale.current())
            .withHeader("ETag", Versions.etag(stale.current())));
  }

  @ExceptionHandler
  void on(InvalidInput invalid, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    List<Problem.FieldError> errors =
        invalid.fields().stream()
            .map(field -> new Problem.FieldError(field.pointer(), field.code()))
            .toList();
    Problem.FieldError first = errors.getFirst();
    boolean outsideTheBody = first.pointer().startsWith("?") || first.pointer().startsWith("!");
    responses.write(
        request,
        response,
        errors.size() == 1 && outsideTheBody
            ? Problem.of(400, first.code(), first.pointer().substring(1)).withErrors(errors)
            : invalid(errors));
  }

  @ExceptionHandler
  void on(
      ConstraintViolationException invalid,
      HttpServletRequest request,
      HttpServletResponse response)
      throws IOException {
    responses.write(request, response, invalid(Violations.of(invalid)));
  }

  @ExceptionHandler
  void on(AccessDeniedException denied, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    responses.write(request, response, Problem.of(403, "access.action-not-granted"));
  }

  @ExceptionHandler
  void on(AuthenticationException unknown, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    responses.write(
        request,
        response,
        Problem.of(401, "authentication.required").withHeader("WWW-Authenticate", "Bearer"));
  }

  @ExceptionHandler
  void on(
      DataIntegrityViolationException conflict,
      HttpServletRequest request,
      HttpServletResponse response)
      throws IOException {
    LOG.warn("{} refused by the database, trace {}", path(request), responses.traceId(), conflict);
    responses.write(
        request,
        response,
        hasState(conflict, UNFIT_VALUE)
            ? Problem.of(400, "request.value-too-large")
            : Problem.of(409, "conflict.duplicate"));
  }

  /** A save that lost: on a stated version it is stale, else two callers met. */
  @ExceptionHandler
  void on(
      ConcurrencyFailureException lost, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    boolean stated = request.getHeader("If-Match") != null;
    Problem problem =
        stated && lost instanceof OptimisticLockingFailureException
            ? Problem.of(412, "version.outrun")
            : Problem.of(409, "conflict.concurrent").retryAfter(1);
    responses.write(request, response, problem);
  }

  @ExceptionHandler({
    CannotGetJdbcConnectionException.class,
    CannotCreateTransactionException.class,
    TransactionSystemException.class,
    DataAccessResourceFailureException.class,
    RecoverableDataAccessException.class,
    TransientDataAccessResourceException.class,
    QueryTimeoutException.class
  })
  void onDatabaseDown(Exception down, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    LOG.error("database not available, trace {}", responses.traceId(), down);
    responses.write(request, response, Problem.of(503, "unavailable.database").retryAfter(5));
  }

  @ExceptionHandler({
    CallNotPermittedException.class,
    ResourceAccessException.class,
    HttpServerErrorException.class
  })
  void onNeighbourDown(
      RuntimeException down, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    LOG.warn("neighbour not available, trace {}", responses.traceId(), down);
    responses.write(request, response, Problem.of(503, "unavailable.neighbour").retryAfter(10));
  }

  @ExceptionHandler
  void on(BulkheadFullException busy, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    responses.write(request, response, Problem.of(503, "unavailable.busy").retryAfter(2));
  }

  @ExceptionHandler
  void on(Exception unforeseen, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    if (BodyTooLarge.causes(unforeseen)) {
      responses.write(request, response, Problem.of(413, "request.too-large"));
    } else if (hasState(unforeseen, CONNECTION_LOST)) {
      onDatabaseDown(unforeseen, request, response);
    } else {
      LOG.error("{} failed, trace {}", path(request), responses.traceId(), unforeseen);
      responses.write(request, response, Problem.of(500, "internal.error"));
    }
  }

  /** Whether the database's own error is of this class of SQL states. */
  private static boolean hasState(Throwable error, String stateClass) {
    for (Throwable cause = error; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException sql) {
        String state = sql.getSQLState();
        return state != null && state.startsWith(stateClass);
      }
    }
    return false;
  }

  private static String path(HttpServletRequest request) {
    return request.getMethod() + " " + request.getRequestURI();
  }

  private static Problem invalid(List<Problem.FieldError> errors) {
    return Problem.of(400, "request.invalid", errors.size()).withErrors(errors);
  }

  /** Everything that Spring MVC itself refuses. */
  @Override
  protected @Nullable ResponseEntity<Object> handleExceptionInternal(
      Exception error,
      @Nullable Object body,
      HttpHeaders headers,
      HttpStatusCode status,
      WebRequest web) {
    var exchange = (ServletWebRequest) web;
    HttpServletRequest request = exchange.getRequest();
    HttpServletResponse response = exchange.getResponse();
    if (response == null) {
      return null;
    }
    Problem problem = problem(error, status.value());
    if (problem.status() >= 500) {
      LOG.error("{} failed, trace {}", path(request), responses.traceId(), error);
    }
    for (String name : List.of("Allow", "Accept", "Accept-Patch")) {
      String value = headers.getFirst(name);
      if (value != null) {
        problem = problem.withHeader(name, String.join(", ", headers.getOrEmpty(name)));
      }
    }
    try {
      responses.write(request, response, problem);
    } catch (IOException gone) {
      LOG.debug("the caller of {} is gone", path(request), gone);
    }
    return null;
  }

  private static Problem problem(Exception error, int status) {
    if (BodyTooLarge.causes(error)) {
      return Problem.of(413, "request.too-large");
    }
    return switch (error) {
      case MethodArgumentNotValidException e -> invalid(Violations.of(e.getBindingResult()));
      case HandlerMethodValidationException e -> invalid(Violations.of(e));
      case HttpMessageNotReadableException e -> Unreadable.problem(e);
      case MethodArgumentTypeMismatchException e -> mismatch(e);
      case MissingServletRequestParameterException e ->
          ProblemException.parameter(e.getParameterName(), "parameter.missing").problem();
      case MissingRequestHeaderException e -> Problem.of(400, "header.missing", e.getHeaderName());
      case HttpRequestMethodNotSupportedException e ->
          Problem.of(405, "method.not-allowed", e.getMethod());
      case HttpMediaTypeNotSupportedException _ -> Problem.of(415, "media.unsupported");
      case HttpMediaTypeNotAcceptableException _ -> Problem.of(406, "media.not-acceptable");
      default -> byStatus(status);
    };
  }

  /** An id in the path that cannot be one is unknown; a parameter is told its type. */
  private static Problem mismatch(MethodArgumentTypeMismatchException error) {
    var parameter = error.getParameter();
    if (parameter.hasParameterAnnotation(PathVariable.class)) {
      return Problem.of(404, "path.unknown");
    }
    String code = Violations.codeOf(error.getCause());
    if (code == null) {
      Class<?> type = error.getRequiredType();
      if (type != null && type.isEnum()) {
        return ProblemException.parameter(
                error.getName(), "parameter.unknown-value", Violations.names(type))
            .problem();
      }
      return ProblemException.parameter(error.getName(), "parameter.invalid").problem();
    }
    return invalid(List.of(new Problem.FieldError("?" + error.getName(), code)));
  }

  static Problem byStatus(int status) {
    return switch (status) {
      case 400 -> Problem.of(400, "request.rejected");
      case 401 ->
          Problem.of(401, "authentication.required").withHeader("WWW-Authenticate", "Bearer");
      case 403 -> Problem.of(403, "access.action-not-granted");
      case 404 -> Problem.of(404, "path.unknown");
      case 405 -> Problem.of(405, "method.not-allowed", "");
      case 406 -> Problem.of(406, "media.not-acceptable");
      case 413 -> Problem.of(413, "request.too-large");
      case 415 -> Problem.of(415, "media.unsupported");
      case 429 -> Problem.of(429, "rate.limited").retryAfter(1);
      case 503 -> Problem.of(503, "unavailable.busy").retryAfter(2);
      default ->
          status >= 400 && status < 500
              ? Problem.of(status, "request.rejected")
              : Problem.of(500, "internal.error");
    };
  }
}
